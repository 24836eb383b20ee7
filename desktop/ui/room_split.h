// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSplitter>

namespace foyer::ui {

/// The messages of a conversation and, beside them, at most one panel. Where there is no room for both, a panel that is
/// asked for takes the place of the messages.
class RoomSplit : public QSplitter
{
    Q_OBJECT

public:
    explicit RoomSplit(QWidget *parent = nullptr);

    void setMessages(QWidget *messages);
    /// A panel that can be shown; hidden until then.
    void addPanel(QWidget *panel);
    /// Shows this one and no other; none if it is null.
    void showPanel(QWidget *panel);
    /// The panel that is wanted, though there may be no room for it.
    [[nodiscard]] QWidget *panel() const { return m_panel; }
    /// Whether there is no room for both.
    [[nodiscard]] bool isNarrow() const;

signals:
    void panelChanged();

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void arrange();

    QWidget *m_messages = nullptr;
    QWidget *m_panel = nullptr;
    QList<QWidget *> m_panels;
    /// The panel was asked for while there was no room for both.
    bool m_coversMessages = false;
    bool m_wasNarrow = true;
};

} // namespace foyer::ui
