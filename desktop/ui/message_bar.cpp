// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/ui/message_bar.h"

#include "desktop/ui/icons.h"
#include "desktop/ui/message_action_text.h"
#include "desktop/ui/message_commands.h"
#include "desktop/ui/theme.h"
#include "desktop/ui/timeline_view.h"

#include <QHBoxLayout>
#include <QMouseEvent>
#include <QScrollBar>
#include <QToolButton>

#include <algorithm>

namespace foyer::ui {

using model::MessageAction;

namespace {
constexpr int kIcon = 18;
constexpr int kFromRight = 28;
} // namespace

MessageBar::MessageBar(TimelineView &view, MessageCommands &commands, const Theme &theme)
    : QFrame(view.viewport())
    , m_view(view)
    , m_commands(commands)
    , m_theme(theme)
{
    setObjectName(QStringLiteral("messageBar"));
    setStyleSheet(QStringLiteral("#messageBar { background: %1; border: 1px solid %2; border-radius: 10px; }")
                      .arg(theme.surface.name(), theme.line.name()));
    setCursor(Qt::ArrowCursor);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(3, 3, 3, 3);
    layout->setSpacing(1);
    for (const MessageAction action : {MessageAction::React, MessageAction::Reply, MessageAction::Edit}) {
        QToolButton *button = addButton(actionIcon(action), actionText(action));
        connect(button, &QToolButton::clicked, this, [this, action] { run(action); });
        m_buttons.append({action, button});
    }
    m_more = addButton(QStringLiteral("more"), tr("More"));
    connect(m_more, &QToolButton::clicked, this, &MessageBar::showAll);
    connect(&commands, &MessageCommands::pickingChanged, this, [this](bool isPicking) {
        m_isHeld = isPicking;
        if (!isPicking)
            letGo();
    });
    connect(view.verticalScrollBar(), &QScrollBar::valueChanged, this, [this] {
        if (!m_isHeld)
            follow({});
    });
    view.viewport()->installEventFilter(this);
    hide();
}

QToolButton *MessageBar::addButton(const QString &icon, const QString &text)
{
    auto *button = new QToolButton(this);
    button->setObjectName(QStringLiteral("bar-") + icon);
    button->setIcon(inkedIcon(icon, m_theme.ink2));
    button->setIconSize({kIcon, kIcon});
    button->setToolTip(text);
    button->setAccessibleName(text);
    // The keyboard has the keys of the message itself.
    button->setFocusPolicy(Qt::NoFocus);
    layout()->addWidget(button);
    return button;
}

bool MessageBar::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::MouseMove && !m_isHeld)
        follow(m_view.indexAt(static_cast<QMouseEvent *>(event)->pos()));
    else if (event->type() == QEvent::Leave && !m_isHeld && !underMouse())
        follow({});
    return QFrame::eventFilter(watched, event);
}

void MessageBar::leaveEvent(QEvent *event)
{
    QFrame::leaveEvent(event);
    letGo();
}

void MessageBar::letGo()
{
    const QPoint at = m_view.viewport()->mapFromGlobal(QCursor::pos());
    if (!m_isHeld && !m_view.viewport()->rect().contains(at))
        follow({});
}

void MessageBar::follow(const QModelIndex &index)
{
    if (index.isValid() && index == m_index && isVisible()) {
        place();
        return;
    }
    m_index = index;
    m_view.setPointed(index);
    const model::MessagePlace at = m_view.placeOf(index);
    bool isAny = false;
    for (const auto &[action, button] : std::as_const(m_buttons)) {
        const bool isPossible = at.seq.isValid() && m_commands.isPossible(at, action);
        button->setVisible(isPossible);
        isAny = isAny || isPossible;
    }
    // Where nothing usual is possible, the rest of the menu still may be: of an archived room.
    isAny = isAny || (at.seq.isValid() && m_commands.isPossible(at, MessageAction::Forward));
    setVisible(isAny);
    if (isAny)
        place();
}

void MessageBar::place()
{
    adjustSize();
    const QRect row = m_view.messageRect(m_index);
    const int y = std::clamp(row.top() - height() / 2 + 6, 2, m_view.viewport()->height() - height() - 2);
    move(m_view.viewport()->width() - width() - kFromRight, y);
    raise();
}

void MessageBar::run(MessageAction action)
{
    const model::MessagePlace at = m_view.placeOf(m_index);
    const QPoint beside = mapToGlobal(QPoint(width() / 2, 0));
    m_commands.run(action, at, beside);
    if (!m_isHeld)
        follow({});
}

void MessageBar::showAll()
{
    m_isHeld = true;
    m_view.showMenu(m_index, mapToGlobal(QPoint(0, height() + 2)), {});
    m_isHeld = false;
    letGo();
}

} // namespace foyer::ui
