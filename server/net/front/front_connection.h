// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/net/front/backend.h"
#include "server/net/front/byte_budget.h"
#include "server/net/net_settings.h"

#include <QObject>
#include <QPointer>
#include <QTimer>

class QTcpSocket;

namespace foyer {
class Clock;
}

namespace foyer::net {

/// One accepted connection until it ends or becomes a WebSocket: reads one request after the other, each within
/// bounds of size and time, has it answered and writes the answer. Thread: main.
class FrontConnection : public QObject
{
    Q_OBJECT

public:
    struct Shared
    {
        Backend &backend;
        ByteBudget &budget;
        const FrontLimits &limits;
        const Clock &clock;
    };

    /// Takes the socket over. What is shared must outlive this object.
    FrontConnection(QTcpSocket *socket, Shared shared, QObject *parent = nullptr);
    ~FrontConnection() override;

    /// No request after this one: closes now if none is under way, or else after its answer.
    void retire();

private:
    enum class State {
        /// Waiting for, or in the middle of, a request's head.
        Head,
        /// Asking whether the sender may go on.
        Admission,
        Body,
        /// The backend has the request.
        Answer,
        /// The last answer is on its way out.
        Closing,
        Gone,
    };

    void onReadyRead();
    void onBytesWritten();
    void onDisconnected();
    void onTimeout();

    void readHead();
    void takeHead(const QByteArray &bytes);
    void takeRequest(RequestHead head);
    static QCoro::Task<> openSocket(QPointer<FrontConnection> self);
    static QCoro::Task<> openBody(QPointer<FrontConnection> self);
    void handOver(SocketPass pass);
    void beginBody();
    void readBody();
    void dispatch();
    void answer(HttpResponse response);
    void nextRequest();
    /// Answers with a problem and ends the connection.
    void refuse(const Error &error);
    void write(const HttpResponse &response, bool keepsAlive);
    void beginClosing();
    void discard();
    void setDeadline(std::chrono::milliseconds time);
    [[nodiscard]] std::chrono::milliseconds bodyTime() const;

    QTcpSocket *m_socket;
    Shared m_shared;
    ByteHold m_hold;
    QTimer m_timer;
    State m_state = State::Head;
    bool m_isRetired = false;
    /// Nothing of the next request has come yet.
    bool m_isIdle = false;
    RequestHead m_head;
    ClientInfo m_client;
    QByteArray m_body;
    qint64 m_discarded = 0;
};

} // namespace foyer::net
