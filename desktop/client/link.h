// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/base/clock.h"
#include "common/protocol/client_frame.h"
#include "common/protocol/server_frame.h"
#include "desktop/client/backoff.h"

#include <QByteArray>
#include <QObject>
#include <QTimer>
#include <QUrl>

#include <chrono>

QT_BEGIN_NAMESPACE
class QWebSocket;
QT_END_NAMESPACE

namespace foyer::client {

/// Keeps one WebSocket to the server: heartbeat, and a new attempt after every loss until it is closed.
/// Thread: the one that made it.
class Link : public QObject
{
    Q_OBJECT

public:
    enum class State {
        /// Not wanted.
        Closed,
        /// An attempt is under way.
        Connecting,
        /// Frames can be sent.
        Open,
        /// Lost; the next attempt comes after a while.
        Waiting,
    };

    struct Settings
    {
        std::chrono::milliseconds firstDelay{500};
        std::chrono::milliseconds longestDelay{30'000};
        /// An attempt that takes longer is given up.
        std::chrono::milliseconds attemptTimeout{15'000};
        /// A connection that lived this long is not a failed attempt, however it ends.
        std::chrono::milliseconds settledAfter{5'000};
    };

    Link(const Clock &clock, Backoff::Random random, Settings settings, QObject *parent = nullptr);
    ~Link() override;

    /// Connects, and stays connected from now on. `token` is sent to this server only.
    void open(QUrl server, QByteArray token);
    /// Disconnects for good.
    void close();
    /// Gives the present connection up and connects again after the usual wait.
    void drop();
    /// Ends the wait, if it waits.
    void retryNow();

    /// Sends a frame. False if it is not open: nothing is kept.
    bool send(const protocol::ClientFrame &frame);

    [[nodiscard]] State state() const { return m_state; }
    /// Time until the next attempt; zero unless it waits.
    [[nodiscard]] std::chrono::milliseconds untilRetry() const;

signals:
    void stateChanged();
    /// An event of the server, in order.
    void received(const foyer::protocol::ServerEvent &event);
    /// An attempt failed before the server said hello: perhaps the session is over.
    void attemptFailed();
    /// The server closed with the code that means: this session is over.
    void sessionEnded();

private:
    void connectNow();
    void onConnected();
    void onText(const QString &text);
    void onLost();
    void onHeartbeat();
    void onHello(const protocol::Hello &hello);
    void scheduleRetry(bool atOnce);
    void releaseSocket();
    void setState(State state);

    const Clock &m_clock;
    Settings m_settings;
    Backoff m_backoff;
    QUrl m_server;
    QByteArray m_token;
    QWebSocket *m_socket = nullptr;
    /// Counts the sockets.
    quint64 m_number = 0;
    QTimer m_retry;
    QTimer m_attempt;
    QTimer m_heartbeat;
    State m_state = State::Closed;
    std::chrono::milliseconds m_silenceAllowed;
    qint64 m_heardAt = 0;
    qint64 m_sentAt = 0;
    qint64 m_openedAt = 0;
    bool m_isGreeted = false;
};

} // namespace foyer::client
