// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/chaos/sabotage/forwarding_conversation_store.h"

#include <functional>

namespace foyer::test {

/// Breaks nothing: says who leaves, before the real store does it.
class MembershipWatch final : public ForwardingConversationStore
{
public:
    using Leaving = std::function<void(ConversationId, UserId)>;

    MembershipWatch(chat::ConversationStore &real, Leaving leaving)
        : ForwardingConversationStore(real)
        , m_leaving(std::move(leaving))
    {
    }

    QCoro::Task<Result<bool>> leave(ConversationId room, UserId user) override
    {
        m_leaving(room, user);
        return ForwardingConversationStore::leave(room, user);
    }

private:
    Leaving m_leaving;
};

} // namespace foyer::test
