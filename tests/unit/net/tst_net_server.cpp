// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/net/loop/dispatcher.h"
#include "tests/unit/media/image_samples.h"
#include "tests/unit/net/net_house.h"

#include <QCoreApplication>
#include <QJsonArray>

using namespace foyer;
using namespace foyer::test;
using namespace std::chrono_literals;

namespace {

QJsonObject jsonOf(const RawReply &reply)
{
    return QJsonDocument::fromJson(reply.body).object();
}

QString codeOf(const RawReply &reply)
{
    return jsonOf(reply)[QLatin1String("code")].toString();
}

/// Value of the session cookie that an answer sets.
QByteArray cookieOf(const RawReply &reply)
{
    const QByteArray cookie = reply.headers.value("Set-Cookie");
    const qsizetype start = cookie.indexOf('=') + 1;
    return cookie.sliced(start, cookie.indexOf(';') - start);
}

QByteArray uuid()
{
    return QUuid::createUuid().toByteArray(QUuid::WithoutBraces);
}

} // namespace

class TestNetServer : public QObject
{
    Q_OBJECT

private slots:
    void tellsAboutItself()
    {
        NetHouse house;
        const QJsonObject server = jsonOf(house.ask("GET", "/api/v1/server"));
        QCOMPARE(server[QLatin1String("name")].toString(), QStringLiteral("Foyer"));
        QCOMPARE(server[QLatin1String("protocol")].toInt(), 1);
        QCOMPARE(server[QLatin1String("registration")].toString(), QStringLiteral("open"));
        QCOMPARE(server[QLatin1String("limits")][QLatin1String("textLength")].toInt(), 4000);
        QCOMPARE(house.ask("GET", "/healthz").status, 200);
        QCOMPARE(house.ask("GET", "/readyz").status, 200);
        house.isStorageReady = false;
        QCOMPARE(house.ask("GET", "/readyz").status, 503);
        QCOMPARE(house.ask("GET", "/healthz").status, 200);
        const RawReply metrics = house.ask("GET", "/metrics");
        QVERIFY(metrics.headers.value("Content-Type").startsWith("text/plain; version=0.0.4"));
        QVERIFY(metrics.body.contains("foyer_http_answers_total{status=\"5xx\"} 1"));
    }

    void browsersGetACookieThatScriptsCannotRead()
    {
        NetHouse house;
        const RawReply reply = house.enter("anna", "web");
        QCOMPARE(reply.status, 200);
        const QByteArray cookie = reply.headers.value("Set-Cookie");
        QVERIFY(cookie.startsWith("foyer_session="));
        QVERIFY(cookie.contains("; HttpOnly"));
        QVERIFY(cookie.contains("; SameSite=Strict"));
        QVERIFY(cookie.contains("; Path=/;"));
        QVERIFY(!cookie.contains("Secure"));
        QVERIFY(jsonOf(reply)[QLatin1String("token")].isNull());
        QCOMPARE(jsonOf(reply)[QLatin1String("created")].toBool(), true);
        QCOMPARE(jsonOf(house.enter("anna", "web"))[QLatin1String("created")].toBool(), false);
        const QByteArray fields = "Cookie: foyer_session=" + cookieOf(house.enter("anna", "web")) + "\r\n";
        QCOMPARE(house.ask("GET", "/api/v1/me", {}, {}, fields).status, 200);
    }

    void theCookieIsSecureBehindAProxyThatEndsTls()
    {
        net::NetSettings settings;
        settings.trustedProxies = {{QHostAddress(QHostAddress::LocalHost), 32}};
        NetHouse house(settings);
        const RawReply reply = house.enter("anna", "web", "X-Forwarded-Proto: https\r\n");
        QVERIFY(reply.headers.value("Set-Cookie").contains("; Secure"));
    }

    void otherClientsGetATokenAndNoCookie()
    {
        NetHouse house;
        const RawReply reply = house.enter("anna", "bot");
        QCOMPARE(jsonOf(reply)[QLatin1String("token")].toString().size(), 43);
        QVERIFY(!reply.headers.has("Set-Cookie"));
    }

    void refusesBadSignIns_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<int>("status");
        QTest::addColumn<QString>("code");
        QTest::addColumn<QString>("field");
        QTest::newRow("no json") << QByteArray("hello") << 400 << "bad-request"
                                 << "";
        QTest::newRow("array") << QByteArray("[]") << 400 << "bad-request"
                               << "";
        QTest::newRow("nothing") << QByteArray("{}") << 422 << "invalid-field"
                                 << "username";
        QTest::newRow("number") << QByteArray("{\"username\":5,\"password\":\"x\"}") << 422 << "invalid-field"
                                << "username";
        QTest::newRow("kind") << QByteArray(
            "{\"username\":\"anna\",\"password\":\"correct horse\",\"kind\":\"cat\"}")
                              << 422 << "invalid-field"
                              << "kind";
        QTest::newRow("unknown") << QByteArray("{\"username\":\"nobody\",\"password\":\"correct horse\"}")
                                 << 409 << "account-confirmation-required"
                                 << "";
        QTest::newRow("wrong") << QByteArray("{\"username\":\"anna\",\"password\":\"wrong horse\"}") << 401
                               << "wrong-password"
                               << "";
    }
    void refusesBadSignIns()
    {
        QFETCH(QByteArray, body);
        QFETCH(int, status);
        QFETCH(QString, code);
        QFETCH(QString, field);
        NetHouse house;
        house.guest("anna");
        const RawReply reply = house.ask("POST", "/api/v1/sign-in", {}, body);
        QCOMPARE(reply.status, status);
        QCOMPARE(reply.headers.value("Content-Type"), "application/problem+json");
        QCOMPARE(codeOf(reply), code);
        QCOMPARE(jsonOf(reply)[QLatin1String("status")].toInt(), status);
        QCOMPARE(jsonOf(reply)[QLatin1String("field")].toString(), field);
    }

    void everythingElseNeedsASession_data()
    {
        QTest::addColumn<QByteArray>("method");
        QTest::addColumn<QByteArray>("path");
        const QList<QPair<QByteArray, QByteArray>> all{
            {"POST", "sign-out"},
            {"GET", "me"},
            {"POST", "claim-admin"},
            {"GET", "sessions"},
            {"DELETE", "sessions/1"},
            {"GET", "invites"},
            {"POST", "invites"},
            {"DELETE", "invites/x"},
            {"GET", "rooms"},
            {"POST", "rooms"},
            {"POST", "rooms/1/join"},
            {"POST", "rooms/1/leave"},
            {"PATCH", "rooms/1"},
            {"POST", "rooms/1/members"},
            {"PATCH", "rooms/1/members/1"},
            {"DELETE", "rooms/1/members/1"},
            {"GET", "rooms/1/bans"},
            {"PUT", "rooms/1/bans/1"},
            {"DELETE", "rooms/1/bans/1"},
            {"GET", "rooms/1/links"},
            {"POST", "rooms/1/links"},
            {"DELETE", "rooms/1/links/x"},
            {"POST", "join"},
            {"PATCH", "conversations/1"},
            {"GET", "conversations"},
            {"GET", "conversations/1/messages"},
            {"POST", "conversations/1/messages"},
            {"GET", "conversations/1/members"},
            {"PUT", "conversations/1/read"},
            {"POST", "images"},
            {"GET", "images/x"},
            {"GET", "images/x/thumbnail"},
            {"POST", "uploads"},
            {"PATCH", "uploads/x"},
            {"GET", "uploads/x"},
            {"DELETE", "uploads/x"},
            {"POST", "session/take-back"},
        };
        for (const auto &[method, path] : all)
            QTest::newRow((method + ' ' + path).constData()) << method << "/api/v1/" + path;
    }
    void everythingElseNeedsASession()
    {
        QFETCH(QByteArray, method);
        QFETCH(QByteArray, path);
        NetHouse house;
        const RawReply reply = house.ask(method, path);
        QCOMPARE(reply.status, 401);
        QCOMPARE(codeOf(reply), QStringLiteral("not-signed-in"));
        QCOMPARE(reply.headers.value("WWW-Authenticate"), "Bearer");
        QCOMPARE(house.ask(method, path, QByteArray(43, 'A')).status, 401);
    }

    void refusesForeignPages()
    {
        NetHouse house;
        const QByteArray cookie = "Cookie: foyer_session=" + cookieOf(house.enter("anna", "web")) + "\r\n";
        const QByteArray own = "Origin: http://127.0.0.1:" + QByteArray::number(house.port) + "\r\n";
        const QByteArray foreign = "Origin: http://evil.example\r\n";
        const QByteArray body = "{\"name\":\"den\"}";
        const RawReply refused = house.ask("POST", "/api/v1/rooms", {}, body, cookie + foreign);
        QCOMPARE(refused.status, 403);
        QCOMPARE(codeOf(refused), QStringLiteral("origin-refused"));
        QCOMPARE(house.ask("POST", "/api/v1/rooms", {}, body, cookie).status, 403);
        QCOMPARE(house.enter("berta", "web", foreign).status, 403);
        QCOMPARE(house.ask("POST", "/api/v1/rooms", {}, body, cookie + own).status, 201);
        QCOMPARE(house.ask("GET", "/api/v1/rooms", {}, {}, cookie).status, 200);
        QCOMPARE(house.ask("POST", "/api/v1/images", {}, QByteArray(100'000, 'x'), cookie + foreign).status,
                 403);
    }

    void saysWhatAPathCanDo()
    {
        NetHouse house;
        const RawReply wrong = house.ask("DELETE", "/api/v1/rooms");
        QCOMPARE(wrong.status, 405);
        QCOMPARE(wrong.headers.value("Allow"), "GET, HEAD, POST, OPTIONS");
        const RawReply options = house.ask("OPTIONS", "/api/v1/rooms");
        QCOMPARE(options.status, 204);
        QCOMPARE(options.headers.value("Allow"), "GET, HEAD, POST, OPTIONS");
        QVERIFY(!options.headers.has("Access-Control-Allow-Origin"));
        QCOMPARE(house.ask("GET", "/api/v1/nothing").status, 404);
        QCOMPARE(house.ask("POST", "/nothing").status, 404);
        QCOMPARE(house.ask("GET", "/api/v1/rooms/x/join").status, 405);
        QCOMPARE(house.ask("POST", "/api/v1/rooms/%2e%2e/join", house.guest("anna").token).status, 404);
        const RawReply head = house.ask("HEAD", "/api/v1/server");
        QCOMPARE(head.status, 200);
        QVERIFY(head.headers.value("Content-Length").toInt() > 50);
    }

    void aSecondSignInReplacesTheFirstUntilItIsTakenBack()
    {
        NetHouse house;
        const Guest first = house.guest("anna");
        const Guest second = house.guest("anna");
        const RawReply replaced = house.ask("GET", "/api/v1/me", first.token);
        QCOMPARE(replaced.status, 401);
        QCOMPARE(codeOf(replaced), QStringLiteral("session-replaced"));
        const RawReply taken = house.ask("POST", "/api/v1/session/take-back", first.token);
        QCOMPARE(taken.status, 200);
        QCOMPARE(jsonOf(taken)[QLatin1String("session")][QLatin1String("current")].toBool(), true);
        QCOMPARE(house.ask("GET", "/api/v1/me", first.token).status, 200);
        QCOMPARE(codeOf(house.ask("GET", "/api/v1/me", second.token)), QStringLiteral("session-replaced"));
    }

    void signingOutEndsTheSessionAndClearsTheCookie()
    {
        NetHouse house;
        const QByteArray fields = "Cookie: foyer_session=" + cookieOf(house.enter("anna", "web"))
            + "\r\nOrigin: http://127.0.0.1:" + QByteArray::number(house.port) + "\r\n";
        const RawReply out = house.ask("POST", "/api/v1/sign-out", {}, {}, fields);
        QCOMPARE(out.status, 204);
        QVERIFY(out.headers.value("Set-Cookie").startsWith("foyer_session=;"));
        QVERIFY(out.headers.value("Set-Cookie").contains("Max-Age=0"));
        QCOMPARE(house.ask("GET", "/api/v1/me", {}, {}, fields).status, 401);
    }

    void listsAndEndsSessions()
    {
        NetHouse house;
        const Guest bot = house.guest("anna", "bot");
        const Guest desktop = house.guest("anna", "desktop");
        const Guest berta = house.guest("berta");
        const QJsonArray sessions =
            jsonOf(house.ask("GET", "/api/v1/sessions", bot.token))[QLatin1String("sessions")].toArray();
        QCOMPARE(sessions.size(), 2);
        for (const QJsonValue session : sessions) {
            const bool isBot = session[QLatin1String("kind")].toString() == QLatin1String("bot");
            QCOMPARE(session[QLatin1String("current")].toBool(), isBot);
            if (isBot)
                continue;
            const QByteArray id = QByteArray::number(session[QLatin1String("id")].toInteger());
            QCOMPARE(house.ask("DELETE", "/api/v1/sessions/" + id, berta.token).status, 404);
            QCOMPARE(house.ask("DELETE", "/api/v1/sessions/" + id, bot.token).status, 204);
        }
        QCOMPARE(house.ask("GET", "/api/v1/me", desktop.token).status, 401);
        QCOMPARE(house.ask("GET", "/api/v1/me", bot.token).status, 200);
    }

    void theAdministratorLinkWorksOnceAndOpensInvitations()
    {
        NetHouse house;
        const auto link = QCoro::waitFor(house.invites.offerAdminLink(false));
        QVERIFY(link.has_value());
        const Guest anna = house.guest("anna");
        const Guest berta = house.guest("berta");
        const QByteArray terms = "{\"uses\":3,\"expiresInSeconds\":86400}";
        QCOMPARE(house.ask("POST", "/api/v1/invites", anna.token, terms).status, 403);
        const QByteArray claim = "{\"token\":\"" + *link + "\"}";
        const RawReply claimed = house.ask("POST", "/api/v1/claim-admin", anna.token, claim);
        QCOMPARE(jsonOf(claimed)[QLatin1String("user")][QLatin1String("role")].toString(),
                 QStringLiteral("admin"));
        QCOMPARE(codeOf(house.ask("POST", "/api/v1/claim-admin", berta.token, claim)),
                 QStringLiteral("admin-link-invalid"));
        const RawReply invite = house.ask("POST", "/api/v1/invites", anna.token, terms);
        QCOMPARE(invite.status, 201);
        QCOMPARE(jsonOf(invite)[QLatin1String("usesLeft")].toInt(), 3);
        QCOMPARE(house.ask("POST", "/api/v1/invites", anna.token, "{\"uses\":0,\"expiresInSeconds\":86400}")
                     .status,
                 422);
        const QByteArray code = jsonOf(invite)[QLatin1String("code")].toString().toLatin1();
        QCOMPARE(jsonOf(house.ask("GET", "/api/v1/invites", anna.token))[QLatin1String("invites")]
                     .toArray()
                     .size(),
                 1);
        QCOMPARE(house.ask("DELETE", "/api/v1/invites/" + code, anna.token).status, 204);
        QCOMPARE(house.ask("DELETE", "/api/v1/invites/" + code, anna.token).status, 404);
    }

    void roomsAreMadeJoinedAndLeft()
    {
        NetHouse house;
        const Guest anna = house.guest("anna");
        const Guest berta = house.guest("berta");
        const RawReply made =
            house.ask("POST", "/api/v1/rooms", anna.token, "{\"name\":\"den\",\"topic\":\"talk\"}");
        QCOMPARE(made.status, 201);
        QCOMPARE(jsonOf(made)[QLatin1String("role")].toString(), QStringLiteral("owner"));
        QCOMPARE(codeOf(house.ask("POST", "/api/v1/rooms", anna.token, "{\"name\":\"Den\"}")),
                 QStringLiteral("name-taken"));
        const QByteArray room =
            "/api/v1/rooms/" + QByteArray::number(jsonOf(made)[QLatin1String("id")].toInteger());
        QCOMPARE(house.ask("POST", room + "/join", berta.token).status, 200);
        QCOMPARE(
            jsonOf(house.ask("GET", "/api/v1/rooms", berta.token))[QLatin1String("rooms")].toArray().size(),
            2);
        QCOMPARE(
            jsonOf(house.ask("GET", "/api/v1/conversations", berta.token))[QLatin1String("conversations")]
                .toArray()
                .size(),
            2);
        QCOMPARE(house.ask("POST", room + "/leave", berta.token).status, 204);
        QCOMPARE(house.ask("POST", "/api/v1/rooms/99/join", berta.token).status, 404);
        QCOMPARE(house.ask("POST", "/api/v1/rooms/0/join", berta.token).status, 404);
        QCOMPARE(house.ask("POST", "/api/v1/rooms/99999999999999999999/join", berta.token).status, 404);
    }

    void messagesArePostedOnceReadAndPaged()
    {
        NetHouse house;
        const Guest anna = house.guest("anna");
        const QByteArray path = "/api/v1/conversations/1/messages";
        const QByteArray message = "{\"ref\":\"" + uuid() + "\",\"text\":\"hello\"}";
        const RawReply first = house.ask("POST", path, anna.token, message);
        QCOMPARE(first.status, 201);
        const RawReply again = house.ask("POST", path, anna.token, message);
        QCOMPARE(again.status, 200);
        QCOMPARE(again.body, first.body);
        for (int i = 0; i < 3; ++i)
            QCOMPARE(
                house.ask("POST", path, anna.token, "{\"ref\":\"" + uuid() + "\",\"text\":\"more\"}").status,
                201);
        const QJsonObject page = jsonOf(house.ask("GET", path + "?limit=2&before=4", anna.token));
        QCOMPARE(page[QLatin1String("hasMore")].toBool(), true);
        QCOMPARE(page[QLatin1String("messages")][0][QLatin1String("seq")].toInt(), 2);
        QCOMPARE(page[QLatin1String("messages")].toArray().size(), 2);
        for (const char *const bad : {"?limit=0", "?limit=201", "?limit=x", "?before=0", "?before=-1"})
            QCOMPARE(house.ask("GET", path + bad, anna.token).status, 422);
        const RawReply read = house.ask("PUT", "/api/v1/conversations/1/read", anna.token, "{\"seq\":3}");
        QCOMPARE(read.status, 200);
        QCOMPARE(house.ask("GET", "/api/v1/conversations/1/members", anna.token).status, 200);
        QCOMPARE(house.ask("GET", "/api/v1/conversations/99/messages", anna.token).status, 403);
        QCOMPARE(house
                     .ask("POST", path, anna.token,
                          "{\"ref\":\"" + uuid() + "\",\"text\":\"" + QByteArray(4001, 'x') + "\"}")
                     .status,
                 422);
        QCOMPARE(house.ask("POST", path, anna.token, QByteArray(70'000, ' ')).status, 413);
    }

    void picturesAreServedToWhoMaySeeThemOnly()
    {
        NetHouse house;
        const Guest anna = house.guest("anna");
        const Guest berta = house.guest("berta");
        const RawReply stored = house.ask("POST", "/api/v1/images", anna.token, png(noise({300, 200})));
        QCOMPARE(stored.status, 201);
        const QByteArray path = "/api/v1/images/" + jsonOf(stored)[QLatin1String("id")].toString().toLatin1();
        const RawReply full = house.ask("GET", path, anna.token);
        QCOMPARE(full.headers.value("Content-Type"), "image/png");
        QCOMPARE(full.headers.value("Cache-Control"), "private, max-age=31536000, immutable");
        QCOMPARE(full.headers.value("X-Content-Type-Options"), "nosniff");
        QVERIFY(full.body.startsWith("\x89PNG"));
        QCOMPARE(house.ask("GET", path + "/thumbnail", anna.token).status, 200);
        QCOMPARE(house.ask("GET", path, berta.token).status, 404);
        QCOMPARE(house.ask("GET", "/api/v1/images/..%2f..%2ffoyer.db", anna.token).status, 404);
        QCOMPARE(house.ask("POST", "/api/v1/images", anna.token, "no picture").status, 415);
        const RawReply large =
            house.ask("POST", "/api/v1/images", anna.token, {}, "Content-Length: 99999999\r\n");
        QCOMPARE(large.status, 400);
        RawClient client(house.port);
        QCOMPARE(client
                     .ask("POST /api/v1/images HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer " + anna.token
                          + "\r\nContent-Length: 99999999\r\n\r\n")
                     .status,
                 413);
    }

    void picturesComeInParts()
    {
        NetHouse house;
        const Guest anna = house.guest("anna");
        const QByteArray tus = "Tus-Resumable: 1.0.0\r\n";
        const QByteArray picture = png(noise({400, 300}));
        const QByteArray length = "Upload-Length: " + QByteArray::number(picture.size()) + "\r\n";
        QCOMPARE(house.ask("POST", "/api/v1/uploads", anna.token, {}, length).status, 412);
        const RawReply created = house.ask("POST", "/api/v1/uploads", anna.token, {}, tus + length);
        QCOMPARE(created.status, 201);
        QCOMPARE(created.headers.value("Tus-Resumable"), "1.0.0");
        const QByteArray transfer = created.headers.value("Location");
        QVERIFY(transfer.startsWith("/api/v1/uploads/"));
        const auto part = [&](qsizetype start, qsizetype size, const QByteArray &type) {
            return house.ask("PATCH", transfer, anna.token, picture.sliced(start, size),
                             tus + "Upload-Offset: " + QByteArray::number(start) + "\r\nContent-Type: " + type
                                 + "\r\n");
        };
        const QByteArray type = "application/offset+octet-stream";
        const qsizetype half = picture.size() / 2;
        QCOMPARE(part(0, half, "image/png").status, 415);
        RawReply appended = part(0, half, type);
        QCOMPARE(appended.status, 204);
        QCOMPARE(appended.headers.value("Upload-Offset").toLongLong(), half);
        QCOMPARE(codeOf(part(0, half, type)), QStringLiteral("upload-offset-mismatch"));
        const RawReply head = house.ask("HEAD", transfer, anna.token);
        QCOMPARE(head.status, 200);
        QCOMPARE(head.headers.value("Upload-Offset").toLongLong(), half);
        QCOMPARE(head.headers.value("Upload-Length").toLongLong(), picture.size());
        QVERIFY(jsonOf(house.ask("GET", transfer, anna.token))[QLatin1String("image")].isNull());
        appended = part(half, picture.size() - half, type);
        QCOMPARE(appended.status, 204);
        const QJsonObject done = jsonOf(house.ask("GET", transfer, anna.token));
        QCOMPARE(done[QLatin1String("image")][QLatin1String("width")].toInt(), 400);
        QCOMPARE(house.ask("GET", transfer, house.guest("berta").token).status, 404);
        const QByteArray second =
            house.ask("POST", "/api/v1/uploads", anna.token, {}, tus + length).headers.value("Location");
        QCOMPARE(house.ask("DELETE", second, anna.token, {}, tus).status, 204);
        QCOMPARE(house.ask("HEAD", second, anna.token).status, 404);
        const RawReply options = house.ask("OPTIONS", "/api/v1/uploads");
        QCOMPARE(options.headers.value("Tus-Extension"), "creation,termination");
        QCOMPARE(house
                     .ask("PATCH", transfer, anna.token, QByteArray(300'000, 'x'),
                          tus + "Upload-Offset: 0\r\nContent-Type: " + type + "\r\n")
                     .status,
                 413);
    }

    void survivesAClientThatVanishesWhileTheDatabaseWorks()
    {
        NetHouse house;
        const Guest anna = house.guest("anna");
        for (int i = 0; i < 20; ++i) {
            RawClient client(house.port);
            client.send(house.request("POST", "/api/v1/conversations/1/messages", anna.token,
                                      "{\"ref\":\"" + uuid() + "\",\"text\":\"gone\"}"));
            client.socket().abort();
        }
        QCOMPARE(house.ask("GET", "/api/v1/me", anna.token).status, 200);
    }

    void stopsQuicklyWhenNobodyIsBusy()
    {
        NetHouse house;
        RawClient idle(house.port);
        QCOMPARE(idle.ask(house.request("GET", "/healthz")).status, 200);
        QElapsedTimer clock;
        clock.start();
        QCoro::waitFor(house.server.stop());
        QVERIFY(clock.elapsed() < 1000);
        QTRY_VERIFY(idle.isClosed());
        QTcpSocket late;
        late.connectToHost(QHostAddress::LocalHost, house.port);
        QVERIFY(!late.waitForConnected(500));
    }

    void saysWhyItCannotListen()
    {
        NetHouse house;
        net::NetSettings settings;
        settings.port = house.port;
        net::NetServer second(house.hub, house.services(), settings);
        const auto started = second.start();
        QVERIFY(!started);
        QCOMPARE(started.error().code, ErrorCode::Unavailable);
        QVERIFY(started.error().detail.contains(QString::number(house.port)));
    }
};

int main(int argc, char *argv[])
{
    QCoreApplication::setEventDispatcher(net::makeDispatcher().release());
    QCoreApplication app(argc, argv);
    TestNetServer test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_net_server.moc"
