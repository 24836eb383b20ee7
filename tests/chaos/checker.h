// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/protocol/conversation.h"
#include "tests/chaos/ledger.h"

#include <QSet>

namespace foyer::chaos {

/// One row of `messages`, with its author's name and the reactions to it.
struct StoredMessage
{
    ConversationId conversation;
    Seq seq;
    Revision revision;
    Ref ref;
    QString author;
    QString text;
    Timestamp createdAt = 0;
    Timestamp editedAt = 0;
    Timestamp recalledAt = 0;
    QMap<QString, QSet<UserId>> reactions{};
};

/// One row of `conversations`.
struct StoredConversation
{
    Seq lastSeq;
    Revision lastRevision;
    QSet<QString> members;
    /// Members who do not have it among their own now.
    QSet<QString> hiddenFrom{};
    bool isDirect = false;
};

/// What the database holds at the end.
struct StoredState
{
    QMap<ConversationId, StoredConversation> conversations;
    /// By seq.
    QMap<ConversationId, QList<StoredMessage>> messages;
};

/// The message at a place, or nothing. Trusts seqs without holes: else the checker says so.
[[nodiscard]] const StoredMessage *find(const StoredState &stored, const protocol::MessagePlace &place);

/// How a report names a place.
[[nodiscard]] QString nameOf(const protocol::MessagePlace &place);

/// One conversation as a client holds it at the end.
struct HeldConversation
{
    Revision revision;
    QList<protocol::Message> messages;
    /// Whether older ones are known to exist; else these are all.
    bool hasOlder = false;
};

/// A client at the end, after it came back and was in sync.
struct HeldState
{
    QString person;
    QMap<ConversationId, HeldConversation> conversations;
};

/// Compares what clients were told and what they hold with what is stored. Knows nothing of how any of it came about.
/// Kinds of violations: "acknowledged-lost", "acknowledged-otherwise", "sent-lost", "written-lost", "stored-twice",
/// "hole", "counter-differs", "change-lost", "changed-by-nobody", "seen-not-stored", "seen-differs", "client-differs",
/// "outsider-saw".
[[nodiscard]] QList<Violation> check(const Ledger &ledger, const StoredState &stored,
                                     const QList<HeldState> &clients);

} // namespace foyer::chaos
