// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/peer.h"

#include <QJsonDocument>

namespace foyer::test {

/// The path of a message, and of what hangs on it.
[[nodiscard]] inline QString messagePath(qint64 conversation, qint64 seq, const QString &rest = {})
{
    return QStringLiteral("/conversations/%1/messages/%2").arg(conversation).arg(seq) + rest;
}

/// The path of this emoji under a message.
[[nodiscard]] inline QString reactionPath(qint64 conversation, qint64 seq, const QString &emoji)
{
    const QByteArray encoded = QUrl::toPercentEncoding(emoji);
    return messagePath(conversation, seq, QStringLiteral("/reactions/") + QString::fromLatin1(encoded));
}

inline Answer edit(Peer &peer, qint64 conversation, qint64 seq, const QString &text)
{
    const QJsonObject body{{QStringLiteral("text"), text}};
    return peer.call("PATCH", messagePath(conversation, seq),
                     QJsonDocument(body).toJson(QJsonDocument::Compact));
}

inline Answer recall(Peer &peer, qint64 conversation, qint64 seq)
{
    return peer.remove(messagePath(conversation, seq));
}

inline Answer react(Peer &peer, qint64 conversation, qint64 seq, const QString &emoji)
{
    return peer.call("PUT", reactionPath(conversation, seq, emoji));
}

inline Answer pin(Peer &peer, qint64 conversation, qint64 seq)
{
    return peer.call("PUT", messagePath(conversation, seq, QStringLiteral("/pin")));
}

/// Posts over HTTP under a new ref.
inline Answer post(Peer &peer, qint64 conversation, QJsonObject fields)
{
    fields.insert(QStringLiteral("ref"), newRef());
    return peer.post(QStringLiteral("/conversations/%1/messages").arg(conversation), fields);
}

[[nodiscard]] inline QJsonObject messageOf(const Answer &answer)
{
    return answer.json.value(QStringLiteral("message")).toObject();
}

/// Says something; the seq it got, or 0.
[[nodiscard]] inline qint64 saidBy(Peer &peer, qint64 conversation, const QString &text)
{
    return messageOf(post(peer, conversation, {{QStringLiteral("text"), text}}))
        .value(QStringLiteral("seq"))
        .toInteger();
}

/// The newest 200 messages as a member reads them.
[[nodiscard]] inline QJsonArray historyOf(Peer &peer, qint64 conversation)
{
    const Answer page = peer.get(QStringLiteral("/conversations/%1/messages?limit=200").arg(conversation));
    return page.json.value(QStringLiteral("messages")).toArray();
}

/// A room of the first peer with the others in it; its id, or 0.
[[nodiscard]] inline qint64 roomOf(Peer &owner, const QString &name, const QList<Peer *> &members = {})
{
    QJsonArray users;
    for (const Peer *member : members)
        users.append(member->user.value(QStringLiteral("username")));
    const QJsonObject wanted{{QStringLiteral("name"), name}, {QStringLiteral("users"), users}};
    return owner.post(QStringLiteral("/rooms"), wanted).json.value(QStringLiteral("id")).toInteger();
}

} // namespace foyer::test
