// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/ui/message_delegate.h"

#include "common/protocol/image.h"
#include "desktop/model/picture_cache.h"
#include "desktop/model/timeline_model.h"
#include "desktop/ui/avatar_painter.h"
#include "desktop/ui/error_text.h"
#include "desktop/ui/message_text.h"
#include "desktop/ui/theme.h"
#include "desktop/ui/times.h"

#include <QPainter>
#include <QPainterPath>

namespace foyer::ui {

using Model = model::TimelineModel;

namespace {

constexpr int kLeft = 20;
constexpr int kAvatar = 38;
constexpr int kGap = 12;
constexpr int kRight = 24;
constexpr int kIndent = kLeft + kAvatar + kGap;
constexpr int kWidestText = 760;
constexpr int kSeparator = 40;
constexpr int kWidestPicture = 360;
constexpr int kTallestPicture = 300;
constexpr int kTexts = 600;
constexpr int kQuoteIndent = 10;
constexpr int kNoticeGap = 7;
constexpr int kNoticeFlags = Qt::AlignHCenter | Qt::AlignTop | Qt::TextWordWrap;

QFont smaller(QFont font)
{
    font.setPointSizeF(font.pointSizeF() * 0.86);
    return font;
}

QFont bold(QFont font)
{
    font.setWeight(QFont::DemiBold);
    return font;
}

/// The box of a picture follows from its description alone, so nothing moves when its bytes come.
QSize pictureBox(const protocol::Image &image)
{
    const QSize thumbnail(image.thumbnailWidth, image.thumbnailHeight);
    const QSize bound(kWidestPicture, kTallestPicture);
    const bool isTooLarge = thumbnail.width() > bound.width() || thumbnail.height() > bound.height();
    const QSize box = isTooLarge ? thumbnail.scaled(bound, Qt::KeepAspectRatio) : thumbnail;
    return box.expandedTo({24, 24});
}

Model::Delivery deliveryOf(const QModelIndex &index)
{
    return index.data(Model::DeliveryRole).value<Model::Delivery>();
}

model::MessageLine lineOf(const QModelIndex &index)
{
    return index.data(Model::LineRole).value<model::MessageLine>();
}

/// What stands below the text: reactions first, then whether it was edited or is pinned.
QString extrasOf(const model::MessageLine &line)
{
    QStringList all{line.reactionsText(), line.marks()};
    all.removeAll(QString());
    return all.join(QStringLiteral("   "));
}

QString quoteOf(const model::MessageLine::Quote &quote)
{
    return quote.author.isEmpty() ? QStringLiteral("…")
                                  : QStringLiteral("%1: %2").arg(quote.author, quote.text);
}

} // namespace

MessageDelegate::MessageDelegate(const Theme &theme, model::PictureCache &pictures, QObject *parent)
    : QStyledItemDelegate(parent)
    , m_theme(theme)
    , m_pictures(pictures)
    , m_texts(kTexts)
{
}

MessageDelegate::~MessageDelegate() = default;

void MessageDelegate::setWidth(int width)
{
    if (m_width == width)
        return;
    m_width = width;
    m_texts.clear();
}

int MessageDelegate::textWidth() const
{
    return std::clamp(m_width - kIndent - kRight, 80, kWidestText);
}

const MessageText &MessageDelegate::textOf(const QFont &font, const QModelIndex &index) const
{
    const QString key = index.data(Model::RefRole).toString() + u'/'
        + index.data(Model::AuthorIdRole).toString() + u'/' + index.data(Model::RevisionRole).toString();
    if (const MessageText *known = m_texts.object(key))
        return *known;
    auto *made =
        new MessageText(index.data(Model::TextRole).toString(), font, textWidth(), m_theme.accentInk);
    m_texts.insert(key, made);
    return *made;
}

MessageDelegate::Parts MessageDelegate::partsOf(const QFont &font, const QModelIndex &index) const
{
    Parts parts;
    const bool startsGroup = index.data(Model::StartsGroupRole).toBool();
    int y = 0;
    if (index.data(Model::StartsDayRole).toBool()) {
        parts.day = QRect(0, y, m_width, kSeparator);
        y += kSeparator;
    }
    if (index.data(Model::StartsUnreadRole).toBool()) {
        parts.unread = QRect(0, y, m_width, kSeparator - 10);
        y += kSeparator - 10;
    }
    if (index.data(Model::IsNoticeRole).toBool()) {
        // One that has nothing to say (any more) takes no room.
        const QString text = index.data(Model::TextRole).toString();
        if (!text.isEmpty()) {
            const QRect room(kIndent, y + kNoticeGap, m_width - 2 * kIndent, 0);
            const QRect needed = QFontMetrics(smaller(font)).boundingRect(room, kNoticeFlags, text);
            parts.notice = QRect(room.left(), room.top(), room.width(), needed.height());
            y = parts.notice.bottom() + 1 + kNoticeGap;
        }
        parts.height = std::max(y, 1);
        return parts;
    }
    y += startsGroup ? 10 : 1;
    if (startsGroup) {
        const int lineHeight = QFontMetrics(bold(font)).height();
        parts.avatar = QRect(kLeft, y + 2, kAvatar, kAvatar);
        parts.header = QRect(kIndent, y, m_width - kIndent - kRight, lineHeight);
        y += lineHeight + 2;
    }
    const model::MessageLine line = lineOf(index);
    const int small = QFontMetrics(smaller(font)).height() + 2;
    const auto takeLine = [&](QRect &part) {
        part = QRect(kIndent, y, m_width - kIndent - kRight, small);
        y += small;
    };
    if (line.isForwarded)
        takeLine(parts.origin);
    if (line.quote.seq.isValid())
        takeLine(parts.quote);
    if (!line.text.isEmpty()) {
        parts.text = QPoint(kIndent, y);
        y += int(std::ceil(textOf(font, index).size().height()));
    }
    const QVariant image = index.data(Model::ImageRole);
    if (image.isValid()) {
        parts.picture = QRect(QPoint(kIndent, y + 4), pictureBox(image.value<protocol::Image>()));
        y += parts.picture.height() + 8;
    }
    if (!extrasOf(line).isEmpty())
        takeLine(parts.extras);
    if (deliveryOf(index) != Model::Delivery::Delivered)
        takeLine(parts.note);
    // The avatar of a short message reaches below its text.
    if (startsGroup)
        y = std::max(y, parts.avatar.bottom() + 1);
    parts.height = y + 2;
    return parts;
}

QSize MessageDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    return {m_width, partsOf(option.font, index).height};
}

void MessageDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                            const QModelIndex &index) const
{
    const Parts parts = partsOf(option.font, index);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    const bool isFocused = option.state.testFlag(QStyle::State_HasFocus)
        && option.state.testFlag(QStyle::State_KeyboardFocusChange);
    if (option.state.testFlag(QStyle::State_MouseOver) || isFocused) {
        const int above = parts.day.height() + parts.unread.height();
        painter->fillRect(option.rect.adjusted(0, above, 0, 0), m_theme.hover);
    }
    const model::MessageLine line = lineOf(index);
    if (line.callsMe) {
        const int above = parts.day.height() + parts.unread.height();
        painter->fillRect(
            QRect(option.rect.left(), option.rect.top() + above, 3, option.rect.height() - above),
            m_theme.badge);
    }
    painter->translate(option.rect.topLeft());
    painter->setFont(option.font);
    if (parts.day.isValid())
        paintSeparator(*painter, parts.day, dayName(index.data(Model::TimeRole).toLongLong()), m_theme.ink3);
    if (parts.unread.isValid())
        paintSeparator(*painter, parts.unread, tr("New"), m_theme.badge);
    if (parts.notice.isValid())
        paintNotice(*painter, parts.notice, index.data(Model::TextRole).toString());
    if (parts.header.isValid())
        paintHeader(*painter, parts, option.font, index);
    if (!parts.text.isNull()) {
        const bool isPending = deliveryOf(index) != Model::Delivery::Delivered;
        painter->setPen(isPending || line.isRecalled ? m_theme.ink3 : m_theme.ink);
        textOf(option.font, index).paint(*painter, parts.text);
    }
    if (parts.picture.isValid())
        paintPicture(*painter, parts.picture, index);
    paintAround(*painter, parts, option.font, index);
    if (parts.note.isValid()) {
        painter->setFont(smaller(option.font));
        paintNote(*painter, parts.note, index);
    }
    painter->restore();
}

void MessageDelegate::paintSeparator(QPainter &painter, const QRect &where, const QString &label,
                                     const QColor &color) const
{
    const QFont before = painter.font();
    painter.setFont(bold(smaller(before)));
    const int width = painter.fontMetrics().horizontalAdvance(label) + 24;
    const int y = where.center().y() + 4;
    const QRect pill(where.center().x() - width / 2, where.top() + 4, width, where.height());
    painter.setPen(QPen(color == m_theme.badge ? color : m_theme.line, 1));
    painter.drawLine(where.left() + kLeft, y, pill.left(), y);
    painter.drawLine(pill.right(), y, where.right() - kRight, y);
    painter.setPen(color);
    painter.drawText(pill, Qt::AlignCenter, label);
    painter.setFont(before);
}

void MessageDelegate::paintHeader(QPainter &painter, const Parts &parts, const QFont &font,
                                  const QModelIndex &index) const
{
    const QString author = index.data(Model::AuthorRole).toString();
    paintAvatar(painter, parts.avatar, index.data(Model::AvatarRole).toString(), author);
    const QFont nameFont = bold(font);
    const QFontMetrics nameMetrics(nameFont);
    const QString clock = clockTime(index.data(Model::TimeRole).toLongLong());
    const bool isBot = index.data(Model::IsBotRole).toBool();
    const QString time = isBot ? tr("bot · %1").arg(clock) : clock;
    const QFontMetrics timeMetrics(smaller(font));
    const int room = parts.header.width() - timeMetrics.horizontalAdvance(time) - 10;
    const QString name = nameMetrics.elidedText(author, Qt::ElideRight, room);
    const int baseline = parts.header.top() + nameMetrics.ascent();
    painter.setFont(nameFont);
    painter.setPen(index.data(Model::IsMineRole).toBool() ? m_theme.accentInk : m_theme.ink);
    painter.drawText(parts.header.left(), baseline, name);
    painter.setFont(smaller(font));
    painter.setPen(m_theme.ink3);
    painter.drawText(parts.header.left() + nameMetrics.horizontalAdvance(name) + 10, baseline, time);
    painter.setFont(font);
}

void MessageDelegate::paintPicture(QPainter &painter, const QRect &where, const QModelIndex &index) const
{
    const auto image = index.data(Model::ImageRole).value<protocol::Image>();
    const QPixmap thumbnail = m_pictures.thumbnail(image.id);
    QPainterPath frame;
    frame.addRoundedRect(where, 10, 10);
    painter.fillPath(frame, m_theme.line);
    if (thumbnail.isNull())
        return;
    painter.save();
    painter.setClipPath(frame);
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    painter.drawPixmap(where, thumbnail);
    painter.restore();
}

/// What it answers, where it comes from, and what was done to it.
void MessageDelegate::paintAround(QPainter &painter, const Parts &parts, const QFont &font,
                                  const QModelIndex &index) const
{
    if (!parts.origin.isValid() && !parts.quote.isValid() && !parts.extras.isValid())
        return;
    const model::MessageLine line = lineOf(index);
    painter.setFont(smaller(font));
    painter.setPen(m_theme.ink3);
    const auto say = [&painter](const QRect &where, const QString &text) {
        painter.drawText(where, Qt::AlignLeft | Qt::AlignVCenter,
                         painter.fontMetrics().elidedText(text, Qt::ElideRight, where.width()));
    };
    if (parts.origin.isValid())
        say(parts.origin, line.originText());
    if (parts.quote.isValid()) {
        painter.fillRect(QRect(parts.quote.topLeft(), QSize(3, parts.quote.height() - 2)), m_theme.accentInk);
        say(parts.quote.adjusted(kQuoteIndent, 0, 0, 0), quoteOf(line.quote));
    }
    if (parts.extras.isValid())
        say(parts.extras, extrasOf(line));
    painter.setFont(font);
}

void MessageDelegate::paintNotice(QPainter &painter, const QRect &where, const QString &text) const
{
    const QFont before = painter.font();
    painter.setFont(smaller(before));
    painter.setPen(m_theme.ink2);
    painter.drawText(where, kNoticeFlags, text);
    painter.setFont(before);
}

void MessageDelegate::paintNote(QPainter &painter, const QRect &where, const QModelIndex &index) const
{
    if (deliveryOf(index) == Model::Delivery::Waiting) {
        painter.setPen(m_theme.ink3);
        painter.drawText(where, Qt::AlignLeft | Qt::AlignVCenter, tr("On its way …"));
        return;
    }
    const auto why = ErrorCode(index.data(Model::FailureRole).toInt());
    painter.setPen(m_theme.danger);
    const QString text = tr("Not sent. %1 Right-click to try again.").arg(errorText(why));
    painter.drawText(where, Qt::AlignLeft | Qt::AlignVCenter,
                     painter.fontMetrics().elidedText(text, Qt::ElideRight, where.width()));
}

QUrl MessageDelegate::linkAt(const QStyleOptionViewItem &option, const QModelIndex &index, QPoint point) const
{
    const Parts parts = partsOf(option.font, index);
    if (parts.text.isNull())
        return {};
    return textOf(option.font, index).linkAt(point - option.rect.topLeft() - parts.text);
}

bool MessageDelegate::isOnPicture(const QStyleOptionViewItem &option, const QModelIndex &index,
                                  QPoint point) const
{
    const Parts parts = partsOf(option.font, index);
    return parts.picture.isValid() && parts.picture.contains(point - option.rect.topLeft());
}

} // namespace foyer::ui
