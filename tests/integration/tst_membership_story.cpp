// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/house.h"

#include <QTest>

namespace {

using namespace foyer::test;
using namespace Qt::StringLiterals;

/// Only members read: every path that an outsider could try.
class TestMembershipStory : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase_data() { Ground::addDatabases(); }

    void anOutsiderGetsNothingByHttp();
    void anOutsiderGetsNothingByWebSocket();
    void anOutsiderHearsNothing();
    void theLobbyHearsOfNewAccounts();
    void strangersGetNothingAtAll();
    void whatDoesNotExistLooksTheSame();

private:
    struct Scene
    {
        std::unique_ptr<House> house;
        std::unique_ptr<Peer> ann;
        std::unique_ptr<Peer> outsider;
        qint64 room = 0;
        [[nodiscard]] QString path(const QString &rest) const
        {
            return u"/conversations/%1%2"_s.arg(room).arg(rest);
        }
    };
    /// Ann in a room of her own with a message; somebody else outside of it. Null peers if it did not work.
    Scene makeScene();

    Ground m_ground;
};

TestMembershipStory::Scene TestMembershipStory::makeScene()
{
    Scene scene;
    scene.house = std::make_unique<House>(m_ground);
    scene.ann = scene.house->online(u"ann"_s);
    scene.outsider = scene.house->online(u"eve"_s);
    if (!scene.ann || !scene.outsider)
        return scene;
    scene.room = scene.ann->post(u"/rooms"_s, {{u"name"_s, u"Diary"_s}, {u"topic"_s, u""_s}})
                     .json.value("id"_L1)
                     .toInteger();
    (void)scene.ann->outcome(scene.ann->say(scene.room, u"a secret"_s));
    return scene;
}

void TestMembershipStory::anOutsiderGetsNothingByHttp()
{
    Scene scene = makeScene();
    QVERIFY(scene.ann && scene.outsider && scene.room > 0);
    Peer &eve = *scene.outsider;
    QList<Answer> answers{
        eve.get(scene.path(u"/messages"_s)), eve.get(scene.path(u"/messages?before=2&limit=1"_s)),
        eve.post(scene.path(u"/messages"_s), {{u"ref"_s, newRef()}, {u"text"_s, u"x"_s}}),
        eve.get(scene.path(u"/members"_s)), eve.put(scene.path(u"/read"_s), {{u"seq"_s, 1}})};
    for (const Answer &answer : answers) {
        QCOMPARE(answer.status, 403);
        QCOMPARE(answer.code(), u"not-member"_s);
        QVERIFY(!answer.body.contains("secret"));
    }
    const Answer own = eve.get(u"/conversations"_s);
    QCOMPARE(own.json.value("conversations"_L1).toArray().size(), 1);
    QVERIFY(!own.body.contains("Diary"));
    const Answer rooms = eve.get(u"/rooms"_s);
    QVERIFY(rooms.body.contains("Diary")); // rooms are public by name
    QVERIFY(!rooms.body.contains("secret"));
    // Not by pretending to be somebody else either.
    const Answer pretending = eve.post(scene.path(u"/messages"_s),
                                       {{u"ref"_s, newRef()},
                                        {u"text"_s, u"x"_s},
                                        {u"author"_s, scene.ann->user.value("id"_L1)},
                                        {u"user"_s, scene.ann->user.value("id"_L1)}});
    QCOMPARE(pretending.code(), u"not-member"_s);
    QCOMPARE(scene.ann->get(scene.path(u"/messages"_s)).json.value("messages"_L1).toArray().size(), 1);
}

void TestMembershipStory::anOutsiderGetsNothingByWebSocket()
{
    Scene scene = makeScene();
    QVERIFY(scene.ann && scene.outsider && scene.room > 0);
    Peer &eve = *scene.outsider;
    QCOMPARE(eve.outcome(eve.say(scene.room, u"x"_s)).value("code"_L1).toString(), u"not-member"_s);
    eve.send({{u"type"_s, u"read"_s}, {u"conversation"_s, scene.room}, {u"seq"_s, 1}});
    QCOMPARE(eve.await(u"error"_s).value("code"_L1).toString(), u"not-member"_s);
    const QJsonObject wanted{{QString::number(scene.room), 0}};
    for (const bool isPartial : {true, false}) {
        eve.send({{u"type"_s, u"sync"_s}, {u"revisions"_s, wanted}, {u"partial"_s, isPartial}});
        const QJsonObject answer = eve.await(u"sync"_s);
        QVERIFY(!answer.isEmpty());
        for (const QJsonValue &value : answer.value("conversations"_L1).toArray())
            QVERIFY(value["conversation"_L1]["id"_L1].toInteger() != scene.room);
    }
    QVERIFY(!eve.messages.contains(scene.room));
}

void TestMembershipStory::anOutsiderHearsNothing()
{
    Scene scene = makeScene();
    QVERIFY(scene.ann && scene.outsider && scene.room > 0);
    scene.outsider->events.clear();
    auto bob = scene.house->online(u"bob"_s);
    QVERIFY(bob);
    QCOMPARE(bob->post(u"/rooms/%1/join"_s.arg(scene.room)).status, 200);
    (void)bob->outcome(bob->say(scene.room, u"another secret"_s));
    const qint64 room = scene.room;
    const auto ofRoom = [room](const QJsonObject &event) {
        return event.value("conversation"_L1).toInteger() == room;
    };
    // In the room: the lobby has heard of him before, and who comes and goes within one moment is no news.
    const qint64 bobId = bob->user.value("id"_L1).toInteger();
    QVERIFY(!scene.ann
                 ->await(u"presence"_s,
                         [&](const QJsonObject &event) {
                             return ofRoom(event) && event.value("online"_L1).toArray().contains(bobId);
                         })
                 .isEmpty());
    bob->drop();
    // Presence comes late: when Ann has heard it, it has been told to everybody who is to hear it.
    QVERIFY(!scene.ann
                 ->await(u"presence"_s,
                         [&](const QJsonObject &event) {
                             return ofRoom(event) && !event.value("offline"_L1).toArray().isEmpty();
                         })
                 .isEmpty());
    scene.outsider->send({{u"type"_s, u"ping"_s}});
    QVERIFY(!scene.outsider->await(u"pong"_s).isEmpty());
    for (const char *type : {"message", "presence", "members", "read", "conversation", "left"})
        QVERIFY2(!scene.outsider->has(QString::fromLatin1(type), ofRoom), type);
    QVERIFY(!scene.outsider->has(u"message"_s));
}

void TestMembershipStory::theLobbyHearsOfNewAccounts()
{
    House house(m_ground);
    auto ann = house.online(u"ann"_s);
    QVERIFY(ann);
    auto bob = house.resident(u"bob"_s);
    QVERIFY(bob);
    const qint64 bobId = bob->user.value("id"_L1).toInteger();
    const QJsonObject members = ann->await(u"members"_s, [bobId](const QJsonObject &event) {
        return event.value("joined"_L1)[0]["user"_L1]["id"_L1].toInteger() == bobId;
    });
    QCOMPARE(members.value("conversation"_L1).toInteger(), kLobby);
    QCOMPARE(members.value("memberCount"_L1).toInteger(), 2);
}

void TestMembershipStory::strangersGetNothingAtAll()
{
    Scene scene = makeScene();
    QVERIFY(scene.ann && scene.outsider && scene.room > 0);
    auto stranger = scene.house->stranger();
    for (const QString &token : {QString(), u"x"_s, QString(43, u'A'), QString(5'000, u'A')}) {
        stranger->token = token;
        for (const QString &path : {u"/me"_s, u"/sessions"_s, u"/rooms"_s, u"/conversations"_s, u"/invites"_s,
                                    scene.path(u"/messages"_s), scene.path(u"/members"_s),
                                    u"/images/0123456789abcdef0123456789abcdef"_s,
                                    u"/uploads/0123456789abcdef0123456789abcdef"_s}) {
            const Answer answer = stranger->get(path);
            QVERIFY2(answer.status == 401, qPrintable(path));
            QCOMPARE(answer.code(), u"not-signed-in"_s);
        }
        QVERIFY(!stranger->openWithoutSync());
    }
    stranger->token.clear();
    stranger->cookie = scene.ann->token.toLatin1().toLower();
    QCOMPARE(stranger->get(u"/me"_s).status, 401);
}

void TestMembershipStory::whatDoesNotExistLooksTheSame()
{
    Scene scene = makeScene();
    QVERIFY(scene.ann && scene.outsider && scene.room > 0);
    Peer &eve = *scene.outsider;
    const Answer there = eve.get(scene.path(u"/messages"_s));
    const Answer nowhere = eve.get(u"/conversations/424242/messages"_s);
    QCOMPARE(nowhere.status, there.status);
    QCOMPARE(nowhere.code(), there.code());
    for (const QString &id : {u"0"_s, u"-1"_s, u"x"_s, u"1.5"_s, u"9007199254740992"_s, u"1%00"_s}) {
        const Answer answer = eve.get(u"/conversations/%1/messages"_s.arg(id));
        QVERIFY2(answer.status >= 400 && answer.status < 500, qPrintable(id));
    }
}

} // namespace

QTEST_GUILESS_MAIN(TestMembershipStory)
#include "tst_membership_story.moc"
