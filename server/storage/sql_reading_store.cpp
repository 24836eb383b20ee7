// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/storage/sql_reading_store.h"

#include "common/base/limits.h"
#include "server/storage/database.h"
#include "server/storage/records.h"

namespace foyer::storage {
namespace {

using Positions = QList<chat::ReadPosition>;

Result<Positions> readPositions(Database &database, ConversationId conversation)
{
    const qint64 oneTooMany = limits::kSeenMembersMax + 1;
    FOYER_TRY(const Rows rows,
              database.select(QLatin1String("reading/select_positions"), bind(conversation, oneTooMany)));
    if (rows.size() > limits::kSeenMembersMax)
        return Positions();
    Positions positions;
    for (const Row &row : rows) {
        chat::ReadPosition position;
        position.user = userOf(row, 0);
        position.seq = row.id<Seq>(kUserColumns);
        position.joinedAt = row.integer(kUserColumns + 1);
        position.isTold = row.integer(kUserColumns + 2) != 0;
        positions.append(position);
    }
    return positions;
}

} // namespace

SqlReadingStore::SqlReadingStore(JobQueue &writer, JobQueue &readers)
    : m_writer(writer)
    , m_readers(readers)
{
}

QCoro::Task<Result<chat::MovedPosition>> SqlReadingStore::move(ConversationId conversation, UserId user,
                                                               Seq seq, protocol::ReadDirection direction)
{
    return runJob(&m_writer, std::make_shared<MoveJob>(m_mover, conversation, user, seq, direction));
}

QCoro::Task<Result<Positions>> SqlReadingStore::positions(ConversationId conversation)
{
    return runOn(m_readers,
                 [conversation](Database &database) { return readPositions(database, conversation); });
}

QCoro::Task<Result<chat::Authorship>> SqlReadingStore::authorship(protocol::MessagePlace place)
{
    return runOn(m_readers, [place](Database &database) -> Result<chat::Authorship> {
        FOYER_TRY(
            const Rows rows,
            database.select(QLatin1String("reading/select_authorship"), bind(place.conversation, place.seq)));
        if (rows.isEmpty())
            return fail(ErrorCode::NotFound, QStringLiteral("no such message"));
        return chat::Authorship{rows.first().id<UserId>(0), rows.first().integer(1)};
    });
}

} // namespace foyer::storage
