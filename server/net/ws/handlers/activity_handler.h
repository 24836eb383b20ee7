// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/protocol/client_frame.h"

#include <QCoroTask>
#include <QPointer>

namespace foyer::chat {
class Presence;
class Typing;
} // namespace foyer::chat

namespace foyer::net {

class Connection;

/// What the person at a client does: is there, is away, is writing; and the coming and going of connections. Thread: main.
class ActivityHandler
{
public:
    /// Everything passed in must outlive this object and its running tasks.
    ActivityHandler(chat::Presence &presence, chat::Typing &typing)
        : m_presence(presence)
        , m_typing(typing)
    {
    }

    /// The connection counts as there from now on, in the conversations it gets the events of.
    void arrive(Connection &connection, const QList<ConversationId> &conversations);
    /// It does not any more. Harmless when it did not.
    void leave(Connection &connection);
    void handle(Connection &connection, protocol::ActivityRequest request);
    /// Nothing is answered but an error.
    QCoro::Task<> handle(QPointer<Connection> connection, protocol::TypingRequest request);

private:
    chat::Presence &m_presence;
    chat::Typing &m_typing;
};

} // namespace foyer::net
