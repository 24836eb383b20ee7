// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/storage/sql_bot_store.h"

#include "server/storage/account_records.h"
#include "server/storage/bot_removal.h"
#include "server/storage/database.h"
#include "server/storage/records.h"

namespace foyer::storage {
namespace {

using accounts::Bot;
using accounts::NewBot;

Bot botOf(const Row &row)
{
    return {userOf(row, 0), userOf(row, kUserColumns), row.integer(2 * kUserColumns)};
}

Result<std::optional<Bot>> botWith(Database &database, UserId id)
{
    FOYER_TRY(const Rows rows, database.select(QLatin1String("bots/select_bot"), bind(id)));
    if (rows.isEmpty())
        return std::nullopt;
    return botOf(rows.first());
}

/// The bot, whose account nobody else changes until the transaction ends. NotFound.
Result<Bot> lockedBot(Database &database, UserId id)
{
    FOYER_CHECK(database.select(QLatin1String("users/lock_user"), bind(id)));
    FOYER_TRY(const std::optional<Bot> bot, botWith(database, id));
    if (!bot)
        return fail(ErrorCode::NotFound);
    return *bot;
}

Result<> checkBot(Database &database, const NewBot &wanted)
{
    // Two bots made at once count each other.
    FOYER_TRY(const Rows owner, database.select(QLatin1String("users/lock_user"), bind(wanted.owner)));
    if (owner.isEmpty())
        return fail(ErrorCode::NotFound, QStringLiteral("no such owner"));
    FOYER_CHECK(checkNameFree(database, wanted.usernameKey));
    FOYER_TRY(const Rows count, database.select(QLatin1String("bots/count_of_owner"), bind(wanted.owner)));
    if (count.first().number(0) >= wanted.limit)
        return fail(ErrorCode::LimitReached);
    return {};
}

Result<Bot> createBot(Database &database, const NewBot &wanted)
{
    FOYER_CHECK(checkBot(database, wanted));
    protocol::User user;
    user.username = wanted.username;
    user.displayName = wanted.displayName;
    user.avatar = wanted.avatar;
    user.role = protocol::UserRole::Bot;
    FOYER_TRY(const UserId id,
              insertAccount(database, user, wanted.usernameKey, QString(), wanted.createdAt));
    FOYER_CHECK(database.run(QLatin1String("bots/insert_bot"), bind(id, wanted.owner, wanted.createdAt)));
    return lockedBot(database, id);
}

Result<Bot> renameBot(Database &database, UserId id, const QString &displayName)
{
    FOYER_TRY(Bot bot, lockedBot(database, id));
    FOYER_CHECK(database.run(QLatin1String("bots/update_display_name"), bind(displayName, id)));
    bot.user.displayName = displayName;
    return bot;
}

Result<QList<SessionId>> removeKnownBot(Database &database, UserId id, Timestamp now)
{
    FOYER_CHECK(lockedBot(database, id));
    return removeBot(database, id, now);
}

} // namespace

SqlBotStore::SqlBotStore(JobQueue &writer, JobQueue &readers)
    : m_writer(writer)
    , m_readers(readers)
{
}

QCoro::Task<Result<Bot>> SqlBotStore::create(NewBot bot)
{
    return runOn(m_writer, [bot](Database &database) { return createBot(database, bot); });
}

QCoro::Task<Result<QList<Bot>>> SqlBotStore::list(std::optional<UserId> owner)
{
    return runOn(m_readers, [owner](Database &database) -> Result<QList<Bot>> {
        FOYER_TRY(const Rows rows,
                  owner ? database.select(QLatin1String("bots/select_of_owner"), bind(*owner))
                        : database.select(QLatin1String("bots/select_all")));
        QList<Bot> bots;
        for (const Row &row : rows)
            bots.append(botOf(row));
        return bots;
    });
}

QCoro::Task<Result<std::optional<Bot>>> SqlBotStore::find(UserId bot)
{
    return runOn(m_readers, [bot](Database &database) { return botWith(database, bot); });
}

QCoro::Task<Result<Bot>> SqlBotStore::rename(UserId bot, QString displayName)
{
    return runOn(m_writer,
                 [bot, displayName](Database &database) { return renameBot(database, bot, displayName); });
}

QCoro::Task<Result<QList<SessionId>>> SqlBotStore::remove(UserId bot, Timestamp now)
{
    return runOn(m_writer, [bot, now](Database &database) { return removeKnownBot(database, bot, now); });
}

} // namespace foyer::storage
