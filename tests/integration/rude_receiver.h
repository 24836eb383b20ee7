// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QHash>
#include <QJsonDocument>
#include <QJsonObject>
#include <QList>
#include <QPointer>
#include <QTcpServer>
#include <QTcpSocket>

#include <functional>

namespace foyer::test {

/// A request that a receiver of webhooks got.
struct Delivered
{
    QByteArray requestLine;
    QHash<QByteArray, QByteArray> headers; // by lower-case name
    QByteArray body;

    [[nodiscard]] QString text() const
    {
        const QJsonObject object = QJsonDocument::fromJson(body).object();
        return object[QLatin1String("message")][QLatin1String("text")].toString();
    }
};

/// An HTTP server on 127.0.0.1 that takes webhooks, and answers as a test wants: well, badly, or not at all.
class RudeReceiver : public QTcpServer
{
public:
    RudeReceiver()
    {
        listen(QHostAddress::LocalHost, 0);
        connect(this, &QTcpServer::newConnection, this, [this] {
            while (QTcpSocket *socket = nextPendingConnection()) {
                ++connections;
                connect(socket, &QTcpSocket::readyRead, this, [this, socket] { read(socket); });
                connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
            }
        });
    }

    [[nodiscard]] QString url(const QString &host = QStringLiteral("127.0.0.1")) const
    {
        return QStringLiteral("http://%1:%2/in").arg(host).arg(serverPort());
    }
    [[nodiscard]] QStringList texts() const
    {
        QStringList list;
        for (const Delivered &each : received)
            list.append(each.text());
        return list;
    }

    /// The whole answer to a request; empty: none, the connection stays open. By default 204.
    std::function<QByteArray()> answer = [] {
        return QByteArray("HTTP/1.1 204 No Content\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
    };
    /// Closes at once instead of answering.
    bool isCutting = false;
    QList<Delivered> received;
    int connections = 0;

private:
    void read(QTcpSocket *socket)
    {
        QByteArray &buffer = m_buffers[socket];
        buffer += socket->readAll();
        const qsizetype end = buffer.indexOf("\r\n\r\n");
        if (end < 0)
            return;
        Delivered request;
        QList<QByteArray> lines = buffer.left(end).split('\n');
        request.requestLine = lines.takeFirst().trimmed();
        for (const QByteArray &line : lines) {
            const qsizetype colon = line.indexOf(':');
            request.headers.insert(line.left(colon).trimmed().toLower(), line.mid(colon + 1).trimmed());
        }
        const qsizetype length = request.headers.value("content-length").toLongLong();
        if (buffer.size() < end + 4 + length)
            return;
        request.body = buffer.mid(end + 4, length);
        m_buffers.remove(socket);
        received.append(request);
        if (isCutting) {
            socket->abort();
            return;
        }
        const QByteArray bytes = answer();
        if (bytes.isEmpty())
            return;
        socket->write(bytes);
        socket->disconnectFromHost();
    }

    QHash<QTcpSocket *, QByteArray> m_buffers;
};

} // namespace foyer::test
