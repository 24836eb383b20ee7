// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>
#include <QTimer>

QT_BEGIN_NAMESPACE
class QLabel;
class QPushButton;
QT_END_NAMESPACE

namespace foyer::model {
class ChatSession;
}

namespace foyer::ui {

struct Theme;

/// Says calmly how things stand with the server while they do not stand well, and offers what can be done.
class ConnectionBar : public QFrame
{
    Q_OBJECT

public:
    /// Session and theme must outlive the bar.
    ConnectionBar(model::ChatSession &session, const Theme &theme, QWidget *parent = nullptr);

private:
    void refresh();
    void showText(const QString &text, const QString &action);
    void act();

    model::ChatSession &m_session;
    QLabel *m_text;
    QPushButton *m_action;
    /// A short loss is not worth a word.
    QTimer m_patience;
    QTimer m_tick;
};

} // namespace foyer::ui
