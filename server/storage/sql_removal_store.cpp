// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/storage/sql_removal_store.h"

#include "server/storage/database.h"
#include "server/storage/job.h"
#include "server/storage/upload_records.h"

namespace foyer::storage {
namespace {

Result<bool> takeStep(Database &database, ConversationId room, int limit)
{
    // Two nodes take turns.
    FOYER_CHECK(database.selectForKeys(QLatin1String("messages/lock_conversations"), {}, 1, bind(room)));
    FOYER_TRY(const Rows messages,
              database.select(QLatin1String("removals/select_messages"), bind(room, qint64(limit))));
    if (messages.isEmpty()) {
        FOYER_CHECK(database.run(QLatin1String("removals/mark_swept"), bind(room)));
        return true;
    }
    const QVariantList upToLast = bind(room, messages.last().integer(0));
    for (const char *statement : {"removals/delete_reactions", "removals/delete_mentions",
                                  "removals/delete_message_edits", "removals/delete_messages"}) {
        FOYER_CHECK(database.run(QLatin1String(statement), upToLast));
    }
    for (const Row &message : messages) {
        if (message.isNull(1))
            continue;
        FOYER_CHECK(forgetUnusedUpload(database, message.text(1)));
    }
    return false;
}

} // namespace

SqlRemovalStore::SqlRemovalStore(JobQueue &writer, JobQueue &readers)
    : m_writer(writer)
    , m_readers(readers)
{
}

QCoro::Task<Result<std::optional<ConversationId>>> SqlRemovalStore::next()
{
    return runOn(m_readers, [](Database &database) -> Result<std::optional<ConversationId>> {
        FOYER_TRY(const Rows rows, database.select(QLatin1String("removals/select_next")));
        if (rows.isEmpty())
            return std::nullopt;
        return rows.first().id<ConversationId>(0);
    });
}

QCoro::Task<Result<bool>> SqlRemovalStore::step(ConversationId room, int limit)
{
    return runOn(m_writer, [room, limit](Database &database) { return takeStep(database, room, limit); });
}

QCoro::Task<Result<>> SqlRemovalStore::forgetMembers(Timestamp before)
{
    return runOn(m_writer, [before](Database &database) -> Result<> {
        FOYER_CHECK(database.run(QLatin1String("removals/forget_members"), bind(before)));
        FOYER_CHECK(database.run(QLatin1String("removals/forget_removals"), bind(before)));
        return {};
    });
}

} // namespace foyer::storage
