// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/integration/message_calls.h"
#include "tests/integration/room_calls.h"
#include "tests/support/house.h"

#include <QBuffer>
#include <QImage>
#include <QTest>

namespace {

using namespace foyer::test;
using namespace Qt::StringLiterals;

/// Rooms as people run them, with everybody's client listening.
class TestRoomStory : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase_data() { Ground::addDatabases(); }
    void init();
    void cleanup();

    void aRoomIsSetUpBeforeEverybodysEyes();
    void whoWasAwayFindsTheRoomAsItIs();
    void comingsAndGoingsAreOneLine();
    void manyComeAtOnce();
    void aPrivateRoomIsFoundByInvitationOnly();
    void aLinkLetsIn();
    void aCoverIsShown();
    void rolesAreHandedOn();
    void theOwnerLeavesAndTheRoomGoesOn();
    void whoIsKickedIsOut();
    void whoIsBannedStaysOut();
    void whoIsSilencedReadsOn();
    void slowModeTellsHowLongToWait();
    void announcementsAreMadeByFew();
    void anArchivedRoomIsReadOnly();
    void everybodyHasItHisWay();

private:
    Ground m_ground;
    std::unique_ptr<House> m_house;
    /// The owner, and a member.
    std::unique_ptr<Peer> m_ann;
    std::unique_ptr<Peer> m_bob;
    /// Somebody else.
    std::unique_ptr<Peer> m_eve;
    qint64 m_room = 0;

    [[nodiscard]] Peer::Condition here() const
    {
        const qint64 room = m_room;
        return [room](const QJsonObject &event) {
            return event.value("conversation"_L1).toInteger() == room;
        };
    }
    /// The next pushed notice of this kind.
    [[nodiscard]] QJsonObject told(Peer &peer, const QString &event)
    {
        const QJsonObject pushed = peer.await(u"message"_s, [&event](const QJsonObject &each) {
            return each.value("message"_L1)["notice"_L1]["event"_L1].toString() == event;
        });
        return pushed.value("message"_L1)["notice"_L1].toObject();
    }
};

void TestRoomStory::init()
{
    m_house = std::make_unique<House>(m_ground);
    QVERIFY(m_house->isUp());
    m_ann = m_house->online(u"ann"_s);
    m_bob = m_house->online(u"bob"_s);
    m_eve = m_house->online(u"eve"_s);
    QVERIFY(m_ann && m_bob && m_eve);
    m_room = roomOf(*m_ann, u"Kitchen"_s, {m_bob.get()});
    QVERIFY(m_room > 0);
    QVERIFY(!m_bob->await(u"conversation"_s).isEmpty());
}

void TestRoomStory::cleanup()
{
    m_ann.reset();
    m_bob.reset();
    m_eve.reset();
    m_house.reset();
}

void TestRoomStory::aRoomIsSetUpBeforeEverybodysEyes()
{
    const Answer changed = setUp(*m_ann, m_room, {{u"name"_s, u"Küche 🍳"_s}, {u"topic"_s, u"What we eat"_s}});
    QCOMPARE(changed.status, 200);
    QCOMPARE(changed.json.value("name"_L1).toString(), u"Küche 🍳"_s);
    const QJsonObject room = m_bob->await(u"room"_s, here());
    QCOMPARE(room.value("name"_L1).toString(), u"Küche 🍳"_s);
    QCOMPARE(room.value("topic"_L1).toString(), u"What we eat"_s);
    QCOMPARE(told(*m_bob, u"renamed"_s).value("text"_L1).toString(), u"Küche 🍳"_s);
    QCOMPARE(told(*m_bob, u"topic"_s).value("text"_L1).toString(), u"What we eat"_s);
    // The name that it had is free.
    QVERIFY(roomOf(*m_eve, u"Kitchen"_s) > 0);
    // The same again is told to nobody.
    QCOMPARE(setUp(*m_ann, m_room, {{u"topic"_s, u"What we eat"_s}}).json, changed.json);
    QCOMPARE(historyOf(*m_bob, m_room).size(), 2);
    QVERIFY(!m_eve->has(u"room"_s));
}

void TestRoomStory::whoWasAwayFindsTheRoomAsItIs()
{
    m_bob->drop();
    const QJsonObject fields{
        {u"topic"_s, u"Changed"_s}, {u"slowSeconds"_s, 5}, {u"posting"_s, u"announcements"_s}};
    QCOMPARE(setUp(*m_ann, m_room, fields).status, 200);
    QVERIFY(m_bob->open());
    QJsonObject sync;
    for (const QJsonValue &each : m_bob->lastSync.value("conversations"_L1).toArray()) {
        if (each["conversation"_L1]["id"_L1].toInteger() == m_room)
            sync = each.toObject();
    }
    QCOMPARE(sync.value("conversation"_L1)["topic"_L1].toString(), u"Changed"_s);
    QCOMPARE(sync.value("conversation"_L1)["slowSeconds"_L1].toInt(), 5);
    QCOMPARE(sync.value("conversation"_L1)["posting"_L1].toString(), u"announcements"_s);
    QCOMPARE(noticesOf(sync.value("messages"_L1).toArray()),
             (QStringList{u"topic"_s, u"posting"_s, u"slow-mode"_s}));
}

void TestRoomStory::comingsAndGoingsAreOneLine()
{
    QCOMPARE(joinRoom(*m_eve, m_room).status, 200);
    const QJsonObject notice = told(*m_bob, u"members"_s);
    QCOMPARE(notice.value("users"_L1)[0]["id"_L1].toInteger(), idOf(*m_eve));
    QCOMPARE(notice.value("count"_L1).toInt(), 1);
    QCOMPARE(saidBy(*m_bob, m_room, u"Welcome"_s), 2);
    auto li = m_house->resident(u"李四"_s);
    QVERIFY(li);
    QCOMPARE(joinRoom(*li, m_room).status, 200);
    QCOMPARE(leaveRoom(*m_bob, m_room).status, 204);
    const auto isWhole = [this] {
        const QJsonObject first = historyOf(*m_ann, m_room)[0]["notice"_L1].toObject();
        return first.value("count"_L1).toInt() == 2 && first.value("leftCount"_L1).toInt() == 1;
    };
    QTRY_VERIFY(isWhole());
    const QJsonArray messages = historyOf(*m_ann, m_room);
    QCOMPARE(messages.size(), 2);
    QCOMPARE(messages[0]["notice"_L1]["left"_L1][0]["displayName"_L1].toString(), u"bob"_s);
    // Whoever follows has heard of each change.
    QTRY_COMPARE(m_ann->messages[m_room].value(1).value("notice"_L1).toObject(),
                 messages[0]["notice"_L1].toObject());
}

void TestRoomStory::manyComeAtOnce()
{
    constexpr int kMany = 25;
    std::vector<std::unique_ptr<Peer>> crowd;
    for (int i = 0; i < kMany; ++i) {
        crowd.push_back(m_house->resident(u"guest%1"_s.arg(i)));
        QVERIFY(crowd.back());
    }
    m_ann->events.clear();
    for (const auto &peer : crowd)
        QCOMPARE(joinRoom(*peer, m_room).status, 200);
    const auto count = [this] {
        return m_ann->messages[m_room].value(1).value("notice"_L1)["count"_L1].toInt();
    };
    QTRY_COMPARE(count(), kMany);
    QCOMPARE(m_ann->messages[m_room].value(1).value("notice"_L1)["users"_L1].toArray().size(), 20);
    QCOMPARE(historyOf(*m_ann, m_room).size(), 1);
    QCOMPARE(conversationOf(*m_ann, m_room).value("memberCount"_L1).toInt(), kMany + 2);
    QSet<qint64> heard;
    for (const QJsonObject &event : std::as_const(m_ann->events)) {
        if (event.value("type"_L1).toString() != u"members"_s || !here()(event))
            continue;
        for (const QJsonValue &member : event.value("joined"_L1).toArray())
            heard.insert(member["user"_L1]["id"_L1].toInteger());
    }
    QCOMPARE(heard.size(), kMany);
}

void TestRoomStory::aPrivateRoomIsFoundByInvitationOnly()
{
    QCOMPARE(setUp(*m_ann, m_room, {{u"visibility"_s, u"private"_s}}).status, 200);
    QCOMPARE(told(*m_bob, u"visibility"_s).value("text"_L1).toString(), u"private"_s);
    QVERIFY(!m_eve->get(u"/rooms"_s).body.contains("Kitchen"));
    QVERIFY(m_bob->get(u"/rooms"_s).body.contains("Kitchen"));
    QCOMPARE(joinRoom(*m_eve, m_room).code(), u"not-found"_s);
    const Answer invited = invite(*m_ann, m_room, {u"Eve"_s, u"bob"_s});
    QCOMPARE(invited.status, 200);
    QCOMPARE(invited.json.value("members"_L1).toArray().size(), 1);
    const QJsonObject shown = m_eve->await(u"conversation"_s).value("conversation"_L1).toObject();
    QCOMPARE(shown.value("id"_L1).toInteger(), m_room);
    QCOMPARE(shown.value("visibility"_L1).toString(), u"private"_s);
    QCOMPARE(told(*m_bob, u"added"_s).value("users"_L1)[0]["displayName"_L1].toString(), u"eve"_s);
    QVERIFY(saidBy(*m_eve, m_room, u"Thank you"_s) > 0);
    // One that is private from the beginning.
    const QJsonObject wanted{
        {u"name"_s, u"Den"_s}, {u"visibility"_s, u"private"_s}, {u"users"_s, QJsonArray{u"bob"_s}}};
    const Answer den = m_eve->post(u"/rooms"_s, wanted);
    QCOMPARE(den.status, 201);
    QCOMPARE(den.json.value("memberCount"_L1).toInt(), 2);
    QVERIFY(!m_ann->get(u"/rooms"_s).body.contains("Den"));
    QCOMPARE(conversationOf(*m_bob, den.json.value("id"_L1).toInteger()).value("name"_L1).toString(),
             u"Den"_s);
}

void TestRoomStory::aLinkLetsIn()
{
    QCOMPARE(setUp(*m_ann, m_room, {{u"visibility"_s, u"private"_s}}).status, 200);
    const Answer link = makeLink(*m_ann, m_room, 2);
    QCOMPARE(link.status, 201);
    const QString code = link.json.value("code"_L1).toString();
    QVERIFY(code.size() >= 22);
    QCOMPARE(m_ann->get(roomPath(m_room, u"/links"_s)).json.value("links"_L1)[0].toObject(), link.json);
    const Answer joined = joinBy(*m_eve, code);
    QCOMPARE(joined.status, 200);
    QCOMPARE(joined.json.value("id"_L1).toInteger(), m_room);
    QCOMPARE(joined.json.value("readSeq"_L1), joined.json.value("lastSeq"_L1));
    QVERIFY(!m_eve->await(u"conversation"_s).isEmpty());
    QCOMPARE(told(*m_bob, u"members"_s).value("users"_L1)[0]["id"_L1].toInteger(), idOf(*m_eve));
    QCOMPARE(joinBy(*m_eve, code).status, 200);
    QCOMPARE(m_ann->get(roomPath(m_room, u"/links"_s)).json.value("links"_L1)[0]["usesLeft"_L1].toInt(), 1);
    QCOMPARE(m_ann->remove(roomPath(m_room, u"/links/"_s + code)).status, 204);
    auto li = m_house->resident(u"李四"_s);
    QVERIFY(li);
    QCOMPARE(joinBy(*li, code).code(), u"invite-invalid"_s);
}

void TestRoomStory::aCoverIsShown()
{
    QImage picture(40, 30, QImage::Format_RGB32);
    picture.fill(Qt::darkGreen);
    QByteArray bytes;
    QBuffer buffer(&bytes);
    QVERIFY(picture.save(&buffer, "PNG"));
    const Answer image =
        m_ann->call("POST", u"/images"_s, bytes, {{"Content-Type", "application/octet-stream"}});
    QCOMPARE(image.status, 201);
    const QString id = image.json.value("id"_L1).toString();
    QCOMPARE(m_eve->get(u"/images/%1"_s.arg(id)).status, 404);
    QCOMPARE(setUp(*m_ann, m_room, {{u"cover"_s, id}}).json.value("cover"_L1).toObject(), image.json);
    QCOMPARE(m_bob->await(u"room"_s, here()).value("cover"_L1).toObject(), image.json);
    // Everybody who can find the room sees it.
    QCOMPARE(m_eve->get(u"/images/%1"_s.arg(id)).status, 200);
    QCOMPARE(setUp(*m_ann, m_room, {{u"cover"_s, u""_s}}).json.value("cover"_L1),
             QJsonValue(QJsonValue::Undefined));
    QCOMPARE(m_bob->get(u"/images/%1"_s.arg(id)).status, 404);
}

void TestRoomStory::rolesAreHandedOn()
{
    QCOMPARE(setRole(*m_ann, m_room, *m_bob, u"moderator"_s).status, 204);
    QCOMPARE(m_bob->await(u"conversation"_s).value("conversation"_L1)["role"_L1].toString(), u"moderator"_s);
    const QJsonObject changed = m_ann->await(u"members"_s, [](const QJsonObject &event) {
        return !event.value("changed"_L1).toArray().isEmpty();
    });
    QCOMPARE(changed.value("changed"_L1)[0]["role"_L1].toString(), u"moderator"_s);
    QCOMPARE(told(*m_ann, u"role"_s).value("text"_L1).toString(), u"moderator"_s);
    QCOMPARE(setRole(*m_ann, m_room, *m_bob, u"owner"_s).status, 204);
    QCOMPARE(setRole(*m_bob, m_room, *m_ann, u"member"_s).status, 204);
    QCOMPARE(conversationOf(*m_ann, m_room).value("role"_L1).toString(), u"member"_s);
    QCOMPARE(setUp(*m_ann, m_room, {{u"name"_s, u"Mine"_s}}).code(), u"forbidden"_s);
}

void TestRoomStory::theOwnerLeavesAndTheRoomGoesOn()
{
    QCOMPARE(leaveRoom(*m_ann, m_room).status, 204);
    const QJsonObject shown = m_bob->await(u"conversation"_s, [](const QJsonObject &event) {
        return event.value("conversation"_L1)["role"_L1].toString() == u"owner"_s;
    });
    QVERIFY(!shown.isEmpty());
    QCOMPARE(setUp(*m_bob, m_room, {{u"name"_s, u"Bob's"_s}}).status, 200);
}

void TestRoomStory::whoIsKickedIsOut()
{
    QCOMPARE(kick(*m_ann, m_room, *m_bob).status, 204);
    QVERIFY(!m_bob->await(u"left"_s, here()).isEmpty());
    const QJsonObject members = m_ann->await(u"members"_s, [this](const QJsonObject &event) {
        return here()(event) && !event.value("left"_L1).toArray().isEmpty();
    });
    QCOMPARE(members.value("memberCount"_L1).toInt(), 1);
    m_bob->events.clear();
    QVERIFY(saidBy(*m_ann, m_room, u"He is gone"_s) > 0);
    QCOMPARE(m_bob->get(u"/conversations/%1/messages"_s.arg(m_room)).code(), u"not-member"_s);
    m_bob->send({{u"type"_s, u"ping"_s}});
    QVERIFY(!m_bob->await(u"pong"_s).isEmpty());
    QVERIFY(!m_bob->has(u"message"_s));
    QCOMPARE(noticesOf(historyOf(*m_ann, m_room)), QStringList{u"removed"_s});
    QCOMPARE(joinRoom(*m_bob, m_room).status, 200);
}

void TestRoomStory::whoIsBannedStaysOut()
{
    QCOMPARE(ban(*m_ann, m_room, *m_bob, u"spam 😠"_s).status, 204);
    QVERIFY(!m_bob->await(u"left"_s, here()).isEmpty());
    QCOMPARE(joinRoom(*m_bob, m_room).code(), u"banned"_s);
    QCOMPARE(joinBy(*m_bob, makeLink(*m_ann, m_room).json.value("code"_L1).toString()).code(), u"banned"_s);
    QCOMPARE(invite(*m_ann, m_room, {u"bob"_s}).code(), u"banned"_s);
    const QJsonArray bans = m_ann->get(roomPath(m_room, u"/bans"_s)).json.value("bans"_L1).toArray();
    QCOMPARE(bans.size(), 1);
    QCOMPARE(bans[0]["user"_L1].toObject(), m_bob->user);
    QCOMPARE(bans[0]["reason"_L1].toString(), u"spam 😠"_s);
    QCOMPARE(m_ann->remove(banPath(m_room, idOf(*m_bob))).status, 204);
    QCOMPARE(joinRoom(*m_bob, m_room).status, 200);
}

void TestRoomStory::whoIsSilencedReadsOn()
{
    QCOMPARE(silence(*m_ann, m_room, *m_bob, 3600).status, 204);
    const QJsonObject shown = m_bob->await(u"conversation"_s).value("conversation"_L1).toObject();
    QVERIFY(shown.value("silencedUntil"_L1).toInteger() > 0);
    const QJsonObject refused = m_bob->outcome(m_bob->say(m_room, u"mmh"_s));
    QCOMPARE(refused.value("code"_L1).toString(), u"silenced"_s);
    QVERIFY(refused.value("retryAfter"_L1).toInt() > 3500);
    QVERIFY(saidBy(*m_ann, m_room, u"Listen"_s) > 0);
    QVERIFY(!m_bob->await(u"message"_s).isEmpty());
    QCOMPARE(silence(*m_ann, m_room, *m_bob, 0).status, 204);
    QVERIFY(saidBy(*m_bob, m_room, u"Thanks"_s) > 0);
}

void TestRoomStory::slowModeTellsHowLongToWait()
{
    QCOMPARE(setUp(*m_ann, m_room, {{u"slowSeconds"_s, 600}}).status, 200);
    const QJsonObject refused = m_bob->outcome(m_bob->say(m_room, u"at once"_s));
    QCOMPARE(refused.value("code"_L1).toString(), u"too-many-requests"_s);
    QVERIFY(refused.value("retryAfter"_L1).toInt() > 500);
    QVERIFY(saidBy(*m_ann, m_room, u"one"_s) > 0);
    QVERIFY(saidBy(*m_ann, m_room, u"two"_s) > 0);
    // Off again.
    QCOMPARE(setUp(*m_ann, m_room, {{u"slowSeconds"_s, 0}}).status, 200);
    QVERIFY(saidBy(*m_bob, m_room, u"one"_s) > 0);
    QVERIFY(saidBy(*m_bob, m_room, u"two"_s) > 0);
}

void TestRoomStory::announcementsAreMadeByFew()
{
    QCOMPARE(setUp(*m_ann, m_room, {{u"posting"_s, u"announcements"_s}}).status, 200);
    QCOMPARE(m_bob->outcome(m_bob->say(m_room, u"me too"_s)).value("code"_L1).toString(), u"forbidden"_s);
    const qint64 seq = saidBy(*m_ann, m_room, u"News"_s);
    QVERIFY(seq > 0);
    // One may still say what one thinks of it.
    QCOMPARE(react(*m_bob, m_room, seq, u"👍"_s).status, 200);
    QCOMPARE(setRole(*m_ann, m_room, *m_bob, u"moderator"_s).status, 204);
    QVERIFY(saidBy(*m_bob, m_room, u"More news"_s) > 0);
}

void TestRoomStory::anArchivedRoomIsReadOnly()
{
    const qint64 seq = saidBy(*m_bob, m_room, u"before"_s);
    QCOMPARE(setUp(*m_ann, m_room, {{u"archived"_s, true}}).status, 200);
    QVERIFY(m_bob->await(u"room"_s, here()).value("archivedAt"_L1).toInteger() > 0);
    QCOMPARE(m_ann->outcome(m_ann->say(m_room, u"after"_s)).value("code"_L1).toString(), u"room-archived"_s);
    QCOMPARE(edit(*m_bob, m_room, seq, u"x"_s).code(), u"room-archived"_s);
    QCOMPARE(react(*m_bob, m_room, seq, u"👍"_s).code(), u"room-archived"_s);
    QCOMPARE(joinRoom(*m_eve, m_room).code(), u"room-archived"_s);
    QVERIFY(!m_eve->get(u"/rooms"_s).body.contains("Kitchen"));
    QCOMPARE(setUp(*m_ann, m_room, {{u"archived"_s, false}}).status, 200);
    QVERIFY(saidBy(*m_bob, m_room, u"after"_s) > 0);
    QCOMPARE(noticesOf(historyOf(*m_ann, m_room)), (QStringList{u"archived"_s, u"unarchived"_s}));
}

void TestRoomStory::everybodyHasItHisWay()
{
    auto other = m_house->again(u"bob"_s, u"web"_s);
    QVERIFY(other && other->open());
    const QString path = u"/conversations/%1"_s.arg(m_room);
    const QJsonObject fields{{u"notify"_s, u"mentions"_s}, {u"favourite"_s, true}};
    const Answer set = patch(*m_bob, path, fields);
    QCOMPARE(set.status, 200);
    QCOMPARE(set.json.value("notify"_L1).toString(), u"mentions"_s);
    const QJsonObject heard = other->await(u"conversation"_s).value("conversation"_L1).toObject();
    QCOMPARE(heard.value("favourite"_L1).toBool(), true);
    QCOMPARE(heard.value("notify"_L1).toString(), u"mentions"_s);
    QCOMPARE(patch(*m_bob, path, {{u"quietUntil"_s, qint64(4'000'000'000'000)}})
                 .json.value("favourite"_L1)
                 .toBool(),
             true);
    const QJsonObject plain{{u"notify"_s, u"all"_s}, {u"favourite"_s, false}, {u"quietUntil"_s, 0}};
    QVERIFY(!patch(*m_bob, path, plain).json.contains("notify"_L1));
    QVERIFY(!conversationOf(*m_ann, m_room).contains("favourite"_L1));
    QVERIFY(historyOf(*m_bob, m_room).isEmpty());
}

} // namespace

QTEST_GUILESS_MAIN(TestRoomStory)
#include "tst_room_story.moc"
