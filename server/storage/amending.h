// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/base/result.h"
#include "common/protocol/rights.h"
#include "server/chat/amendment_store.h"
#include "server/storage/revision_taking.h"

namespace foyer::storage {

class Database;

/// One change of a message inside a transaction: the conversation is locked, the actor's role and the message are read,
/// then steps follow that take revisions. Refuses before it writes anything.
class Amending
{
public:
    Amending(Database &database, const chat::Amendment &amendment);

    /// Whether a message that was recalled may be meant.
    enum class Recalled { Refused, Taken };
    /// Locks the conversation, then looks.
    [[nodiscard]] Result<> begin(Recalled recalled = Recalled::Refused);
    /// Only reads the actor's role and the message, for who changes nothing. NotMember, NotFound, MessageRecalled.
    [[nodiscard]] Result<> look(Recalled recalled = Recalled::Refused);

    [[nodiscard]] const protocol::Message &message() const { return m_message; }
    [[nodiscard]] protocol::MemberRole role() const { return m_role; }
    [[nodiscard]] bool isAuthor() const { return m_message.author.id == m_amendment.actor; }
    [[nodiscard]] bool may(protocol::Right right) const
    {
        return m_isDirect ? protocol::mayInDirect(right) : protocol::may(m_role, right);
    }

    /// Whether the actor may add words or signs here now. RoomArchived, Silenced; RecipientGone, BlockedByYou, Blocked.
    [[nodiscard]] Result<> checkMaySpeak() const;

    /// Where the message stands.
    [[nodiscard]] protocol::MessagePlace place() const { return {m_amendment.conversation, m_amendment.seq}; }
    /// The revisions that this change takes.
    [[nodiscard]] RevisionTaking &revisions() { return m_revisions; }
    /// The message's new revision.
    [[nodiscard]] Revision take() { return m_revisions.take(place()); }
    /// Gives each reply to the message a revision, so that its quote is read again.
    [[nodiscard]] Result<> touchReplies() { return m_revisions.touchReplies(place()); }

    /// Writes the counter and reads what changed; to be called after the message took its revision.
    [[nodiscard]] Result<chat::Amended> end();
    /// Answers with the message as it is.
    [[nodiscard]] chat::Amended unchanged() const { return {m_message, {}}; }

private:
    Database &m_database;
    const chat::Amendment &m_amendment;
    protocol::Message m_message;
    protocol::MemberRole m_role = protocol::MemberRole::Member;
    Timestamp m_silencedUntil = 0;
    bool m_isDirect = false;
    RevisionTaking m_revisions;
};

} // namespace foyer::storage
