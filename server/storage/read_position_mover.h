// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/base/ids.h"
#include "server/chat/reading_store.h"
#include "server/storage/job.h"

namespace foyer::storage {

/// Moves read positions, all of a batch together. Stateless.
class ReadPositionMover final : public JobGroup
{
public:
    void run(Database &database, std::span<const JobPtr> jobs) override;
};

/// One read position to be moved; answers where it is then.
class MoveJob final : public JobWithResult<Result<chat::MovedPosition>>
{
public:
    MoveJob(ReadPositionMover &mover, ConversationId conversation, UserId user, Seq seq,
            protocol::ReadDirection direction);

    void run(Database &database) override;
    [[nodiscard]] JobGroup *group() const override { return &m_mover; }

    const ConversationId conversation;
    const UserId user;
    const Seq seq;
    const protocol::ReadDirection direction;

private:
    ReadPositionMover &m_mover;
};

} // namespace foyer::storage
