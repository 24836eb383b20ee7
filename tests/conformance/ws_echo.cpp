// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// foyer-ws-echo: the server's own front, handshake and connections, with an echo in the place of the chat, so that
// conformance suites and foreign clients can be held against them.
#include "common/base/clock.h"
#include "common/base/limits.h"
#include "server/metrics/registry.h"
#include "server/net/front/front.h"
#include "server/net/http/trust.h"
#include "server/net/loop/dispatcher.h"
#include "server/net/ws/connection.h"
#include "server/net/ws/outlet.h"
#include "server/net/ws/socket_acceptor.h"
#include "server/net/ws/text_frame.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QTcpSocket>
#include <QWebSocket>

#include <cstdio>

namespace {

using namespace foyer;

enum class BinaryMessages { Refuse, Echo };

/// Lets everybody in and sends every message back as one frame.
class Echo : public QObject, public net::Backend
{
public:
    Echo(const net::NetSettings &settings, const Clock &clock, BinaryMessages binaryMessages)
        : m_settings(settings)
        , m_clock(clock)
        , m_binaryMessages(binaryMessages)
        , m_trust(settings)
        , m_acceptor(settings)
    {
        connect(&m_acceptor, &net::SocketAcceptor::opened, this, &Echo::welcome);
    }

    net::ClientInfo clientOf(const QHostAddress &peer, const net::HeaderFields &headers) const override
    {
        return m_trust.clientOf(peer, headers);
    }
    qint64 bodyLimit(const net::RequestHead & /*head*/) const override { return 0; }
    QCoro::Task<Result<>> admitBody(net::RequestHead /*head*/, net::ClientInfo /*client*/) override
    {
        co_return fail(ErrorCode::NotFound);
    }
    QCoro::Task<Result<net::SocketPass>> admitSocket(net::RequestHead /*head*/,
                                                     net::ClientInfo client) override
    {
        co_return net::SocketPass{{}, {}, client};
    }
    void takeSocket(QTcpSocket *socket, net::SocketPass pass) override
    {
        m_acceptor.take(socket, std::move(pass));
    }
    void submit(const QByteArray & /*bytes*/, const QHostAddress & /*peer*/, net::ClientInfo /*client*/,
                Answer answer) override
    {
        answer(net::problemResponse(Error{ErrorCode::NotFound, {}, {}, {}}));
    }

private:
    void welcome(QWebSocket *socket, QTcpSocket *transport, const net::SocketPass &pass)
    {
        auto *const connection = new net::Connection(socket, transport, pass.identity, m_outlet,
                                                     m_settings.sockets, m_clock, this);
        connect(connection, &net::Connection::closed, connection, &QObject::deleteLater);
        // Framed and written as the connection does it, but not by way of the outlet, which makes JSON of everything.
        connect(connection, &net::Connection::frameReceived, transport, [transport](const QByteArray &frame) {
            transport->write(net::textFrame(frame));
            transport->flush();
        });
        if (m_binaryMessages == BinaryMessages::Refuse)
            return;
        socket->disconnect(SIGNAL(binaryMessageReceived(QByteArray)), connection);
        connect(socket, &QWebSocket::binaryMessageReceived, socket,
                [socket](const QByteArray &bytes) { socket->sendBinaryMessage(bytes); });
    }

    const net::NetSettings &m_settings;
    const Clock &m_clock;
    BinaryMessages m_binaryMessages;
    net::Trust m_trust;
    net::Outlet m_outlet;
    net::SocketAcceptor m_acceptor;
};

/// Reads ADDRESS:PORT. False if it is none.
bool readAddress(const QString &text, net::NetSettings &settings)
{
    const qsizetype colon = text.lastIndexOf(u':');
    bool isPort = false;
    settings.port = text.mid(colon + 1).toUShort(&isPort);
    return colon > 0 && isPort && settings.address.setAddress(text.left(colon));
}

int refuse(const QString &sentence)
{
    std::fprintf(stderr, "foyer-ws-echo: %s\n", qUtf8Printable(sentence));
    return 2;
}

} // namespace

int main(int argc, char **argv)
{
    if (auto dispatcher = net::makeDispatcher())
        QCoreApplication::setEventDispatcher(dispatcher.release());
    QCoreApplication application(argc, argv);
    QCommandLineParser parser;
    parser.setApplicationDescription(
        QStringLiteral("Echoes WebSocket messages at ws://ADDRESS:PORT/ws through Foyer's own connections: "
                       "the same handshake, limits and farewells, no accounts and no database."));
    parser.addHelpOption();
    const QCommandLineOption listen(QStringLiteral("listen"),
                                    QStringLiteral("Where to listen; port 0 takes any free one."),
                                    QStringLiteral("ADDRESS:PORT"), QStringLiteral("127.0.0.1:0"));
    const QCommandLineOption frameBytes(
        QStringLiteral("frame-bytes"), QStringLiteral("Largest message that is taken."),
        QStringLiteral("BYTES"), QString::number(net::SocketLimits().frameBytes));
    const QCommandLineOption frameRate(
        QStringLiteral("frame-rate"), QStringLiteral("Messages a second in the long run; 0: no limit."),
        QStringLiteral("N"), QString::number(net::SocketLimits().framesPerSecond));
    const QCommandLineOption echoBinary(
        QStringLiteral("echo-binary"),
        QStringLiteral("Echoes binary messages too, which Foyer refuses with close code 1002."));
    parser.addOptions({listen, frameBytes, frameRate, echoBinary});
    parser.process(application);

    net::NetSettings settings;
    if (!readAddress(parser.value(listen), settings))
        return refuse(QStringLiteral("--listen needs an address and a port, such as 127.0.0.1:0."));
    bool isSize = false;
    bool isRate = false;
    settings.sockets.frameBytes = parser.value(frameBytes).toUInt(&isSize);
    settings.sockets.framesPerSecond = parser.value(frameRate).toDouble(&isRate);
    if (!isSize || !isRate)
        return refuse(QStringLiteral("--frame-bytes and --frame-rate need a number."));

    const SystemClock clock;
    metrics::Registry metrics;
    Echo echo(settings, clock, parser.isSet(echoBinary) ? BinaryMessages::Echo : BinaryMessages::Refuse);
    net::Front front(echo, settings, clock, metrics);
    if (!front.listen(settings.address, settings.port))
        return refuse(QStringLiteral("cannot listen: %1.").arg(front.errorString()));
    std::printf("ws://%s:%d/ws\n", qUtf8Printable(front.serverAddress().toString()), int(front.serverPort()));
    std::fflush(stdout);
    return QCoreApplication::exec();
}
