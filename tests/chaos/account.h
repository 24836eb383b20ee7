// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/base/ids.h"
#include "common/protocol/user.h"

#include <QByteArray>
#include <QList>
#include <QNetworkRequest>
#include <QString>
#include <QUrl>

namespace foyer::chaos {

/// Somebody who has signed in already, so that storms of sign-ins are not what is tested.
struct Account
{
    protocol::User user;
    QByteArray token;
    /// The server as this client reaches it: through the proxy.
    QUrl server;
};

/// A request of this account to the API. What is not answered after five seconds has failed.
[[nodiscard]] inline QNetworkRequest requestOf(const Account &account, const QString &path)
{
    constexpr int kAnswerTime = 5'000;
    // Strict: what is percent-encoded stays as it is.
    QNetworkRequest request(QUrl(account.server.toString() + path, QUrl::StrictMode));
    request.setRawHeader("Authorization", "Bearer " + account.token);
    request.setTransferTimeout(kAnswerTime);
    return request;
}

/// The opening handshake of a WebSocket of this account, for those who write their frames by hand.
[[nodiscard]] inline QByteArray upgradeRequest(const Account &account)
{
    return "GET /ws HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
           "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n"
           "Sec-WebSocket-Protocol: foyer.v1\r\nAuthorization: Bearer "
        + account.token + "\r\n\r\n";
}

/// The rooms there are.
struct Rooms
{
    /// Everybody is in these all the time.
    QList<ConversationId> common;
    /// People come and go in this one.
    ConversationId revolving;
    /// Outsiders are never in this one.
    ConversationId closed;
    /// Conversations of two of them each.
    QList<ConversationId> directs{};
};

} // namespace foyer::chaos
