// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/platform/input_idle_watch.h"

#include <QCoreApplication>
#include <QEvent>

namespace foyer::platform {

InputIdleWatch::InputIdleWatch(std::chrono::milliseconds after, QObject *parent)
    : IdleWatch(parent)
{
    m_quiet.setSingleShot(true);
    m_quiet.setInterval(after);
    connect(&m_quiet, &QTimer::timeout, this, [this] { setIdle(true); });
    m_quiet.start();
    QCoreApplication::instance()->installEventFilter(this);
}

bool InputIdleWatch::eventFilter(QObject *watched, QEvent *event)
{
    switch (event->type()) {
    case QEvent::KeyPress:
    case QEvent::MouseButtonPress:
    case QEvent::MouseMove:
    case QEvent::Wheel:
    case QEvent::TouchBegin:
    case QEvent::TabletPress:
    case QEvent::InputMethod:
        m_quiet.start();
        setIdle(false);
        break;
    default:
        break;
    }
    return IdleWatch::eventFilter(watched, event);
}

} // namespace foyer::platform
