// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/base/ids.h"
#include "common/base/result.h"
#include "common/protocol/conversation.h"
#include "common/protocol/message.h"
#include "server/chat/message_store.h"

#include <QHash>
#include <QList>
#include <QString>
#include <QStringList>

namespace foyer::storage {

class Database;

/// What a batch of messages refers to beyond their authors: messages answered, messages repeated, members named. Asked of
/// the database once for the whole batch, and only if there is any.
class RichParts
{
public:
    explicit RichParts(Database &database);

    [[nodiscard]] Result<> look(const QList<const chat::NewMessage *> &messages);

    /// Gives the message its quote, its repeated words or its mentions. `role` is the author's in the conversation;
    /// that he may read what he repeats is the caller's to check. NotFound, MessageRecalled.
    [[nodiscard]] Result<> fill(const chat::NewMessage &wanted, protocol::MemberRole role,
                                protocol::Message &message) const;

    /// Members of the conversation whom the keys name, and whether everybody is called.
    [[nodiscard]] Result<> lookForNames(ConversationId conversation, const QList<QStringList> &keys);
    void fillMentions(const QList<QStringList> &keys, protocol::MemberRole role,
                      protocol::Message &message) const;

private:
    [[nodiscard]] Result<> findNames(const QVariantList &keys);
    [[nodiscard]] Result<> fillQuote(Seq replyTo, protocol::Message &message) const;
    [[nodiscard]] Result<> fillForward(const protocol::MessagePlace &place, protocol::Message &message) const;

    Database &m_database;
    QHash<protocol::MessagePlace, protocol::Quote> m_quotes;
    QHash<protocol::MessagePlace, protocol::Message> m_sources;
    QHash<std::pair<ConversationId, QString>, UserId> m_named;
};

} // namespace foyer::storage
