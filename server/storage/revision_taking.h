// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/base/clock.h"
#include "common/base/result.h"
#include "common/protocol/client_frame.h"
#include "common/protocol/message.h"

#include <QHash>
#include <QList>
#include <QVariantList>

#include <map>

namespace foyer::storage {

class Database;

/// Changes of messages in several conversations inside one transaction: the conversations are locked, then messages take
/// revisions, each message once, and at the end the counters are written.
class RevisionTaking
{
public:
    explicit RevisionTaking(Database &database)
        : m_database(database)
    {
    }

    /// Locks the conversations of these messages, in the order of their ids.
    [[nodiscard]] Result<> lock(const QList<protocol::MessagePlace> &places);
    /// What was found of a conversation that was to be locked.
    [[nodiscard]] bool isThere(ConversationId conversation) const;
    [[nodiscard]] bool isArchived(ConversationId conversation) const;
    /// The message's revision: the conversation's next one, or the one that it took already.
    [[nodiscard]] Revision take(const protocol::MessagePlace &place);
    /// Gives the message its revision, and each reply that quotes it.
    [[nodiscard]] Result<> touch(const protocol::MessagePlace &place);
    [[nodiscard]] Result<> touchReplies(const protocol::MessagePlace &place);
    /// Writes the counters and reads what changed, ascending by revision in each conversation.
    [[nodiscard]] Result<QList<protocol::Message>> end();

private:
    struct Counters
    {
        Seq seq;
        Revision revision;
        bool isArchived = false;
        bool isThere = false;
        bool isChanged = false;
    };
    [[nodiscard]] Counters found(ConversationId conversation) const;

    Database &m_database;
    std::map<ConversationId, Counters> m_counters;
    QHash<protocol::MessagePlace, Revision> m_taken;
};

} // namespace foyer::storage
