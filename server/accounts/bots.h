// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/base/result.h"
#include "common/protocol/session.h"
#include "server/accounts/bot_store.h"
#include "server/accounts/sessions.h"

#include <QByteArray>
#include <QCoroTask>
#include <QList>
#include <QString>

#include <optional>

namespace foyer {
class Clock;
}

namespace foyer::accounts {

/// Who may make bots.
enum class BotMakers { Everyone, Admins };

/// What its owner wants a new bot to be.
struct BotDraft
{
    QString username;
    /// Empty: the username.
    QString displayName;
    QString avatar;
};

/// A token as it is told once.
struct OpenedToken
{
    QByteArray token;
    protocol::Session session;
};

/// Bots and their tokens, by who owns them; administrators may do everything with all of them. To anybody else a bot is
/// NotFound. Thread: main.
class Bots
{
public:
    struct Settings
    {
        BotMakers makers = BotMakers::Everyone;
        int perUser = 5;
        int perAdmin = 50;
    };

    /// Everything passed in must outlive this object and its running tasks.
    Bots(BotStore &store, Sessions &sessions, const Clock &clock, Settings settings);

    /// One's own; for an administrator all.
    [[nodiscard]] QCoro::Task<Result<QList<Bot>>> list(Identity by);
    /// Forbidden (the operator lets administrators only), InvalidField, NameTaken, LimitReached.
    [[nodiscard]] QCoro::Task<Result<Bot>> create(Identity by, BotDraft draft);
    /// A bot that the person may manage. NotFound.
    [[nodiscard]] QCoro::Task<Result<Bot>> find(Identity by, UserId bot);
    /// InvalidField, NotFound.
    [[nodiscard]] QCoro::Task<Result<Bot>> rename(Identity by, UserId bot, QString displayName);
    /// Returns the sessions that ended; their connections are the caller's. NotFound.
    [[nodiscard]] QCoro::Task<Result<QList<SessionId>>> remove(Identity by, UserId bot);

    /// Tokens that live, newest first. NotFound.
    [[nodiscard]] QCoro::Task<Result<QList<protocol::Session>>> tokens(Identity by, UserId bot);
    /// A new token, which lives until it is revoked. `label` is for its owner. InvalidField, NotFound, LimitReached.
    [[nodiscard]] QCoro::Task<Result<OpenedToken>> openToken(Identity by, UserId bot, QString label,
                                                             protocol::Scopes scopes);
    /// Its connections are the caller's. NotFound.
    [[nodiscard]] QCoro::Task<Result<>> endToken(Identity by, UserId bot, SessionId token);

private:
    BotStore &m_store;
    Sessions &m_sessions;
    const Clock &m_clock;
    Settings m_settings;
};

/// "everyone", "admins".
[[nodiscard]] std::optional<BotMakers> botMakersFromName(QStringView name);

} // namespace foyer::accounts
