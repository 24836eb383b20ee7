// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/chat/conversation_store.h"

#include <utility>

namespace foyer::test {

/// Hands everything on to the real store, which must outlive it; what a sabotage breaks, it overrides.
class ForwardingConversationStore : public chat::ConversationStore
{
public:
    explicit ForwardingConversationStore(chat::ConversationStore &real)
        : m_real(real)
    {
    }

    QCoro::Task<Result<QList<protocol::Room>>> rooms(UserId viewer) override { return m_real.rooms(viewer); }
    QCoro::Task<Result<protocol::Conversation>> createRoom(chat::NewRoom room) override
    {
        return m_real.createRoom(std::move(room));
    }
    QCoro::Task<Result<bool>> join(ConversationId room, UserId user, Timestamp now) override
    {
        return m_real.join(room, user, now);
    }
    QCoro::Task<Result<bool>> leave(ConversationId room, UserId user) override
    {
        return m_real.leave(room, user);
    }
    QCoro::Task<Result<QList<protocol::Conversation>>> conversationsOf(UserId user) override
    {
        return m_real.conversationsOf(user);
    }
    QCoro::Task<Result<protocol::Conversation>> conversationOf(ConversationId id, UserId user) override
    {
        return m_real.conversationOf(id, user);
    }
    QCoro::Task<Result<QList<ConversationId>>> conversationIdsOf(UserId user) override
    {
        return m_real.conversationIdsOf(user);
    }
    QCoro::Task<Result<chat::Memberships>> membershipsOf(UserId user) override
    {
        return m_real.membershipsOf(user);
    }
    QCoro::Task<Result<bool>> isMember(ConversationId id, UserId user) override
    {
        return m_real.isMember(id, user);
    }
    QCoro::Task<Result<QList<protocol::Member>>> members(ConversationId id) override
    {
        return m_real.members(id);
    }
    QCoro::Task<Result<std::optional<protocol::Member>>> member(ConversationId id, UserId user) override
    {
        return m_real.member(id, user);
    }
    QCoro::Task<Result<int>> memberCount(ConversationId id) override { return m_real.memberCount(id); }

protected:
    [[nodiscard]] chat::ConversationStore &real() { return m_real; }

private:
    chat::ConversationStore &m_real;
};

} // namespace foyer::test
