// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/chat/reading_store.h"
#include "server/storage/read_position_mover.h"

namespace foyer::storage {

/// Read positions in the database.
class SqlReadingStore final : public chat::ReadingStore
{
public:
    /// Both queues must outlive this object.
    SqlReadingStore(JobQueue &writer, JobQueue &readers);

    [[nodiscard]] QCoro::Task<Result<chat::MovedPosition>> move(ConversationId conversation, UserId user,
                                                                Seq seq,
                                                                protocol::ReadDirection direction) override;
    [[nodiscard]] QCoro::Task<Result<QList<chat::ReadPosition>>> positions(
        ConversationId conversation) override;
    [[nodiscard]] QCoro::Task<Result<chat::Authorship>> authorship(protocol::MessagePlace place) override;

private:
    JobQueue &m_writer;
    JobQueue &m_readers;
    ReadPositionMover m_mover;
};

} // namespace foyer::storage
