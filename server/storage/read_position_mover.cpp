// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/storage/read_position_mover.h"

#include "server/storage/database.h"

#include <QHash>

#include <algorithm>
#include <map>

namespace foyer::storage {
namespace {

using Membership = std::pair<ConversationId, UserId>;

struct Position
{
    Seq read;
    Seq last;
    bool isMoved = false;
    bool isMovedBack = false;
};

using Positions = std::map<Membership, Position>;

Result<Positions> positionsOf(Database &database, std::span<const JobPtr> jobs)
{
    std::map<Membership, bool> wanted;
    for (const JobPtr &job : jobs) {
        const auto &move = static_cast<const MoveJob &>(*job);
        wanted.insert({{move.conversation, move.user}, true});
    }
    QVariantList keys;
    for (const auto &[membership, isWanted] : wanted)
        keys << bound(membership.first) << bound(membership.second);
    FOYER_TRY(const Rows rows,
              database.selectForKeys(QLatin1String("conversations/select_read_positions"), {}, 2, keys));
    Positions positions;
    for (const Row &row : rows)
        positions.insert(
            {{row.id<ConversationId>(0), row.id<UserId>(1)}, Position{row.id<Seq>(2), row.id<Seq>(3)}});
    return positions;
}

Result<> move(Database &database, std::span<const JobPtr> jobs)
{
    FOYER_TRY(Positions positions, positionsOf(database, jobs));
    for (const JobPtr &job : jobs) {
        auto &move = static_cast<MoveJob &>(*job);
        const auto found = positions.find({move.conversation, move.user});
        if (found == positions.end()) {
            move.result = fail(ErrorCode::NotMember);
            continue;
        }
        Position &position = found->second;
        const bool isBack = move.direction == protocol::ReadDirection::Back;
        const Seq target = std::min(move.seq, position.last);
        const bool isMoved = isBack ? target < position.read : target > position.read;
        if (isMoved) {
            position.read = target;
            position.isMoved = true;
            position.isMovedBack = position.isMovedBack || isBack;
        }
        move.result = chat::MovedPosition{position.read, isMoved};
    }
    QVariantList rows;
    for (const auto &[membership, position] : positions) {
        if (!position.isMoved)
            continue;
        const QVariantList row = bind(position.read, membership.first, membership.second);
        if (position.isMovedBack) {
            FOYER_CHECK(database.run(QLatin1String("reading/update_position"), row));
        } else {
            rows += row;
        }
    }
    return database.runForRows(QLatin1String("conversations/update_read_positions"), 3, rows);
}

} // namespace

void ReadPositionMover::run(Database &database, std::span<const JobPtr> jobs)
{
    const Result<> moved = move(database, jobs);
    if (moved)
        return;
    for (const JobPtr &job : jobs)
        job->refuse(moved.error());
}

MoveJob::MoveJob(ReadPositionMover &mover, ConversationId conversation_, UserId user_, Seq seq_,
                 protocol::ReadDirection direction_)
    : conversation(conversation_)
    , user(user_)
    , seq(seq_)
    , direction(direction_)
    , m_mover(mover)
{
}

void MoveJob::run(Database &)
{
    Q_ASSERT_X(false, "MoveJob", "runs in its group");
}

} // namespace foyer::storage
