// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/chat/room_store.h"
#include "server/storage/job.h"

namespace foyer::storage {

/// Rooms in the database, as those see them who run them.
class SqlRoomStore final : public chat::RoomStore
{
public:
    /// The writer does all of it: whatever asks for a right locks the room. It must outlive this object.
    explicit SqlRoomStore(JobQueue &writer);

    [[nodiscard]] QCoro::Task<Result<chat::ChangedRoom>> change(chat::RoomAction action,
                                                                chat::RoomPatch patch) override;
    [[nodiscard]] QCoro::Task<Result<chat::ChangedMembers>> invite(chat::RoomAction action,
                                                                   QStringList nameKeys) override;
    [[nodiscard]] QCoro::Task<Result<chat::ChangedMembers>> kick(chat::RoomAction action,
                                                                 UserId user) override;
    [[nodiscard]] QCoro::Task<Result<chat::ChangedMembers>> setRole(chat::RoomAction action, UserId user,
                                                                    protocol::MemberRole role) override;
    [[nodiscard]] QCoro::Task<Result<chat::ChangedMembers>> silence(chat::RoomAction action, UserId user,
                                                                    Timestamp until) override;
    [[nodiscard]] QCoro::Task<Result<chat::ChangedMembers>> ban(chat::RoomAction action, UserId user,
                                                                QString reason) override;
    [[nodiscard]] QCoro::Task<Result<>> unban(chat::RoomAction action, UserId user) override;
    [[nodiscard]] QCoro::Task<Result<QList<protocol::Ban>>> bans(chat::RoomAction action) override;
    [[nodiscard]] QCoro::Task<Result<protocol::RoomLink>> addLink(chat::RoomAction action,
                                                                  protocol::RoomLink link) override;
    [[nodiscard]] QCoro::Task<Result<QList<protocol::RoomLink>>> links(chat::RoomAction action) override;
    [[nodiscard]] QCoro::Task<Result<>> removeLink(chat::RoomAction action, QString code) override;
    [[nodiscard]] QCoro::Task<Result<Entrance>> joinByLink(QString code, UserId user, Timestamp at) override;
    [[nodiscard]] QCoro::Task<Result<News>> noteMembers(ConversationId room, QList<UserId> users,
                                                        QList<UserId> told, Timestamp at) override;
    [[nodiscard]] QCoro::Task<Result<>> setPreferences(ConversationId conversation, UserId user,
                                                       chat::PreferencesPatch patch) override;

private:
    JobQueue &m_writer;
};

} // namespace foyer::storage
