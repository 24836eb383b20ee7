// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/protocol/conversation.h"
#include "common/protocol/message.h"
#include "common/protocol/user.h"

#include <QString>

namespace foyer::test {

inline protocol::User sampleUser(qint64 id)
{
    const QString name = QStringLiteral("user%1").arg(id);
    return protocol::User{UserId(id), name, name, QStringLiteral("a1"), protocol::UserRole::Member};
}

/// A message whose ref and text follow from its numbers.
inline protocol::Message sampleMessage(qint64 conversation, qint64 seq, qint64 revision, qint64 author = 2)
{
    protocol::Message message;
    message.conversation = ConversationId(conversation);
    message.seq = Seq(seq);
    message.revision = Revision(revision);
    message.ref = QStringLiteral("%1-0000-4000-8000-%2")
                      .arg(conversation, 8, 16, QLatin1Char('0'))
                      .arg(seq, 12, 16, QLatin1Char('0'));
    message.author = sampleUser(author);
    message.text = QStringLiteral("text %1").arg(seq);
    message.createdAt = 1'700'000'000'000 + seq * 1'000;
    return message;
}

inline protocol::Conversation sampleRoom(qint64 id, qint64 lastSeq = 0, qint64 revision = 0)
{
    protocol::Conversation room;
    room.id = ConversationId(id);
    room.name = QStringLiteral("room%1").arg(id);
    room.lastSeq = Seq(lastSeq);
    room.revision = Revision(revision);
    room.memberCount = 2;
    // Nothing of it is read, and all of it is by others.
    room.unread = int(lastSeq);
    return room;
}

} // namespace foyer::test
