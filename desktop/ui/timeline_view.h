// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/base/ids.h"
#include "common/protocol/client_frame.h"
#include "common/protocol/image.h"
#include "desktop/ui/anchored_list.h"

#include <QMenu>
#include <QTimer>
#include <QUrl>

QT_BEGIN_NAMESPACE
class QToolButton;
QT_END_NAMESPACE

namespace foyer::model {
class ChatSession;
}

namespace foyer::ui {

class MessageDelegate;
struct MessageHit;
struct Theme;

/// The messages of the open conversation. Stays where the reader is: at the end when he is there, at the message
/// he reads when older ones come in above it.
class TimelineView : public AnchoredList
{
    Q_OBJECT

public:
    /// Session and theme must outlive the view.
    TimelineView(model::ChatSession &session, const Theme &theme, QWidget *parent = nullptr);

    /// Shows the first unread message or, when all is read, the end.
    void showStart();

    /// Brings a row into sight, where it stands out for a moment.
    void showRow(int row);
    /// Where the message of an index is, and where it lies in the viewport without the separators above it.
    [[nodiscard]] protocol::MessagePlace placeOf(const QModelIndex &index) const;
    [[nodiscard]] QRect messageRect(const QModelIndex &index) const;
    /// The row that the mouse has to do with, also while it is on something that lies above.
    void setPointed(const QModelIndex &index);
    /// Shows all that can be done to a message, at a point of the screen.
    void showMenu(const QModelIndex &index, QPoint global, const QUrl &link);

signals:
    void linkClicked(const QUrl &url);
    void pictureClicked(const foyer::protocol::Image &image);
    /// The person wants to write to this author alone.
    void writeToWanted(foyer::UserId user);
    /// The message that is quoted there is wanted.
    void quoteClicked(foyer::Seq seq);
    /// The author of a message is to be shown.
    void authorClicked(foyer::UserId user);
    /// Who has read this message is to be shown.
    void seenClicked(const foyer::protocol::MessagePlace &place);
    void reactionClicked(const foyer::protocol::MessagePlace &place, const QString &emoji);
    /// A menu is about to be shown; whoever has something for it adds it.
    void menuFilled(QMenu *menu, const foyer::protocol::MessagePlace &place);
    /// The person wants back to writing.
    void escapePressed();

protected:
    void resizeEvent(QResizeEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;

private:
    void loadOlderIfNear();
    void placeEndButton();
    void addWriteTo(QMenu &menu, const QModelIndex &index);
    void addOutbox(QMenu &menu, const QModelIndex &index);
    [[nodiscard]] QStyleOptionViewItem optionFor(const QModelIndex &index) const;
    [[nodiscard]] MessageHit hitAt(QPoint point) const;

    model::ChatSession &m_session;
    const Theme &m_theme;
    MessageDelegate *m_delegate;
    QToolButton *m_endButton;
    QTimer m_markTimer;
};

} // namespace foyer::ui
