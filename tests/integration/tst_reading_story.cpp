// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/integration/message_calls.h"
#include "tests/support/house.h"

#include <QElapsedTimer>
#include <QTest>

namespace {

using namespace foyer::test;
using namespace Qt::StringLiterals;

/// Read positions, unread messages, who has seen what, and what people keep to themselves, on a real server.
class TestReadingStory : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase_data() { Ground::addDatabases(); }

    void whatIsReadIsReadOnAllOnesClients();
    void countsSurviveAKill();
    void unreadFromHere();
    void whoHasSeenAMessage();
    void settingsAreTheSameOnAllOnesClients();
    void outsidersAndNonsenseAreRefused();

private:
    static QString path(qint64 conversation, const QString &rest)
    {
        return u"/conversations/%1%2"_s.arg(conversation).arg(rest);
    }
    static QJsonObject conversationOf(Peer &peer, qint64 id)
    {
        const QJsonArray all = peer.get(u"/conversations"_s).json.value("conversations"_L1).toArray();
        for (const QJsonValue &each : all) {
            if (each["id"_L1].toInteger() == id)
                return each.toObject();
        }
        return {};
    }
    /// "unread/mentions".
    static QString counts(Peer &peer, qint64 id)
    {
        const QJsonObject conversation = conversationOf(peer, id);
        return u"%1/%2"_s.arg(conversation.value("unread"_L1).toInteger(-1))
            .arg(conversation.value("mentions"_L1).toInteger(-1));
    }
    static QStringList namesOf(const Answer &seen)
    {
        QStringList names;
        for (const QJsonValue &user : seen.json.value("users"_L1).toArray())
            names.append(user["username"_L1].toString());
        return names;
    }
    static Answer patch(Peer &peer, const QByteArray &body)
    {
        return peer.call("PATCH", u"/me/settings"_s, body);
    }

    Ground m_ground;
};

void TestReadingStory::whatIsReadIsReadOnAllOnesClients()
{
    House house(m_ground);
    auto ann = house.online(u"ann"_s);
    auto bob = house.online(u"bob"_s);
    QVERIFY(ann && bob);
    auto phone = house.again(u"bob"_s, u"web"_s);
    QVERIFY(phone && phone->open());
    const qint64 room = roomOf(*ann, u"Tea"_s, {bob.get()});
    QVERIFY(room > 0);
    QCOMPARE(saidBy(*ann, room, u"one"_s), 1);
    QCOMPARE(saidBy(*ann, room, u"two, @bob"_s), 2);
    QCOMPARE(counts(*bob, room), u"2/1"_s);
    QCOMPARE(counts(*ann, room), u"0/0"_s);
    bob->send({{u"type"_s, u"read"_s}, {u"conversation"_s, room}, {u"seq"_s, 1}});
    QElapsedTimer time;
    time.start();
    for (Peer *client : {phone.get(), bob.get()}) {
        const QJsonObject read = client->await(u"read"_s);
        QCOMPARE(read.value("conversation"_L1).toInteger(), room);
        QCOMPARE(read.value("seq"_L1).toInteger(), 1);
    }
    QVERIFY(time.elapsed() < 1'000 * patience());
    QCOMPARE(counts(*phone, room), u"1/1"_s);
    // A client that comes later hears it with its first answer.
    auto tablet = house.again(u"bob"_s, u"bot"_s);
    QVERIFY(tablet && tablet->open());
    bool isThere = false;
    for (const QJsonValue &each : tablet->lastSync.value("conversations"_L1).toArray()) {
        const QJsonValue conversation = each["conversation"_L1];
        if (conversation["id"_L1].toInteger() != room)
            continue;
        isThere = true;
        QCOMPARE(conversation["unread"_L1].toInteger(), 1);
        QCOMPARE(conversation["mentions"_L1].toInteger(), 1);
        QCOMPARE(conversation["readSeq"_L1].toInteger(), 1);
    }
    QVERIFY(isThere);
    QCOMPARE(phone->put(path(room, u"/read"_s), {{u"seq"_s, 99}}).json.value("seq"_L1).toInteger(), 2);
    QCOMPARE(counts(*bob, room), u"0/0"_s);
}

void TestReadingStory::countsSurviveAKill()
{
    House house(m_ground);
    auto ann = house.online(u"ann"_s);
    auto bob = house.online(u"bob"_s);
    QVERIFY(ann && bob);
    const qint64 room = roomOf(*ann, u"Tea"_s, {bob.get()});
    for (int round = 0; round < 3; ++round) {
        const qint64 first = saidBy(*ann, room, u"hello @bob"_s);
        QVERIFY(first > 0);
        (void)saidBy(*ann, room, u"@here"_s);
        const qint64 third = saidBy(*ann, room, u"hm"_s);
        (void)saidBy(*ann, room, u"and one more"_s);
        QCOMPARE(recall(*ann, room, third).status, 200);
        QCOMPARE(bob->put(path(room, u"/read"_s), {{u"seq"_s, first}}).status, 200);
        // More is under way while the lights go out; what was answered stands.
        QHash<QString, bool> said;
        for (int i = 0; i < 20; ++i)
            said.insert(ann->say(room, u"in the dark %1, @bob"_s.arg(i)), false);
        (void)ann->await(u"posted"_s);
        house.server().kill();
        QVERIFY(house.server().start());
        QVERIFY(ann->open() && bob->open());
        qint64 unread = 0;
        qint64 mentions = 0;
        for (const QJsonValue &each : historyOf(*bob, room)) {
            if (each["seq"_L1].toInteger() <= first || each["recalledAt"_L1].toInteger() != 0)
                continue;
            ++unread;
            const bool isCalled = each["mentionsAll"_L1].toBool()
                || each["mentions"_L1].toArray().contains(bob->user.value("id"_L1));
            mentions += isCalled ? 1 : 0;
        }
        QVERIFY(unread >= 3 && mentions >= 2);
        QCOMPARE(conversationOf(*bob, room).value("readSeq"_L1).toInteger(), first);
        QCOMPARE(counts(*bob, room), u"%1/%2"_s.arg(unread).arg(mentions));
    }
}

void TestReadingStory::unreadFromHere()
{
    House house(m_ground);
    auto ann = house.online(u"ann"_s);
    auto bob = house.online(u"bob"_s);
    QVERIFY(ann && bob);
    auto phone = house.again(u"bob"_s, u"web"_s);
    QVERIFY(phone && phone->open());
    const qint64 room = roomOf(*ann, u"Tea"_s, {bob.get()});
    for (int i = 0; i < 5; ++i)
        QVERIFY(saidBy(*ann, room, u"word %1"_s.arg(i)) > 0);
    QCOMPARE(bob->put(path(room, u"/read"_s), {{u"seq"_s, 5}}).status, 200);
    QVERIFY(!phone->await(u"read"_s).isEmpty());
    // Not by accident.
    QCOMPARE(bob->put(path(room, u"/read"_s), {{u"seq"_s, 2}}).json.value("seq"_L1).toInteger(), 5);
    QVERIFY(!phone->await(u"read"_s).isEmpty());
    const Answer back = bob->put(path(room, u"/read"_s), {{u"seq"_s, 2}, {u"back"_s, true}});
    QCOMPARE(back.json.value("seq"_L1).toInteger(), 2);
    QCOMPARE(phone->await(u"read"_s).value("seq"_L1).toInteger(), 2);
    QCOMPARE(counts(*phone, room), u"3/0"_s);
    phone->send({{u"type"_s, u"read"_s}, {u"conversation"_s, room}, {u"seq"_s, 0}, {u"back"_s, true}});
    const auto isStart = [](const QJsonObject &read) {
        return read.value("seq"_L1).toInteger(-1) == 0;
    };
    QVERIFY(!bob->await(u"read"_s, isStart).isEmpty());
    QCOMPARE(counts(*bob, room), u"5/0"_s);
    // Forward by "back" is no way either.
    QCOMPARE(
        bob->put(path(room, u"/read"_s), {{u"seq"_s, 4}, {u"back"_s, true}}).json.value("seq"_L1).toInteger(),
        0);
}

void TestReadingStory::whoHasSeenAMessage()
{
    House house(m_ground);
    auto ann = house.online(u"ann"_s);
    auto bob = house.online(u"bob"_s);
    auto cid = house.online(u"cid"_s);
    auto eve = house.online(u"eve"_s);
    QVERIFY(ann && bob && cid && eve);
    const qint64 room = roomOf(*ann, u"Tea"_s, {bob.get(), cid.get()});
    const qint64 seq = saidBy(*ann, room, u"Who reads this?"_s);
    const QString seen = messagePath(room, seq, u"/seen"_s);
    QCOMPARE(namesOf(ann->get(seen)), QStringList());
    QCOMPARE(bob->put(path(room, u"/read"_s), {{u"seq"_s, seq}}).status, 200);
    for (Peer *other : {ann.get(), cid.get()}) {
        const QJsonObject event = other->await(u"seen"_s);
        QCOMPARE(event.value("conversation"_L1).toInteger(), room);
        QCOMPARE(event.value("user"_L1)["username"_L1].toString(), u"bob"_s);
        QCOMPARE(event.value("seq"_L1).toInteger(), seq);
    }
    const Answer told = ann->get(seen);
    QVERIFY(told.json.value("told"_L1).toBool());
    QCOMPARE(namesOf(told), QStringList{u"bob"_s});
    // Who came later was not there.
    QCOMPARE(eve->post(u"/rooms/%1/join"_s.arg(room)).status, 200);
    QCOMPARE(namesOf(ann->get(seen)), QStringList{u"bob"_s});
    // Who keeps it to himself is not told either, neither then nor live.
    QCOMPARE(patch(*cid, R"({"tellsSeen":false})").status, 200);
    QCOMPARE(cid->put(path(room, u"/read"_s), {{u"seq"_s, seq}}).status, 200);
    QCOMPARE(namesOf(ann->get(seen)), QStringList{u"bob"_s});
    const Answer untold = cid->get(seen);
    QVERIFY(!untold.json.value("told"_L1).toBool());
    QCOMPARE(namesOf(untold), QStringList());
    cid->events.clear();
    QCOMPARE(bob->put(path(room, u"/read"_s), {{u"seq"_s, 0}, {u"back"_s, true}}).status, 200);
    QVERIFY(!ann->await(u"seen"_s,
                        [](const QJsonObject &event) { return event.value("seq"_L1).toInteger(-1) == 0; })
                 .isEmpty());
    cid->send({{u"type"_s, u"ping"_s}});
    QVERIFY(!cid->await(u"pong"_s).isEmpty());
    QVERIFY(!cid->has(u"seen"_s));
}

void TestReadingStory::settingsAreTheSameOnAllOnesClients()
{
    House house(m_ground);
    auto bob = house.online(u"bob"_s);
    auto eve = house.online(u"eve"_s);
    QVERIFY(bob && eve);
    auto phone = house.again(u"bob"_s, u"web"_s);
    QVERIFY(phone && phone->open());
    const QJsonObject at = bob->get(u"/me/settings"_s).json.value("settings"_L1).toObject();
    QCOMPARE(at, (QJsonObject{{u"tellsSeen"_s, true}, {u"tellsLastSeen"_s, true}, {u"tellsTyping"_s, true}}));
    const Answer changed = patch(*bob, R"({"tellsLastSeen":false,"tellsTyping":false})");
    QCOMPARE(changed.status, 200);
    const QJsonObject settings = changed.json.value("settings"_L1).toObject();
    QCOMPARE(settings,
             (QJsonObject{{u"tellsSeen"_s, true}, {u"tellsLastSeen"_s, false}, {u"tellsTyping"_s, false}}));
    QCOMPARE(phone->await(u"settings"_s).value("settings"_L1).toObject(), settings);
    QCOMPARE(bob->await(u"settings"_s).value("settings"_L1).toObject(), settings);
    QVERIFY(!eve->has(u"settings"_s));
    house.server().kill();
    QVERIFY(house.server().start());
    QCOMPARE(phone->get(u"/me/settings"_s).json.value("settings"_L1).toObject(), settings);
    for (const char *wrong :
         {"{\"tellsSeen\":1}", "{\"tellsSeen\":null}", "{\"tellsSeen\":false,\"tellsTyping\":\"no\"}"}) {
        const Answer refused = patch(*bob, wrong);
        QCOMPARE(refused.status, 422);
        QCOMPARE(refused.code(), u"invalid-field"_s);
    }
    QCOMPARE(patch(*bob, "[]").status, 400);
    QCOMPARE(patch(*bob, "{\"tells").status, 400);
    QCOMPARE(bob->get(u"/me/settings"_s).json.value("settings"_L1).toObject(), settings);
    auto stranger = house.stranger();
    QCOMPARE(stranger->get(u"/me/settings"_s).status, 401);
    QCOMPARE(patch(*stranger, "{}").status, 401);
}

void TestReadingStory::outsidersAndNonsenseAreRefused()
{
    House house(m_ground);
    auto ann = house.online(u"ann"_s);
    auto eve = house.online(u"eve"_s);
    QVERIFY(ann && eve);
    const qint64 room = roomOf(*ann, u"Diary"_s);
    QCOMPARE(saidBy(*ann, room, u"a secret"_s), 1);
    for (const qint64 nowhere : {room, qint64(424'242)}) {
        for (const Answer &answer :
             {eve->get(messagePath(nowhere, 1, u"/seen"_s)), eve->get(messagePath(nowhere, 99, u"/seen"_s)),
              eve->put(path(nowhere, u"/read"_s), {{u"seq"_s, 0}, {u"back"_s, true}})}) {
            QCOMPARE(answer.status, 403);
            QCOMPARE(answer.code(), u"not-member"_s);
        }
    }
    QCOMPARE(ann->get(messagePath(room, 99, u"/seen"_s)).status, 404);
    for (const QString &seq : {u"0"_s, u"-1"_s, u"x"_s, u"1.5"_s, u"9007199254740992"_s})
        QCOMPARE(ann->get(u"/conversations/%1/messages/%2/seen"_s.arg(room).arg(seq)).status, 404);
    const QList<QByteArray> wrong{R"({"seq":"1"})",  R"({"seq":-1})",           R"({"seq":1.5})",
                                  R"({})",           R"({"seq":1,"back":"y"})", R"({"seq":1,"back":1})",
                                  R"({"back":true})"};
    for (const QByteArray &body : wrong) {
        const Answer answer = ann->call("PUT", path(room, u"/read"_s), body);
        QVERIFY2(answer.status == 422, body.constData());
        QCOMPARE(answer.code(), u"invalid-field"_s);
    }
    QCOMPARE(conversationOf(*ann, room).value("readSeq"_L1).toInteger(), 1);
    for (const char *frame : {R"({"type":"read","conversation":7,"seq":1,"back":7})",
                              R"({"type":"activity"})", R"({"type":"activity","idle":"a little"})",
                              R"({"type":"typing"})", R"({"type":"typing","conversation":"all"})"}) {
        ann->sendText(QString::fromLatin1(frame));
        QCOMPARE(ann->await(u"error"_s).value("code"_L1).toString(), u"invalid-field"_s);
    }
    QVERIFY(ann->isOpen());
}

} // namespace

QTEST_GUILESS_MAIN(TestReadingStory)
#include "tst_reading_story.moc"
