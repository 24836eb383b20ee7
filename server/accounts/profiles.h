// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/base/result.h"
#include "common/base/token_bucket.h"
#include "common/protocol/profile.h"
#include "server/accounts/profile_store.h"
#include "server/accounts/sessions.h"

#include <QCoroTask>
#include <QHash>

namespace foyer {
class Clock;
}

namespace foyer::accounts {

/// How people show themselves. Thread: main.
class Profiles
{
public:
    struct Settings
    {
        /// Changes per second that a user may keep up, and at once after a pause: each is told to everybody who shares a
        /// conversation with him. Zero or less: no limit.
        double perSecond = 0.1;
        double burst = 20;
    };

    /// Everything passed in must outlive this object and its running tasks.
    Profiles(ProfileStore &store, Sessions &sessions, const Clock &clock, Settings settings);

    /// Somebody's profile. NotFound.
    [[nodiscard]] QCoro::Task<Result<protocol::Profile>> look(UserId user);
    /// Changes the own profile and returns it. InvalidField (displayName, avatar, status), TooManyRequests.
    [[nodiscard]] QCoro::Task<Result<protocol::Profile>> change(Identity by, ProfileChange change);

    /// For what changes a profile elsewhere: takes one change of the user's allowance first. TooManyRequests.
    [[nodiscard]] Result<> spend(UserId user);
    /// And afterwards: sessions know the user as he is now, and so does the caller.
    [[nodiscard]] QCoro::Task<Result<protocol::Profile>> renewed(UserId user);

private:
    ProfileStore &m_store;
    Sessions &m_sessions;
    const Clock &m_clock;
    Settings m_settings;
    QHash<UserId, TokenBucket> m_buckets;
};

} // namespace foyer::accounts
