// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/accounts/sessions.h"
#include "server/net/front/request_head.h"
#include "server/net/http/http_response.h"

#include <QCoroTask>

#include <functional>

class QTcpSocket;

namespace foyer::net {

/// A WebSocket that may be opened: for whom, and by what right.
struct SocketPass
{
    accounts::Identity identity;
    /// Asked again once the connection is known, since the session may have ended meanwhile.
    QByteArray token;
    ClientInfo client;
};

/// What stands behind the front. Thread: main.
class Backend
{
public:
    using Answer = std::function<void(HttpResponse)>;

    virtual ~Backend() = default;

    [[nodiscard]] virtual ClientInfo clientOf(const QHostAddress &peer,
                                              const HeaderFields &headers) const = 0;
    /// Largest body that such a request may have.
    [[nodiscard]] virtual qint64 bodyLimit(const RequestHead &head) const = 0;
    /// Asked before a body of more than kSmallBody is read: whether its sender may send it.
    [[nodiscard]] virtual QCoro::Task<Result<>> admitBody(RequestHead head, ClientInfo client) = 0;
    /// Asked before the upgrade of /ws.
    [[nodiscard]] virtual QCoro::Task<Result<SocketPass>> admitSocket(RequestHead head,
                                                                      ClientInfo client) = 0;
    /// Takes over an admitted connection whose opening handshake is still to be read from it.
    virtual void takeSocket(QTcpSocket *socket, SocketPass pass) = 0;
    /// Answers a whole request; `bytes` is its canonical form. `answer` is called once, perhaps at once.
    virtual void submit(const QByteArray &bytes, const QHostAddress &peer, ClientInfo client,
                        Answer answer) = 0;
};

} // namespace foyer::net
