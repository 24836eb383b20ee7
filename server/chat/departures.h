// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/base/ids.h"
#include "common/base/result.h"
#include "server/chat/departure_store.h"
#include "server/chat/small_steps.h"

#include <QCoroTask>

namespace foyer::chat {

class ConversationStore;
class EventSink;
class Neighbours;
class Rooms;

/// Follows those who deleted their accounts through all that they left behind: tells their neighbours, ends their memberships,
/// changes their messages; little by little, so that nobody else has to wait, and after a restart it goes on. Thread: main.
class Departures : public SmallSteps
{
    Q_OBJECT

public:
    /// Everything passed in must outlive this object and its running tasks.
    Departures(DepartureStore &store, ConversationStore &conversations, Rooms &rooms, Neighbours &neighbours,
               EventSink &sink, const Clock &clock, QObject *parent = nullptr);

protected:
    [[nodiscard]] QCoro::Task<Result<bool>> go() override;

private:
    [[nodiscard]] QCoro::Task<Result<>> leaveRooms(UserId user);

    DepartureStore &m_store;
    ConversationStore &m_conversations;
    Rooms &m_rooms;
    Neighbours &m_neighbours;
    EventSink &m_sink;
    const Clock &m_clock;
    /// Who has been told of and has left the rooms since the start of this process.
    UserId m_gone;
};

} // namespace foyer::chat
