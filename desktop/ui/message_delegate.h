// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCache>
#include <QStyledItemDelegate>
#include <QUrl>

#include <memory>

namespace foyer::model {
class PictureCache;
}

namespace foyer::ui {

class MessageText;
struct Theme;

/// Draws one message of a timeline: day and unread separators above it, avatar, name, time, what it answers, text,
/// picture, reactions, and whether it is still on its way. Thread: main.
class MessageDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    /// Theme and pictures must outlive the delegate.
    MessageDelegate(const Theme &theme, model::PictureCache &pictures, QObject *parent = nullptr);
    ~MessageDelegate() override;

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

    /// Width that a row has to fit in; sizes are computed for it.
    void setWidth(int width);

    /// The link of a message's text at a point of the view; empty if there is none.
    [[nodiscard]] QUrl linkAt(const QStyleOptionViewItem &option, const QModelIndex &index,
                              QPoint point) const;
    /// Whether a point of the view is on the message's picture.
    [[nodiscard]] bool isOnPicture(const QStyleOptionViewItem &option, const QModelIndex &index,
                                   QPoint point) const;

private:
    /// Where the parts of a row lie, counted from its top left corner.
    struct Parts
    {
        QRect day;
        QRect unread;
        QRect notice;
        QRect avatar;
        QRect header;
        QRect origin;
        QRect quote;
        QPoint text;
        QRect picture;
        QRect extras;
        QRect note;
        int height = 0;
    };
    [[nodiscard]] Parts partsOf(const QFont &font, const QModelIndex &index) const;
    [[nodiscard]] const MessageText &textOf(const QFont &font, const QModelIndex &index) const;
    [[nodiscard]] int textWidth() const;
    void paintSeparator(QPainter &painter, const QRect &where, const QString &label,
                        const QColor &color) const;
    void paintHeader(QPainter &painter, const Parts &parts, const QFont &font,
                     const QModelIndex &index) const;
    void paintPicture(QPainter &painter, const QRect &where, const QModelIndex &index) const;
    void paintAround(QPainter &painter, const Parts &parts, const QFont &font,
                     const QModelIndex &index) const;
    void paintNotice(QPainter &painter, const QRect &where, const QString &text) const;
    void paintNote(QPainter &painter, const QRect &where, const QModelIndex &index) const;

    const Theme &m_theme;
    model::PictureCache &m_pictures;
    int m_width = 600;
    mutable QCache<QString, MessageText> m_texts;
};

} // namespace foyer::ui
