// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/base/ids.h"
#include "common/protocol/image.h"

#include <QListView>
#include <QPersistentModelIndex>
#include <QUrl>

#include <optional>

QT_BEGIN_NAMESPACE
class QMenu;
class QToolButton;
QT_END_NAMESPACE

namespace foyer::model {
class ChatSession;
}

namespace foyer::ui {

class MessageDelegate;
struct Theme;

/// The messages of the open conversation. Stays where the reader is: at the end when he is there, at the message
/// he reads when older ones come in above it.
class TimelineView : public QListView
{
    Q_OBJECT

public:
    /// Session and theme must outlive the view.
    TimelineView(model::ChatSession &session, const Theme &theme, QWidget *parent = nullptr);

    [[nodiscard]] bool isAtEnd() const;
    /// Shows the first unread message or, when all is read, the end.
    void showStart();

public slots:
    void scrollToEnd();

signals:
    /// The newest message can be seen now, or no longer.
    void atEndChanged(bool isAtEnd);
    void linkClicked(const QUrl &url);
    void pictureClicked(const foyer::protocol::Image &image);
    /// The person wants to write to this author alone.
    void writeToWanted(foyer::UserId user);

protected:
    void resizeEvent(QResizeEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    /// What must stay where it is while rows come and go: a message and its distance from the top.
    struct Anchor
    {
        QPersistentModelIndex index;
        int top = 0;
    };
    void followModel();
    void beforeChange();
    void afterChange();
    void onScrolled();
    void loadOlderIfNear();
    void placeEndButton();
    void addWriteTo(QMenu &menu, const QModelIndex &index);
    [[nodiscard]] QStyleOptionViewItem optionFor(const QModelIndex &index) const;
    [[nodiscard]] QUrl linkAt(QPoint point) const;
    [[nodiscard]] std::optional<protocol::Image> pictureAt(QPoint point) const;

    model::ChatSession &m_session;
    const Theme &m_theme;
    MessageDelegate *m_delegate;
    QToolButton *m_endButton;
    Anchor m_anchor;
    bool m_isAtEnd = true;
    bool m_isChanging = false;
};

} // namespace foyer::ui
