// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/base/ids.h"
#include "common/base/result.h"
#include "server/chat/departure_store.h"

#include <QCoroTask>
#include <QObject>
#include <QTimer>

#include <chrono>

namespace foyer {
class Clock;
}

namespace foyer::chat {

class ConversationStore;
class EventSink;
class Neighbours;
class Rooms;

/// Follows those who deleted their accounts through all that they left behind: tells their neighbours, ends their memberships,
/// changes their messages; little by little, so that nobody else has to wait, and after a restart it goes on. Thread: main.
class Departures : public QObject
{
    Q_OBJECT

public:
    /// Everything passed in must outlive this object and its running tasks.
    Departures(DepartureStore &store, ConversationStore &conversations, Rooms &rooms, Neighbours &neighbours,
               EventSink &sink, const Clock &clock, QObject *parent = nullptr);

    /// Looks for departures that are not done; to be called at the start, and after an account was closed.
    void begin();
    /// Begins nothing more.
    void stop();
    /// Whether something is being done or waits for its turn.
    [[nodiscard]] bool isBusy() const { return m_isWorking || m_timer.isActive(); }

signals:
    /// Nothing is left to do for now.
    void rested();

private:
    QCoro::Task<> turn();
    [[nodiscard]] QCoro::Task<Result<bool>> go();
    [[nodiscard]] QCoro::Task<Result<>> leaveRooms(UserId user);

    DepartureStore &m_store;
    ConversationStore &m_conversations;
    Rooms &m_rooms;
    Neighbours &m_neighbours;
    EventSink &m_sink;
    const Clock &m_clock;
    QTimer m_timer;
    /// Who has been told of and has left the rooms since the start of this process.
    UserId m_gone;
    bool m_isWorking = false;
    bool m_isStopped = false;
    bool m_isAskedAgain = false;
};

} // namespace foyer::chat
