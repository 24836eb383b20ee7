// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/peer.h"

#include <QJsonDocument>

namespace foyer::test {

/// The path of a room, and of what hangs on it.
[[nodiscard]] inline QString roomPath(qint64 room, const QString &rest = {})
{
    return QStringLiteral("/rooms/%1").arg(room) + rest;
}

[[nodiscard]] inline qint64 idOf(const Peer &peer)
{
    return peer.user.value(QStringLiteral("id")).toInteger();
}

inline Answer patch(Peer &peer, const QString &path, const QJsonObject &fields)
{
    return peer.call("PATCH", path, QJsonDocument(fields).toJson(QJsonDocument::Compact));
}

inline Answer setUp(Peer &peer, qint64 room, const QJsonObject &fields)
{
    return patch(peer, roomPath(room), fields);
}

inline Answer joinRoom(Peer &peer, qint64 room)
{
    return peer.post(roomPath(room, QStringLiteral("/join")));
}

inline Answer leaveRoom(Peer &peer, qint64 room)
{
    return peer.post(roomPath(room, QStringLiteral("/leave")));
}

inline Answer invite(Peer &peer, qint64 room, const QStringList &names)
{
    const QJsonObject body{{QStringLiteral("users"), QJsonArray::fromStringList(names)}};
    return peer.post(roomPath(room, QStringLiteral("/members")), body);
}

[[nodiscard]] inline QString memberPath(qint64 room, qint64 user)
{
    return roomPath(room, QStringLiteral("/members/%1").arg(user));
}

inline Answer setRole(Peer &peer, qint64 room, const Peer &member, const QString &role)
{
    return patch(peer, memberPath(room, idOf(member)), {{QStringLiteral("role"), role}});
}

inline Answer silence(Peer &peer, qint64 room, const Peer &member, int seconds)
{
    return patch(peer, memberPath(room, idOf(member)), {{QStringLiteral("silenceSeconds"), seconds}});
}

inline Answer kick(Peer &peer, qint64 room, const Peer &member)
{
    return peer.remove(memberPath(room, idOf(member)));
}

[[nodiscard]] inline QString banPath(qint64 room, qint64 user)
{
    return roomPath(room, QStringLiteral("/bans/%1").arg(user));
}

inline Answer ban(Peer &peer, qint64 room, const Peer &member, const QString &reason = {})
{
    return peer.put(banPath(room, idOf(member)), {{QStringLiteral("reason"), reason}});
}

inline Answer makeLink(Peer &peer, qint64 room, int uses = 1, int seconds = 3600)
{
    return peer.post(roomPath(room, QStringLiteral("/links")),
                     {{QStringLiteral("uses"), uses}, {QStringLiteral("expiresInSeconds"), seconds}});
}

inline Answer joinBy(Peer &peer, const QString &code)
{
    return peer.post(QStringLiteral("/join"), {{QStringLiteral("code"), code}});
}

/// What the conversation looks like to a member; empty if he is none.
[[nodiscard]] inline QJsonObject conversationOf(Peer &peer, qint64 room)
{
    const QJsonArray all =
        peer.get(QStringLiteral("/conversations")).json.value(QStringLiteral("conversations")).toArray();
    for (const QJsonValue &each : all) {
        if (each[QStringLiteral("id")].toInteger() == room)
            return each.toObject();
    }
    return {};
}

/// The events of the notices of a room, in their order.
[[nodiscard]] inline QStringList noticesOf(const QJsonArray &messages)
{
    QStringList events;
    for (const QJsonValue &message : messages) {
        const QString event = message[QStringLiteral("notice")][QStringLiteral("event")].toString();
        if (!event.isEmpty())
            events.append(event);
    }
    return events;
}

} // namespace foyer::test
