// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/ui/message_delegate.h"

#include "common/protocol/image.h"
#include "desktop/model/picture_cache.h"
#include "desktop/model/timeline_model.h"
#include "desktop/ui/fonts.h"
#include "desktop/ui/message_painter.h"
#include "desktop/ui/message_text.h"
#include "desktop/ui/theme.h"

#include <QGuiApplication>
#include <QPainter>
#include <QStyle>

namespace foyer::ui {

using Model = model::TimelineModel;

namespace {

constexpr int kTexts = 600;

model::MessageLine lineOf(const QModelIndex &index)
{
    return index.data(Model::LineRole).value<model::MessageLine>();
}

/// Whether a point is on the author's name, above the text.
bool isOnName(const QFont &font, const QModelIndex &index, const MessageParts &parts, QPoint at)
{
    if (!parts.header.contains(at))
        return false;
    const int width =
        QFontMetrics(boldFont(font)).horizontalAdvance(index.data(Model::AuthorRole).toString());
    const bool isMirrored = QGuiApplication::layoutDirection() == Qt::RightToLeft;
    return isMirrored ? at.x() > parts.header.right() - width : at.x() < parts.header.left() + width;
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

const MessageText &MessageDelegate::textOf(const QFont &font, const QModelIndex &index) const
{
    const QString key = index.data(Model::RefRole).toString() + u'/'
        + index.data(Model::AuthorIdRole).toString() + u'/' + index.data(Model::RevisionRole).toString();
    if (const MessageText *known = m_texts.object(key))
        return *known;
    auto *made = new MessageText(index.data(Model::TextRole).toString(), font, messageTextWidth(m_width),
                                 MessageText::Colors{m_theme.accentInk, m_theme.line, m_theme.accent});
    m_texts.insert(key, made);
    return *made;
}

MessageParts MessageDelegate::partsOf(const QFont &font, const QModelIndex &index) const
{
    const bool hasText =
        !index.data(Model::IsNoticeRole).toBool() && !index.data(Model::TextRole).toString().isEmpty();
    const QSizeF text = hasText ? textOf(font, index).size() : QSizeF();
    const MessageParts parts = messageParts(index, font, m_width, text);
    const bool isMirrored = QGuiApplication::layoutDirection() == Qt::RightToLeft;
    return isMirrored ? mirrored(parts, m_width, text) : parts;
}

QSize MessageDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    return {m_width, partsOf(option.font, index).height};
}

void MessageDelegate::paintGround(QPainter &painter, const QStyleOptionViewItem &option,
                                  const QModelIndex &index, const MessageParts &parts) const
{
    const QRect row = option.rect.adjusted(0, parts.top(), 0, 0);
    const bool isFocused = option.state.testFlag(QStyle::State_HasFocus);
    if (m_marked == index)
        painter.fillRect(row, m_theme.lampSoft);
    else if (option.state.testFlag(QStyle::State_MouseOver) || isFocused || m_pointed == index)
        painter.fillRect(row, m_theme.hover);
    const QRect edge = QStyle::visualRect(QGuiApplication::layoutDirection(), row,
                                          QRect(row.left(), row.top(), 3, row.height()));
    if (isFocused)
        painter.fillRect(edge, m_theme.accent);
    else if (lineOf(index).callsMe)
        painter.fillRect(edge, m_theme.badge);
}

void MessageDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                            const QModelIndex &index) const
{
    const MessageParts parts = partsOf(option.font, index);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    paintGround(*painter, option, index, parts);
    painter->translate(option.rect.topLeft());
    MessagePainter rest(*painter, m_theme, m_pictures, option.font, parts);
    rest.paintHead(index);
    const model::MessageLine line = lineOf(index);
    if (!parts.notice.isValid()) {
        rest.paintOrigin(line);
        if (!parts.text.isNull()) {
            const bool isPending =
                index.data(Model::DeliveryRole).value<Model::Delivery>() != Model::Delivery::Delivered;
            painter->setPen(isPending || line.isRecalled ? m_theme.ink3 : m_theme.ink);
            textOf(option.font, index).paint(*painter, parts.text);
        }
        if (parts.picture.isValid()) {
            const auto image = index.data(Model::ImageRole).value<protocol::Image>();
            const QVariant progress = index.data(Model::ProgressRole);
            rest.paintPicture(m_pictures.thumbnail(image.id), progress.isValid() ? progress.toDouble() : -1);
        }
        rest.paintFoot(index, line);
    }
    painter->restore();
}

QRect MessageDelegate::messageRect(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    return option.rect.adjusted(0, partsOf(option.font, index).top(), 0, 0);
}

MessageHit MessageDelegate::hitAt(const QStyleOptionViewItem &option, const QModelIndex &index,
                                  QPoint point) const
{
    const MessageParts parts = partsOf(option.font, index);
    const QPoint at = point - option.rect.topLeft();
    if (parts.picture.isValid() && parts.picture.contains(at))
        return {MessageHit::Kind::Picture};
    if (parts.quote.isValid() && parts.quote.contains(at))
        return {MessageHit::Kind::Quote};
    if (parts.avatar.contains(at) || isOnName(option.font, index, parts, at))
        return {MessageHit::Kind::Author};
    if (parts.seen.isValid() && parts.seen.contains(at))
        return {MessageHit::Kind::Seen};
    for (qsizetype i = 0; i < parts.chips.size(); ++i) {
        if (parts.chips.at(i).contains(at))
            return {MessageHit::Kind::Reaction, {}, lineOf(index).reactions.at(i).emoji};
    }
    if (parts.text.isNull())
        return {};
    if (index.data(Model::IsFoldedRole).toBool()) {
        const QRectF words(parts.text, textOf(option.font, index).size());
        return words.contains(at) ? MessageHit{MessageHit::Kind::Fold} : MessageHit{};
    }
    const QUrl link = textOf(option.font, index).linkAt(at - parts.text);
    return link.isEmpty() ? MessageHit{} : MessageHit{MessageHit::Kind::Link, link};
}

} // namespace foyer::ui
