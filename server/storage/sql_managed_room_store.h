// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/admin/managed_room_store.h"

namespace foyer::storage {

class JobQueue;

/// Rooms in the database, as administrators see them.
class SqlManagedRoomStore final : public admin::ManagedRoomStore
{
public:
    /// Both queues must outlive this object.
    SqlManagedRoomStore(JobQueue &writer, JobQueue &readers);

    [[nodiscard]] QCoro::Task<Result<QList<admin::ManagedRoom>>> rooms(admin::Page page) override;
    [[nodiscard]] QCoro::Task<Result<admin::ManagedRoom>> room(ConversationId id) override;
    [[nodiscard]] QCoro::Task<Result<QList<admin::ManagedMember>>> members(ConversationId id,
                                                                           admin::Page page) override;
    [[nodiscard]] QCoro::Task<Result<>> change(admin::Deed deed, ConversationId id,
                                               admin::RoomChange change) override;
    [[nodiscard]] QCoro::Task<Result<>> remove(admin::Deed deed, ConversationId id) override;
    [[nodiscard]] QCoro::Task<Result<std::optional<admin::RoomLook>>> look(ConversationId id) override;
    [[nodiscard]] QCoro::Task<Result<QList<UserId>>> formerMembers(ConversationId id) override;

private:
    JobQueue &m_writer;
    JobQueue &m_readers;
};

} // namespace foyer::storage
