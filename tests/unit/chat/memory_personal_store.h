// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/chat/personal_store.h"

namespace foyer::test {

/// Personal settings in memory, for every user.
class MemoryPersonalStore final : public chat::PersonalStore
{
public:
    QCoro::Task<Result<protocol::PersonalSettings>> settings(UserId user) override
    {
        ++asked;
        co_return stored.value(user);
    }
    QCoro::Task<Result<protocol::PersonalSettings>> change(UserId user,
                                                           protocol::PersonalChange change) override
    {
        stored[user] = change.appliedTo(stored.value(user));
        co_return stored.value(user);
    }
    QCoro::Task<Result<>> noteLastSeen(QList<UserId> users, Timestamp at) override
    {
        for (const UserId user : users)
            seen.insert(user, at);
        co_return Result<>{};
    }
    QCoro::Task<Result<QHash<UserId, Timestamp>>> lastSeen(ConversationId) override { co_return seen; }

    int asked = 0;
    QHash<UserId, protocol::PersonalSettings> stored;
    QHash<UserId, Timestamp> seen;
};

} // namespace foyer::test
