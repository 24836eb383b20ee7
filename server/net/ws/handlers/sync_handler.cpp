// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/net/ws/handlers/sync_handler.h"

#include "common/protocol/server_frame.h"
#include "server/chat/sync.h"
#include "server/net/ws/connection.h"
#include "server/net/ws/handlers/refusal.h"

namespace foyer::net {

QCoro::Task<> SyncHandler::handle(QPointer<Connection> connection, protocol::SyncRequest request)
{
    if (connection->isBehind()) {
        connection->end(protocol::CloseCode::Resume);
        co_return;
    }
    connection->beginRequest();
    const Result<protocol::SyncAnswer> answer =
        co_await m_sync.catchUp(connection->user(), std::move(request));
    if (!connection)
        co_return;
    connection->endRequest();
    if (answer) {
        connection->deliverSync(protocol::encode(*answer));
        co_return;
    }
    // A connection that cannot start has no use; the client comes back after a while.
    connection->deliverFirst(refusal(answer.error(), {}));
    if (!connection->isLive())
        connection->end(protocol::CloseCode::GoingAway);
}

} // namespace foyer::net
