// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/net/ws/hub.h"

#include "common/protocol/server_frame.h"
#include "server/metrics/registry.h"
#include "server/net/ws/connection.h"
#include "server/net/ws/outlet.h"

#include <QHash>
#include <QSet>

#include <algorithm>
#include <vector>

namespace foyer::net {

struct Hub::Private
{
    /// What a connection gets.
    struct Entry
    {
        QSet<ConversationId> conversations;
        bool isLoaded = false;
        /// What subscribe and unsubscribe said before the conversations were known.
        QHash<ConversationId, bool> changes;
    };
    using Connections = std::vector<Connection *>;

    explicit Private(metrics::Registry &metrics)
        : delivered(metrics.counter("foyer_events_delivered_total", "Events given to connections."))
        , open(metrics.gauge("foyer_websockets_open", "Open WebSocket connections."))
    {
    }

    void link(Connection *connection, Entry &entry, ConversationId conversation)
    {
        if (entry.conversations.contains(conversation))
            return;
        entry.conversations.insert(conversation);
        byConversation[conversation].push_back(connection);
    }
    void unlink(Connection *connection, Entry &entry, ConversationId conversation)
    {
        if (!entry.conversations.remove(conversation))
            return;
        drop(byConversation, conversation, connection);
    }
    template<typename Key>
    static void drop(QHash<Key, Connections> &index, Key key, Connection *connection)
    {
        const auto found = index.find(key);
        if (found == index.end())
            return;
        const auto place = std::find(found->begin(), found->end(), connection);
        if (place != found->end()) {
            *place = found->back();
            found->pop_back();
        }
        if (found->empty())
            index.erase(found);
    }
    void send(const Connections &connections, const protocol::ServerEvent &event)
    {
        const QByteArray bytes = protocol::encode(event);
        for (Connection *connection : connections)
            connection->deliver(bytes);
        delivered.add(double(connections.size()));
        outlet.noteDeliveries(qint64(connections.size()));
    }
    void change(UserId user, ConversationId conversation, bool isIn);

    Outlet outlet;
    metrics::Counter delivered;
    metrics::Gauge open;
    QHash<Connection *, Entry> entries;
    QHash<UserId, Connections> byUser;
    QHash<ConversationId, Connections> byConversation;
};

void Hub::Private::change(UserId user, ConversationId conversation, bool isIn)
{
    const auto connections = byUser.constFind(user);
    if (connections == byUser.constEnd())
        return;
    for (Connection *connection : *connections) {
        Entry &entry = entries[connection];
        if (!entry.isLoaded)
            entry.changes.insert(conversation, isIn);
        else if (isIn)
            link(connection, entry, conversation);
        else
            unlink(connection, entry, conversation);
    }
}

Hub::Hub(metrics::Registry &metrics, QObject *parent)
    : QObject(parent)
    , d(std::make_unique<Private>(metrics))
{
}

Hub::~Hub() = default;

Outlet &Hub::outlet()
{
    return d->outlet;
}

void Hub::toConversation(ConversationId conversation, const protocol::ServerEvent &event)
{
    const auto connections = d->byConversation.constFind(conversation);
    if (connections != d->byConversation.constEnd())
        d->send(*connections, event);
}

void Hub::toUser(UserId user, const protocol::ServerEvent &event)
{
    const auto connections = d->byUser.constFind(user);
    if (connections != d->byUser.constEnd())
        d->send(*connections, event);
}

void Hub::toNeighbours(UserId user, const QList<ConversationId> &conversations,
                       const protocol::ServerEvent &event)
{
    const Private::Connections own = d->byUser.value(user);
    QSet<Connection *> all(own.begin(), own.end());
    for (const ConversationId conversation : conversations) {
        const auto connections = d->byConversation.constFind(conversation);
        if (connections != d->byConversation.constEnd())
            all.unite(QSet<Connection *>(connections->begin(), connections->end()));
    }
    if (!all.isEmpty())
        d->send(Private::Connections(all.cbegin(), all.cend()), event);
}

void Hub::subscribe(UserId user, ConversationId conversation)
{
    d->change(user, conversation, true);
}

void Hub::unsubscribe(UserId user, ConversationId conversation)
{
    d->change(user, conversation, false);
}

void Hub::endSessions(const QList<SessionId> &sessions, protocol::SessionEnd reason)
{
    if (sessions.isEmpty())
        return;
    for (auto entry = d->entries.cbegin(); entry != d->entries.cend(); ++entry) {
        if (sessions.contains(entry.key()->identity().session))
            entry.key()->endSession(reason);
    }
}

void Hub::keepOnly(UserId user, const QList<SessionId> &sessions, protocol::SessionEnd reason)
{
    const auto connections = d->byUser.constFind(user);
    if (connections == d->byUser.constEnd())
        return;
    for (Connection *connection : *connections) {
        if (!sessions.contains(connection->identity().session))
            connection->endSession(reason);
    }
}

void Hub::add(Connection *connection)
{
    d->entries.insert(connection, {});
    d->byUser[connection->user()].push_back(connection);
    d->open.set(double(d->entries.size()));
}

void Hub::remove(Connection *connection)
{
    const Private::Entry entry = d->entries.take(connection);
    for (const ConversationId conversation : entry.conversations)
        Private::drop(d->byConversation, conversation, connection);
    Private::drop(d->byUser, connection->user(), connection);
    d->open.set(double(d->entries.size()));
}

QList<ConversationId> Hub::setConversations(Connection *connection,
                                            const QList<ConversationId> &conversations)
{
    const auto found = d->entries.find(connection);
    if (found == d->entries.end())
        return {};
    Private::Entry &entry = *found;
    for (const ConversationId conversation : conversations)
        d->link(connection, entry, conversation);
    const QHash<ConversationId, bool> changes = std::exchange(entry.changes, {});
    for (auto change = changes.cbegin(); change != changes.cend(); ++change) {
        if (change.value())
            d->link(connection, entry, change.key());
        else
            d->unlink(connection, entry, change.key());
    }
    entry.isLoaded = true;
    return {entry.conversations.cbegin(), entry.conversations.cend()};
}

QList<Connection *> Hub::connections() const
{
    return d->entries.keys();
}

int Hub::connectionCount(UserId user) const
{
    const auto connections = d->byUser.constFind(user);
    return connections == d->byUser.constEnd() ? 0 : int(connections->size());
}

} // namespace foyer::net
