// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/ui/activity_watch.h"

#include <QEvent>
#include <QGuiApplication>

namespace foyer::ui {

ActivityWatch::ActivityWatch(std::chrono::milliseconds quiet, QObject *parent)
    : QObject(parent)
{
    m_quiet.setSingleShot(true);
    m_quiet.setInterval(quiet);
    connect(&m_quiet, &QTimer::timeout, this, [this] {
        m_isIdle = true;
        emit idleChanged(true);
    });
    m_quiet.start();
    qGuiApp->installEventFilter(this);
}

bool ActivityWatch::eventFilter(QObject *watched, QEvent *event)
{
    switch (event->type()) {
    case QEvent::KeyPress:
    case QEvent::MouseButtonPress:
    case QEvent::MouseMove:
    case QEvent::Wheel:
    case QEvent::TouchBegin:
        m_quiet.start();
        if (m_isIdle) {
            m_isIdle = false;
            emit idleChanged(false);
        }
        break;
    default:
        break;
    }
    return QObject::eventFilter(watched, event);
}

} // namespace foyer::ui
