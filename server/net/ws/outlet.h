// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/net/ws/frame_tree.h"

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

#include <vector>

namespace foyer::net {

class Connection;

/// Lets connections send once a turn: who has events to send says so, and all send at the turn's end, or under load
/// some milliseconds later, so that more goes out with each system call. Thread: main.
class Outlet : public QObject
{
    Q_OBJECT

public:
    explicit Outlet(QObject *parent = nullptr);

    /// The events of this turn.
    [[nodiscard]] FrameTree &frames() { return m_frames; }
    /// The connection has its first event of this turn. It must `forget` itself if it dies before the flush.
    void wait(Connection *connection);
    void forget(Connection *connection);
    /// Counts events given to connections; their rate decides how long a turn is, and enough of them end it.
    void noteDeliveries(qint64 count);
    /// Sends what waits, now.
    void flush();

private:
    [[nodiscard]] bool isBusy();
    void flushSoon();

    FrameTree m_frames;
    std::vector<Connection *> m_waiting;
    QTimer m_timer;
    /// Whether a flush is to come, and whether nothing more is waited for.
    bool m_isScheduled = false;
    bool m_isDue = false;
    /// Events given in this turn, and in this window of time.
    qint64 m_inTurn = 0;
    qint64 m_delivered = 0;
    bool m_isBusy = false;
    QElapsedTimer m_window;
};

} // namespace foyer::net
