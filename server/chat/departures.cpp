// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/chat/departures.h"

#include "common/base/clock.h"
#include "common/base/logging.h"
#include "server/chat/conversation_store.h"
#include "server/chat/event_sink.h"
#include "server/chat/neighbours.h"
#include "server/chat/rooms.h"

#include <algorithm>

namespace foyer::chat {
namespace {

using namespace std::chrono_literals;

constexpr int kMessagesAStep = 50;
/// After a step, at least this long and so many times what it took is left to the others.
constexpr auto kLeastPause = 20ms;
constexpr qint64 kPauseFactor = 3;
constexpr auto kRetryAfter = 5s;

} // namespace

Departures::Departures(DepartureStore &store, ConversationStore &conversations, Rooms &rooms,
                       Neighbours &neighbours, EventSink &sink, const Clock &clock, QObject *parent)
    : QObject(parent)
    , m_store(store)
    , m_conversations(conversations)
    , m_rooms(rooms)
    , m_neighbours(neighbours)
    , m_sink(sink)
    , m_clock(clock)
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, [this] { turn(); });
}

void Departures::begin()
{
    m_isAskedAgain = true;
    if (!m_isStopped && !m_isWorking)
        m_timer.start(0);
}

void Departures::stop()
{
    m_isStopped = true;
    m_timer.stop();
}

QCoro::Task<> Departures::turn()
{
    m_isWorking = true;
    m_isAskedAgain = false;
    const qint64 begun = m_clock.monotonic();
    const Result<bool> isMoreLeft = co_await go();
    m_isWorking = false;
    if (m_isStopped)
        co_return;
    if (!isMoreLeft) {
        qCWarning(lcChat, "event=departure-failed detail=%s", qUtf8Printable(isMoreLeft.error().detail));
        m_timer.start(kRetryAfter);
    } else if (*isMoreLeft || m_isAskedAgain) {
        const std::chrono::milliseconds pause(kPauseFactor * (m_clock.monotonic() - begun));
        m_timer.start(std::max<std::chrono::milliseconds>(pause, kLeastPause));
    } else {
        emit rested();
    }
}

/// One step. Returns whether there may be more to do.
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
