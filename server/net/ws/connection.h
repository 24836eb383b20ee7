// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/base/token_bucket.h"
#include "common/protocol/client_frame.h"
#include "common/protocol/close_code.h"
#include "common/protocol/server_frame.h"
#include "server/accounts/sessions.h"
#include "server/net/net_settings.h"
#include "server/net/ws/frame_tree.h"

#include <QObject>
#include <QPointer>
#include <QTimer>

#include <optional>

class QTcpSocket;
class QWebSocket;

namespace foyer {
class Clock;
}

namespace foyer::net {

class Outlet;

/// One open WebSocket: who it is, what may be sent to it when, and how much may wait for it. Thread: main.
class Connection : public QObject
{
    Q_OBJECT

public:
    /// Takes the WebSocket over. `transport` is the socket below it. All that is passed in must outlive this object.
    Connection(QWebSocket *socket, QTcpSocket *transport, accounts::Identity identity, Outlet &outlet,
               const SocketLimits &limits, const Clock &clock, QObject *parent = nullptr);
    ~Connection() override;

    [[nodiscard]] const accounts::Identity &identity() const { return m_identity; }
    [[nodiscard]] UserId user() const { return m_identity.user.id; }

    /// An event that comes at its turn, but not before the answer to the first sync: until then it is held back.
    void deliver(const QByteArray &event);
    /// An event that may overtake those held back: hello, pong.
    void deliverFirst(const QByteArray &event) { queue(event); }
    /// The answer to a sync; with the first one, what was held back follows, and all later events flow.
    void deliverSync(const QByteArray &answer);
    /// Whether its first sync was answered.
    [[nodiscard]] bool isLive() const { return m_isLive; }
    /// Whether the client has read so little of what it asked for that it may not ask for more.
    [[nodiscard]] bool isBehind() const;

    /// Ends the connection with this code, after what waits for it; at the latest after two seconds.
    void end(protocol::CloseCode code);
    /// Says why the session is over, then ends the connection.
    void endSession(protocol::SessionEnd reason);
    /// Ends it without any farewell.
    void abort();
    /// Whether the socket is closed: `closed` was emitted, and the object is about to go.
    [[nodiscard]] bool isClosed() const { return m_isClosed; }
    /// Takes no more frames from the client.
    void stopListening() { m_isListening = false; }

    /// Milliseconds since the client was last heard.
    [[nodiscard]] qint64 silence() const;
    void ping();

    /// Requests under way that will be answered on this connection.
    [[nodiscard]] int requestsInFlight() const { return m_requestsInFlight; }
    void beginRequest() { ++m_requestsInFlight; }
    void endRequest() { --m_requestsInFlight; }

    /// Whether the hub sends it the events of its conversations; a sync before that waits.
    [[nodiscard]] bool isSubscribed() const { return m_isSubscribed; }
    void setSubscribed() { m_isSubscribed = true; }
    /// Whether it is counted among its user's connections that are there; and whether nobody uses the client now.
    [[nodiscard]] bool isPresent() const { return m_isPresent; }
    void setPresent(bool isPresent) { m_isPresent = isPresent; }
    [[nodiscard]] bool isIdle() const { return m_isIdle; }
    void setIdle(bool isIdle) { m_isIdle = isIdle; }
    /// Whether the client has sent its first sync.
    [[nodiscard]] bool hasAskedForSync() const { return m_hasAskedForSync; }
    void noteSyncAsked() { m_hasAskedForSync = true; }
    void postpone(protocol::SyncRequest request) { m_postponedSync = std::move(request); }
    [[nodiscard]] std::optional<protocol::SyncRequest> takePostponed()
    {
        return std::exchange(m_postponedSync, std::nullopt);
    }

    /// Sends what was queued in this turn as one frame.
    void sendWaiting(FrameTree &frames);

signals:
    /// A text frame within all bounds.
    void frameReceived(const QByteArray &frame);
    /// The socket is closed. Emitted once; the object may be deleted later from here.
    void closed();
    /// Dropped for reading too slowly.
    void fellBehind();

private:
    void onText(const QString &text);
    void onTransportRead();
    void queue(const QByteArray &event);
    void giveUp();
    /// Bytes given to the socket that have not left.
    [[nodiscard]] qint64 unsent() const;

    QWebSocket *m_socket;
    QPointer<QTcpSocket> m_transport;
    accounts::Identity m_identity;
    Outlet &m_outlet;
    const SocketLimits &m_limits;
    const Clock &m_clock;
    TokenBucket m_frames;
    FrameTree::List *m_waiting = nullptr;
    QList<QByteArray> m_held;
    qint64 m_heldBytes = 0;
    /// Answers to syncs among the events that wait, and among the bytes that were sent and not yet taken.
    qint64 m_waitingAnswers = 0;
    qint64 m_sentAnswers = 0;
    qint64 m_heardAt;
    int m_requestsInFlight = 0;
    bool m_isLive = false;
    bool m_isEnding = false;
    bool m_isListening = true;
    bool m_isSubscribed = false;
    bool m_isPresent = false;
    bool m_isIdle = false;
    bool m_hasAskedForSync = false;
    bool m_isClosed = false;
    std::optional<protocol::SyncRequest> m_postponedSync;
};

} // namespace foyer::net
