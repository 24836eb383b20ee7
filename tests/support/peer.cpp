// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/peer.h"

#include "tests/support/recorder.h"
#include "tests/support/server_process.h"

#include <QJsonDocument>
#include <QNetworkReply>
#include <QNetworkRequest>
#include <QTcpSocket>
#include <QTest>
#include <QUuid>
#include <QWebSocketHandshakeOptions>

namespace foyer::test {
namespace {

constexpr int kAnswerTime = 20'000;

Answer answerOf(QNetworkReply *reply)
{
    Answer answer;
    answer.status = reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    answer.body = reply->readAll();
    for (const auto &[name, value] : reply->rawHeaderPairs())
        answer.headers.insert(name.toLower(), value);
    if (answer.headers.value("content-type").contains("json"))
        answer.json = QJsonDocument::fromJson(answer.body).object();
    return answer;
}

} // namespace

Peer::Peer(const QUrl &server, Recorder &recorder, const QString &kind)
    : m_server(server)
    , m_recorder(recorder)
    , m_kind(kind)
{
}

Peer::~Peer()
{
    drop();
}

Headers Peer::ownHeaders() const
{
    Headers headers;
    if (!token.isEmpty())
        headers.append({"Authorization", "Bearer " + token.toLatin1()});
    if (!cookie.isEmpty())
        headers.append({"Cookie", "foyer_session=" + cookie});
    if (m_kind == QLatin1String("web"))
        headers.append({"Origin", m_server.toEncoded(QUrl::RemovePath)});
    return headers;
}

Answer Peer::call(const QByteArray &method, const QString &path, const QByteArray &body,
                  const Headers &headers)
{
    const bool isOutside = path.startsWith(QLatin1String("//"));
    const QString full = isOutside ? path.mid(1) : QStringLiteral("/api/v1") + path;
    QNetworkRequest request(m_server.resolved(QUrl(full)));
    request.setAttribute(QNetworkRequest::Http2AllowedAttribute, false);
    request.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
    if (!body.isEmpty())
        request.setRawHeader("Content-Type", "application/json");
    for (const auto &[name, value] : ownHeaders())
        request.setRawHeader(name, value);
    for (const auto &[name, value] : headers)
        request.setRawHeader(name, value);
    // As a custom verb HEAD would be expected to bring a body.
    const std::unique_ptr<QNetworkReply> reply(
        method == "HEAD" ? m_http.head(request) : m_http.sendCustomRequest(request, method, body));
    if (!QTest::qWaitFor([&reply] { return reply->isFinished(); }, kAnswerTime * patience())) {
        reply->abort();
        return {};
    }
    const Answer answer = answerOf(reply.get());
    m_recorder.answer(method, full, answer.status, answer.headers.value("content-type"), answer.body);
    return answer;
}

Answer Peer::post(const QString &path, const QJsonObject &body)
{
    return call("POST", path, QJsonDocument(body).toJson(QJsonDocument::Compact));
}

Answer Peer::put(const QString &path, const QJsonObject &body)
{
    return call("PUT", path, QJsonDocument(body).toJson(QJsonDocument::Compact));
}

Answer Peer::signIn(const QString &name, const QString &password, const QJsonObject &fields)
{
    QJsonObject body = fields;
    body.insert(QStringLiteral("username"), name);
    body.insert(QStringLiteral("password"), password);
    body.insert(QStringLiteral("kind"), m_kind);
    body.insert(QStringLiteral("client"), QStringLiteral("Test"));
    token.clear();
    cookie.clear();
    const Answer answer = post(QStringLiteral("/sign-in"), body);
    if (answer.status != 200)
        return answer;
    token = answer.json.value(QStringLiteral("token")).toString();
    const QByteArray set = answer.headers.value("set-cookie");
    if (set.startsWith("foyer_session="))
        cookie = set.mid(14).split(';').first();
    user = answer.json.value(QStringLiteral("user")).toObject();
    session = answer.json.value(QStringLiteral("session")).toObject().value(QStringLiteral("id")).toInteger();
    return answer;
}

Answer Peer::signUp(const QString &name, const QString &password, const QJsonObject &fields)
{
    QJsonObject confirmed = fields;
    confirmed.insert(QStringLiteral("confirmNewAccount"), true);
    return signIn(name, password, confirmed);
}

bool Peer::openWithoutSync()
{
    drop();
    m_socket = std::make_unique<QWebSocket>();
    m_isClosed = false;
    m_closeCode = 0;
    events.clear();
    connect(m_socket.get(), &QWebSocket::textMessageReceived, this, &Peer::take);
    const auto noteEnd = [this] {
        m_isClosed = true;
        m_closeCode = m_socket->closeCode();
    };
    connect(m_socket.get(), &QWebSocket::disconnected, this, noteEnd);
#if QT_VERSION >= QT_VERSION_CHECK(6, 5, 0)
    connect(m_socket.get(), &QWebSocket::errorOccurred, this, noteEnd);
#else
    connect(m_socket.get(), QOverload<QAbstractSocket::SocketError>::of(&QWebSocket::error), this, noteEnd);
#endif
    QUrl url = m_server.resolved(QUrl(QStringLiteral("/ws")));
    url.setScheme(m_server.scheme() == QLatin1String("https") ? QStringLiteral("wss") : QStringLiteral("ws"));
    QNetworkRequest request(url);
    for (const auto &[name, value] : ownHeaders())
        request.setRawHeader(name, value);
    QWebSocketHandshakeOptions options;
    options.setSubprotocols({QStringLiteral("foyer.v1")});
    m_socket->open(request, options);
    hello = await(QStringLiteral("hello"));
    return !hello.isEmpty();
}

bool Peer::open()
{
    if (!openWithoutSync())
        return false;
    QJsonObject known;
    for (auto it = revisions.cbegin(); it != revisions.cend(); ++it)
        known.insert(QString::number(it.key()), it.value());
    send({{QStringLiteral("type"), QStringLiteral("sync")}, {QStringLiteral("revisions"), known}});
    lastSync = await(QStringLiteral("sync"));
    return !lastSync.isEmpty();
}

void Peer::drop()
{
    if (!m_socket)
        return;
    disconnect(m_socket.get(), nullptr, this, nullptr);
    m_socket->abort();
    m_socket.reset();
    m_isClosed = true;
}

bool Peer::isOpen() const
{
    return m_socket && !m_isClosed;
}

int Peer::waitForClose(int milliseconds)
{
    const bool isClosed = QTest::qWaitFor([this] { return m_isClosed; }, milliseconds * patience());
    return isClosed ? m_closeCode : 0;
}

void Peer::send(const QJsonObject &frame)
{
    sendText(QString::fromUtf8(QJsonDocument(frame).toJson(QJsonDocument::Compact)));
}

QString Peer::say(qint64 conversation, const QString &text, const QString &ref, const QString &image)
{
    const QString used = ref.isEmpty() ? newRef() : ref;
    QJsonObject frame{{QStringLiteral("type"), QStringLiteral("post")},
                      {QStringLiteral("ref"), used},
                      {QStringLiteral("conversation"), conversation},
                      {QStringLiteral("text"), text}};
    if (!image.isEmpty())
        frame.insert(QStringLiteral("image"), image);
    send(frame);
    return used;
}

QJsonObject Peer::outcome(const QString &ref, int milliseconds)
{
    QJsonObject found;
    const auto look = [this, &ref, &found] {
        for (qsizetype i = 0; i < events.size(); ++i) {
            const QString type = events[i].value(QStringLiteral("type")).toString();
            const bool isAnswer = type == QLatin1String("posted") || type == QLatin1String("error");
            if (isAnswer && events[i].value(QStringLiteral("ref")).toString() == ref) {
                found = events.takeAt(i);
                return true;
            }
        }
        return false;
    };
    // Nothing comes over a connection that is closed.
    (void)QTest::qWaitFor([&] { return look() || m_isClosed; }, milliseconds * patience());
    return found;
}

QJsonObject Peer::await(const QString &type, const Condition &fits, int milliseconds)
{
    QJsonObject found;
    const auto look = [&] {
        for (qsizetype i = 0; i < events.size(); ++i) {
            if (events[i].value(QStringLiteral("type")).toString() == type && (!fits || fits(events[i]))) {
                found = events.takeAt(i);
                return true;
            }
        }
        return false;
    };
    (void)QTest::qWaitFor([&] { return look() || m_isClosed; }, milliseconds * patience());
    return found;
}

bool Peer::has(const QString &type, const Condition &fits) const
{
    for (const QJsonObject &event : events) {
        if (event.value(QStringLiteral("type")).toString() == type && (!fits || fits(event)))
            return true;
    }
    return false;
}

void Peer::take(const QString &text)
{
    m_recorder.frame(text);
    const QJsonArray list = QJsonDocument::fromJson(text.toUtf8()).array();
    for (const QJsonValue &value : list) {
        events.append(value.toObject());
        remember(value.toObject());
    }
}

void Peer::remember(const QJsonObject &event)
{
    const auto keep = [this](const QJsonObject &message) {
        const qint64 conversation = message.value(QStringLiteral("conversation")).toInteger();
        const qint64 revision = message.value(QStringLiteral("revision")).toInteger();
        messages[conversation].insert(message.value(QStringLiteral("seq")).toInteger(), message);
        revisions[conversation] = std::max(revisions.value(conversation), revision);
    };
    const QString type = event.value(QStringLiteral("type")).toString();
    if (type == QLatin1String("message"))
        keep(event.value(QStringLiteral("message")).toObject());
    if (type != QLatin1String("sync"))
        return;
    const QJsonArray conversations = event.value(QStringLiteral("conversations")).toArray();
    for (const QJsonValue &value : conversations) {
        const QJsonObject sync = value.toObject();
        const QJsonObject conversation = sync.value(QStringLiteral("conversation")).toObject();
        const qint64 id = conversation.value(QStringLiteral("id")).toInteger();
        if (sync.value(QStringLiteral("reset")).toBool())
            messages[id].clear();
        const QJsonArray list = sync.value(QStringLiteral("messages")).toArray();
        for (const QJsonValue &message : list)
            keep(message.toObject());
        revisions[id] = conversation.value(QStringLiteral("revision")).toInteger();
    }
}

QString newRef()
{
    return QUuid::createUuid().toString(QUuid::WithoutBraces);
}

QByteArray rawExchange(const QUrl &server, const QByteArray &bytes, int milliseconds, const QByteArray &until)
{
    QTcpSocket socket;
    socket.connectToHost(server.host(), static_cast<quint16>(server.port()));
    QByteArray received;
    QObject::connect(&socket, &QTcpSocket::readyRead, &socket, [&] { received += socket.readAll(); });
    socket.write(bytes);
    (void)QTest::qWaitFor(
        [&] {
            return socket.state() == QAbstractSocket::UnconnectedState
                || (!until.isEmpty() && received.contains(until));
        },
        milliseconds * patience());
    received += socket.readAll();
    return received;
}

} // namespace foyer::test
