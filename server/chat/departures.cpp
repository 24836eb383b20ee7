// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/chat/departures.h"

#include "common/base/clock.h"
#include "common/base/logging.h"
#include "server/chat/conversation_store.h"
#include "server/chat/event_sink.h"
#include "server/chat/neighbours.h"
#include "server/chat/rooms.h"

namespace foyer::chat {
namespace {

constexpr int kMessagesAStep = 50;

} // namespace

Departures::Departures(DepartureStore &store, ConversationStore &conversations, Rooms &rooms,
                       Neighbours &neighbours, EventSink &sink, const Clock &clock, QObject *parent)
    : SmallSteps(QLatin1String("departure"), clock, parent)
    , m_store(store)
    , m_conversations(conversations)
    , m_rooms(rooms)
    , m_neighbours(neighbours)
    , m_sink(sink)
    , m_clock(clock)
{
}

QCoro::Task<Result<bool>> Departures::go()
{
    FOYER_CO_TRY(const std::optional<Departure> departure, co_await m_store.next());
    if (!departure)
        co_return false;
    const UserId user = departure->user.id;
    if (m_gone != user) {
        protocol::Profile profile;
        profile.user = departure->user;
        co_await m_neighbours.tell(profile);
        FOYER_CO_CHECK(co_await leaveRooms(user));
        m_gone = user;
    }
    auto stepping = m_store.step(*departure, kMessagesAStep, m_clock.now());
    FOYER_CO_TRY(const DepartureStep step, co_await stepping);
    for (const protocol::Message &message : step.changed)
        m_sink.toConversation(message.conversation, protocol::MessageEvent{message});
    if (step.isDone)
        qCInfo(lcChat, "event=departure-done user=%lld", user.value());
    co_return true;
}

QCoro::Task<Result<>> Departures::leaveRooms(UserId user)
{
    FOYER_CO_TRY(const QList<ConversationId> rooms, co_await m_conversations.conversationIdsOf(user));
    for (qsizetype i = 0; i < rooms.size(); ++i) {
        const Result<> left = co_await m_rooms.leave(user, rooms[i]);
        if (left)
            continue;
        if (left.error().code == ErrorCode::Unavailable)
            co_return left;
        // What cannot be left is no room; there he stays, under his new name.
        qCInfo(lcChat, "event=departure-stays user=%lld conversation=%lld", user.value(), rooms[i].value());
    }
    co_return Result<>{};
}

} // namespace foyer::chat
