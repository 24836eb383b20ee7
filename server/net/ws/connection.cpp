// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/net/ws/connection.h"

#include "common/base/clock.h"
#include "server/net/front/unsent_bytes.h"
#include "server/net/ws/outlet.h"

#include <QTcpSocket>
#include <QTimer>
#include <QWebSocket>

#include <chrono>

namespace foyer::net {
namespace {

using namespace std::chrono_literals;

/// How long a client may take to take its close frame.
constexpr std::chrono::milliseconds kFarewellTime = 2s;
/// What may come in before it is parsed: a whole message and its frame headers.
constexpr qint64 kReadAhead = 64 * 1024;

} // namespace

Connection::Connection(QWebSocket *socket, QTcpSocket *transport, accounts::Identity identity, Outlet &outlet,
                       const SocketLimits &limits, const Clock &clock, QObject *parent)
    : QObject(parent)
    , m_socket(socket)
    , m_transport(transport)
    , m_identity(std::move(identity))
    , m_outlet(outlet)
    , m_limits(limits)
    , m_clock(clock)
    , m_frames(limits.framesPerSecond, limits.framesAtOnce, clock.monotonic())
    , m_heardAt(clock.monotonic())
{
    socket->setParent(this);
    socket->setMaxAllowedIncomingFrameSize(limits.frameBytes);
    socket->setMaxAllowedIncomingMessageSize(limits.frameBytes);
    transport->setReadBufferSize(qint64(limits.frameBytes) + kReadAhead);
    connect(socket, &QWebSocket::textMessageReceived, this, &Connection::onText);
    connect(socket, &QWebSocket::binaryMessageReceived, this,
            [this] { end(protocol::CloseCode::ProtocolError); });
    connect(transport, &QTcpSocket::readyRead, this, &Connection::onTransportRead);
    connect(socket, &QWebSocket::disconnected, this, [this] {
        if (!std::exchange(m_isClosed, true))
            emit closed();
    });
}

Connection::~Connection()
{
    if (m_waiting)
        m_outlet.forget(this);
    m_socket->disconnect(this);
}

void Connection::onTransportRead()
{
    m_heardAt = m_clock.monotonic();
    // Pings are answered by QWebSocket itself: who sends them without reading the answers is noticed here only.
    if (unsent() > m_limits.queuedBytes + m_sentAnswers)
        giveUp();
}

void Connection::onText(const QString &text)
{
    if (m_isEnding || !m_isListening)
        return;
    if (!m_frames.spend(m_clock.monotonic())) {
        end(protocol::CloseCode::PolicyViolated);
        return;
    }
    emit frameReceived(text.toUtf8());
}

void Connection::deliver(const QByteArray &event)
{
    if (m_isLive) {
        queue(event);
        return;
    }
    if (m_isEnding)
        return;
    m_held.append(event);
    m_heldBytes += event.size();
    if (m_heldBytes > m_limits.queuedBytes)
        giveUp();
}

void Connection::deliverSync(const QByteArray &answer)
{
    m_waitingAnswers += answer.size();
    queue(answer);
    if (std::exchange(m_isLive, true))
        return;
    const QList<QByteArray> held = std::exchange(m_held, {});
    m_heldBytes = 0;
    for (const QByteArray &event : held)
        queue(event);
}

void Connection::queue(const QByteArray &event)
{
    if (m_isEnding)
        return;
    const bool isFirst = m_waiting == nullptr;
    m_waiting = m_outlet.frames().added(m_waiting, event);
    if (isFirst)
        m_outlet.wait(this);
    if (m_waiting->bytes() > m_limits.queuedBytes + m_waitingAnswers)
        giveUp();
}

void Connection::sendWaiting(FrameTree &frames)
{
    FrameTree::List *const list = std::exchange(m_waiting, nullptr);
    const qint64 unread = unsent();
    if (unread == 0)
        m_sentAnswers = 0;
    m_sentAnswers += std::exchange(m_waitingAnswers, 0);
    // Nothing follows a close frame.
    if (!list || !m_transport || m_socket->state() != QAbstractSocket::ConnectedState)
        return;
    if (unread + list->bytes() > m_limits.queuedBytes + m_sentAnswers) {
        giveUp();
        return;
    }
    // Past QWebSocket, which writes whole frames at once to the same socket: the bytes are shared, not copied.
    m_transport->write(frames.frame(*list));
    m_transport->flush();
}

qint64 Connection::unsent() const
{
    return m_transport ? unsentBytes(*m_transport) : 0;
}

bool Connection::isBehind() const
{
    return unsent() > m_limits.queuedBytes;
}

void Connection::giveUp()
{
    if (m_isEnding)
        return;
    emit fellBehind();
    end(protocol::CloseCode::Resume);
}

void Connection::end(protocol::CloseCode code)
{
    if (std::exchange(m_isEnding, true))
        return;
    m_held.clear();
    // Later, for the caller may be walking over connections.
    QMetaObject::invokeMethod(
        this,
        [this, code] {
            if (m_waiting)
                m_outlet.flush();
            m_socket->close(QWebSocketProtocol::CloseCode(int(code)));
            QTimer::singleShot(kFarewellTime, this, &Connection::abort);
        },
        Qt::QueuedConnection);
}

void Connection::endSession(protocol::SessionEnd reason)
{
    // Nothing that was held back belongs to somebody whose session is over.
    queue(protocol::encode(protocol::SessionEnded{reason}));
    end(protocol::CloseCode::SessionEnded);
}

void Connection::abort()
{
    m_isEnding = true;
    m_socket->abort();
}

qint64 Connection::silence() const
{
    return m_clock.monotonic() - m_heardAt;
}

void Connection::ping()
{
    if (!m_isEnding)
        m_socket->ping();
}

} // namespace foyer::net
