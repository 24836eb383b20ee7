// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/base/result.h"
#include "common/protocol/client_frame.h"
#include "common/protocol/rights.h"
#include "server/chat/room_store.h"

namespace foyer::storage {

class Database;

/// One change of a room inside a transaction: the room is locked and read, the actor's role is found, then steps follow
/// that may leave notices. Refuses before it writes anything.
class RoomChanging
{
public:
    RoomChanging(Database &database, const chat::RoomAction &action);

    /// Locks and reads the room. NotMember if there is no such room.
    [[nodiscard]] Result<> open();
    /// Opens it for the actor. NotMember.
    [[nodiscard]] Result<> begin();
    /// Opens it for somebody from outside who may do everything that owners may. NotMember if there is no such room.
    [[nodiscard]] Result<> beginAsAdministrator();
    /// Forbidden unless the actor has it.
    [[nodiscard]] Result<> need(protocol::Right right) const;
    /// Whom the action meets, and whether he is a member.
    struct Target
    {
        protocol::Member member;
        bool isMember = false;
    };
    [[nodiscard]] Result<Target> target(UserId user) const;
    /// Somebody else whom the actor may meet so. NotFound if there is no such user, InvalidField for the actor himself, Forbidden
    /// if the actor does not stand above him.
    [[nodiscard]] Result<Target> subject(UserId user) const;

    [[nodiscard]] const chat::ChangedRoom &room() const { return m_room; }
    [[nodiscard]] bool isLobby() const;
    [[nodiscard]] bool isArchived() const { return m_room.state.archivedAt != 0; }
    [[nodiscard]] Seq lastSeq() const { return m_lastSeq; }
    /// The notice of comings and goings that is still open, if there is one and it is young enough.
    [[nodiscard]] Result<std::optional<protocol::Message>> openNotice() const;

    // Nobody tells of what the operator does at the console, who has no account: there is no notice of it.

    /// Stores a notice by the actor.
    [[nodiscard]] Result<> tell(protocol::Notice notice);
    /// A notice of something that met these.
    [[nodiscard]] Result<> tellOf(const QString &event, const QList<protocol::Member> &members,
                                  const QString &text = {});
    /// The same by another.
    [[nodiscard]] Result<> tellBy(UserId author, const QString &event, const QList<protocol::Member> &members,
                                  const QString &text);
    /// Stores a new notice of comings and goings by `author`, into which later ones go.
    [[nodiscard]] Result<> openNotice(UserId author, protocol::Notice notice);
    /// Puts another text into a notice.
    [[nodiscard]] Result<> replace(protocol::Message message);

    /// Whoever of them had read everything, has read what was told so far too.
    [[nodiscard]] Result<> follow(const QList<UserId> &users);

    /// Writes the counters; what was told.
    [[nodiscard]] Result<chat::Told> end();

private:
    [[nodiscard]] Result<> store(UserId author, const protocol::Notice &notice);

    Database &m_database;
    const chat::RoomAction &m_action;
    chat::ChangedRoom m_room;
    protocol::MemberRole m_role = protocol::MemberRole::Member;
    Seq m_firstSeq;
    Seq m_lastSeq;
    Revision m_revision;
    Seq m_membersNotice;
    QList<protocol::MessagePlace> m_told;
    QList<UserId> m_readers;
};

/// Somebody as a notice names him.
[[nodiscard]] protocol::NoticeUser noticeUser(const protocol::User &user);

} // namespace foyer::storage
