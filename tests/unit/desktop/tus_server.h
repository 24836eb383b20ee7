// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QHash>
#include <QList>
#include <QObject>
#include <QString>
#include <QTcpServer>
#include <QTcpSocket>

#include <functional>

namespace foyer::test {

/// The server's side of resumable uploads, doing only what a test tells it to. One request a connection.
class TusServer : public QObject
{
public:
    struct Request
    {
        QByteArray verb;
        QByteArray path;
        QHash<QByteArray, QByteArray> headers; // by lower-case name
        QByteArray body;
    };
    struct Answer
    {
        int status = 200;
        QByteArray headers{};
        QByteArray body{};
        /// Hangs up instead.
        bool isCut = false;
    };
    using Rule = std::function<Answer(const Request &)>;

    explicit TusServer(Rule rule)
        : m_rule(std::move(rule))
    {
        connect(&m_server, &QTcpServer::newConnection, this, [this] {
            QTcpSocket *socket = m_server.nextPendingConnection();
            connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
            connect(socket, &QTcpSocket::readyRead, socket, [this, socket] { read(socket); });
        });
        m_server.listen(QHostAddress::LocalHost);
    }

    [[nodiscard]] quint16 port() const { return m_server.serverPort(); }

    QList<Request> requests;

private:
    void read(QTcpSocket *socket)
    {
        const QByteArray all = socket->peek(socket->bytesAvailable());
        const qsizetype end = all.indexOf("\r\n\r\n");
        if (end < 0)
            return;
        Request request;
        const QList<QByteArray> lines = all.left(end).split('\n');
        request.verb = lines.constFirst().split(' ').value(0);
        request.path = lines.constFirst().split(' ').value(1);
        for (const QByteArray &line : lines.mid(1)) {
            const qsizetype colon = line.indexOf(':');
            request.headers.insert(line.left(colon).trimmed().toLower(), line.mid(colon + 1).trimmed());
        }
        const qsizetype length = request.headers.value("content-length").toLongLong();
        if (all.size() < end + 4 + length)
            return;
        request.body = socket->readAll().mid(end + 4, length);
        requests.append(request);
        const Answer answer = m_rule(request);
        if (!answer.isCut) {
            const QByteArray type = answer.body.isEmpty() ? "" : "Content-Type: application/json\r\n";
            socket->write("HTTP/1.1 " + QByteArray::number(answer.status) + " Said\r\nConnection: close\r\n"
                          + type + "Content-Length: " + QByteArray::number(answer.body.size()) + "\r\n"
                          + answer.headers + "\r\n" + answer.body);
        }
        socket->disconnectFromHost();
    }

    QTcpServer m_server;
    Rule m_rule;
};

} // namespace foyer::test
