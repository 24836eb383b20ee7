// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/integration/admin_calls.h"
#include "tests/integration/message_calls.h"
#include "tests/integration/rude_receiver.h"
#include "tests/support/house.h"

#include <QElapsedTimer>
#include <QMessageAuthenticationCode>
#include <QTest>

namespace {

using namespace foyer::test;
using namespace Qt::StringLiterals;

QByteArray status(int code, const QByteArray &more = {}, const QByteArray &body = {})
{
    return "HTTP/1.1 " + QByteArray::number(code) + " X\r\nContent-Length: " + QByteArray::number(body.size())
        + "\r\nConnection: close\r\n" + more + "\r\n" + body;
}

QString hooksPath(qint64 room, const QString &rest = {})
{
    return u"/conversations/%1/hooks"_s.arg(room) + rest;
}

/// What was said in a room, without what happened there.
QJsonArray wordsOf(Peer &peer, qint64 room)
{
    QJsonArray words;
    const QJsonArray history = historyOf(peer, room);
    for (const QJsonValue &message : history) {
        if (!message.toObject().contains("notice"_L1))
            words.append(message);
    }
    return words;
}

/// The next words that reach somebody.
QJsonObject nextWords(Peer &peer)
{
    const QJsonObject event = peer.await(
        u"message"_s, [](const QJsonObject &e) { return !e["message"_L1].toObject().contains("notice"_L1); });
    return event["message"_L1].toObject();
}

/// Webhooks, in and out, with receivers that behave and receivers that do not.
class TestWebhookStory : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase_data() { Ground::addDatabases(); }
    void init();
    void cleanup();

    void aUrlPostsIntoARoom();
    void aHookSpeaksUnderAnotherName();
    void aRevokedUrlIsGone();
    void badPostsAreRefused();
    void aHookThatIsTooFastHasToWait();
    void onlyWhoMayManagesHooks();
    void badHooksAreNotMade();
    void messagesArriveSignedAndInOrder();
    void programsAreNotEchoed();
    void onlyTheTriggerWordIsDelivered();
    void aBadReceiverGetsEverythingInTheEnd();
    void aLongAnswerIsCut();
    void aSlowReceiverHoldsNobodyUp();
    void aRedirectIsNotFollowed();
    void aReceiverThatIsGoneIsDisabledAndResumed();
    void nothingIsLostWhenTheServerIsKilled();
    void theHouseIsNotReached();
    void hooksOfADisabledPersonRest();

private:
    [[nodiscard]] Answer makeIncoming(Peer &by, qint64 room, const QString &name = u"Builds"_s);
    [[nodiscard]] Answer makeOutgoing(Peer &by, qint64 room, const QString &url, const QString &trigger = {});
    /// Posts by a URL, as nobody.
    [[nodiscard]] Answer hookPost(const QString &token, const QJsonObject &body);
    [[nodiscard]] QJsonObject outgoingOf(qint64 room);

    Ground m_ground;
    std::unique_ptr<House> m_house;
    /// Ann owns the room, Bob is a member of it, Eve is not.
    std::unique_ptr<Peer> m_ann;
    std::unique_ptr<Peer> m_bob;
    std::unique_ptr<Peer> m_eve;
    qint64 m_room = 0;
};

void TestWebhookStory::init()
{
    m_house = std::make_unique<House>(m_ground, QStringList{u"--webhook-allow-private"_s});
    QVERIFY(m_house->isUp());
    m_ann = m_house->online(u"ann"_s);
    m_bob = m_house->online(u"bob"_s);
    m_eve = m_house->online(u"eve"_s);
    QVERIFY(m_ann && m_bob && m_eve);
    m_room = roomOf(*m_ann, u"Kitchen"_s, {m_bob.get()});
    QVERIFY(m_room > 0);
}

void TestWebhookStory::cleanup()
{
    m_ann.reset();
    m_bob.reset();
    m_eve.reset();
    m_house.reset();
}

Answer TestWebhookStory::makeIncoming(Peer &by, qint64 room, const QString &name)
{
    return by.post(hooksPath(room, u"/incoming"_s), {{u"name"_s, name}, {u"avatar"_s, u"a7"_s}});
}

Answer TestWebhookStory::makeOutgoing(Peer &by, qint64 room, const QString &url, const QString &trigger)
{
    return by.post(hooksPath(room, u"/outgoing"_s), {{u"url"_s, url}, {u"trigger"_s, trigger}});
}

Answer TestWebhookStory::hookPost(const QString &token, const QJsonObject &body)
{
    auto nobody = m_house->stranger(u"bot"_s);
    return nobody->post(u"//hooks/"_s + token, body);
}

QJsonObject TestWebhookStory::outgoingOf(qint64 room)
{
    return m_ann->get(hooksPath(room)).json["outgoing"_L1].toArray().first().toObject();
}

void TestWebhookStory::aUrlPostsIntoARoom()
{
    const Answer made = makeIncoming(*m_ann, m_room);
    QCOMPARE(made.status, 201);
    const QString token = made.json["token"_L1].toString();
    QCOMPARE(token.size(), 43);
    QVERIFY(!m_bob->await(u"members"_s).isEmpty());
    const Answer posted = hookPost(token, {{u"text"_s, u"**main** is green"_s}});
    QCOMPARE(posted.status, 201);
    QCOMPARE(posted.json["conversation"_L1].toInteger(), m_room);
    const qint64 seq = posted.json["seq"_L1].toInteger();
    const QJsonObject heard = nextWords(*m_bob);
    QCOMPARE(heard["seq"_L1].toInteger(), seq);
    QCOMPARE(heard["text"_L1].toString(), u"**main** is green"_s);
    QCOMPARE(heard["author"_L1]["displayName"_L1].toString(), u"Builds"_s);
    QCOMPARE(heard["author"_L1]["role"_L1].toString(), u"bot"_s);
    QVERIFY(!heard.contains("alias"_L1));
    // A repetition does no harm.
    const QJsonObject again{{u"text"_s, u"once"_s}, {u"ref"_s, newRef()}};
    QCOMPARE(hookPost(token, again).status, 201);
    QCOMPARE(hookPost(token, again).status, 200);
    QCOMPARE(wordsOf(*m_bob, m_room).size(), 2);
    // The list tells of it, but not the token.
    const Answer list = m_ann->get(hooksPath(m_room));
    QVERIFY(list.json["incoming"_L1][0]["lastUsedAt"_L1].toInteger() > 0);
    QVERIFY(!list.body.contains(token.toLatin1()));
    QVERIFY(!m_house->server().log().contains(token.toLatin1()));
}

void TestWebhookStory::aHookSpeaksUnderAnotherName()
{
    const QString token = makeIncoming(*m_ann, m_room).json["token"_L1].toString();
    QCOMPARE(
        hookPost(token, {{u"text"_s, u"x"_s}, {u"name"_s, u"夜间构建 🌙"_s}, {u"avatar"_s, u"a2"_s}}).status,
        201);
    const QJsonObject heard = nextWords(*m_bob);
    QCOMPARE(heard["alias"_L1]["displayName"_L1].toString(), u"夜间构建 🌙"_s);
    QCOMPARE(heard["alias"_L1]["avatar"_L1].toString(), u"a2"_s);
    QCOMPARE(heard["author"_L1]["displayName"_L1].toString(), u"Builds"_s);
    QCOMPARE(hookPost(token, {{u"text"_s, u"y"_s}, {u"name"_s, u"Night"_s}}).status, 201);
    const QJsonArray history = wordsOf(*m_bob, m_room);
    QCOMPARE(history.at(0)["alias"_L1], heard["alias"_L1]);
    QCOMPARE(history.at(1)["alias"_L1]["avatar"_L1].toString(), u"a7"_s);
}

void TestWebhookStory::aRevokedUrlIsGone()
{
    const Answer made = makeIncoming(*m_ann, m_room);
    const QString token = made.json["token"_L1].toString();
    const qint64 id = made.json["hook"_L1]["id"_L1].toInteger();
    QCOMPARE(hookPost(token, {{u"text"_s, u"x"_s}}).status, 201);
    QCOMPARE(m_ann->remove(hooksPath(m_room, u"/incoming/%1"_s.arg(id))).status, 204);
    QCOMPARE(hookPost(token, {{u"text"_s, u"y"_s}}).code(), u"not-found"_s);
    QCOMPARE(m_ann->remove(hooksPath(m_room, u"/incoming/%1"_s.arg(id))).code(), u"not-found"_s);
    QCOMPARE(wordsOf(*m_bob, m_room).size(), 1);
    QCOMPARE(m_ann->get(u"/conversations/%1/members"_s.arg(m_room)).json["members"_L1].toArray().size(), 2);
}

void TestWebhookStory::badPostsAreRefused()
{
    const QString token = makeIncoming(*m_ann, m_room).json["token"_L1].toString();
    const QJsonObject good{{u"text"_s, u"x"_s}};
    for (const QString &wrong : {u"x"_s, QString(43, u'A'), token.chopped(1), token + u'A', m_ann->token})
        QCOMPARE(hookPost(wrong, good).code(), u"not-found"_s);
    const auto refusal = [&](const char *key, const QJsonValue &value) {
        QJsonObject body = good;
        body.insert(QLatin1String(key), value);
        return hookPost(token, body).code();
    };
    QCOMPARE(hookPost(token, {}).code(), u"invalid-field"_s);
    QCOMPARE(refusal("text", 7), u"invalid-field"_s);
    QCOMPARE(refusal("text", u" \n"_s), u"text-empty"_s);
    QCOMPARE(refusal("text", QString(4001, u'x')), u"text-too-long"_s);
    QCOMPARE(refusal("name", QString(51, u'x')), u"invalid-field"_s);
    QCOMPARE(refusal("name", u"a\nb"_s), u"invalid-field"_s);
    QCOMPARE(refusal("name", 7), u"invalid-field"_s);
    QCOMPARE(refusal("avatar", u"a13"_s), u"invalid-field"_s);
    QCOMPARE(refusal("avatar", u"../../x"_s), u"invalid-field"_s);
    QCOMPARE(refusal("ref", u"1"_s), u"invalid-field"_s);
    auto nobody = m_house->stranger(u"bot"_s);
    QCOMPARE(nobody->call("POST", u"//hooks/"_s + token, "{").code(), u"bad-request"_s);
    QCOMPARE(nobody->call("POST", u"//hooks/"_s + token, QByteArray(70'000, ' ')).code(),
             u"body-too-large"_s);
    QCOMPARE(nobody->call("PUT", u"//hooks/"_s + token, "{}").code(), u"method-not-allowed"_s);
    // What calls everyone is text where the hook may not.
    QCOMPARE(hookPost(token, {{u"text"_s, u"@here look"_s}}).status, 201);
    QVERIFY(!wordsOf(*m_bob, m_room).first().toObject().contains("mentionsAll"_L1));
    QCOMPARE(wordsOf(*m_bob, m_room).size(), 1);
}

void TestWebhookStory::aHookThatIsTooFastHasToWait()
{
    m_house->server().kill();
    m_house->server().setOptions({u"--post-rate=1"_s, u"--post-burst=3"_s});
    QVERIFY(m_house->server().start());
    const QString token = makeIncoming(*m_ann, m_room).json["token"_L1].toString();
    int refused = 0;
    for (int i = 0; i < 8; ++i) {
        const Answer answer = hookPost(token, {{u"text"_s, u"x"_s}});
        if (answer.status == 201)
            continue;
        ++refused;
        QCOMPARE(answer.code(), u"too-many-requests"_s);
        QVERIFY(answer.headers.value("retry-after").toInt() >= 1);
    }
    QVERIFY(refused >= 1);
    QCOMPARE(wordsOf(*m_bob, m_room).size(), 8 - refused);
}

void TestWebhookStory::onlyWhoMayManagesHooks()
{
    const QString url = u"http://127.0.0.1:9/"_s;
    const qint64 in = makeIncoming(*m_ann, m_room).json["hook"_L1]["id"_L1].toInteger();
    const qint64 out = makeOutgoing(*m_ann, m_room, url).json["hook"_L1]["id"_L1].toInteger();
    QVERIFY(in > 0 && out > 0);
    const QList<std::pair<Peer *, QString>> others{{m_bob.get(), u"forbidden"_s},
                                                   {m_eve.get(), u"not-member"_s}};
    for (const auto &[peer, code] : others) {
        QCOMPARE(peer->get(hooksPath(m_room)).code(), code);
        QCOMPARE(makeIncoming(*peer, m_room).code(), code);
        QCOMPARE(makeOutgoing(*peer, m_room, url).code(), code);
        QCOMPARE(peer->remove(hooksPath(m_room, u"/incoming/%1"_s.arg(in))).code(), code);
        QCOMPARE(peer->remove(hooksPath(m_room, u"/outgoing/%1"_s.arg(out))).code(), code);
        QCOMPARE(peer->post(hooksPath(m_room, u"/outgoing/%1/resume"_s.arg(out))).code(), code);
    }
    // The owner of another room has no hand in this one.
    const qint64 eves = roomOf(*m_eve, u"Cellar"_s);
    QCOMPARE(m_eve->remove(hooksPath(eves, u"/incoming/%1"_s.arg(in))).code(), u"not-found"_s);
    QCOMPARE(m_eve->remove(hooksPath(eves, u"/outgoing/%1"_s.arg(out))).code(), u"not-found"_s);
    QCOMPARE(m_eve->post(hooksPath(eves, u"/outgoing/%1/resume"_s.arg(out))).code(), u"not-found"_s);
    // Nor has a bot, whatever its role.
    const qint64 bot =
        m_ann->post(u"/bots"_s, {{u"username"_s, u"clock"_s}}).json["user"_L1]["id"_L1].toInteger();
    auto program = m_house->stranger(u"bot"_s);
    program->token =
        m_ann->post(u"/bots/%1/tokens"_s.arg(bot), {{u"label"_s, u"x"_s}}).json["token"_L1].toString();
    const qint64 bots = roomOf(*program, u"Tower"_s);
    QVERIFY(bots > 0);
    QCOMPARE(program->get(hooksPath(bots)).code(), u"forbidden"_s);
    QCOMPARE(makeIncoming(*program, bots).code(), u"forbidden"_s);
    const QJsonObject all = m_ann->get(hooksPath(m_room)).json;
    QCOMPARE(all["incoming"_L1].toArray().size(), 1);
    QCOMPARE(all["outgoing"_L1].toArray().size(), 1);
    QCOMPARE(m_ann->remove(hooksPath(m_room, u"/outgoing/%1"_s.arg(out))).status, 204);
}

void TestWebhookStory::badHooksAreNotMade()
{
    for (const QString &url :
         {u""_s, u"x"_s, u"ftp://example.org/"_s, u"file:///etc/passwd"_s, u"gopher://example.org/"_s,
          u"http://"_s, u"http://user:pw@example.org/"_s, u"http://example.org:0/"_s,
          u"javascript:alert(1)"_s, u"http://exa mple.org/"_s,
          QString(u"http://example.org/"_s + QString(2000, u'x'))})
        QVERIFY2(makeOutgoing(*m_ann, m_room, url).code() == u"invalid-field"_s, qPrintable(url));
    const QString fine = u"https://example.org/"_s;
    QCOMPARE(makeOutgoing(*m_ann, m_room, fine, QString(51, u'x')).code(), u"invalid-field"_s);
    QCOMPARE(makeOutgoing(*m_ann, m_room, fine, u"a\nb"_s).code(), u"invalid-field"_s);
    for (const QString &name : {u""_s, u" "_s, u"a\u202eb"_s, QString(51, u'x')})
        QCOMPARE(makeIncoming(*m_ann, m_room, name).code(), u"invalid-field"_s);
    QCOMPARE(m_ann->post(hooksPath(m_room, u"/incoming"_s), {{u"name"_s, 7}}).code(), u"invalid-field"_s);
    const QJsonObject all = m_ann->get(hooksPath(m_room)).json;
    QVERIFY(all["incoming"_L1].toArray().isEmpty() && all["outgoing"_L1].toArray().isEmpty());
    for (int i = 0; i < 20; ++i)
        QCOMPARE(makeIncoming(*m_ann, m_room).status, 201);
    QCOMPARE(makeIncoming(*m_ann, m_room).code(), u"limit-reached"_s);
}

void TestWebhookStory::messagesArriveSignedAndInOrder()
{
    RudeReceiver receiver;
    QVERIFY(saidBy(*m_bob, m_room, u"before"_s) > 0);
    const Answer made = makeOutgoing(*m_ann, m_room, receiver.url());
    QCOMPARE(made.status, 201);
    const QString secret = made.json["secret"_L1].toString();
    QStringList said;
    for (int i = 0; i < 30; ++i) {
        said.append(u"message %1 世界"_s.arg(i));
        QVERIFY(saidBy(*m_bob, m_room, said.last()) > 0);
    }
    QTRY_COMPARE_WITH_TIMEOUT(receiver.received.size(), 30, 20'000 * patience());
    QCOMPARE(receiver.texts(), said);
    const Delivered first = receiver.received.first();
    QCOMPARE(first.requestLine, QByteArray("POST /in HTTP/1.1"));
    QCOMPARE(first.headers.value("content-type"), QByteArray("application/json"));
    QVERIFY(first.headers.value("user-agent").startsWith("Foyer/"));
    const QByteArray content =
        first.headers.value("webhook-id") + '.' + first.headers.value("webhook-timestamp") + '.' + first.body;
    const QByteArray key = QByteArray::fromBase64(secret.sliced(6).toLatin1());
    QCOMPARE(first.headers.value("webhook-signature"),
             "v1," + QMessageAuthenticationCode::hash(content, key, QCryptographicHash::Sha256).toBase64());
    const QJsonObject body = QJsonDocument::fromJson(first.body).object();
    QCOMPARE(body["event"_L1].toString(), u"message"_s);
    QCOMPARE(body["conversation"_L1]["name"_L1].toString(), u"Kitchen"_s);
    QCOMPARE(body["message"_L1]["author"_L1]["username"_L1].toString(), u"bob"_s);
    QTRY_COMPARE(outgoingOf(m_room)["lastStatus"_L1].toInt(), 204);
    QVERIFY(!m_ann->get(hooksPath(m_room)).body.contains("whsec_"));
}

void TestWebhookStory::programsAreNotEchoed()
{
    RudeReceiver receiver;
    QCOMPARE(makeOutgoing(*m_ann, m_room, receiver.url()).status, 201);
    const QString token = makeIncoming(*m_ann, m_room).json["token"_L1].toString();
    QCOMPARE(hookPost(token, {{u"text"_s, u"from a hook"_s}}).status, 201);
    QVERIFY(saidBy(*m_bob, m_room, u"from a person"_s) > 0);
    QTRY_COMPARE(receiver.received.size(), 1);
    QCOMPARE(receiver.texts(), QStringList{u"from a person"_s});
}

void TestWebhookStory::onlyTheTriggerWordIsDelivered()
{
    RudeReceiver receiver;
    QCOMPARE(makeOutgoing(*m_ann, m_room, receiver.url(), u"!build"_s).status, 201);
    QVERIFY(saidBy(*m_bob, m_room, u"hello"_s) > 0);
    QVERIFY(saidBy(*m_bob, m_room, u"!builder"_s) > 0);
    QVERIFY(saidBy(*m_bob, m_room, u"!BUILD main"_s) > 0);
    QTRY_COMPARE(receiver.received.size(), 1);
    QCOMPARE(receiver.texts(), QStringList{u"!BUILD main"_s});
}

void TestWebhookStory::aBadReceiverGetsEverythingInTheEnd()
{
    RudeReceiver receiver;
    receiver.answer = [] {
        return status(500);
    };
    QCOMPARE(makeOutgoing(*m_ann, m_room, receiver.url()).status, 201);
    QVERIFY(saidBy(*m_bob, m_room, u"one"_s) > 0);
    QVERIFY(saidBy(*m_bob, m_room, u"two"_s) > 0);
    QTRY_COMPARE(outgoingOf(m_room)["lastStatus"_L1].toInt(), 500);
    receiver.answer = [] {
        return QByteArray("this is not HTTP\r\n\r\n");
    };
    QTRY_COMPARE_WITH_TIMEOUT(outgoingOf(m_room)["lastError"_L1].toString(), u"unreachable"_s, 10'000);
    receiver.isCutting = true;
    QTRY_VERIFY_WITH_TIMEOUT(outgoingOf(m_room)["failures"_L1].toInt() >= 3, 15'000);
    QVERIFY(outgoingOf(m_room)["nextTryAt"_L1].toInteger() > 0);
    receiver.isCutting = false;
    receiver.answer = [] {
        return status(200);
    };
    const qsizetype before = receiver.received.size();
    // Nobody wants to wait for the next attempt.
    const qint64 id = outgoingOf(m_room)["id"_L1].toInteger();
    QCOMPARE(m_ann->post(hooksPath(m_room, u"/outgoing/%1/resume"_s.arg(id))).status, 200);
    QTRY_VERIFY_WITH_TIMEOUT(receiver.received.size() >= before + 2, 15'000);
    QCOMPARE(receiver.texts().last(), u"two"_s);
    QCOMPARE(receiver.texts().count(u"two"_s), 1);
    QTRY_COMPARE(outgoingOf(m_room)["failures"_L1].toInt(), 0);
}

void TestWebhookStory::aLongAnswerIsCut()
{
    RudeReceiver receiver;
    receiver.answer = [] {
        return "HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n" + QByteArray(4 << 20, 'x');
    };
    QCOMPARE(makeOutgoing(*m_ann, m_room, receiver.url()).status, 201);
    QVERIFY(saidBy(*m_bob, m_room, u"one"_s) > 0);
    QVERIFY(saidBy(*m_bob, m_room, u"two"_s) > 0);
    QTRY_COMPARE(receiver.texts(), (QStringList{u"one"_s, u"two"_s}));
    QTRY_COMPARE(outgoingOf(m_room)["lastStatus"_L1].toInt(), 200);
}

void TestWebhookStory::aSlowReceiverHoldsNobodyUp()
{
    RudeReceiver slow;
    slow.answer = [] {
        return QByteArray();
    };
    RudeReceiver quick;
    QCOMPARE(makeOutgoing(*m_ann, m_room, slow.url()).status, 201);
    QCOMPARE(makeOutgoing(*m_ann, m_room, quick.url()).status, 201);
    for (int i = 0; i < 5; ++i)
        QVERIFY(saidBy(*m_bob, m_room, QString::number(i)) > 0);
    QTRY_COMPARE(quick.received.size(), 5);
    QCOMPARE(slow.received.size(), 1);
    QTRY_COMPARE_WITH_TIMEOUT(m_ann->get(hooksPath(m_room)).json["outgoing"_L1][0]["lastError"_L1].toString(),
                              u"timeout"_s, 25'000);
    // The server stops in time although a receiver still sits there.
    QTRY_COMPARE_WITH_TIMEOUT(slow.received.size(), 2, 10'000);
    QElapsedTimer timer;
    timer.start();
    QCOMPARE(m_house->server().stop(), 0);
    QVERIFY(timer.elapsed() < 9'000 * patience());
}

void TestWebhookStory::aRedirectIsNotFollowed()
{
    RudeReceiver inside;
    RudeReceiver receiver;
    receiver.answer = [&] {
        return status(307, "Location: " + inside.url().toLatin1() + "\r\n");
    };
    QCOMPARE(makeOutgoing(*m_ann, m_room, receiver.url()).status, 201);
    QVERIFY(saidBy(*m_bob, m_room, u"one"_s) > 0);
    QTRY_COMPARE(outgoingOf(m_room)["lastStatus"_L1].toInt(), 307);
    QCOMPARE(inside.connections, 0);
}

void TestWebhookStory::aReceiverThatIsGoneIsDisabledAndResumed()
{
    RudeReceiver receiver;
    receiver.answer = [] {
        return status(410);
    };
    QCOMPARE(makeOutgoing(*m_ann, m_room, receiver.url()).status, 201);
    QVERIFY(saidBy(*m_bob, m_room, u"one"_s) > 0);
    QTRY_VERIFY(outgoingOf(m_room)["disabledAt"_L1].toInteger() > 0);
    QVERIFY(saidBy(*m_bob, m_room, u"two"_s) > 0);
    receiver.answer = [] {
        return status(200);
    };
    const qint64 id = outgoingOf(m_room)["id"_L1].toInteger();
    const Answer resumed = m_ann->post(hooksPath(m_room, u"/outgoing/%1/resume"_s.arg(id)));
    QCOMPARE(resumed.status, 200);
    QCOMPARE(resumed.json["hook"_L1]["disabledAt"_L1].toInteger(), 0);
    QTRY_COMPARE(receiver.texts(), (QStringList{u"one"_s, u"one"_s, u"two"_s}));
}

void TestWebhookStory::nothingIsLostWhenTheServerIsKilled()
{
    RudeReceiver receiver;
    QCOMPARE(makeOutgoing(*m_ann, m_room, receiver.url()).status, 201);
    QStringList said;
    const auto say = [&](const QString &text) {
        said.append(text);
        QVERIFY(saidBy(*m_bob, m_room, text) > 0);
    };
    for (int i = 0; i < 10; ++i)
        say(QString::number(i));
    QTRY_VERIFY(receiver.received.size() >= 3);
    // Killed while one is under way: nobody can tell whether it arrived.
    receiver.answer = [] {
        return QByteArray();
    };
    say(u"on its way"_s);
    QTRY_VERIFY(receiver.texts().contains(u"on its way"_s) || receiver.received.size() >= 4);
    m_house->server().kill();
    receiver.answer = [] {
        return status(200);
    };
    QVERIFY(m_house->server().start());
    say(u"afterwards"_s);
    QTRY_VERIFY_WITH_TIMEOUT(receiver.texts().contains(u"afterwards"_s), 20'000 * patience());
    // Everything came, in order, and nothing but the one under way came twice.
    QStringList once;
    for (const QString &text : receiver.texts()) {
        if (once.isEmpty() || once.last() != text)
            once.append(text);
    }
    QCOMPARE(once, said);
    QVERIFY(receiver.received.size() <= said.size() + 1);
}

void TestWebhookStory::theHouseIsNotReached()
{
    RudeReceiver receiver;
    const QString port = QString::number(receiver.serverPort());
    // Made while it was allowed: an address, a name that leads there, other ways to write it.
    for (const QString &host : {u"127.0.0.1"_s, u"localhost"_s, u"2130706433"_s, u"127.1"_s, u"0x7f.1"_s,
                                u"[::1]"_s, u"[::ffff:127.0.0.1]"_s})
        (void)makeOutgoing(*m_ann, m_room, u"http://%1:%2/in"_s.arg(host, port));
    const qsizetype made = m_ann->get(hooksPath(m_room)).json["outgoing"_L1].toArray().size();
    QVERIFY(made >= 3);
    m_house->server().kill();
    m_house->server().setOptions({});
    m_house->server().setVariable(u"http_proxy"_s, receiver.url());
    QVERIFY(m_house->server().start());
    QVERIFY(saidBy(*m_bob, m_room, u"secret"_s) > 0);
    const auto refused = [this] {
        qsizetype count = 0;
        const QJsonArray hooks = m_ann->get(hooksPath(m_room)).json["outgoing"_L1].toArray();
        for (const QJsonValue &hook : hooks)
            count += hook["lastError"_L1] == u"address-refused"_s ? 1 : 0;
        return count;
    };
    QTRY_VERIFY_WITH_TIMEOUT(refused() >= 3, 20'000);
    QCOMPARE(receiver.connections, 0);
    // And new ones are not even made where it can be told.
    for (const QString &host : {u"127.0.0.1"_s, u"10.0.0.1"_s, u"169.254.169.254"_s, u"[::1]"_s,
                                u"[fe80::1]"_s, u"[::ffff:127.0.0.1]"_s, u"192.168.1.1"_s})
        QCOMPARE(makeOutgoing(*m_ann, m_room, u"http://%1/"_s.arg(host)).code(), u"invalid-field"_s);
}

void TestWebhookStory::hooksOfADisabledPersonRest()
{
    RudeReceiver receiver;
    const Answer incoming = makeIncoming(*m_ann, m_room);
    QCOMPARE(makeOutgoing(*m_ann, m_room, receiver.url()).status, 201);
    const QString token = incoming.json["token"_L1].toString();
    QVERIFY(saidBy(*m_bob, m_room, u"before"_s) > 0);
    QTRY_COMPARE_WITH_TIMEOUT(receiver.received.size(), 1, 10'000 * patience());
    QCOMPARE(m_eve->post(u"/claim-admin"_s, {{u"token"_s, m_house->server().adminToken()}}).status, 200);
    QCOMPARE(patch(*m_eve, userPath(*m_ann), {{u"disabled"_s, true}}).status, 200);

    const Answer refused = hookPost(token, {{u"text"_s, u"still here"_s}});
    QCOMPARE(refused.status, 403);
    QCOMPARE(refused.code(), u"account-disabled"_s);
    QVERIFY(saidBy(*m_bob, m_room, u"among ourselves"_s) > 0);
    QTest::qWait(500);
    QCOMPARE(receiver.received.size(), 1);

    QCOMPARE(patch(*m_eve, userPath(*m_ann), {{u"disabled"_s, false}}).status, 200);
    QCOMPARE(hookPost(token, {{u"text"_s, u"back again"_s}}).status, 201);
    QVERIFY(saidBy(*m_bob, m_room, u"after"_s) > 0);
    // What was said meanwhile was not forgotten; what programs say is not delivered.
    const QStringList all{u"before"_s, u"among ourselves"_s, u"after"_s};
    QTRY_COMPARE_WITH_TIMEOUT(receiver.texts(), all, 10'000 * patience());
}

} // namespace

QTEST_GUILESS_MAIN(TestWebhookStory)
#include "tst_webhook_story.moc"
