// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/storage/sql_export_store.h"

#include "server/storage/database.h"
#include "server/storage/message_reading.h"
#include "server/storage/records.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace foyer::storage {
namespace {

Result<QJsonObject> profileOf(Database &database, UserId user)
{
    FOYER_TRY(const Rows rows, database.select(QLatin1String("exports/select_account"), bind(user)));
    if (rows.isEmpty())
        return fail(ErrorCode::NotFound);
    const Row &row = rows.first();
    QJsonObject account{{QStringLiteral("user"), toJson(userOf(row, 0))},
                        {QStringLiteral("statusEmoji"), row.text(kUserColumns)},
                        {QStringLiteral("statusText"), row.text(kUserColumns + 1)},
                        {QStringLiteral("createdAt"), row.integer(kUserColumns + 2)}};
    return account;
}

Result<QJsonArray> conversationsOf(Database &database, UserId user)
{
    constexpr int kPartner = 5;
    FOYER_TRY(const Rows rows, database.select(QLatin1String("exports/select_conversations"), bind(user)));
    QJsonArray list;
    for (const Row &row : rows) {
        QJsonObject conversation{{QStringLiteral("id"), row.integer(0)},
                                 {QStringLiteral("kind"), row.text(1)},
                                 {QStringLiteral("name"), row.text(2)},
                                 {QStringLiteral("role"), row.text(3)},
                                 {QStringLiteral("joinedAt"), row.integer(4)}};
        if (!row.isNull(kPartner))
            conversation.insert(QStringLiteral("partner"), toJson(userOf(row, kPartner)));
        list.append(conversation);
    }
    return list;
}

Result<QJsonArray> sessionsOf(Database &database, UserId user)
{
    FOYER_TRY(const Rows rows, database.select(QLatin1String("exports/select_sessions"), bind(user)));
    QJsonArray list;
    for (const Row &row : rows)
        list.append(QJsonObject{{QStringLiteral("kind"), row.text(0)},
                                {QStringLiteral("client"), row.text(1)},
                                {QStringLiteral("createdAt"), row.integer(2)},
                                {QStringLiteral("lastSeenAt"), row.integer(3)}});
    return list;
}

Result<QJsonArray> blockedBy(Database &database, UserId user)
{
    FOYER_TRY(const Rows rows, database.select(QLatin1String("blocks/select_blocked"), bind(user)));
    QJsonArray list;
    for (const Row &row : rows)
        list.append(toJson(userOf(row, 0)));
    return list;
}

Result<QByteArray> accountOf(Database &database, UserId user)
{
    FOYER_TRY(QJsonObject account, profileOf(database, user));
    FOYER_TRY(const QJsonArray conversations, conversationsOf(database, user));
    FOYER_TRY(const QJsonArray sessions, sessionsOf(database, user));
    FOYER_TRY(const QJsonArray blocked, blockedBy(database, user));
    account.insert(QStringLiteral("conversations"), conversations);
    account.insert(QStringLiteral("sessions"), sessions);
    account.insert(QStringLiteral("blocked"), blocked);
    return QJsonDocument(account).toJson();
}

Result<QList<protocol::Message>> messagesOf(Database &database, UserId user, const Ref &after, int limit)
{
    FOYER_TRY(const Rows rows,
              database.select(QLatin1String("exports/select_messages"), bind(user, after, qint64(limit))));
    return readMessages(database, rows);
}

} // namespace

SqlExportStore::SqlExportStore(JobQueue &readers)
    : m_readers(readers)
{
}

QCoro::Task<Result<QByteArray>> SqlExportStore::account(UserId user)
{
    return runOn(m_readers, [user](Database &database) { return accountOf(database, user); });
}

QCoro::Task<Result<QList<protocol::Message>>> SqlExportStore::messages(UserId user, Ref after, int limit)
{
    return runOn(m_readers, [user, after, limit](Database &database) {
        return messagesOf(database, user, after, limit);
    });
}

QCoro::Task<Result<QList<protocol::Image>>> SqlExportStore::images(UserId user, UploadId after, int limit)
{
    return runOn(m_readers, [user, after, limit](Database &database) -> Result<QList<protocol::Image>> {
        FOYER_TRY(const Rows rows,
                  database.select(QLatin1String("exports/select_images"), bind(user, after, qint64(limit))));
        QList<protocol::Image> list;
        for (const Row &row : rows) {
            if (const std::optional<protocol::Image> image = imageOf(row, 0))
                list.append(*image);
        }
        return list;
    });
}

} // namespace foyer::storage
