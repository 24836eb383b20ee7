// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/net/ws/handlers/read_handler.h"

#include "server/chat/reading.h"
#include "server/net/ws/connection.h"
#include "server/net/ws/handlers/refusal.h"

namespace foyer::net {

QCoro::Task<> ReadHandler::handle(QPointer<Connection> connection, protocol::ReadRequest request)
{
    connection->beginRequest();
    const Result<Seq> moved = co_await m_reading.move(connection->user(), request);
    if (!connection)
        co_return;
    connection->endRequest();
    if (!moved)
        connection->deliver(refusal(moved.error(), {}));
}

} // namespace foyer::net
