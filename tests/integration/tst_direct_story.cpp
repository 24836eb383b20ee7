// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/integration/admin_calls.h"
#include "tests/integration/direct_calls.h"
#include "tests/support/house.h"

#include <QTest>

namespace {

using namespace foyer::test;
using namespace Qt::StringLiterals;

/// Two people who write to each other alone, on a real server.
class TestDirectStory : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase_data() { Ground::addDatabases(); }

    void twoPeopleWriteToEachOther();
    void itReachesWhoIsAway();
    void bothBeginAtOnce();
    void whatWasAcknowledgedSurvivesAKill();
    void readingTypingAndPresence();
    void putOutOfSight();
    void blocking();
    void accountsThatNobodyUses();
    void botsAnswer();
    void peopleAreFound();

private:
    static QJsonObject partnerIn(const QJsonObject &conversation)
    {
        return conversation.value("partner"_L1).toObject();
    }
    static QString partnerName(const QJsonObject &conversation)
    {
        return partnerIn(conversation).value("user"_L1)["username"_L1].toString();
    }

    Ground m_ground;
};

void TestDirectStory::twoPeopleWriteToEachOther()
{
    House house(m_ground);
    auto ann = house.online(u"ann"_s);
    auto bob = house.online(u"bob"_s);
    QVERIFY(ann && bob);
    const Answer opened = openDirect(*ann, idOf(*bob));
    QCOMPARE(opened.status, 200);
    const qint64 direct = opened.json.value("id"_L1).toInteger();
    QCOMPARE(opened.json.value("kind"_L1).toString(), u"direct"_s);
    QCOMPARE(partnerName(opened.json), u"bob"_s);
    QVERIFY(partnerIn(opened.json).value("online"_L1).toBool());
    QCOMPARE(partnerName(ann->await(u"conversation"_s).value("conversation"_L1).toObject()), u"bob"_s);
    // Nothing was written yet: it is not among what the other has.
    QVERIFY(conversationOf(*bob, direct).isEmpty());

    const QString ref = ann->say(direct, u"hello"_s);
    const QJsonObject shown = bob->await(u"conversation"_s).value("conversation"_L1).toObject();
    QCOMPARE(shown.value("id"_L1).toInteger(), direct);
    QCOMPARE(shown.value("lastSeq"_L1).toInteger(), 0);
    QCOMPARE(partnerName(shown), u"ann"_s);
    const QJsonObject heard = bob->await(u"message"_s).value("message"_L1).toObject();
    QCOMPARE(heard.value("text"_L1).toString(), u"hello"_s);
    QCOMPARE(heard.value("revision"_L1).toInteger(), 1);
    QCOMPARE(ann->outcome(ref).value("seq"_L1).toInteger(), 1);
    // Before it came, he had heard nothing of it.
    QVERIFY(!bob->has(u"presence"_s, isAbout(direct)));

    QCOMPARE(unreadOf(*bob, direct), 1);
    QCOMPARE(unreadOf(*ann, direct), 0);
    QCOMPARE(saidBy(*bob, direct, u"hi"_s), 2);
    QCOMPARE(unreadOf(*bob, direct), 0);
    QCOMPARE(unreadOf(*ann, direct), 1);
    QCOMPARE(ann->await(u"message"_s,
                        [](const QJsonObject &event) {
                            return event.value("message"_L1)["text"_L1].toString() == u"hi"_s;
                        })
                 .value("message"_L1)["revision"_L1]
                 .toInteger(),
             2);
    // Both pin; nobody else is ever in it.
    QCOMPARE(pin(*bob, direct, 1).status, 200);
    QCOMPARE(ann->get(u"/conversations/%1/pins"_s.arg(direct)).json.value("messages"_L1).toArray().size(), 1);
    QCOMPARE(ann->get(u"/conversations/%1/members"_s.arg(direct)).json.value("members"_L1).toArray().size(),
             2);
    // Whoever opens it, it is the same.
    QCOMPARE(directOf(*bob, *ann), direct);
    QCOMPARE(directOf(*ann, *bob), direct);
}

void TestDirectStory::itReachesWhoIsAway()
{
    House house(m_ground);
    auto ann = house.online(u"ann"_s);
    auto bob = house.resident(u"bob"_s);
    QVERIFY(ann && bob);
    const qint64 direct = directOf(*ann, *bob);
    for (int i = 1; i <= 5; ++i)
        QCOMPARE(saidBy(*ann, direct, QString::number(i)), i);
    QCOMPARE(recall(*ann, direct, 3).status, 200);
    QVERIFY(bob->open());
    QCOMPARE(bob->messages.value(direct).size(), 5);
    QCOMPARE(unreadOf(*bob, direct), 4);
    QCOMPARE(conversationOf(*bob, direct).value("lastMessage"_L1)["text"_L1].toString(), u"5"_s);
    // From now on he hears what is said at once.
    (void)saidBy(*ann, direct, u"6"_s);
    QVERIFY(!bob->await(u"message"_s, isAbout(direct)).isEmpty());
    QCOMPARE(bob->put(u"/conversations/%1/read"_s.arg(direct), {{u"seq"_s, 5}}).status, 200);
    QCOMPARE(unreadOf(*bob, direct), 1);
}

void TestDirectStory::bothBeginAtOnce()
{
    House house(m_ground);
    auto ann = house.online(u"ann"_s);
    auto bob = house.online(u"bob"_s);
    QVERIFY(ann && bob);
    // Many rounds of opening and writing from both sides, in one direct conversation each time.
    for (int round = 0; round < 5; ++round) {
        auto guest = house.online(u"guest%1"_s.arg(round));
        QVERIFY(guest);
        const qint64 one = directOf(*ann, *guest);
        const qint64 two = directOf(*guest, *ann);
        QCOMPARE(one, two);
        const QString mine = ann->say(one, u"I first"_s);
        const QString theirs = guest->say(two, u"no, I"_s);
        const qint64 first = ann->outcome(mine).value("seq"_L1).toInteger();
        const qint64 second = guest->outcome(theirs).value("seq"_L1).toInteger();
        QCOMPARE(first + second, 3);
        QTRY_COMPARE(ann->messages.value(one).size(), 2);
        QTRY_COMPARE(guest->messages.value(one).size(), 2);
        QCOMPARE(historyOf(*ann, one), historyOf(*guest, one));
    }
}

void TestDirectStory::whatWasAcknowledgedSurvivesAKill()
{
    House house(m_ground);
    auto ann = house.online(u"ann"_s);
    auto bob = house.online(u"bob"_s);
    QVERIFY(ann && bob);
    const qint64 direct = directOf(*ann, *bob);
    house.server().kill();
    QVERIFY(house.server().start());
    QVERIFY(ann->open() && bob->open());
    // The empty one is there for who opened it, and for him alone.
    QVERIFY(!conversationOf(*ann, direct).isEmpty());
    QVERIFY(conversationOf(*bob, direct).isEmpty());
    QCOMPARE(directOf(*ann, *bob), direct);
    const QString ref = ann->say(direct, u"hello"_s);
    QCOMPARE(ann->outcome(ref).value("seq"_L1).toInteger(), 1);
    house.server().kill();
    QVERIFY(house.server().start());
    QVERIFY(ann->open() && bob->open());
    QCOMPARE(bob->messages.value(direct).size(), 1);
    QCOMPARE(unreadOf(*bob, direct), 1);
    // Sent again it is the same message.
    ann->say(direct, u"hello"_s, ref);
    QCOMPARE(ann->outcome(ref).value("seq"_L1).toInteger(), 1);
    QCOMPARE(unreadOf(*bob, direct), 1);
    // And who was shown it by that message hears the next one, after the kill too.
    (void)saidBy(*ann, direct, u"more"_s);
    QVERIFY(!bob->await(u"message"_s, isAbout(direct)).isEmpty());
    QCOMPARE(unreadOf(*bob, direct), 2);
}

void TestDirectStory::readingTypingAndPresence()
{
    House house(m_ground);
    auto ann = house.online(u"ann"_s);
    auto bob = house.online(u"bob"_s);
    QVERIFY(ann && bob);
    const qint64 direct = directOf(*ann, *bob);
    // Nobody hears that somebody begins to write to him before he did.
    ann->send({{u"type"_s, u"typing"_s}, {u"conversation"_s, direct}});
    QVERIFY(!ann->await(u"typing"_s, isAbout(direct)).isEmpty());
    QVERIFY(!bob->has(u"typing"_s));
    (void)saidBy(*ann, direct, u"hello"_s);
    QVERIFY(!bob->await(u"message"_s, isAbout(direct)).isEmpty());
    bob->send({{u"type"_s, u"typing"_s}, {u"conversation"_s, direct}});
    QVERIFY(!ann->await(u"typing"_s,
                        [direct](const QJsonObject &event) {
                            return isAbout(direct)(event)
                                && event.value("users"_L1).toArray().at(0)["displayName"_L1].toString()
                                == u"bob"_s;
                        })
                 .isEmpty());
    bob->send({{u"type"_s, u"read"_s}, {u"conversation"_s, direct}, {u"seq"_s, 1}});
    const QJsonObject seen = ann->await(u"seen"_s, isAbout(direct));
    QCOMPARE(seen.value("user"_L1)["username"_L1].toString(), u"bob"_s);
    QCOMPARE(seen.value("seq"_L1).toInteger(), 1);
    const QString path = messagePath(direct, 1, u"/seen"_s);
    QCOMPARE(ann->get(path).json.value("users"_L1).toArray().size(), 1);
    // Who does not tell it is not told of.
    QCOMPARE(patch(*bob, u"/me/settings"_s, {{u"tellsSeen"_s, false}}).status, 200);
    QVERIFY(ann->get(path).json.value("users"_L1).toArray().isEmpty());

    bob->drop();
    QVERIFY(!ann->await(u"presence"_s,
                        [direct](const QJsonObject &event) {
                            return isAbout(direct)(event) && event.value("offline"_L1).toArray().size() == 1;
                        })
                 .isEmpty());
    QTRY_VERIFY(partnerIn(conversationOf(*ann, direct)).value("lastSeenAt"_L1).toInteger() > 0);
    QCOMPARE(patch(*bob, u"/me/settings"_s, {{u"tellsLastSeen"_s, false}}).status, 200);
    QVERIFY(!partnerIn(conversationOf(*ann, direct)).contains("lastSeenAt"_L1));
    QVERIFY(!partnerIn(conversationOf(*ann, direct)).value("online"_L1).toBool());
}

void TestDirectStory::putOutOfSight()
{
    House house(m_ground);
    auto ann = house.online(u"ann"_s);
    auto bob = house.online(u"bob"_s);
    QVERIFY(ann && bob);
    auto phone = house.again(u"bob"_s, u"web"_s);
    QVERIFY(phone && phone->open());
    const qint64 direct = directOf(*ann, *bob);
    (void)saidBy(*ann, direct, u"one"_s);
    QVERIFY(!bob->await(u"message"_s, isAbout(direct)).isEmpty());
    QCOMPARE(hide(*bob, direct).status, 204);
    QVERIFY(!bob->await(u"left"_s, isAbout(direct)).isEmpty());
    QVERIFY(!phone->await(u"left"_s, isAbout(direct)).isEmpty());
    QVERIFY(conversationOf(*bob, direct).isEmpty());
    QVERIFY(!conversationOf(*ann, direct).isEmpty());
    // A client that held it is told that it is over for now, also after a reconnect.
    phone->drop();
    QVERIFY(phone->open());
    for (const QJsonValue &each : phone->lastSync.value("conversations"_L1).toArray())
        QVERIFY(each["conversation"_L1]["id"_L1].toInteger() != direct);
    // With the next message it is back, with all that was said.
    (void)saidBy(*ann, direct, u"two"_s);
    const auto isBack = [direct](const QJsonObject &event) {
        return isAbout(direct)(event) && event.value("conversation"_L1)["lastSeq"_L1].toInteger() == 1;
    };
    for (Peer *client : {bob.get(), phone.get()}) {
        QVERIFY(!client->await(u"conversation"_s, isBack).isEmpty());
        QVERIFY(!client->await(u"message"_s, isAbout(direct)).isEmpty());
    }
    QCOMPARE(unreadOf(*bob, direct), 2);
    QCOMPARE(historyOf(*bob, direct).size(), 2);
    // Opening it does the same.
    QCOMPARE(hide(*bob, direct).status, 204);
    QCOMPARE(directOf(*bob, *ann), direct);
    QVERIFY(!conversationOf(*bob, direct).isEmpty());
    QCOMPARE(hide(*bob, kLobby).code(), u"forbidden"_s);
    QCOMPARE(leaveRoom(*bob, direct).code(), u"forbidden"_s);
}

void TestDirectStory::blocking()
{
    House house(m_ground);
    auto ann = house.online(u"ann"_s);
    auto bob = house.online(u"bob"_s);
    auto eve = house.online(u"eve"_s);
    QVERIFY(ann && bob && eve);
    const qint64 direct = directOf(*ann, *bob);
    (void)saidBy(*ann, direct, u"one"_s);
    QCOMPARE(blockUser(*bob, *ann).status, 204);
    QCOMPARE(blockUser(*bob, *eve).status, 204);
    QCOMPARE(post(*ann, direct, {{u"text"_s, u"two"_s}}).code(), u"blocked"_s);
    QCOMPARE(ann->outcome(ann->say(direct, u"two"_s)).value("code"_L1).toString(), u"blocked"_s);
    QCOMPARE(openDirect(*ann, idOf(*bob)).code(), u"blocked"_s);
    QCOMPARE(openDirect(*eve, idOf(*bob)).code(), u"blocked"_s);
    QCOMPARE(react(*ann, direct, 1, u"👍"_s).code(), u"blocked"_s);
    QCOMPARE(edit(*ann, direct, 1, u"uno"_s).code(), u"blocked"_s);
    QCOMPARE(post(*bob, direct, {{u"text"_s, u"two"_s}}).code(), u"blocked-by-you"_s);
    QCOMPARE(openDirect(*bob, idOf(*eve)).code(), u"blocked-by-you"_s);
    // Both can still read, and look for it.
    QCOMPARE(historyOf(*ann, direct).size(), 1);
    QCOMPARE(historyOf(*bob, direct).size(), 1);
    QCOMPARE(directOf(*bob, *ann), direct);
    QCOMPARE(unreadOf(*bob, direct), 1);
    // In rooms nothing is refused.
    QVERIFY(saidBy(*ann, kLobby, u"to all"_s) > 0);
    QCOMPARE(unblockUser(*bob, *ann).status, 204);
    QCOMPARE(saidBy(*ann, direct, u"two"_s), 2);
    QCOMPARE(saidBy(*bob, direct, u"three"_s), 3);
}

void TestDirectStory::accountsThatNobodyUses()
{
    House house(m_ground);
    auto root = administrator(house, u"root"_s);
    auto ann = house.online(u"ann"_s);
    auto bob = house.online(u"bob"_s);
    auto cat = house.online(u"cat"_s);
    QVERIFY(root && ann && bob && cat);
    const qint64 withBob = directOf(*ann, *bob);
    const qint64 withCat = directOf(*ann, *cat);
    (void)saidBy(*ann, withBob, u"one"_s);
    (void)saidBy(*bob, withBob, u"two"_s);
    (void)saidBy(*cat, withCat, u"one"_s);
    QCOMPARE(patch(*root, userPath(*bob), {{u"disabled"_s, true}}).status, 200);
    QCOMPARE(post(*ann, withBob, {{u"text"_s, u"x"_s}}).code(), u"recipient-gone"_s);
    QCOMPARE(openDirect(*root, idOf(*bob)).code(), u"recipient-gone"_s);
    QCOMPARE(historyOf(*ann, withBob).size(), 2);
    QCOMPARE(patch(*root, userPath(*bob), {{u"disabled"_s, false}}).status, 200);
    QCOMPARE(saidBy(*ann, withBob, u"three"_s), 3);

    QCOMPARE(cat->post(u"/me/delete"_s, {{u"password"_s, u"correct horse"_s}}).status, 204);
    QCOMPARE(post(*ann, withCat, {{u"text"_s, u"x"_s}}).code(), u"recipient-gone"_s);
    QTRY_COMPARE(partnerIn(conversationOf(*ann, withCat)).value("user"_L1)["role"_L1].toString(),
                 u"deleted"_s);
    QTRY_COMPARE(historyOf(*ann, withCat).first()["author"_L1]["role"_L1].toString(), u"deleted"_s);
    QCOMPARE(openDirect(*root, idOf(*cat)).code(), u"recipient-gone"_s);
    QCOMPARE(openDirect(*root, 4711).code(), u"not-found"_s);
    QCOMPARE(openDirect(*root, idOf(*root)).code(), u"invalid-field"_s);
}

void TestDirectStory::botsAnswer()
{
    House house(m_ground);
    auto ann = house.online(u"ann"_s);
    auto bob = house.online(u"bob"_s);
    QVERIFY(ann && bob);
    const qint64 id =
        ann->post(u"/bots"_s, {{u"username"_s, u"robo"_s}}).json["user"_L1]["id"_L1].toInteger();
    QVERIFY(id > 0);
    auto robo = house.stranger();
    robo->token = ann->post(u"/bots/%1/tokens"_s.arg(id), {{u"label"_s, u"t"_s}}).json["token"_L1].toString();
    robo->user = {{u"id"_s, id}};
    const qint64 direct = directOf(*bob, *robo);
    QVERIFY(direct > 0);
    QCOMPARE(saidBy(*bob, direct, u"hello"_s), 1);
    QCOMPARE(historyOf(*robo, direct).size(), 1);
    QCOMPARE(saidBy(*robo, direct, u"beep"_s), 2);
    QVERIFY(!bob->await(u"message"_s, isAbout(direct)).isEmpty());
    // By itself it writes only to people whom it meets in a room.
    QCOMPARE(openDirect(*robo, idOf(*ann)).code(), u"forbidden"_s);
    QVERIFY(robo->get(u"/users?q=ann"_s).json.value("users"_L1).toArray().isEmpty());
    const qint64 room = roomOf(*ann, u"Tea"_s);
    QCOMPARE(invite(*ann, room, {u"robo"_s}).status, 200);
    QVERIFY(directOf(*robo, *ann) > 0);
    QCOMPARE(ann->remove(u"/bots/%1"_s.arg(id)).status, 204);
    QCOMPARE(post(*bob, direct, {{u"text"_s, u"?"_s}}).code(), u"recipient-gone"_s);
    QCOMPARE(historyOf(*bob, direct).size(), 2);
}

void TestDirectStory::peopleAreFound()
{
    House house(m_ground);
    auto ann = house.resident(u"ann"_s);
    auto bob = house.resident(u"Anna Bob"_s);
    auto li = house.resident(u"李小龙"_s);
    QVERIFY(ann && bob && li);
    const auto namesFor = [](Peer &peer, const QString &query) {
        QStringList names;
        const Answer answer = peer.get(u"/users?q="_s + query);
        for (const QJsonValue &user : answer.json.value("users"_L1).toArray())
            names.append(user["username"_L1].toString());
        return names;
    };
    QCOMPARE(namesFor(*li, u"ANN"_s), (QStringList{u"ann"_s, u"Anna Bob"_s}));
    QCOMPARE(namesFor(*li, u"anna+b"_s), QStringList(u"Anna Bob"_s));
    QCOMPARE(namesFor(*ann, u"%E5%B0%8F"_s), QStringList(u"李小龙"_s));
    QCOMPARE(namesFor(*ann, QString()).size(), 2);
    QCOMPARE(ann->get(u"/users?q="_s + QString(51, u'x')).code(), u"text-too-long"_s);
    QCOMPARE(house.stranger()->get(u"/users?q=a"_s).code(), u"not-signed-in"_s);
}

} // namespace

QTEST_GUILESS_MAIN(TestDirectStory)
#include "tst_direct_story.moc"
