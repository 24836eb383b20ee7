// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/net/ws/handlers/activity_handler.h"

#include "server/chat/presence.h"
#include "server/chat/typing.h"
#include "server/net/ws/connection.h"
#include "server/net/ws/handlers/refusal.h"

namespace foyer::net {

using chat::Activity;

void ActivityHandler::arrive(Connection &connection, const QList<ConversationId> &conversations)
{
    connection.setPresent(true);
    m_presence.connected(connection.user(), conversations);
    if (connection.isIdle())
        m_presence.changed(connection.user(), Activity::Idle);
}

void ActivityHandler::leave(Connection &connection)
{
    if (!connection.isPresent())
        return;
    connection.setPresent(false);
    m_presence.disconnected(connection.user(), connection.isIdle() ? Activity::Idle : Activity::Active);
}

void ActivityHandler::handle(Connection &connection, protocol::ActivityRequest request)
{
    if (connection.isIdle() == request.isIdle)
        return;
    connection.setIdle(request.isIdle);
    if (connection.isPresent())
        m_presence.changed(connection.user(), request.isIdle ? Activity::Idle : Activity::Active);
}

QCoro::Task<> ActivityHandler::handle(QPointer<Connection> connection, protocol::TypingRequest request)
{
    connection->beginRequest();
    const Result<> typed = co_await m_typing.typed(connection->identity().user, request.conversation);
    if (!connection)
        co_return;
    connection->endRequest();
    if (!typed)
        connection->deliver(refusal(typed.error(), {}));
}

} // namespace foyer::net
