// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/integration/message_calls.h"
#include "tests/integration/room_calls.h"
#include "tests/support/house.h"

#include <QTest>

namespace {

using namespace foyer::test;
using namespace Qt::StringLiterals;

/// Requests about rooms that must be refused, each with its code and without a trace in the room.
class TestRoomAttackStory : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase_data() { Ground::addDatabases(); }
    void init();
    void cleanup();

    void membersHaveNoneOfTheRightsAboveThem();
    void moderatorsHaveNoneOfTheRightsAboveThem();
    void nobodyActsOnThoseAboveHim();
    void whoIsNotInARoomRunsNothing();
    void whoRunsTheServerRunsRoomsThatHeIsInOnly();
    void privateRoomsAreNotToldApartFromNone();
    void whatIsNotThereIsNotFound();
    void wrongTypesAreRefused();
    void tooMuchIsRefused();
    void codesAreNotGuessed();
    void leavingAndComingBackGainsNothing();
    void aNameIsTakenByOne();
    void halfOfAChangeIsNotDone();
    void anothersPictureIsNoCover();
    void theLobbyStaysEverybodys();

private:
    /// Whether the answer has this code, and the room is as it was.
    [[nodiscard]] bool isRefused(const Answer &answer, const QString &code);
    /// Everything about the room that a request might change.
    [[nodiscard]] QByteArray state();
    void watch() { m_before = state(); }

    Ground m_ground;
    std::unique_ptr<House> m_house;
    /// The owner, a moderator and a member of the room; somebody outside of it.
    std::unique_ptr<Peer> m_ann;
    std::unique_ptr<Peer> m_mia;
    std::unique_ptr<Peer> m_bob;
    std::unique_ptr<Peer> m_eve;
    qint64 m_room = 0;
    QByteArray m_before;
};

void TestRoomAttackStory::init()
{
    m_house = std::make_unique<House>(m_ground, QStringList{u"--post-rate"_s, u"0"_s});
    QVERIFY(m_house->isUp());
    m_ann = m_house->online(u"ann"_s);
    m_mia = m_house->online(u"mia"_s);
    m_bob = m_house->online(u"bob"_s);
    m_eve = m_house->online(u"eve"_s);
    QVERIFY(m_ann && m_mia && m_bob && m_eve);
    m_room = roomOf(*m_ann, u"Kitchen"_s, {m_mia.get(), m_bob.get()});
    QVERIFY(m_room > 0);
    QCOMPARE(setRole(*m_ann, m_room, *m_mia, u"moderator"_s).status, 204);
    watch();
}

void TestRoomAttackStory::cleanup()
{
    m_ann.reset();
    m_mia.reset();
    m_bob.reset();
    m_eve.reset();
    m_house.reset();
}

QByteArray TestRoomAttackStory::state()
{
    QJsonObject conversation = conversationOf(*m_ann, m_room);
    conversation.remove("onlineCount"_L1);
    QJsonObject whole{{u"conversation"_s, conversation}, {u"messages"_s, historyOf(*m_ann, m_room)}};
    for (const QString &part : {u"/bans"_s, u"/links"_s})
        whole.insert(part, m_ann->get(roomPath(m_room, part)).json);
    QJsonArray members;
    const Answer all = m_ann->get(u"/conversations/%1/members"_s.arg(m_room));
    for (const QJsonValue &member : all.json.value("members"_L1).toArray()) {
        QJsonObject each = member.toObject();
        each.remove("online"_L1);
        members.append(each);
    }
    whole.insert(u"members"_s, members);
    return QJsonDocument(whole).toJson();
}

bool TestRoomAttackStory::isRefused(const Answer &answer, const QString &code)
{
    if (answer.code() == code && state() == m_before)
        return true;
    qWarning("Wanted %s, got %d %s", qPrintable(code), answer.status, answer.body.left(300).constData());
    return false;
}

void TestRoomAttackStory::membersHaveNoneOfTheRightsAboveThem()
{
    for (const QJsonObject &fields : QList<QJsonObject>{{{u"name"_s, u"Mine"_s}},
                                                        {{u"topic"_s, u"Mine"_s}},
                                                        {{u"cover"_s, u""_s}},
                                                        {{u"posting"_s, u"announcements"_s}},
                                                        {{u"slowSeconds"_s, 10}},
                                                        {{u"visibility"_s, u"private"_s}},
                                                        {{u"archived"_s, true}}})
        QVERIFY(isRefused(setUp(*m_bob, m_room, fields), u"forbidden"_s));
    QVERIFY(isRefused(setRole(*m_bob, m_room, *m_bob, u"owner"_s), u"forbidden"_s));
    QVERIFY(isRefused(kick(*m_bob, m_room, *m_mia), u"forbidden"_s));
    QVERIFY(isRefused(silence(*m_bob, m_room, *m_mia, 60), u"forbidden"_s));
    QVERIFY(isRefused(ban(*m_bob, m_room, *m_eve), u"forbidden"_s));
    QVERIFY(isRefused(m_bob->remove(banPath(m_room, idOf(*m_eve))), u"forbidden"_s));
    QVERIFY(isRefused(m_bob->get(roomPath(m_room, u"/bans"_s)), u"forbidden"_s));
    QVERIFY(isRefused(makeLink(*m_bob, m_room), u"forbidden"_s));
    QVERIFY(isRefused(m_bob->get(roomPath(m_room, u"/links"_s)), u"forbidden"_s));
    QVERIFY(isRefused(m_bob->remove(roomPath(m_room, u"/links/x"_s)), u"forbidden"_s));
    // In a public room members may invite; in a private one not.
    QCOMPARE(setUp(*m_ann, m_room, {{u"visibility"_s, u"private"_s}}).status, 200);
    watch();
    QVERIFY(isRefused(invite(*m_bob, m_room, {u"eve"_s}), u"forbidden"_s));
    // Announcements and slow mode hold members, over both ways.
    QCOMPARE(setUp(*m_ann, m_room, {{u"posting"_s, u"announcements"_s}}).status, 200);
    watch();
    QVERIFY(isRefused(post(*m_bob, m_room, {{u"text"_s, u"x"_s}}), u"forbidden"_s));
    QCOMPARE(setUp(*m_ann, m_room, {{u"posting"_s, u"everyone"_s}, {u"slowSeconds"_s, 600}}).status, 200);
    watch();
    QVERIFY(isRefused(post(*m_bob, m_room, {{u"text"_s, u"x"_s}}), u"too-many-requests"_s));
}

void TestRoomAttackStory::moderatorsHaveNoneOfTheRightsAboveThem()
{
    for (const QJsonObject &fields : QList<QJsonObject>{
             {{u"name"_s, u"Mine"_s}}, {{u"visibility"_s, u"private"_s}}, {{u"archived"_s, true}}})
        QVERIFY(isRefused(setUp(*m_mia, m_room, fields), u"forbidden"_s));
    QVERIFY(isRefused(setRole(*m_mia, m_room, *m_mia, u"owner"_s), u"forbidden"_s));
    QVERIFY(isRefused(setRole(*m_mia, m_room, *m_bob, u"moderator"_s), u"forbidden"_s));
}

void TestRoomAttackStory::nobodyActsOnThoseAboveHim()
{
    QVERIFY(isRefused(kick(*m_mia, m_room, *m_ann), u"forbidden"_s));
    QVERIFY(isRefused(silence(*m_mia, m_room, *m_ann, 60), u"forbidden"_s));
    QVERIFY(isRefused(ban(*m_mia, m_room, *m_ann), u"forbidden"_s));
    // Nor on himself, by which he would free himself.
    for (Peer *peer : {m_ann.get(), m_mia.get()}) {
        QVERIFY(isRefused(kick(*peer, m_room, *peer), u"invalid-field"_s));
        QVERIFY(isRefused(silence(*peer, m_room, *peer, 0), u"invalid-field"_s));
        QVERIFY(isRefused(ban(*peer, m_room, *peer), u"invalid-field"_s));
    }
    // Nor on another moderator.
    QCOMPARE(setRole(*m_ann, m_room, *m_bob, u"moderator"_s).status, 204);
    watch();
    QVERIFY(isRefused(kick(*m_mia, m_room, *m_bob), u"forbidden"_s));
    QVERIFY(isRefused(ban(*m_mia, m_room, *m_bob), u"forbidden"_s));
    // A room is not left without an owner.
    QVERIFY(isRefused(setRole(*m_ann, m_room, *m_ann, u"member"_s), u"invalid-field"_s));
}

void TestRoomAttackStory::whoIsNotInARoomRunsNothing()
{
    const QString code = makeLink(*m_ann, m_room).json.value("code"_L1).toString();
    watch();
    const QString notIn = u"not-member"_s;
    QVERIFY(isRefused(setUp(*m_eve, m_room, {{u"topic"_s, u"x"_s}}), notIn));
    QVERIFY(isRefused(setUp(*m_eve, m_room, {}), notIn));
    QVERIFY(isRefused(invite(*m_eve, m_room, {u"eve"_s}), notIn));
    QVERIFY(isRefused(kick(*m_eve, m_room, *m_bob), notIn));
    QVERIFY(isRefused(setRole(*m_eve, m_room, *m_eve, u"owner"_s), notIn));
    QVERIFY(isRefused(silence(*m_eve, m_room, *m_bob, 60), notIn));
    QVERIFY(isRefused(ban(*m_eve, m_room, *m_bob), notIn));
    QVERIFY(isRefused(m_eve->remove(banPath(m_room, idOf(*m_bob))), notIn));
    QVERIFY(isRefused(m_eve->get(roomPath(m_room, u"/bans"_s)), notIn));
    QVERIFY(isRefused(makeLink(*m_eve, m_room), notIn));
    QVERIFY(isRefused(m_eve->get(roomPath(m_room, u"/links"_s)), notIn));
    QVERIFY(isRefused(m_eve->remove(roomPath(m_room, u"/links/"_s + code)), notIn));
    QVERIFY(isRefused(patch(*m_eve, u"/conversations/%1"_s.arg(m_room), {{u"favourite"_s, true}}), notIn));
    // An owner of another room is nobody here.
    const qint64 other = roomOf(*m_eve, u"Hers"_s);
    QCOMPARE(m_eve->remove(roomPath(other, u"/links/"_s + code)).code(), u"not-found"_s);
    QVERIFY(isRefused(kick(*m_eve, other, *m_bob), u"not-found"_s));
}

void TestRoomAttackStory::whoRunsTheServerRunsRoomsThatHeIsInOnly()
{
    QVERIFY(
        m_house->database().execute({u"UPDATE users SET role = 'admin' WHERE id = %1"_s.arg(idOf(*m_eve))}));
    QVERIFY(isRefused(setUp(*m_eve, m_room, {{u"topic"_s, u"x"_s}}), u"not-member"_s));
    QVERIFY(isRefused(kick(*m_eve, m_room, *m_bob), u"not-member"_s));
    QCOMPARE(joinRoom(*m_eve, m_room).status, 200);
    QCOMPARE(setUp(*m_eve, m_room, {{u"name"_s, u"Hers"_s}}).status, 200);
    const auto isTold = [this] {
        return noticesOf(historyOf(*m_ann, m_room)).contains(u"members"_s);
    };
    QTRY_VERIFY(isTold());
    watch();
    QVERIFY(isRefused(kick(*m_mia, m_room, *m_eve), u"forbidden"_s));
}

void TestRoomAttackStory::privateRoomsAreNotToldApartFromNone()
{
    QCOMPARE(setUp(*m_ann, m_room, {{u"visibility"_s, u"private"_s}}).status, 200);
    watch();
    const auto same = [this](const Answer &there, const Answer &nowhere) {
        return there.status == nowhere.status && there.json == nowhere.json && state() == m_before;
    };
    constexpr qint64 kNowhere = 424242;
    QVERIFY(same(joinRoom(*m_eve, m_room), joinRoom(*m_eve, kNowhere)));
    QVERIFY(same(leaveRoom(*m_eve, m_room), leaveRoom(*m_eve, kNowhere)));
    QVERIFY(
        same(setUp(*m_eve, m_room, {{u"topic"_s, u"x"_s}}), setUp(*m_eve, kNowhere, {{u"topic"_s, u"x"_s}})));
    QVERIFY(same(kick(*m_eve, m_room, *m_bob), kick(*m_eve, kNowhere, *m_bob)));
    QVERIFY(same(m_eve->get(roomPath(m_room, u"/bans"_s)), m_eve->get(roomPath(kNowhere, u"/bans"_s))));
    // Somebody who was banned learns no more.
    QCOMPARE(ban(*m_ann, m_room, *m_eve).status, 204);
    watch();
    QVERIFY(same(joinRoom(*m_eve, m_room), joinRoom(*m_eve, kNowhere)));
    // Its name tells nothing either.
    QVERIFY(roomOf(*m_eve, u"Kitchen"_s) > 0);
}

void TestRoomAttackStory::whatIsNotThereIsNotFound()
{
    for (const qint64 user : {0LL, 999LL, 9'007'199'254'740'991LL}) {
        QVERIFY(isRefused(m_ann->remove(memberPath(m_room, user)), u"not-found"_s));
        QVERIFY(
            isRefused(patch(*m_ann, memberPath(m_room, user), {{u"role"_s, u"owner"_s}}), u"not-found"_s));
        QVERIFY(isRefused(m_ann->put(banPath(m_room, user), {}), u"not-found"_s));
        QVERIFY(isRefused(m_ann->remove(banPath(m_room, user)), u"not-found"_s));
    }
    QVERIFY(isRefused(kick(*m_ann, m_room, *m_eve), u"not-found"_s));
    QVERIFY(isRefused(silence(*m_ann, m_room, *m_eve, 60), u"not-found"_s));
    QVERIFY(isRefused(setRole(*m_ann, m_room, *m_eve, u"owner"_s), u"not-found"_s));
    QVERIFY(isRefused(invite(*m_ann, m_room, {u"eve"_s, u"nobody"_s}), u"not-found"_s));
    QVERIFY(isRefused(m_ann->remove(roomPath(m_room, u"/links/nothing"_s)), u"not-found"_s));
    const QJsonObject wanted{{u"name"_s, u"Den"_s}, {u"users"_s, QJsonArray{u"bob"_s, u"nobody"_s}}};
    QVERIFY(isRefused(m_ann->post(u"/rooms"_s, wanted), u"not-found"_s));
    QVERIFY(!m_ann->get(u"/rooms"_s).body.contains("Den"));
}

void TestRoomAttackStory::wrongTypesAreRefused()
{
    const QList<QJsonObject> wrong{{{u"name"_s, 7}},
                                   {{u"topic"_s, QJsonArray{}}},
                                   {{u"cover"_s, 7}},
                                   {{u"visibility"_s, u"secret"_s}},
                                   {{u"visibility"_s, true}},
                                   {{u"posting"_s, u"nobody"_s}},
                                   {{u"slowSeconds"_s, -1}},
                                   {{u"slowSeconds"_s, 1.5}},
                                   {{u"slowSeconds"_s, u"5"_s}},
                                   {{u"slowSeconds"_s, 21'601}},
                                   {{u"archived"_s, u"yes"_s}},
                                   {{u"name"_s, u""_s}},
                                   {{u"name"_s, QString(51, u'x')}},
                                   {{u"name"_s, u"a\u202Eb"_s}},
                                   {{u"topic"_s, QString(201, u'x')}}};
    for (const QJsonObject &fields : wrong)
        QVERIFY(isRefused(setUp(*m_ann, m_room, fields), u"invalid-field"_s));
    const QString bob = memberPath(m_room, idOf(*m_bob));
    for (const QJsonObject &fields : QList<QJsonObject>{{},
                                                        {{u"role"_s, u"god"_s}},
                                                        {{u"role"_s, u""_s}},
                                                        {{u"role"_s, 1}},
                                                        {{u"silenceSeconds"_s, -1}},
                                                        {{u"silenceSeconds"_s, 2'592'001}},
                                                        {{u"silenceSeconds"_s, true}},
                                                        {{u"role"_s, u"owner"_s}, {u"silenceSeconds"_s, 1}}})
        QVERIFY(isRefused(patch(*m_ann, bob, fields), u"invalid-field"_s));
    const QString members = roomPath(m_room, u"/members"_s);
    for (const QJsonValue &users : QList<QJsonValue>{u"eve"_s, 7, QJsonArray{7}, QJsonArray{}, QJsonObject{}})
        QVERIFY(isRefused(m_ann->post(members, {{u"users"_s, users}}), u"invalid-field"_s));
    QVERIFY(isRefused(m_ann->put(banPath(m_room, idOf(*m_bob)), {{u"reason"_s, 7}}), u"invalid-field"_s));
    for (const QJsonObject &fields : QList<QJsonObject>{{},
                                                        {{u"uses"_s, 0}, {u"expiresInSeconds"_s, 3600}},
                                                        {{u"uses"_s, 1001}, {u"expiresInSeconds"_s, 3600}},
                                                        {{u"uses"_s, 1}, {u"expiresInSeconds"_s, 299}},
                                                        {{u"uses"_s, 1}, {u"expiresInSeconds"_s, 7'776'001}},
                                                        {{u"uses"_s, u"1"_s}, {u"expiresInSeconds"_s, 3600}}})
        QVERIFY(isRefused(m_ann->post(roomPath(m_room, u"/links"_s), fields), u"invalid-field"_s));
    for (const QJsonObject &fields : QList<QJsonObject>{{{u"notify"_s, u"some"_s}},
                                                        {{u"notify"_s, 1}},
                                                        {{u"quietUntil"_s, -1}},
                                                        {{u"quietUntil"_s, u"later"_s}},
                                                        {{u"favourite"_s, 1}}})
        QVERIFY(isRefused(patch(*m_ann, u"/conversations/%1"_s.arg(m_room), fields), u"invalid-field"_s));
    QVERIFY(isRefused(m_ann->post(u"/join"_s, {{u"code"_s, 7}}), u"invalid-field"_s));
    QVERIFY(isRefused(m_ann->call("PATCH", roomPath(m_room), "[]"), u"bad-request"_s));
}

void TestRoomAttackStory::tooMuchIsRefused()
{
    QStringList many;
    for (int i = 0; i < 21; ++i)
        many.append(u"bob"_s);
    QVERIFY(isRefused(invite(*m_ann, m_room, many), u"invalid-field"_s));
    const QJsonObject wanted{{u"name"_s, u"Den"_s}, {u"users"_s, QJsonArray::fromStringList(many)}};
    QVERIFY(isRefused(m_ann->post(u"/rooms"_s, wanted), u"invalid-field"_s));
    QVERIFY(isRefused(ban(*m_ann, m_room, *m_bob, QString(201, u'x')), u"invalid-field"_s));
    for (int i = 0; i < 50; ++i)
        QCOMPARE(makeLink(*m_ann, m_room).status, 201);
    watch();
    QVERIFY(isRefused(makeLink(*m_ann, m_room), u"limit-reached"_s));
}

void TestRoomAttackStory::codesAreNotGuessed()
{
    const QString code = makeLink(*m_ann, m_room).json.value("code"_L1).toString();
    watch();
    for (const QString &guess : {QString(), u"x"_s, code.left(21), code + u"x"_s, code.toLower() + u"!"_s,
                                 u"' OR 1=1 --"_s, u"%"_s, QString(100'00, u'x'), u"\u0000"_s})
        QVERIFY(isRefused(joinBy(*m_eve, guess), u"invite-invalid"_s));
    // A code for new accounts opens no room, and the other way round.
    auto stranger = m_house->stranger();
    QCOMPARE(stranger->post(u"/join"_s, {{u"code"_s, code}}).code(), u"not-signed-in"_s);
}

void TestRoomAttackStory::leavingAndComingBackGainsNothing()
{
    QCOMPARE(silence(*m_mia, m_room, *m_bob, 3600).status, 204);
    QCOMPARE(leaveRoom(*m_bob, m_room).status, 204);
    QCOMPARE(joinRoom(*m_bob, m_room).status, 200);
    QCOMPARE(post(*m_bob, m_room, {{u"text"_s, u"x"_s}}).code(), u"silenced"_s);
    QCOMPARE(silence(*m_mia, m_room, *m_bob, 0).status, 204);
    QCOMPARE(setUp(*m_mia, m_room, {{u"slowSeconds"_s, 600}}).status, 200);
    QCOMPARE(post(*m_bob, m_room, {{u"text"_s, u"x"_s}}).code(), u"too-many-requests"_s);
    // Roles are not kept.
    QCOMPARE(leaveRoom(*m_mia, m_room).status, 204);
    QCOMPARE(joinRoom(*m_mia, m_room).status, 200);
    QCOMPARE(setUp(*m_mia, m_room, {{u"topic"_s, u"x"_s}}).code(), u"forbidden"_s);
}

void TestRoomAttackStory::aNameIsTakenByOne()
{
    QVERIFY(roomOf(*m_eve, u"Garden"_s) > 0);
    QVERIFY(isRefused(setUp(*m_ann, m_room, {{u"name"_s, u"GARDEN"_s}}), u"name-taken"_s));
    QVERIFY(isRefused(setUp(*m_ann, m_room, {{u"name"_s, u"lobby"_s}}), u"name-taken"_s));
}

void TestRoomAttackStory::halfOfAChangeIsNotDone()
{
    QVERIFY(isRefused(setUp(*m_mia, m_room, {{u"topic"_s, u"x"_s}, {u"archived"_s, false}}), u"forbidden"_s));
    QVERIFY(
        isRefused(setUp(*m_ann, m_room, {{u"topic"_s, u"x"_s}, {u"name"_s, u"Lobby"_s}}), u"name-taken"_s));
    QVERIFY(
        isRefused(setUp(*m_ann, m_room, {{u"topic"_s, u"x"_s}, {u"slowSeconds"_s, -5}}), u"invalid-field"_s));
    QCOMPARE(ban(*m_ann, m_room, *m_eve).status, 204);
    watch();
    auto li = m_house->resident(u"李四"_s);
    QVERIFY(li);
    QVERIFY(isRefused(invite(*m_ann, m_room, {u"李四"_s, u"eve"_s}), u"banned"_s));
}

void TestRoomAttackStory::anothersPictureIsNoCover()
{
    const QByteArray png = QByteArray::fromBase64(
        "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");
    const Answer image =
        m_eve->call("POST", u"/images"_s, png, {{"Content-Type", "application/octet-stream"}});
    QCOMPARE(image.status, 201);
    QVERIFY(isRefused(setUp(*m_ann, m_room, {{u"cover"_s, image.json.value("id"_L1)}}), u"not-found"_s));
    for (const QString &id : {u"x"_s, u"../../etc/passwd"_s, QString(32, u'0'), QString(5'000, u'a')})
        QVERIFY(isRefused(setUp(*m_ann, m_room, {{u"cover"_s, id}}), u"not-found"_s));
}

void TestRoomAttackStory::theLobbyStaysEverybodys()
{
    QCOMPARE(setUp(*m_bob, kLobby, {{u"topic"_s, u"x"_s}}).code(), u"forbidden"_s);
    QVERIFY(
        m_house->database().execute({u"UPDATE users SET role = 'admin' WHERE id = %1"_s.arg(idOf(*m_bob))}));
    QCOMPARE(setUp(*m_bob, kLobby, {{u"archived"_s, true}}).code(), u"forbidden"_s);
    QCOMPARE(setUp(*m_bob, kLobby, {{u"visibility"_s, u"private"_s}}).code(), u"forbidden"_s);
    QCOMPARE(setUp(*m_bob, kLobby, {{u"topic"_s, u"Welcome"_s}}).status, 200);
}

} // namespace

QTEST_GUILESS_MAIN(TestRoomAttackStory)
#include "tst_room_attack_story.moc"
