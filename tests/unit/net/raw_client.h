// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/net/http/header_fields.h"

#include <QSslSocket>
#include <QTest>

#include <optional>

namespace foyer::test {

/// An answer as it came over the wire.
struct RawReply
{
    int status = 0;
    net::HeaderFields headers;
    QByteArray body;
};

/// A client that says just what it is told to say.
class RawClient
{
public:
    enum class Way { Plain, Tls };

    explicit RawClient(quint16 port, Way way = Way::Plain)
    {
        QObject::connect(&m_socket, &QTcpSocket::readyRead, &m_socket,
                         [this] { m_received += m_socket.readAll(); });
        if (way == Way::Plain) {
            m_socket.connectToHost(QHostAddress::LocalHost, port);
            if (!m_socket.waitForConnected(5000))
                qWarning("cannot connect: %s", qPrintable(m_socket.errorString()));
            return;
        }
        m_socket.setPeerVerifyMode(QSslSocket::VerifyNone);
        m_socket.connectToHostEncrypted(QStringLiteral("127.0.0.1"), port);
        // Through the loop, for the server lives in it too.
        if (!QTest::qWaitFor([this] { return m_socket.isEncrypted(); }, 5000))
            qWarning("no encryption: %s", qPrintable(m_socket.errorString()));
    }

    void send(const QByteArray &bytes)
    {
        m_socket.write(bytes);
        m_socket.flush();
    }
    /// The next answer, when it has come whole; status 0 after five seconds. A HEAD's answer has no body.
    RawReply reply(bool isHead = false)
    {
        std::optional<RawReply> found;
        (void)QTest::qWaitFor([&] { return (found = takeReply(isHead)).has_value(); }, 5000);
        return found.value_or(RawReply{});
    }
    RawReply ask(const QByteArray &bytes)
    {
        send(bytes);
        return reply(bytes.startsWith("HEAD "));
    }
    [[nodiscard]] bool isClosed() const { return m_socket.state() == QAbstractSocket::UnconnectedState; }
    [[nodiscard]] const QByteArray &received() const { return m_received; }
    [[nodiscard]] QByteArray take(qsizetype size)
    {
        const QByteArray bytes = m_received.first(size);
        m_received.remove(0, size);
        return bytes;
    }
    [[nodiscard]] QSslSocket &socket() { return m_socket; }

private:
    std::optional<RawReply> takeReply(bool isHead)
    {
        const qsizetype end = m_received.indexOf("\r\n\r\n");
        if (end < 0)
            return std::nullopt;
        RawReply reply;
        const QList<QByteArray> lines = m_received.first(end).split('\n');
        reply.status = lines.first().mid(9, 3).toInt();
        for (qsizetype i = 1; i < lines.size(); ++i) {
            const qsizetype colon = lines[i].indexOf(':');
            reply.headers.append(lines[i].first(colon), lines[i].sliced(colon + 1).trimmed());
        }
        const qsizetype length = isHead ? 0 : reply.headers.value("Content-Length").toLongLong();
        if (m_received.size() < end + 4 + length)
            return std::nullopt;
        reply.body = m_received.sliced(end + 4, length);
        m_received.remove(0, end + 4 + length);
        return reply;
    }

    QSslSocket m_socket;
    QByteArray m_received;
};

} // namespace foyer::test
