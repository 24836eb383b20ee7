// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/storage/sql_search_source.h"

#include "server/storage/database.h"

namespace foyer::storage {
namespace {

using chat::ConversationCounters;
using chat::SearchEntry;

SearchEntry entryOf(const Row &row)
{
    SearchEntry entry;
    entry.conversation = row.id<ConversationId>(0);
    entry.seq = row.id<Seq>(1);
    entry.revision = row.id<Revision>(2);
    entry.author = row.id<UserId>(3);
    entry.text = row.text(4);
    entry.createdAt = row.integer(5);
    entry.hasImage = !row.isNull(6);
    entry.isSearchable = row.integer(7) == 0 && row.integer(8) == 0;
    return entry;
}

Result<QList<SearchEntry>> entries(Database &database, QLatin1String statement, const QVariantList &values)
{
    FOYER_TRY(const Rows rows, database.select(statement, values));
    QList<SearchEntry> list;
    list.reserve(rows.size());
    for (const Row &row : rows)
        list.append(entryOf(row));
    return list;
}

} // namespace

QCoro::Task<Result<QList<ConversationCounters>>> SqlSearchSource::counters()
{
    return runOn(m_readers, [](Database &database) -> Result<QList<ConversationCounters>> {
        FOYER_TRY(const Rows rows, database.select(QLatin1String("search/select_counters")));
        QList<ConversationCounters> list;
        list.reserve(rows.size());
        for (const Row &row : rows)
            list.append(
                {row.id<ConversationId>(0), row.id<Seq>(1), row.id<Revision>(2), row.integer(3) != 0});
        return list;
    });
}

QCoro::Task<Result<QList<SearchEntry>>> SqlSearchSource::changedSince(ConversationId conversation,
                                                                      Revision known, int limit)
{
    return runOn(m_readers, [conversation, known, limit](Database &database) {
        return entries(database, QLatin1String("search/select_changed"),
                       bind(conversation, known, qint64(limit)));
    });
}

QCoro::Task<Result<QList<SearchEntry>>> SqlSearchSource::after(ConversationId conversation, Seq known,
                                                               int limit)
{
    return runOn(m_readers, [conversation, known, limit](Database &database) {
        return entries(database, QLatin1String("search/select_after"),
                       bind(conversation, known, qint64(limit)));
    });
}

} // namespace foyer::storage
