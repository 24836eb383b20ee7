// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/net/ws/handlers/post_handler.h"

#include "common/protocol/server_frame.h"
#include "server/chat/poster.h"
#include "server/chat/typing.h"
#include "server/net/ws/connection.h"
#include "server/net/ws/handlers/refusal.h"

namespace foyer::net {

QCoro::Task<> PostHandler::handle(QPointer<Connection> connection, protocol::PostRequest request)
{
    const Ref ref = request.ref;
    if (!connection->identity().scopes.testFlag(protocol::Scope::Post)) {
        connection->deliver(refusal(Error{ErrorCode::Forbidden, {}, {}, {}}, ref));
        co_return;
    }
    connection->beginRequest();
    const UserId author = connection->user();
    const Result<chat::StoredPost> stored = co_await m_poster.post(author, std::move(request));
    if (stored)
        m_typing.ended(author, stored->message.conversation);
    if (!connection)
        co_return;
    connection->endRequest();
    if (!stored) {
        connection->deliver(refusal(stored.error(), ref));
        co_return;
    }
    const protocol::Message &message = stored->message;
    connection->deliver(protocol::encode(
        protocol::Posted{ref, message.conversation, message.seq, message.revision, message.createdAt}));
}

} // namespace foyer::net
