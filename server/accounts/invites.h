// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/base/result.h"
#include "server/accounts/sessions.h"
#include "server/accounts/user_store.h"

#include <QByteArray>
#include <QCoroTask>
#include <QList>

#include <chrono>

namespace foyer::accounts {

/// Invitations and the one-time administrator link. Thread: main.
class Invites
{
public:
    /// Everything passed in must outlive this object and its running tasks.
    Invites(UserStore &users, Sessions &sessions, const Clock &clock);

    /// A new invitation, usable `uses` times (1 … 1000) within `lifetime` (1 hour … 90 days). Forbidden unless an administrator asks.
    [[nodiscard]] QCoro::Task<Result<Invite>> create(Identity by, int uses, std::chrono::seconds lifetime);
    /// The usable invitations. Forbidden unless an administrator asks.
    [[nodiscard]] QCoro::Task<Result<QList<Invite>>> list(Identity by);
    /// Withdraws one. Forbidden, NotFound.
    [[nodiscard]] QCoro::Task<Result<>> remove(Identity by, QString code);

    /// At the first start ever: a token (43 characters of base64url) for the administrator link. Afterwards
    /// empty, for good: the link is printed once, and who lost it unused starts the server with
    /// --new-admin-link, which calls this with `isForced`.
    [[nodiscard]] QCoro::Task<Result<QByteArray>> offerAdminLink(bool isForced);
    /// Makes a signed-in user the administrator through the link. AdminLinkInvalid.
    [[nodiscard]] QCoro::Task<Result<protocol::User>> claimAdminLink(Identity by, QByteArray token);

private:
    UserStore &m_users;
    Sessions &m_sessions;
    const Clock &m_clock;
};

} // namespace foyer::accounts
