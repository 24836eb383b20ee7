// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/net/ws/outlet.h"

#include "server/net/ws/connection.h"

#include <algorithm>
#include <chrono>

namespace foyer::net {
namespace {

using namespace std::chrono_literals;

/// Deliveries per second from which batching over some milliseconds pays.
constexpr qint64 kBusyDeliveries = 10'000;
constexpr std::chrono::milliseconds kBusyTurn = 3ms;
/// Events a connection from which on a system call is well used: more would only come later.
constexpr qint64 kFullFrame = 16;
constexpr qint64 kWindow = 250;

} // namespace

Outlet::Outlet(QObject *parent)
    : QObject(parent)
{
    m_timer.setSingleShot(true);
    m_timer.setTimerType(Qt::PreciseTimer);
    connect(&m_timer, &QTimer::timeout, this, &Outlet::flush);
    m_window.start();
}

bool Outlet::isBusy()
{
    const qint64 elapsed = m_window.elapsed();
    if (elapsed >= kWindow) {
        m_isBusy = m_delivered * 1000 > kBusyDeliveries * elapsed;
        m_delivered = 0;
        m_window.start();
    }
    return m_isBusy;
}

void Outlet::wait(Connection *connection)
{
    m_waiting.push_back(connection);
    if (m_isScheduled)
        return;
    m_isScheduled = true;
    if (isBusy())
        m_timer.start(kBusyTurn);
    else
        flushSoon();
}

void Outlet::noteDeliveries(qint64 count)
{
    m_delivered += count;
    m_inTurn += count;
    if (m_isScheduled && !m_isDue && m_inTurn >= kFullFrame * std::ssize(m_waiting))
        flushSoon();
}

void Outlet::flushSoon()
{
    m_isDue = true;
    QMetaObject::invokeMethod(this, &Outlet::flush, Qt::QueuedConnection);
}

void Outlet::forget(Connection *connection)
{
    std::erase(m_waiting, connection);
}

void Outlet::flush()
{
    m_isScheduled = false;
    m_isDue = false;
    m_inTurn = 0;
    m_timer.stop();
    // Sending may end a connection, and that may give others something to send: it goes out with the next flush.
    std::vector<Connection *> waiting = std::exchange(m_waiting, {});
    FrameTree frames = std::exchange(m_frames, {});
    for (Connection *connection : waiting)
        connection->sendWaiting(frames);
}

} // namespace foyer::net
