// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/base/clock.h"
#include "common/base/ids.h"
#include "common/base/result.h"
#include "common/protocol/user.h"

#include <QCoroTask>
#include <QList>
#include <QString>

#include <optional>

namespace foyer::accounts {

/// A bot that somebody keeps.
struct Bot
{
    protocol::User user;
    protocol::User owner;
    Timestamp createdAt = 0;
};

/// A bot to be made.
struct NewBot
{
    QString username;
    /// `usernameKey(username)`; unique among all accounts.
    QString usernameKey;
    QString displayName;
    QString avatar;
    UserId owner;
    Timestamp createdAt = 0;
    /// Bots that the owner may have with this one.
    int limit = 0;
};

/// Port: where bots are kept. Their tokens are sessions. Thread: main; the answers arrive there too.
class BotStore
{
public:
    virtual ~BotStore() = default;

    /// Makes an account with the role of a bot, without a password and in no room. NameTaken, LimitReached.
    [[nodiscard]] virtual QCoro::Task<Result<Bot>> create(NewBot bot) = 0;
    /// A user's bots by name; everybody's if there is no owner given. Removed ones are left out.
    [[nodiscard]] virtual QCoro::Task<Result<QList<Bot>>> list(std::optional<UserId> owner) = 0;
    /// The bot with this id, unless it was removed, or nothing.
    [[nodiscard]] virtual QCoro::Task<Result<std::optional<Bot>>> find(UserId bot) = 0;
    /// Gives it another name to show. NotFound.
    [[nodiscard]] virtual QCoro::Task<Result<Bot>> rename(UserId bot, QString displayName) = 0;
    /// Ends all its sessions as Revoked and forgets who owned it; the account stays as the author of what it said.
    /// Returns the sessions that ended. NotFound.
    [[nodiscard]] virtual QCoro::Task<Result<QList<SessionId>>> remove(UserId bot, Timestamp now) = 0;
};

} // namespace foyer::accounts
