// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/ui/connection_bar.h"

#include "desktop/model/chat_session.h"
#include "desktop/ui/error_text.h"
#include "desktop/ui/theme.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>

using namespace std::chrono_literals;

namespace foyer::ui {

using model::ConnectionState;

ConnectionBar::ConnectionBar(model::ChatSession &session, const Theme &theme, QWidget *parent)
    : QFrame(parent)
    , m_session(session)
    , m_text(new QLabel(this))
    , m_action(new QPushButton(this))
{
    setObjectName(QStringLiteral("connectionBar"));
    setStyleSheet(QStringLiteral("#connectionBar { background: %1; } #connectionBar QLabel { color: %2; }")
                      .arg(theme.lampSoft.name(), theme.lamp.name()));
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(20, 6, 20, 6);
    layout->addWidget(m_text, 1);
    layout->addWidget(m_action);
    m_text->setWordWrap(true);
    m_patience.setSingleShot(true);
    connect(&m_patience, &QTimer::timeout, this, &ConnectionBar::refresh);
    connect(&m_tick, &QTimer::timeout, this, &ConnectionBar::refresh);
    connect(m_action, &QPushButton::clicked, this, &ConnectionBar::act);
    connect(&session, &model::ChatSession::stateChanged, this, [this] {
        const bool isFine = m_session.state() == ConnectionState::Online;
        if (isFine || m_session.state() == ConnectionState::SessionOver)
            refresh();
        else if (isHidden() && !m_patience.isActive())
            m_patience.start(700ms);
        else if (!isHidden())
            refresh();
    });
    connect(&session, &model::ChatSession::takeBackFailed, this,
            [this](const Error &error) { m_text->setText(errorText(error.code)); });
    hide();
}

void ConnectionBar::refresh()
{
    m_tick.stop();
    switch (m_session.state()) {
    case ConnectionState::Online:
    case ConnectionState::SignedOut:
        m_patience.stop();
        hide();
        return;
    case ConnectionState::Connecting:
        showText(tr("Connecting …"), {});
        return;
    case ConnectionState::CatchingUp:
        showText(tr("Catching up …"), {});
        return;
    case ConnectionState::Waiting: {
        const int seconds = m_session.secondsUntilRetry();
        showText(
            tr("No connection. What you write is kept and sent later. Next try in %n s.", nullptr, seconds),
            tr("Try now"));
        m_tick.start(1s);
        return;
    }
    case ConnectionState::SessionOver:
        m_patience.stop();
        if (m_session.isReplaced())
            showText(tr("You signed in on another computer, so this window was disconnected."),
                     tr("Use it here"));
        else
            showText(tr("This session has ended. Sign in again; what was not sent is kept."), tr("Sign in"));
        return;
    }
}

void ConnectionBar::showText(const QString &text, const QString &action)
{
    m_text->setText(text);
    m_action->setText(action);
    m_action->setVisible(!action.isEmpty());
    show();
}

void ConnectionBar::act()
{
    if (m_session.state() == ConnectionState::Waiting)
        m_session.retryNow();
    else if (m_session.isReplaced())
        m_session.takeBack();
    else
        m_session.signOut();
}

} // namespace foyer::ui
