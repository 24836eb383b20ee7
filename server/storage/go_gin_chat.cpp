// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/storage/go_gin_chat.h"

#include "server/storage/completions.h"
#include "server/storage/database.h"
#include "server/storage/listing.h"
#include "server/storage/old_columns.h"
#include "server/storage/reader_pool.h"

#include <QCryptographicHash>

#include <chrono>

namespace foyer::storage {
namespace {

using namespace Qt::StringLiterals;
using imports::OldChatFacts;
using imports::OldMessage;
using imports::OldUser;
using imports::WallTime;

/// Longest names, passwords and addresses that are read; its own columns end at 255.
constexpr int kShortText = 2'000;

WallTime timeOf(const Row &row, int column)
{
    return row.isNull(column) ? WallTime() : WallTime(row.integer(column));
}

tl::unexpected<Error> refuse(const DatabaseUrl &url, const QString &why)
{
    return fail(ErrorCode::Unavailable,
                QStringLiteral("The chat at %1 cannot be read: %2").arg(url.toDisplay(), why));
}

Result<qint64> count(Database &database, const QString &table, qint64 upTo)
{
    FOYER_TRY(
        const Rows rows,
        database.execute(QStringLiteral("SELECT COUNT(*) FROM `%1` WHERE id <= %2").arg(table).arg(upTo)));
    return rows.isEmpty() ? 0 : rows.first().integer(0);
}

} // namespace

struct GoGinChat::Private
{
    explicit Private(const DatabaseUrl &url)
        : readers(url, ReaderPool::Settings{1, 100, std::chrono::seconds(15)}, completions)
    {
    }

    /// When it was made, or changed last where that is not known.
    [[nodiscard]] static QString timeOf(const OldColumns &columns)
    {
        return QStringLiteral("COALESCE(%1, %2)")
            .arg(columns.time(u"created_at"_s), columns.time(u"updated_at"_s));
    }

    Result<> readColumns(Database &database)
    {
        FOYER_TRY(
            const Rows rows,
            database.execute(u"SELECT table_name, column_name, data_type FROM information_schema.columns "
                             "WHERE table_schema = DATABASE() AND table_name IN ('users', 'messages')"_s));
        for (const Row &row : rows) {
            const bool isOfUsers = row.text(0).compare(u"users"_s, Qt::CaseInsensitive) == 0;
            (isOfUsers ? users : messages).add(row.text(1), row.text(2));
        }
        const bool isWhole = users.has(u"id"_s) && users.has(u"username"_s) && messages.has(u"id"_s)
            && messages.has(u"user_id"_s) && messages.has(u"content"_s);
        if (!isWhole)
            return fail(
                ErrorCode::NotFound,
                u"it has not the tables of go-gin-chat (users with id and username, messages with id, "
                "user_id and content)."_s);
        selectUsers =
            QStringLiteral("SELECT id, %1, %2, %3, %4, %5 FROM users WHERE id > ")
                .arg(users.text(u"username"_s, kShortText), users.text(u"password"_s, kShortText),
                     users.text(u"avatar_id"_s, kShortText), timeOf(users), users.isSet(u"deleted_at"_s));
        selectMessages =
            QStringLiteral("SELECT id, %1, %2, %3, %4, %5, %6, %7, %8 FROM messages WHERE id > ")
                .arg(messages.number(u"user_id"_s), messages.number(u"room_id"_s),
                     messages.number(u"to_user_id"_s), messages.text(u"content"_s, imports::kContentRead),
                     messages.isLonger(u"content"_s, imports::kContentRead),
                     messages.text(u"image_url"_s, kShortText), timeOf(messages),
                     // Forks let people take back what they wrote.
                     messages.isSet(u"deleted_at"_s) + u" OR "_s + messages.isSet(u"is_recalled"_s));
        return {};
    }

    Result<OldChatFacts> look(Database &database) const
    {
        OldChatFacts facts;
        FOYER_TRY(
            const Rows counted,
            database.execute(u"SELECT (SELECT COUNT(*) FROM users), (SELECT COUNT(*) FROM messages)"_s));
        facts.users = counted.first().integer(0);
        facts.messages = counted.first().integer(1);
        facts.areTimesUtc = messages.isUtc(u"created_at"_s);
        FOYER_TRY(const Rows first, database.execute(selectUsers + u"0 ORDER BY id LIMIT 1"_s));
        if (first.isEmpty())
            return fail(ErrorCode::NotFound,
                        u"There are no users in that chat, so there is nothing to move in."_s);
        const Row &row = first.first();
        const QString words = QStringLiteral("%1|%2|%3").arg(row.text(0), row.text(1), row.text(4));
        facts.fingerprint =
            QString::fromLatin1(QCryptographicHash::hash(words.toUtf8(), QCryptographicHash::Sha256).toHex());
        return facts;
    }

    Completions completions;
    ReaderPool readers;
    OldColumns users;
    OldColumns messages;
    QString selectUsers;
    QString selectMessages;
};

Result<std::unique_ptr<GoGinChat>> GoGinChat::open(const QString &text)
{
    FOYER_TRY(const DatabaseUrl url, DatabaseUrl::parse(text));
    if (url.backend != Backend::Mysql)
        return fail(
            ErrorCode::InvalidField,
            u"go-gin-chat keeps its data in MySQL or MariaDB: give mysql://USER:PASSWORD@HOST:PORT/NAME."_s);
    auto parts = std::make_unique<Private>(url);
    {
        Database database(url, Access::Read);
        if (const Result<> opened = database.open(); !opened)
            return refuse(url, opened.error().detail);
        if (const Result<> read = parts->readColumns(database); !read)
            return refuse(url, read.error().detail);
    }
    parts->readers.start();
    return std::unique_ptr<GoGinChat>(new GoGinChat(std::move(parts)));
}

GoGinChat::GoGinChat(std::unique_ptr<Private> parts)
    : d(std::move(parts))
{
}

GoGinChat::~GoGinChat()
{
    d->readers.stop();
    d->completions.drain();
}

QCoro::Task<Result<OldChatFacts>> GoGinChat::look()
{
    return runOn(d->readers, [parts = d.get()](Database &database) { return parts->look(database); });
}

QCoro::Task<Result<QList<OldUser>>> GoGinChat::usersAfter(qint64 known, int limit)
{
    const QString sql = d->selectUsers + QStringLiteral("%1 ORDER BY id LIMIT %2").arg(known).arg(limit);
    return runOn(d->readers, [sql](Database &database) -> Result<QList<OldUser>> {
        return listOf<OldUser>(database.execute(sql), [](const Row &row) {
            return OldUser{row.integer(0), row.text(1),    row.text(2),
                           row.text(3),    timeOf(row, 4), row.integer(5) != 0};
        });
    });
}

QCoro::Task<Result<QList<OldMessage>>> GoGinChat::messagesAfter(qint64 known, int limit)
{
    const QString sql = d->selectMessages + QStringLiteral("%1 ORDER BY id LIMIT %2").arg(known).arg(limit);
    return runOn(d->readers, [sql](Database &database) -> Result<QList<OldMessage>> {
        return listOf<OldMessage>(database.execute(sql), [](const Row &row) {
            return OldMessage{row.integer(0), row.integer(1), row.integer(2),
                              row.integer(3), row.text(4),    row.integer(5) != 0,
                              row.text(6),    timeOf(row, 7), row.integer(8) != 0};
        });
    });
}

QCoro::Task<Result<qint64>> GoGinChat::countUsers(qint64 upTo)
{
    return runOn(d->readers, [upTo](Database &database) { return count(database, u"users"_s, upTo); });
}

QCoro::Task<Result<qint64>> GoGinChat::countMessages(qint64 upTo)
{
    return runOn(d->readers, [upTo](Database &database) { return count(database, u"messages"_s, upTo); });
}

} // namespace foyer::storage
