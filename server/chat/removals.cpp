// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/chat/removals.h"

#include "common/base/clock.h"
#include "common/base/logging.h"

#include <chrono>

namespace foyer::chat {
namespace {

using namespace std::chrono_literals;

constexpr int kMessagesAStep = 200;
/// Until then every node has told the members of a deleted room that they are out of it.
constexpr std::chrono::milliseconds kMembersKept = 1h;

} // namespace

Removals::Removals(RemovalStore &store, const Clock &clock, QObject *parent)
    : SmallSteps(QLatin1String("removal"), clock, parent)
    , m_store(store)
    , m_clock(clock)
{
}

QCoro::Task<Result<bool>> Removals::go()
{
    FOYER_CO_TRY(const std::optional<ConversationId> room, co_await m_store.next());
    if (!room) {
        FOYER_CO_CHECK(co_await m_store.forgetMembers(m_clock.now() - kMembersKept.count()));
        co_return false;
    }
    FOYER_CO_TRY(const bool isDone, co_await m_store.step(*room, kMessagesAStep));
    if (isDone)
        qCInfo(lcChat, "event=removal-done conversation=%lld", room->value());
    co_return true;
}

} // namespace foyer::chat
