// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/chat/blocks.h"

#include "common/base/clock.h"
#include "server/chat/block_store.h"
#include "server/chat/event_sink.h"

namespace foyer::chat {
namespace {

constexpr double kPerSecond = 1;
constexpr double kBurst = 30;

} // namespace

Blocks::Blocks(BlockStore &store, EventSink &sink, const Clock &clock)
    : m_store(store)
    , m_sink(sink)
    , m_clock(clock)
    , m_allowances(clock, kPerSecond, kBurst)
{
}

QCoro::Task<Result<QList<protocol::User>>> Blocks::list(UserId user)
{
    return m_store.blockedBy(user);
}

QCoro::Task<Result<>> Blocks::block(UserId user, UserId other)
{
    if (user == other)
        co_return fail(ErrorCode::InvalidField, QStringLiteral("nobody blocks himself"),
                       QStringLiteral("user"));
    FOYER_CO_CHECK(m_allowances.spend(user));
    FOYER_CO_TRY(const std::optional<protocol::User> blocked,
                 co_await m_store.add(user, other, m_clock.now()));
    if (blocked)
        m_sink.toUser(user, protocol::BlockEvent{*blocked, true});
    co_return Result<>{};
}

QCoro::Task<Result<>> Blocks::unblock(UserId user, UserId other)
{
    FOYER_CO_CHECK(m_allowances.spend(user));
    FOYER_CO_TRY(const std::optional<protocol::User> freed, co_await m_store.remove(user, other));
    if (freed)
        m_sink.toUser(user, protocol::BlockEvent{*freed, false});
    co_return Result<>{};
}

QCoro::Task<Result<bool>> Blocks::areApart(UserId one, UserId other)
{
    return m_store.areApart(one, other);
}

} // namespace foyer::chat
