// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/chaos/sabotage/forwarding_conversation_store.h"

namespace foyer::test {

/// Takes everybody for a member of every room where history, catching up and live events ask for it. Posting is
/// decided within the real store's transaction, and stays right.
class OpenDoors final : public ForwardingConversationStore
{
public:
    using ForwardingConversationStore::ForwardingConversationStore;

    QCoro::Task<Result<QList<protocol::Conversation>>> conversationsOf(UserId user) override;
    QCoro::Task<Result<QList<ConversationId>>> conversationIdsOf(UserId user) override;
    QCoro::Task<Result<chat::Memberships>> membershipsOf(UserId user) override;
    QCoro::Task<Result<bool>> isMember(ConversationId id, UserId user) override;

private:
    [[nodiscard]] QCoro::Task<Result<QList<ConversationId>>> othersRooms(UserId user);
};

} // namespace foyer::test
