// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/base/ids.h"
#include "common/protocol/session.h"
#include "server/admin/session_ender.h"
#include "server/chat/event_sink.h"

#include <QObject>

#include <memory>

namespace foyer::metrics {
class Registry;
}

namespace foyer::net {

class Connection;
class Outlet;

/// Knows which connections belong to which user, session and conversation, and spreads events over them. Each event
/// is encoded once; what a connection gets in one turn of the loop goes out as one frame. Thread: main.
class Hub final : public QObject, public chat::EventSink, public admin::SessionEnder
{
    Q_OBJECT

public:
    /// The registry must outlive this object.
    explicit Hub(metrics::Registry &metrics, QObject *parent = nullptr);
    ~Hub() override;

    void toConversation(ConversationId conversation, const protocol::ServerEvent &event) override;
    void toUser(UserId user, const protocol::ServerEvent &event) override;
    void toNeighbours(UserId user, const QList<ConversationId> &conversations,
                      const protocol::ServerEvent &event) override;
    void subscribe(UserId user, ConversationId conversation) override;
    void unsubscribe(UserId user, ConversationId conversation) override;

    /// Tells the connections of these sessions that it is over, and why, and closes them with 4001.
    void endSessions(const QList<SessionId> &sessions, protocol::SessionEnd reason);

    void keepOnly(UserId user, const QList<SessionId> &sessions, protocol::SessionEnd reason) override;

    /// Makes a connection known; it gets its user's events from now on. It must be removed before it dies.
    void add(Connection *connection);
    void remove(Connection *connection);
    /// Starts the flow of these conversations to the connection, besides what `subscribe` and `unsubscribe` said since
    /// `add`. Returns all of which it gets the events now; none if it was removed meanwhile.
    QList<ConversationId> setConversations(Connection *connection,
                                           const QList<ConversationId> &conversations);

    /// Through which the connections send.
    [[nodiscard]] Outlet &outlet();
    /// All connections there are; for heartbeats and for stopping.
    [[nodiscard]] QList<Connection *> connections() const;
    [[nodiscard]] int connectionCount(UserId user) const;

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace foyer::net
