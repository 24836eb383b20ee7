// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/house.h"

#include <QTest>

namespace {

using namespace foyer::test;
using namespace Qt::StringLiterals;

Peer::Condition in(qint64 conversation)
{
    return [conversation](const QJsonObject &event) {
        return event.value("conversation"_L1).toInteger() == conversation;
    };
}

Peer::Condition saying(const QString &text)
{
    return [text](const QJsonObject &event) {
        return event.value("message"_L1).toObject().value("text"_L1).toString() == text;
    };
}

qint64 seqOf(const QJsonObject &posted)
{
    return posted.value("seq"_L1).toInteger();
}

/// Talking in rooms.
class TestChatStory : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase_data() { Ground::addDatabases(); }

    void everybodyMeetsInTheLobby();
    void twoPeopleTalkInARoom();
    void aRoomNameExistsOnce();
    void theSameRefTwiceExistsOnce();
    void theSameRefOnTwoConnectionsAtOnceExistsOnce();
    void aRefBelongsToOneConversation();
    void postingByHttpIsTheSame();
    void historyComesInPages();
    void whoReconnectsGetsExactlyWhatWasMissed();
    void whoIsTooFarBehindStartsFromTheNewestPage();
    void aGapIsFilledByAPartialSync();
    void readPositionsMoveOnAllConnections();
    void whoIsOnlineIsSeen();
    void leavingEndsTheFlow();
    void textHasItsLimits();
    void everyCharacterComesBackAsItWasSent();

private:
    static qint64 makeRoom(Peer &peer, const QString &name);
    static QJsonArray history(Peer &peer, qint64 conversation, const QString &query = {});

    Ground m_ground;
};

qint64 TestChatStory::makeRoom(Peer &peer, const QString &name)
{
    const Answer made = peer.post(u"/rooms"_s, {{u"name"_s, name}, {u"topic"_s, u"About it"_s}});
    return made.status == 201 ? made.json.value("id"_L1).toInteger() : 0;
}

QJsonArray TestChatStory::history(Peer &peer, qint64 conversation, const QString &query)
{
    const Answer page = peer.get(u"/conversations/%1/messages%2"_s.arg(conversation).arg(query));
    return page.json.value("messages"_L1).toArray();
}

void TestChatStory::everybodyMeetsInTheLobby()
{
    House house(m_ground);
    QVERIFY(house.isUp());
    auto ann = house.online(u"ann"_s);
    auto bob = house.online(u"bob"_s);
    QVERIFY(ann && bob);
    QCOMPARE(ann->hello.value("user"_L1).toObject(), ann->user);
    QCOMPARE(ann->hello.value("session"_L1).toInteger(), ann->session);
    const QJsonArray mine = ann->get(u"/conversations"_s).json.value("conversations"_L1).toArray();
    QCOMPARE(mine.size(), 1);
    QCOMPARE(mine[0].toObject().value("id"_L1).toInteger(), kLobby);
    ann->say(kLobby, u"Anybody home?"_s);
    const QJsonObject heard = bob->await(u"message"_s).value("message"_L1).toObject();
    QCOMPARE(heard.value("text"_L1).toString(), u"Anybody home?"_s);
    QCOMPARE(heard.value("author"_L1).toObject(), ann->user);
}

void TestChatStory::twoPeopleTalkInARoom()
{
    House house(m_ground);
    QVERIFY(house.isUp());
    auto ann = house.online(u"ann"_s);
    auto bob = house.online(u"bob"_s);
    QVERIFY(ann && bob);
    const qint64 room = makeRoom(*ann, u"Kitchen"_s);
    QVERIFY(room > kLobby);
    const QJsonArray rooms = bob->get(u"/rooms"_s).json.value("rooms"_L1).toArray();
    QCOMPARE(rooms.size(), 2);
    QCOMPARE(rooms[0].toObject().value("name"_L1).toString(), u"Kitchen"_s);
    QVERIFY(!rooms[0].toObject().value("joined"_L1).toBool());
    QCOMPARE(rooms[0].toObject().value("memberCount"_L1).toInt(), 1);
    QCOMPARE(rooms[0].toObject().value("onlineCount"_L1).toInt(), 1);

    const Answer joined = bob->post(u"/rooms/%1/join"_s.arg(room));
    QCOMPARE(joined.status, 200);
    QCOMPARE(joined.json.value("role"_L1).toString(), u"member"_s);
    const QJsonObject members = ann->await(u"members"_s, in(room));
    QCOMPARE(members.value("memberCount"_L1).toInt(), 2);
    QCOMPARE(members.value("joined"_L1).toArray()[0].toObject().value("user"_L1).toObject(), bob->user);
    QVERIFY(!bob->await(u"conversation"_s).isEmpty());

    // Both talk at once; both see one order, without holes.
    for (int i = 0; i < 20; ++i) {
        ann->say(room, u"ann %1"_s.arg(i));
        bob->say(room, u"bob %1"_s.arg(i));
    }
    // The first message is the notice that Bob came.
    QTRY_COMPARE(ann->messages[room].size(), 41);
    QTRY_COMPARE(bob->messages[room].size(), 41);
    QCOMPARE(ann->messages[room].keys(), bob->messages[room].keys());
    QCOMPARE(ann->messages[room].firstKey(), 1);
    QCOMPARE(ann->messages[room].lastKey(), 41);
    for (Peer *peer : {ann.get(), bob.get()}) {
        qint64 last = 0;
        for (const QJsonObject &event : std::as_const(peer->events)) {
            if (event.value("type"_L1).toString() != "message"_L1)
                continue;
            const qint64 revision = event.value("message"_L1).toObject().value("revision"_L1).toInteger();
            QCOMPARE(revision, last + 1);
            last = revision;
        }
        QCOMPARE(last, 41);
    }
    int posted = 0;
    while (!ann->await(u"posted"_s, in(room), 1'000).isEmpty() && ++posted < 20)
        continue;
    QCOMPARE(posted, 20);
    QCOMPARE(history(*ann, room), history(*bob, room));
}

void TestChatStory::aRoomNameExistsOnce()
{
    House house(m_ground);
    QVERIFY(house.isUp());
    auto ann = house.resident(u"ann"_s);
    QVERIFY(ann);
    QVERIFY(makeRoom(*ann, u"Küche"_s) > 0);
    const auto refusal = [&ann](const QString &name) {
        return ann->post(u"/rooms"_s, {{u"name"_s, name}, {u"topic"_s, u""_s}}).code();
    };
    QCOMPARE(refusal(u"KÜCHE"_s), u"name-taken"_s);
    QCOMPARE(refusal(u"ku\u0308che"_s), u"name-taken"_s);
    QCOMPARE(refusal(u""_s), u"invalid-field"_s);
    QCOMPARE(refusal(u"a\u202Eb"_s), u"invalid-field"_s);
    QVERIFY(makeRoom(*ann, u"🎉"_s) > 0);
}

void TestChatStory::theSameRefTwiceExistsOnce()
{
    House house(m_ground);
    QVERIFY(house.isUp());
    auto ann = house.online(u"ann"_s);
    auto bob = house.online(u"bob"_s);
    QVERIFY(ann && bob);
    const QString ref = ann->say(kLobby, u"once"_s);
    ann->say(kLobby, u"once"_s, ref);
    const QJsonObject first = ann->outcome(ref);
    const QJsonObject second = ann->outcome(ref);
    QCOMPARE(first.value("type"_L1).toString(), u"posted"_s);
    QCOMPARE(first, second);
    // And long after.
    ann->say(kLobby, u"twice"_s);
    ann->say(kLobby, u"once, but changed"_s, ref);
    QCOMPARE(ann->outcome(ref), first);
    QVERIFY(!bob->await(u"message"_s, saying(u"twice"_s)).isEmpty());
    const QJsonArray all = history(*ann, kLobby);
    QCOMPARE(all.size(), 2);
    QCOMPARE(all[0].toObject().value("text"_L1).toString(), u"once"_s);
    QVERIFY(!bob->await(u"message"_s, saying(u"once"_s)).isEmpty());
    QVERIFY(!bob->has(u"message"_s));
}

void TestChatStory::theSameRefOnTwoConnectionsAtOnceExistsOnce()
{
    House house(m_ground);
    QVERIFY(house.isUp());
    auto ann = house.online(u"ann"_s);
    auto tab = house.stranger();
    QVERIFY(ann);
    tab->token = ann->token;
    QVERIFY(tab->open());
    for (int i = 0; i < 20; ++i) {
        const QString ref = newRef();
        ann->say(kLobby, u"try %1"_s.arg(i), ref);
        tab->say(kLobby, u"try %1"_s.arg(i), ref);
        const QJsonObject here = ann->outcome(ref);
        const QJsonObject there = tab->outcome(ref);
        QCOMPARE(here.value("type"_L1).toString(), u"posted"_s);
        QCOMPARE(here, there);
        QCOMPARE(seqOf(here), i + 1);
    }
    QCOMPARE(history(*ann, kLobby).size(), 20);
}

void TestChatStory::aRefBelongsToOneConversation()
{
    House house(m_ground);
    QVERIFY(house.isUp());
    auto ann = house.online(u"ann"_s);
    auto bob = house.online(u"bob"_s);
    QVERIFY(ann && bob);
    const qint64 room = makeRoom(*ann, u"Kitchen"_s);
    const QString ref = ann->say(kLobby, u"here"_s);
    QCOMPARE(ann->outcome(ref).value("type"_L1).toString(), u"posted"_s);
    ann->say(room, u"there"_s, ref);
    QCOMPARE(ann->outcome(ref).value("code"_L1).toString(), u"ref-reused"_s);
    QVERIFY(history(*ann, room).isEmpty());
    // Somebody else's ref is nobody's business.
    bob->say(kLobby, u"mine"_s, ref);
    QCOMPARE(bob->outcome(ref).value("type"_L1).toString(), u"posted"_s);
    QCOMPARE(history(*ann, kLobby).size(), 2);
}

void TestChatStory::postingByHttpIsTheSame()
{
    House house(m_ground);
    QVERIFY(house.isUp());
    auto ann = house.resident(u"ann"_s, u"bot"_s);
    auto bob = house.online(u"bob"_s);
    QVERIFY(ann && bob);
    const QString path = u"/conversations/%1/messages"_s.arg(kLobby);
    const QJsonObject body{{u"ref"_s, newRef()}, {u"text"_s, u"from a script"_s}};
    const Answer first = ann->post(path, body);
    QCOMPARE(first.status, 201);
    const Answer second = ann->post(path, body);
    QCOMPARE(second.status, 200);
    QCOMPARE(first.json, second.json);
    QVERIFY(!bob->await(u"message"_s, saying(u"from a script"_s)).isEmpty());
    QCOMPARE(history(*bob, kLobby).size(), 1);
    QCOMPARE(ann->post(path, {{u"ref"_s, newRef()}, {u"text"_s, u""_s}}).code(), u"text-empty"_s);
    QCOMPARE(ann->post(path, {{u"ref"_s, u"no uuid"_s}, {u"text"_s, u"x"_s}}).status, 422);
}

void TestChatStory::historyComesInPages()
{
    House house(m_ground);
    QVERIFY(house.isUp());
    auto ann = house.online(u"ann"_s);
    QVERIFY(ann);
    for (int i = 1; i <= 120; ++i)
        ann->say(kLobby, u"message %1"_s.arg(i));
    QTRY_COMPARE_WITH_TIMEOUT(ann->messages[kLobby].size(), 120, 20'000);

    const QString path = u"/conversations/1/messages"_s;
    const auto firstSeq = [](const Answer &page) {
        return page.json.value("messages"_L1).toArray().first().toObject().value("seq"_L1).toInteger();
    };
    const Answer newest = ann->get(path);
    QCOMPARE(newest.json.value("messages"_L1).toArray().size(), 50);
    QCOMPARE(firstSeq(newest), 71);
    QVERIFY(newest.json.value("hasMore"_L1).toBool());
    const Answer middle = ann->get(path + u"?before=71"_s);
    QCOMPARE(firstSeq(middle), 21);
    const Answer oldest = ann->get(path + u"?before=21&limit=200"_s);
    QCOMPARE(firstSeq(oldest), 1);
    QCOMPARE(oldest.json.value("messages"_L1).toArray().size(), 20);
    QVERIFY(!oldest.json.value("hasMore"_L1).toBool());
    const Answer exact = ann->get(path + u"?before=3&limit=2"_s);
    QCOMPARE(exact.json.value("messages"_L1).toArray().size(), 2);
    QVERIFY(!exact.json.value("hasMore"_L1).toBool());
    QVERIFY(ann->get(path + u"?before=1"_s).json.value("messages"_L1).toArray().isEmpty());
    for (const QString &query :
         {u"?limit=0"_s, u"?limit=201"_s, u"?limit=x"_s, u"?before=-1"_s, u"?before=99999999999999999999"_s})
        QVERIFY2(ann->get(path + query).status == 422 || ann->get(path + query).status == 400,
                 qPrintable(query));
}

void TestChatStory::whoReconnectsGetsExactlyWhatWasMissed()
{
    House house(m_ground);
    QVERIFY(house.isUp());
    auto ann = house.online(u"ann"_s);
    auto bob = house.online(u"bob"_s);
    QVERIFY(ann && bob);
    const qint64 room = makeRoom(*ann, u"Kitchen"_s);
    QCOMPARE(bob->post(u"/rooms/%1/join"_s.arg(room)).status, 200);
    ann->say(room, u"before"_s);
    QVERIFY(!bob->await(u"message"_s, saying(u"before"_s)).isEmpty());
    bob->drop();
    for (int i = 0; i < 5; ++i) {
        const QString ref = ann->say(room, u"missed %1"_s.arg(i));
        QVERIFY(!ann->outcome(ref).isEmpty());
    }
    QVERIFY(bob->open());
    QJsonObject ofRoom;
    const QJsonArray conversations = bob->lastSync.value("conversations"_L1).toArray();
    QCOMPARE(conversations.size(), 2);
    for (const QJsonValue &value : conversations) {
        if (value["conversation"_L1]["id"_L1].toInteger() == room)
            ofRoom = value.toObject();
    }
    QVERIFY(!ofRoom.value("reset"_L1).toBool());
    const QJsonArray missed = ofRoom.value("messages"_L1).toArray();
    QCOMPARE(missed.size(), 5);
    for (int i = 0; i < 5; ++i) {
        QCOMPARE(missed[i]["text"_L1].toString(), u"missed %1"_s.arg(i));
        QCOMPARE(missed[i]["revision"_L1].toInteger(), i + 3);
    }
    // Nothing new: nothing comes.
    bob->drop();
    QVERIFY(bob->open());
    for (const QJsonValue &value : bob->lastSync.value("conversations"_L1).toArray())
        QVERIFY(value["messages"_L1].toArray().isEmpty());
    // A room that is over is missing from a complete answer.
    bob->drop();
    QCOMPARE(bob->post(u"/rooms/%1/leave"_s.arg(room)).status, 204);
    QVERIFY(bob->open());
    QCOMPARE(bob->lastSync.value("conversations"_L1).toArray().size(), 1);
}

void TestChatStory::whoIsTooFarBehindStartsFromTheNewestPage()
{
    House house(m_ground);
    QVERIFY(house.isUp());
    auto ann = house.online(u"ann"_s);
    auto bob = house.online(u"bob"_s);
    QVERIFY(ann && bob);
    ann->say(kLobby, u"first"_s);
    QVERIFY(!bob->await(u"message"_s).isEmpty());
    bob->drop();
    // In waves: a connection may have only so many requests under way and frames at once.
    for (int wave = 0; wave < 6; ++wave) {
        for (int i = 0; i < 100; ++i)
            ann->say(kLobby, u"%1"_s.arg(wave * 100 + i));
        QTRY_COMPARE_WITH_TIMEOUT(ann->messages[kLobby].size(), 1 + (wave + 1) * 100, 20'000);
        QTest::qWait(0);
        if (!ann->isOpen())
            break;
        ann->drop();
        QVERIFY(ann->open());
    }
    QVERIFY(bob->open());
    const QJsonObject lobby = bob->lastSync.value("conversations"_L1).toArray()[0].toObject();
    QVERIFY(lobby.value("reset"_L1).toBool());
    const QJsonArray page = lobby.value("messages"_L1).toArray();
    QCOMPARE(page.size(), 50);
    QCOMPARE(page.last()["seq"_L1].toInteger(), 601);
    // A revision that this server never gave (a restored backup, say) starts anew, too.
    bob->drop();
    bob->revisions[kLobby] = 1'000'000;
    QVERIFY(bob->open());
    QVERIFY(bob->lastSync.value("conversations"_L1).toArray()[0]["reset"_L1].toBool());
}

void TestChatStory::aGapIsFilledByAPartialSync()
{
    House house(m_ground);
    QVERIFY(house.isUp());
    auto ann = house.online(u"ann"_s);
    QVERIFY(ann);
    for (int i = 0; i < 10; ++i)
        ann->say(kLobby, u"%1"_s.arg(i));
    QTRY_COMPARE(ann->messages[kLobby].size(), 10);
    ann->send({{u"type"_s, u"sync"_s}, {u"revisions"_s, QJsonObject{{u"1"_s, 7}}}, {u"partial"_s, true}});
    const QJsonObject answer = ann->await(u"sync"_s);
    QVERIFY(answer.value("partial"_L1).toBool());
    const QJsonArray messages = answer.value("conversations"_L1).toArray()[0]["messages"_L1].toArray();
    QCOMPARE(messages.size(), 3);
    QCOMPARE(messages[0]["revision"_L1].toInteger(), 8);
}

void TestChatStory::readPositionsMoveOnAllConnections()
{
    House house(m_ground);
    QVERIFY(house.isUp());
    auto ann = house.online(u"ann"_s);
    auto bob = house.online(u"bob"_s);
    auto web = house.again(u"bob"_s, u"web"_s);
    QVERIFY(ann && bob && web);
    QVERIFY(web->open());
    for (int i = 0; i < 5; ++i)
        ann->say(kLobby, u"%1"_s.arg(i));
    QTRY_COMPARE(bob->messages[kLobby].size(), 5);
    const auto unread = [&bob] {
        const QJsonValue lobby = bob->get(u"/conversations"_s).json.value("conversations"_L1).toArray()[0];
        return lobby["lastSeq"_L1].toInteger() - lobby["readSeq"_L1].toInteger();
    };
    QCOMPARE(unread(), 5);
    bob->send({{u"type"_s, u"read"_s}, {u"conversation"_s, kLobby}, {u"seq"_s, 3}});
    QCOMPARE(web->await(u"read"_s, in(kLobby)).value("seq"_L1).toInteger(), 3);
    QCOMPARE(bob->await(u"read"_s, in(kLobby)).value("seq"_L1).toInteger(), 3);
    QCOMPARE(unread(), 2);
    QVERIFY(!ann->has(u"read"_s, in(kLobby))
            || ann->await(u"read"_s).value("seq"_L1).toInteger() == 5); // ann's own, never bob's
    // Never back, never past the newest.
    QCOMPARE(bob->put(u"/conversations/1/read"_s, {{u"seq"_s, 1}}).json.value("seq"_L1).toInteger(), 3);
    QCOMPARE(bob->put(u"/conversations/1/read"_s, {{u"seq"_s, 1000}}).json.value("seq"_L1).toInteger(), 5);
    QVERIFY(!web->await(u"read"_s,
                        [](const QJsonObject &event) { return event.value("seq"_L1).toInteger() == 5; })
                 .isEmpty());
    QCOMPARE(unread(), 0);
    // What one writes oneself is read.
    const QString ref = bob->say(kLobby, u"mine"_s);
    QVERIFY(!bob->outcome(ref).isEmpty());
    QCOMPARE(unread(), 0);
}

void TestChatStory::whoIsOnlineIsSeen()
{
    House house(m_ground);
    QVERIFY(house.isUp());
    auto ann = house.online(u"ann"_s);
    auto bob = house.resident(u"bob"_s);
    QVERIFY(ann && bob);
    const qint64 bobId = bob->user.value("id"_L1).toInteger();
    const auto hasBob = [bobId](const char *which) {
        return [bobId, which](const QJsonObject &event) {
            return event.value(QLatin1String(which)).toArray().contains(bobId);
        };
    };
    const auto onlineInLobby = [&ann] {
        return ann->get(u"/rooms"_s).json.value("rooms"_L1).toArray()[0]["onlineCount"_L1].toInt();
    };
    QCOMPARE(onlineInLobby(), 1);
    QVERIFY(bob->open());
    const QJsonObject came = ann->await(u"presence"_s, hasBob("online"));
    QCOMPARE(came.value("onlineCount"_L1).toInt(), 2);
    QCOMPARE(onlineInLobby(), 2);
    QCOMPARE(ann->get(u"/server"_s).json.value("online"_L1).toInt(), 2);
    const QJsonArray members = ann->get(u"/conversations/1/members"_s).json.value("members"_L1).toArray();
    QCOMPARE(members.size(), 2);
    QVERIFY(members[1]["online"_L1].toBool());

    // A second connection changes nothing; only with the last one he is gone.
    auto tab = house.stranger();
    tab->token = bob->token;
    QVERIFY(tab->open());
    bob->drop();
    QTest::qWait(0);
    QCOMPARE(onlineInLobby(), 2);
    tab->drop();
    const QJsonObject went = ann->await(u"presence"_s, hasBob("offline"));
    QCOMPARE(went.value("onlineCount"_L1).toInt(), 1);
    QCOMPARE(onlineInLobby(), 1);
}

void TestChatStory::leavingEndsTheFlow()
{
    House house(m_ground);
    QVERIFY(house.isUp());
    auto ann = house.online(u"ann"_s);
    auto bob = house.online(u"bob"_s);
    QVERIFY(ann && bob);
    const qint64 room = makeRoom(*ann, u"Kitchen"_s);
    QCOMPARE(bob->post(u"/rooms/%1/join"_s.arg(room)).status, 200);
    ann->say(room, u"hello"_s);
    QVERIFY(!bob->await(u"message"_s, saying(u"hello"_s)).isEmpty());
    QCOMPARE(bob->post(u"/rooms/%1/leave"_s.arg(room)).status, 204);
    QVERIFY(!bob->await(u"left"_s, in(room)).isEmpty());
    const QJsonObject members = ann->await(
        u"members"_s, [](const QJsonObject &event) { return !event.value("left"_L1).toArray().isEmpty(); });
    QCOMPARE(members.value("memberCount"_L1).toInt(), 1);
    bob->events.clear();
    QVERIFY(!ann->outcome(ann->say(room, u"are you gone?"_s)).isEmpty());
    const QString ref = bob->say(room, u"no"_s);
    QCOMPARE(bob->outcome(ref).value("code"_L1).toString(), u"not-member"_s);
    QVERIFY(!bob->has(u"message"_s));
    QCOMPARE(bob->post(u"/rooms/%1/leave"_s.arg(room)).status, 404);
    QCOMPARE(bob->post(u"/rooms/999999/join"_s).status, 404);
    // Who comes back has all of it, and what is told of him.
    QCOMPARE(bob->post(u"/rooms/%1/join"_s.arg(room)).status, 200);
    QCOMPARE(history(*bob, room).size(), 3);
}

void TestChatStory::textHasItsLimits()
{
    House house(m_ground);
    QVERIFY(house.isUp());
    auto ann = house.online(u"ann"_s);
    auto bob = house.online(u"bob"_s);
    QVERIFY(ann && bob);
    const QString longest = u"😀"_s.repeated(4'000);
    const QString ref = ann->say(kLobby, longest);
    QCOMPARE(ann->outcome(ref).value("type"_L1).toString(), u"posted"_s);
    QVERIFY(!bob->await(u"message"_s, saying(longest)).isEmpty());
    const auto refusal = [&ann](const QString &text) {
        return ann->outcome(ann->say(kLobby, text)).value("code"_L1).toString();
    };
    QCOMPARE(refusal(QString(4'001, u'x')), u"text-too-long"_s);
    QCOMPARE(refusal(u"😀"_s.repeated(4'001)), u"text-too-long"_s);
    QCOMPARE(refusal(u""_s), u"text-empty"_s);
    QCOMPARE(history(*ann, kLobby).size(), 1);
    QVERIFY(ann->isOpen());
}

void TestChatStory::everyCharacterComesBackAsItWasSent()
{
    House house(m_ground);
    QVERIFY(house.isUp());
    auto ann = house.online(u"ann"_s);
    auto bob = house.online(u"bob"_s);
    QVERIFY(ann && bob);
    const QStringList texts{
        u"line one\nline two\ttab"_s,
        u"<script>alert('x')</script> & \"quotes\" \\ %s %1 ${x}"_s,
        u"'; DROP TABLE messages; --"_s,
        u"👩‍👩‍👧‍👦 🏳️‍🌈 é e\u0301 中文 日本語 العربية ไทย ಕನ್ನಡ"_s,
        u"\u202Eright to left\u202C zero\u200Bwidth"_s,
        u"\uFFFD \uE000 \U0010FFFF"_s};
    for (const QString &text : texts) {
        ann->say(kLobby, text);
        QVERIFY2(!bob->await(u"message"_s, saying(text)).isEmpty(), qPrintable(text));
    }
    const QJsonArray all = history(*bob, kLobby);
    QCOMPARE(all.size(), texts.size());
    for (qsizetype i = 0; i < texts.size(); ++i)
        QCOMPARE(all[i]["text"_L1].toString(), texts[i]);
}

} // namespace

QTEST_GUILESS_MAIN(TestChatStory)
#include "tst_chat_story.moc"
