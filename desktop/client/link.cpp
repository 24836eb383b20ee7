// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/client/link.h"

#include "common/base/limits.h"
#include "common/base/logging.h"
#include "common/protocol/close_code.h"
#include "common/protocol/version.h"

#include <QNetworkRequest>
#include <QWebSocket>
#include <QWebSocketHandshakeOptions>

namespace foyer::client {

namespace {

/// A complete sync of many conversations is one frame; past this something is wrong.
constexpr quint64 kMaxIncoming = 64 * 1024 * 1024;
/// How often an interval of the heartbeat the silence is looked at.
constexpr int kLooksPerInterval = 4;

bool isCode(const QWebSocket &socket, protocol::CloseCode code)
{
    return int(socket.closeCode()) == int(code);
}

} // namespace

Link::Link(const Clock &clock, Backoff::Random random, Settings settings, QObject *parent)
    : QObject(parent)
    , m_clock(clock)
    , m_settings(settings)
    , m_backoff(std::move(random), settings.firstDelay, settings.longestDelay)
    , m_silenceAllowed(std::chrono::seconds(limits::kHeartbeatSeconds))
{
    m_retry.setSingleShot(true);
    m_attempt.setSingleShot(true);
    connect(&m_retry, &QTimer::timeout, this, &Link::connectNow);
    connect(&m_attempt, &QTimer::timeout, this, &Link::onLost);
    connect(&m_heartbeat, &QTimer::timeout, this, &Link::onHeartbeat);
}

Link::~Link()
{
    releaseSocket();
}

void Link::open(QUrl server, QByteArray token)
{
    m_server = std::move(server);
    m_token = std::move(token);
    m_backoff.reset();
    connectNow();
}

void Link::close()
{
    m_retry.stop();
    if (m_socket != nullptr) {
        m_socket->close();
        m_socket->flush();
    }
    releaseSocket();
    setState(State::Closed);
}

void Link::drop()
{
    if (m_state == State::Open || m_state == State::Connecting)
        onLost();
}

void Link::retryNow()
{
    if (m_state == State::Waiting)
        connectNow();
}

bool Link::send(const protocol::ClientFrame &frame)
{
    if (m_state != State::Open)
        return false;
    m_socket->sendTextMessage(QString::fromUtf8(protocol::encode(frame)));
    m_sentAt = m_clock.monotonic();
    return true;
}

std::chrono::milliseconds Link::untilRetry() const
{
    if (m_state != State::Waiting)
        return std::chrono::milliseconds{0};
    return std::max(m_retry.remainingTimeAsDuration(), std::chrono::milliseconds{0});
}

void Link::connectNow()
{
    m_retry.stop();
    releaseSocket();
    m_isGreeted = false;
    m_socket = new QWebSocket(QString(), QWebSocketProtocol::VersionLatest, this);
    m_socket->setMaxAllowedIncomingFrameSize(kMaxIncoming);
    m_socket->setMaxAllowedIncomingMessageSize(kMaxIncoming);
    connect(m_socket, &QWebSocket::connected, this, &Link::onConnected);
    connect(m_socket, &QWebSocket::textMessageReceived, this, &Link::onText);
    connect(m_socket, &QWebSocket::pong, this, [this] { m_heardAt = m_clock.monotonic(); });
    // Queued, as the socket is let go in answer and must not be in the middle of its own work; what an earlier
    // socket still had under way is told apart by its number.
    const auto lost = [this, number = ++m_number] {
        if (number == m_number)
            onLost();
    };
    connect(m_socket, &QWebSocket::disconnected, this, lost, Qt::QueuedConnection);
#if QT_VERSION >= QT_VERSION_CHECK(6, 5, 0)
    connect(m_socket, &QWebSocket::errorOccurred, this, lost, Qt::QueuedConnection);
#else
    connect(m_socket, qOverload<QAbstractSocket::SocketError>(&QWebSocket::error), this, lost,
            Qt::QueuedConnection);
#endif
    QNetworkRequest request(m_server);
    request.setRawHeader("Authorization", "Bearer " + m_token);
    QWebSocketHandshakeOptions options;
    options.setSubprotocols({QLatin1StringView(protocol::kSubprotocol)});
    m_attempt.start(m_settings.attemptTimeout);
    setState(State::Connecting);
    m_socket->open(request, options);
}

void Link::onConnected()
{
    m_heardAt = m_clock.monotonic();
    m_sentAt = m_heardAt;
    m_openedAt = m_heardAt;
    m_silenceAllowed = std::chrono::seconds(limits::kHeartbeatSeconds);
    m_heartbeat.start(m_silenceAllowed / kLooksPerInterval);
    setState(State::Open);
}

void Link::onText(const QString &text)
{
    m_heardAt = m_clock.monotonic();
    const auto events = protocol::decodeServerFrame(text.toUtf8());
    if (!events) {
        qCWarning(lcClient) << "event=broken-frame detail=" << events.error().detail;
        onLost();
        return;
    }
    const QWebSocket *source = m_socket;
    for (const protocol::ServerEvent &event : *events) {
        if (const auto *hello = std::get_if<protocol::Hello>(&event))
            onHello(*hello);
        emit received(event);
        // Whoever took the event may have closed or dropped this connection.
        if (m_socket != source)
            return;
    }
}

void Link::onHello(const protocol::Hello &hello)
{
    m_isGreeted = true;
    m_attempt.stop();
    m_silenceAllowed = std::chrono::seconds(std::max(1, hello.heartbeatSeconds));
    m_heartbeat.start(m_silenceAllowed / kLooksPerInterval);
}

void Link::onHeartbeat()
{
    if (m_state != State::Open)
        return;
    const qint64 now = m_clock.monotonic();
    const std::chrono::milliseconds silence(now - m_heardAt);
    // The server listens for us just as we listen for it: hearing a lot is no reason to be silent.
    const std::chrono::milliseconds ownSilence(now - m_sentAt);
    // What the next look would find too late is found now.
    const std::chrono::milliseconds untilNext = m_silenceAllowed / kLooksPerInterval;
    if (silence + untilNext > 2 * m_silenceAllowed) {
        qCInfo(lcClient) << "event=link-silent ms=" << silence.count();
        onLost();
    } else if (std::max(silence, ownSilence) + untilNext > m_silenceAllowed) {
        send(protocol::PingRequest{});
    }
}

void Link::onLost()
{
    if (m_socket == nullptr)
        return;
    const bool isOver = isCode(*m_socket, protocol::CloseCode::SessionEnded);
    const bool isResume = isCode(*m_socket, protocol::CloseCode::Resume);
    const bool wasGreeted = m_isGreeted;
    const std::chrono::milliseconds lived(m_clock.monotonic() - m_openedAt);
    const bool wasSettled = wasGreeted && lived >= m_settings.settledAfter;
    qCInfo(lcClient) << "event=link-lost code=" << int(m_socket->closeCode()) << "greeted=" << wasGreeted;
    releaseSocket();
    if (isOver) {
        setState(State::Closed);
        emit sessionEnded();
        return;
    }
    if (wasSettled)
        m_backoff.reset();
    scheduleRetry(isResume && wasSettled);
    if (!wasGreeted)
        emit attemptFailed();
}

void Link::scheduleRetry(bool atOnce)
{
    m_retry.start(atOnce ? std::chrono::milliseconds{0} : m_backoff.next());
    setState(State::Waiting);
}

void Link::releaseSocket()
{
    m_attempt.stop();
    m_heartbeat.stop();
    if (m_socket == nullptr)
        return;
    m_socket->disconnect(this);
    m_socket->abort();
    m_socket->deleteLater();
    m_socket = nullptr;
}

void Link::setState(State state)
{
    if (m_state == state)
        return;
    m_state = state;
    emit stateChanged();
}

} // namespace foyer::client
