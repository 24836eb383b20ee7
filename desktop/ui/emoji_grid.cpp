// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/ui/emoji_grid.h"

#include "desktop/ui/fonts.h"
#include "desktop/ui/theme.h"

#include <QFontMetrics>
#include <QLocale>
#include <QMouseEvent>
#include <QPainter>
#include <QStandardItemModel>
#include <QStyledItemDelegate>

#include <algorithm>

namespace foyer::ui {

namespace {

constexpr int kNameRole = Qt::UserRole;
/// Of an emoji, to the font of the text around it.
constexpr qreal kLarge = 1.7;

QFont largeFont(const QFont &font)
{
    QFont large = emojiFont(font);
    large.setPointSizeF(font.pointSizeF() * kLarge);
    return large;
}

class CellDelegate : public QStyledItemDelegate
{
public:
    CellDelegate(const Theme &theme, QObject *parent)
        : QStyledItemDelegate(parent)
        , m_theme(theme)
    {
    }

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        if (option.state.testFlag(QStyle::State_Selected)) {
            painter->setPen(QPen(m_theme.accent, 2));
            painter->setBrush(m_theme.accentSoft);
            painter->drawRoundedRect(QRectF(option.rect).adjusted(2, 2, -2, -2), 8, 8);
        }
        painter->setPen(m_theme.ink);
        painter->setFont(largeFont(option.font));
        painter->drawText(option.rect, Qt::AlignCenter, index.data().toString());
        painter->restore();
    }

    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        Q_UNUSED(option)
        Q_UNUSED(index)
        return {EmojiGrid::kCell, EmojiGrid::kCell};
    }

private:
    const Theme &m_theme;
};

QString nameOf(const model::Emoji &emoji)
{
    return QLocale().language() == QLocale::Chinese ? emoji.chinese.name : emoji.english.name;
}

} // namespace

EmojiGrid::EmojiGrid(const Theme &theme, QWidget *parent)
    : QListView(parent)
    , m_model(new QStandardItemModel(this))
{
    setObjectName(QStringLiteral("emojiGrid"));
    setModel(m_model);
    setItemDelegate(new CellDelegate(theme, this));
    setViewMode(QListView::IconMode);
    setMovement(QListView::Static);
    setResizeMode(QListView::Adjust);
    setUniformItemSizes(true);
    setGridSize({kCell, kCell});
    setFrameShape(QFrame::NoFrame);
    setSelectionMode(QAbstractItemView::SingleSelection);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOn);
    setFocusPolicy(Qt::NoFocus);
    setMouseTracking(true);
    setStyleSheet(QStringLiteral("#emojiGrid { background: transparent; border: none; }"));
    connect(this, &QListView::clicked, this,
            [this](const QModelIndex &index) { emit chosen(index.data().toString()); });
    connect(selectionModel(), &QItemSelectionModel::currentChanged, this, &EmojiGrid::currentChanged);
}

bool EmojiGrid::canDraw(const model::Emoji &emoji) const
{
    const QFontMetrics metrics(emojiFont(font()));
    const QList<uint> points = emoji.text.toUcs4();
    return !points.isEmpty() && metrics.inFontUcs4(points.constFirst());
}

void EmojiGrid::setEmoji(const QList<model::Emoji> &emoji, int tone)
{
    m_model->clear();
    for (const model::Emoji &each : emoji) {
        if (!canDraw(each))
            continue;
        auto *item = new QStandardItem(each.inTone(tone));
        item->setData(nameOf(each), kNameRole);
        item->setData(nameOf(each), Qt::AccessibleTextRole);
        item->setToolTip(nameOf(each));
        m_model->appendRow(item);
    }
    scrollToTop();
    setCurrentIndex(m_model->index(0, 0));
    emit currentChanged();
}

int EmojiGrid::count() const
{
    return m_model->rowCount();
}

QString EmojiGrid::current() const
{
    return currentIndex().data().toString();
}

QString EmojiGrid::currentName() const
{
    return currentIndex().data(kNameRole).toString();
}

void EmojiGrid::step(int columns, int rows)
{
    if (count() == 0)
        return;
    const int inRow = std::max(1, viewport()->width() / kCell);
    const int to = currentIndex().row() + columns + rows * inRow;
    setCurrentIndex(m_model->index(std::clamp(to, 0, count() - 1), 0));
    scrollTo(currentIndex());
}

void EmojiGrid::mouseMoveEvent(QMouseEvent *event)
{
    QListView::mouseMoveEvent(event);
    if (const QModelIndex index = indexAt(event->pos()); index.isValid())
        setCurrentIndex(index);
}

} // namespace foyer::ui
