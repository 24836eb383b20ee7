// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/net/front/front_connection.h"

#include "common/base/clock.h"
#include "common/base/logging.h"
#include "server/net/front/direct_socket.h"
#include "server/net/front/unsent_bytes.h"
#include "server/net/http/router.h"

#include <QSslSocket>
#include <QTcpSocket>

#include <algorithm>

#ifdef Q_OS_UNIX
#include <sys/socket.h>
#endif

namespace foyer::net {
namespace {

using namespace std::chrono_literals;

constexpr char kSocketPath[] = "/ws";
/// What the kernel's side may run ahead of us while a body is read.
constexpr qint64 kReadAhead = 256 * 1024;
/// How long the database may take to say who somebody is.
constexpr std::chrono::milliseconds kAdmissionTime = 30s;
/// After the last answer: what is read and thrown away so that the answer is not lost to a reset, and for how long.
constexpr qint64 kDiscardMax = 1024 * 1024;
constexpr std::chrono::milliseconds kDiscardTime = 2s;

/// Tells the peer that nothing more comes, and goes on reading from it. Does nothing where that cannot be.
void endWriting(QTcpSocket &socket)
{
#ifdef Q_OS_UNIX
    if (!qobject_cast<QSslSocket *>(&socket))
        ::shutdown(int(socket.socketDescriptor()), SHUT_WR);
#else
    Q_UNUSED(socket)
#endif
}

} // namespace

FrontConnection::FrontConnection(QTcpSocket *socket, Shared shared, QObject *parent)
    : QObject(parent)
    , m_socket(socket)
    , m_shared(shared)
    , m_hold(shared.budget)
{
    socket->setParent(this);
    socket->setReadBufferSize(shared.limits.headerBytes);
    socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);
    connect(socket, &QTcpSocket::readyRead, this, &FrontConnection::onReadyRead);
    connect(socket, &QTcpSocket::bytesWritten, this, &FrontConnection::onBytesWritten);
    if (auto *const secured = qobject_cast<QSslSocket *>(socket))
        connect(secured, &QSslSocket::encryptedBytesWritten, this, &FrontConnection::onBytesWritten);
    connect(socket, &QTcpSocket::disconnected, this, &FrontConnection::onDisconnected);
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &FrontConnection::onTimeout);
    setDeadline(shared.limits.headerTime);
}

FrontConnection::~FrontConnection()
{
    if (m_socket)
        m_socket->disconnect(this);
}

void FrontConnection::setDeadline(std::chrono::milliseconds time)
{
    m_timer.start(time);
}

std::chrono::milliseconds FrontConnection::bodyTime() const
{
    const FrontLimits &limits = m_shared.limits;
    const std::chrono::seconds bySize(m_head.contentLength / std::max<qint64>(1, limits.bodyBytesPerSecond));
    return std::min<std::chrono::milliseconds>(limits.bodyTime + bySize, limits.bodyTimeMax);
}

void FrontConnection::onReadyRead()
{
    if (m_state == State::Head)
        readHead();
    else if (m_state == State::Body)
        readBody();
    else if (m_state == State::Closing)
        discard();
}

void FrontConnection::onDisconnected()
{
    m_state = State::Gone;
    m_timer.stop();
    deleteLater();
}

void FrontConnection::onTimeout()
{
    qCDebug(lcNet) << "event=connection-timeout state=" << int(m_state);
    // Not closed politely: who is this slow may take as long to read a farewell.
    m_socket->abort();
    if (m_state != State::Gone)
        onDisconnected();
}

void FrontConnection::retire()
{
    m_isRetired = true;
    if (m_state == State::Head)
        beginClosing();
}

void FrontConnection::readHead()
{
    // The answer before must have left; so nobody makes us hold many answers by asking without reading.
    if (unsentBytes(*m_socket) > 0)
        return;
    // Empty lines before a request are to be forgiven (RFC 9112, section 2.2).
    while (m_socket->peek(2) == "\r\n")
        m_socket->skip(2);
    const QByteArray bytes = m_socket->peek(m_shared.limits.headerBytes);
    if (bytes.isEmpty())
        return;
    if (m_isIdle) {
        m_isIdle = false;
        setDeadline(m_shared.limits.headerTime);
    }
    const qsizetype end = bytes.indexOf("\r\n\r\n");
    if (end >= 0)
        takeHead(bytes.first(end + 4));
    else if (bytes.size() >= m_shared.limits.headerBytes)
        refuse(Error{ErrorCode::HeaderTooLarge, {}, {}, {}});
}

void FrontConnection::takeHead(const QByteArray &bytes)
{
    auto head = parseRequestHead(bytes);
    if (!head) {
        refuse(head.error());
        return;
    }
    m_client = m_shared.backend.clientOf(m_socket->peerAddress(), head->headers);
    if (head->path == kSocketPath) {
        m_head = *std::move(head);
        m_state = State::Admission;
        setDeadline(kAdmissionTime);
        openSocket(this);
        return;
    }
    m_socket->skip(bytes.size());
    takeRequest(*std::move(head));
}

void FrontConnection::takeRequest(RequestHead head)
{
    m_head = std::move(head);
    if (m_head.contentLength > m_shared.backend.bodyLimit(m_head)) {
        refuse(Error{ErrorCode::BodyTooLarge, {}, {}, {}});
        return;
    }
    if (m_head.contentLength <= kSmallBody) {
        beginBody();
        return;
    }
    m_state = State::Admission;
    setDeadline(kAdmissionTime);
    openBody(this);
}

QCoro::Task<> FrontConnection::openSocket(QPointer<FrontConnection> self)
{
    Result<> handshake = checkHandshake(self->m_head);
    if (!handshake) {
        self->refuse(handshake.error());
        co_return;
    }
    Result<SocketPass> pass = co_await self->m_shared.backend.admitSocket(self->m_head, self->m_client);
    if (!self || self->m_state != State::Admission)
        co_return;
    if (pass)
        self->handOver(*std::move(pass));
    else
        self->refuse(pass.error());
}

QCoro::Task<> FrontConnection::openBody(QPointer<FrontConnection> self)
{
    Result<> admitted = co_await self->m_shared.backend.admitBody(self->m_head, self->m_client);
    if (!self || self->m_state != State::Admission)
        co_return;
    if (admitted)
        self->beginBody();
    else
        self->refuse(admitted.error());
}

void FrontConnection::handOver(SocketPass pass)
{
    m_timer.stop();
    m_state = State::Gone;
    QTcpSocket *const socket = std::exchange(m_socket, nullptr);
    socket->disconnect(this);
    socket->setParent(nullptr);
    if (auto *const direct = qobject_cast<DirectSocket *>(socket))
        direct->writeDirectly();
    deleteLater();
    m_shared.backend.takeSocket(socket, std::move(pass));
}

void FrontConnection::beginBody()
{
    m_state = State::Body;
    m_body.clear();
    if (m_head.contentLength > 0) {
        setDeadline(bodyTime());
        m_socket->setReadBufferSize(kReadAhead);
        if (m_head.expectsContinue && m_socket->bytesAvailable() == 0)
            m_socket->write("HTTP/1.1 100 Continue\r\n\r\n");
    }
    readBody();
}

void FrontConnection::readBody()
{
    const QByteArray part = m_socket->read(m_head.contentLength - m_body.size());
    if (!m_hold.take(part.size())) {
        refuse(failUntil(ErrorCode::Unavailable, 5s).value());
        return;
    }
    m_body += part;
    if (m_body.size() == m_head.contentLength)
        dispatch();
}

void FrontConnection::dispatch()
{
    m_state = State::Answer;
    m_timer.stop();
    m_socket->setReadBufferSize(m_shared.limits.headerBytes);
    QByteArray bytes = canonicalHead(m_head) + std::exchange(m_body, {});
    const QPointer<FrontConnection> self = this;
    m_shared.backend.submit(bytes, m_socket->peerAddress(), m_client, [self](HttpResponse response) {
        if (self)
            self->answer(std::move(response));
    });
}

void FrontConnection::answer(HttpResponse response)
{
    if (m_state != State::Answer)
        return;
    m_hold.release();
    if (!m_hold.take(response.body.size()))
        response = problemResponse(failUntil(ErrorCode::Unavailable, 5s).value());
    const bool keepsAlive = m_head.keepsAlive && !m_isRetired;
    write(response, keepsAlive);
    if (m_state == State::Gone)
        return;
    if (!keepsAlive) {
        beginClosing();
        return;
    }
    m_state = State::Head;
    setDeadline(m_shared.limits.answerTime);
    if (unsentBytes(*m_socket) == 0)
        nextRequest();
}

void FrontConnection::write(const HttpResponse &response, bool keepsAlive)
{
    m_socket->write(
        wireBytes(response, {m_head.method == HttpMethod::Head, keepsAlive, m_shared.clock.now()}));
    m_socket->flush();
}

void FrontConnection::onBytesWritten()
{
    if (m_state != State::Head && m_state != State::Closing)
        return;
    if (unsentBytes(*m_socket) > 0)
        setDeadline(m_shared.limits.answerTime);
    else if (m_state == State::Head)
        nextRequest();
}

void FrontConnection::nextRequest()
{
    m_hold.release();
    m_isIdle = true;
    setDeadline(m_shared.limits.idleTime);
    // By way of the loop, or a long row of requests in one packet would nest as deep.
    if (m_socket->bytesAvailable() > 0)
        QMetaObject::invokeMethod(this, &FrontConnection::onReadyRead, Qt::QueuedConnection);
}

void FrontConnection::refuse(const Error &error)
{
    HttpResponse response = problemResponse(error);
    if (error.code == ErrorCode::ProtocolVersion)
        response.headers.append("Sec-WebSocket-Version", "13");
    if (error.code == ErrorCode::MethodNotAllowed)
        response.headers.append("Allow", "GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS");
    m_hold.release();
    m_body.clear();
    write(response, false);
    if (m_state == State::Gone)
        return;
    m_state = State::Closing;
    setDeadline(kDiscardTime);
    if (unsentBytes(*m_socket) == 0)
        endWriting(*m_socket);
    discard();
}

void FrontConnection::beginClosing()
{
    m_state = State::Closing;
    setDeadline(m_shared.limits.answerTime);
    m_socket->disconnectFromHost();
}

void FrontConnection::discard()
{
    // Past the bound the sender is left to wait, not reset: it can still read why it was refused.
    if (m_discarded <= kDiscardMax)
        m_discarded += m_socket->readAll().size();
}

} // namespace foyer::net
