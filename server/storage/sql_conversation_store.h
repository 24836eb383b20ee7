// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/chat/conversation_store.h"
#include "server/storage/job.h"

namespace foyer::storage {

/// Conversations and memberships in the database.
class SqlConversationStore final : public chat::ConversationStore
{
public:
    /// Both queues must outlive this object.
    SqlConversationStore(JobQueue &writer, JobQueue &readers);

    [[nodiscard]] QCoro::Task<Result<QList<protocol::Room>>> rooms(UserId viewer) override;
    [[nodiscard]] QCoro::Task<Result<protocol::Conversation>> createRoom(chat::NewRoom room) override;
    [[nodiscard]] QCoro::Task<Result<bool>> join(ConversationId room, UserId user, Timestamp now) override;
    [[nodiscard]] QCoro::Task<Result<bool>> leave(ConversationId room, UserId user) override;
    [[nodiscard]] QCoro::Task<Result<QList<protocol::Conversation>>> conversationsOf(UserId user) override;
    [[nodiscard]] QCoro::Task<Result<protocol::Conversation>> conversationOf(ConversationId id,
                                                                             UserId user) override;
    [[nodiscard]] QCoro::Task<Result<QList<ConversationId>>> conversationIdsOf(UserId user) override;
    [[nodiscard]] QCoro::Task<Result<chat::Memberships>> membershipsOf(UserId user) override;
    [[nodiscard]] QCoro::Task<Result<bool>> isMember(ConversationId id, UserId user) override;
    [[nodiscard]] QCoro::Task<Result<QList<protocol::Member>>> members(ConversationId id) override;
    [[nodiscard]] QCoro::Task<Result<std::optional<protocol::Member>>> member(ConversationId id,
                                                                              UserId user) override;
    [[nodiscard]] QCoro::Task<Result<int>> memberCount(ConversationId id) override;

private:
    JobQueue &m_writer;
    JobQueue &m_readers;
};

} // namespace foyer::storage
