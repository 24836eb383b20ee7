// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "desktop/ui/message_layout.h"

#include <QCache>
#include <QPersistentModelIndex>
#include <QStyledItemDelegate>
#include <QUrl>

namespace foyer::model {
class PictureCache;
}

namespace foyer::ui {

class MessageText;
struct Theme;

/// What of a message is at a point.
struct MessageHit
{
    enum class Kind { Nothing, Link, Picture, Quote, Reaction, Author, Seen, Fold };

    Kind kind = Kind::Nothing;
    /// Of a link.
    QUrl link{};
    /// Of a reaction.
    QString emoji{};
};

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
    [[nodiscard]] int width() const { return m_width; }
    /// The row that somebody was led to, or that something is being done to; it stands out.
    void setMarked(const QModelIndex &index) { m_marked = index; }
    void setPointed(const QModelIndex &index) { m_pointed = index; }

    /// Where the message itself is, without the separators above it.
    [[nodiscard]] QRect messageRect(const QStyleOptionViewItem &option, const QModelIndex &index) const;
    /// What of the message is at a point of the view.
    [[nodiscard]] MessageHit hitAt(const QStyleOptionViewItem &option, const QModelIndex &index,
                                   QPoint point) const;

private:
    [[nodiscard]] MessageParts partsOf(const QFont &font, const QModelIndex &index) const;
    [[nodiscard]] const MessageText &textOf(const QFont &font, const QModelIndex &index) const;
    void paintGround(QPainter &painter, const QStyleOptionViewItem &option, const QModelIndex &index,
                     const MessageParts &parts) const;

    const Theme &m_theme;
    model::PictureCache &m_pictures;
    int m_width = 600;
    QPersistentModelIndex m_marked;
    QPersistentModelIndex m_pointed;
    mutable QCache<QString, MessageText> m_texts;
};

} // namespace foyer::ui
