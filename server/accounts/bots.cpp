// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/accounts/bots.h"

#include "common/base/clock.h"
#include "common/base/limits.h"
#include "common/base/logging.h"
#include "common/text/names.h"
#include "server/accounts/secrets.h"

#include <chrono>

namespace foyer::accounts {
namespace {

/// Tokens that one bot may have at a time.
constexpr qsizetype kTokensMax = 20;
/// A token lives until it is revoked; a session has to have an end.
constexpr std::chrono::milliseconds kTokenLifetime = std::chrono::hours(24 * 3650);

bool isAdmin(const Identity &identity)
{
    return identity.user.role == protocol::UserRole::Admin;
}

Result<> checkDraft(const BotDraft &draft)
{
    FOYER_CHECK(text::checkUsername(draft.username));
    if (text::isReservedUsername(text::nameKey(draft.username)))
        return fail(ErrorCode::NameTaken, QStringLiteral("a name of the server's own"),
                    QStringLiteral("username"));
    FOYER_CHECK(text::checkDisplayName(draft.displayName));
    if (!protocol::isDrawnAvatar(draft.avatar))
        return fail(ErrorCode::InvalidField, QStringLiteral("not one of the avatars"),
                    QStringLiteral("avatar"));
    return {};
}

Result<> checkLabel(const QString &label)
{
    const bool isFit = !label.trimmed().isEmpty() && text::isWellFormed(label)
        && text::codePointCount(label) <= limits::kClientNameMax && label == label.simplified();
    if (!isFit)
        return fail(ErrorCode::InvalidField, QStringLiteral("empty, too long or not one line"),
                    QStringLiteral("label"));
    return {};
}

} // namespace

Bots::Bots(BotStore &store, Sessions &sessions, const Clock &clock, Settings settings)
    : m_store(store)
    , m_sessions(sessions)
    , m_clock(clock)
    , m_settings(settings)
{
}

QCoro::Task<Result<QList<Bot>>> Bots::list(Identity by)
{
    return m_store.list(isAdmin(by) ? std::nullopt : std::optional(by.user.id));
}

QCoro::Task<Result<Bot>> Bots::create(Identity by, BotDraft draft)
{
    if (by.isBot() || (m_settings.makers == BotMakers::Admins && !isAdmin(by)))
        co_return fail(ErrorCode::Forbidden, QStringLiteral("may not make bots"));
    if (draft.displayName.isEmpty())
        draft.displayName = draft.username;
    FOYER_CO_CHECK(checkDraft(draft));
    NewBot bot;
    bot.username = draft.username;
    bot.usernameKey = text::nameKey(draft.username);
    bot.displayName = draft.displayName;
    bot.avatar = draft.avatar;
    bot.owner = by.user.id;
    bot.createdAt = m_clock.now();
    bot.limit = isAdmin(by) ? m_settings.perAdmin : m_settings.perUser;
    FOYER_CO_TRY(Bot made, co_await m_store.create(std::move(bot)));
    qCInfo(lcAccounts, "event=bot-created bot=%lld owner=%lld", made.user.id.value(), by.user.id.value());
    co_return made;
}

QCoro::Task<Result<Bot>> Bots::find(Identity by, UserId bot)
{
    FOYER_CO_TRY(const std::optional<Bot> found, co_await m_store.find(bot));
    const bool isHis = found && (found->owner.id == by.user.id || isAdmin(by));
    if (!isHis)
        co_return fail(ErrorCode::NotFound, QStringLiteral("no such bot"));
    co_return *found;
}

QCoro::Task<Result<Bot>> Bots::rename(Identity by, UserId bot, QString displayName)
{
    FOYER_CO_CHECK(text::checkDisplayName(displayName));
    FOYER_CO_TRY(const Bot found, co_await find(by, bot));
    FOYER_CO_TRY(Bot renamed, co_await m_store.rename(found.user.id, displayName));
    m_sessions.forgetUser(bot);
    co_return renamed;
}

QCoro::Task<Result<QList<SessionId>>> Bots::remove(Identity by, UserId bot)
{
    FOYER_CO_TRY(const Bot found, co_await find(by, bot));
    FOYER_CO_TRY(QList<SessionId> ended, co_await m_store.remove(found.user.id, m_clock.now()));
    m_sessions.forgetUser(bot);
    qCInfo(lcAccounts, "event=bot-removed bot=%lld by=%lld", bot.value(), by.user.id.value());
    co_return ended;
}

QCoro::Task<Result<QList<protocol::Session>>> Bots::tokens(Identity by, UserId bot)
{
    FOYER_CO_TRY(const Bot found, co_await find(by, bot));
    Identity owner;
    owner.user = found.user;
    FOYER_CO_TRY(QList<protocol::Session> tokens, co_await m_sessions.list(owner));
    co_return tokens;
}

QCoro::Task<Result<OpenedToken>> Bots::openToken(Identity by, UserId bot, QString label,
                                                 protocol::Scopes scopes)
{
    FOYER_CO_CHECK(checkLabel(label));
    if (!scopes)
        co_return fail(ErrorCode::InvalidField, QStringLiteral("good for nothing"), QStringLiteral("scopes"));
    FOYER_CO_TRY(const QList<protocol::Session> living, co_await tokens(by, bot));
    if (living.size() >= kTokensMax)
        co_return fail(ErrorCode::LimitReached);
    OpenedToken opened;
    opened.token = randomToken();
    NewSession session;
    session.user = bot;
    session.kind = protocol::SessionKind::Bot;
    session.client = label;
    session.tokenHash = hashOfToken(opened.token);
    session.createdAt = m_clock.now();
    session.expiresAt = session.createdAt + kTokenLifetime.count();
    session.scopes = scopes;
    FOYER_CO_TRY(const OpenedSession made, co_await m_sessions.openBeside(session));
    opened.session = made.session;
    qCInfo(lcAccounts, "event=token-created bot=%lld session=%lld by=%lld", bot.value(),
           made.session.id.value(), by.user.id.value());
    co_return opened;
}

QCoro::Task<Result<>> Bots::endToken(Identity by, UserId bot, SessionId token)
{
    FOYER_CO_TRY(const Bot found, co_await find(by, bot));
    FOYER_CO_CHECK(co_await m_sessions.end(found.user.id, token, protocol::SessionEnd::Revoked));
    co_return Result<>{};
}

std::optional<BotMakers> botMakersFromName(QStringView name)
{
    if (name == u"everyone")
        return BotMakers::Everyone;
    return name == u"admins" ? std::optional(BotMakers::Admins) : std::nullopt;
}

} // namespace foyer::accounts
