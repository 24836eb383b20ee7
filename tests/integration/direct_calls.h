// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/integration/message_calls.h"
#include "tests/integration/room_calls.h"
#include "tests/support/peer.h"

namespace foyer::test {

// Calls about conversations of two people, as clients make them.

inline Answer openDirect(Peer &peer, qint64 user)
{
    return peer.put(QStringLiteral("/directs/%1").arg(user));
}

/// The conversation of the two; its id, or 0.
[[nodiscard]] inline qint64 directOf(Peer &peer, const Peer &other)
{
    return openDirect(peer, idOf(other)).json.value(QStringLiteral("id")).toInteger();
}

inline Answer hide(Peer &peer, qint64 conversation)
{
    return peer.post(QStringLiteral("/conversations/%1/hide").arg(conversation));
}

inline Answer blockUser(Peer &peer, const Peer &other)
{
    return peer.call("PUT", QStringLiteral("/blocks/%1").arg(idOf(other)));
}

inline Answer unblockUser(Peer &peer, const Peer &other)
{
    return peer.remove(QStringLiteral("/blocks/%1").arg(idOf(other)));
}

[[nodiscard]] inline qint64 unreadOf(Peer &peer, qint64 conversation)
{
    return conversationOf(peer, conversation).value(QStringLiteral("unread")).toInteger(-1);
}

/// Whether an event is about this conversation.
[[nodiscard]] inline Peer::Condition isAbout(qint64 conversation)
{
    return [conversation](const QJsonObject &event) {
        const QJsonValue named = event.value(QStringLiteral("conversation"));
        const qint64 id = named.isObject() ? named[QStringLiteral("id")].toInteger() : named.toInteger();
        return id == conversation
            || event.value(QStringLiteral("message"))[QStringLiteral("conversation")].toInteger()
            == conversation;
    };
}

} // namespace foyer::test
