// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/integration/admin_calls.h"
#include "tests/integration/message_calls.h"

#include <QTest>

namespace {

using namespace foyer::test;
using namespace Qt::StringLiterals;

QString managedPath(qint64 room, const QString &rest = {})
{
    return u"/admin/rooms/%1"_s.arg(room) + rest;
}

/// Whether an event is about this conversation.
Peer::Condition isOf(qint64 room)
{
    return [room](const QJsonObject &event) {
        return event["conversation"_L1].toInteger() == room;
    };
}

/// Rooms, run by an administrator who is in none of them, on a real server; and attacks on that.
class TestRoomAdministrationStory : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase_data() { Ground::addDatabases(); }
    void init();
    void cleanup();

    void roomsAreSeenWithoutWhatWasSaid();
    void aRoomIsRenamedArchivedAndBroughtBack();
    void aRoomChangesHands();
    void aDeletedRoomLeavesEveryListAtOnce();
    void whoWasAwayLearnsItWhenHeComesBack();
    void nothingOfADeletedRoomIsFound();
    void waysIntoADeletedRoomAreGone();
    void deletingOutlivesAKill();
    void aMemberMayDoNothingOfIt();
    void wrongInputAndWrongStatesDoNothing();
    void theCommandDoesTheSame();

private:
    [[nodiscard]] QJsonObject managed(qint64 room) { return m_ada->get(managedPath(room)).json; }
    [[nodiscard]] Answer upload(Peer &peer);

    Ground m_ground;
    std::unique_ptr<House> m_house;
    /// Ada administers; Bob owns the private kitchen, Cas is in it.
    std::unique_ptr<Peer> m_ada;
    std::unique_ptr<Peer> m_bob;
    std::unique_ptr<Peer> m_cas;
    qint64 m_kitchen = 0;
};

void TestRoomAdministrationStory::init()
{
    m_house = std::make_unique<House>(m_ground);
    QVERIFY(m_house->isUp());
    m_ada = administrator(*m_house, u"ada"_s);
    m_bob = m_house->online(u"bob"_s);
    m_cas = m_house->online(u"cas"_s);
    QVERIFY(m_ada && m_bob && m_cas);
    const QJsonObject wanted{{u"name"_s, u"Kitchen"_s},
                             {u"topic"_s, u"soup"_s},
                             {u"visibility"_s, u"private"_s},
                             {u"users"_s, QJsonArray{u"cas"_s}}};
    m_kitchen = m_bob->post(u"/rooms"_s, wanted).json["id"_L1].toInteger();
    QVERIFY(m_kitchen > 0);
    QVERIFY(!m_cas->await(u"conversation"_s).isEmpty());
}

void TestRoomAdministrationStory::cleanup()
{
    m_cas.reset();
    m_bob.reset();
    m_ada.reset();
    m_house.reset();
}

Answer TestRoomAdministrationStory::upload(Peer &peer)
{
    const QByteArray png = QByteArray::fromBase64(
        "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");
    return peer.call("POST", u"/images"_s, png, {{"Content-Type", "application/octet-stream"}});
}

void TestRoomAdministrationStory::roomsAreSeenWithoutWhatWasSaid()
{
    const Answer image = upload(*m_bob);
    QCOMPARE(post(*m_bob, m_kitchen, {{u"text"_s, u"a secret"_s}, {u"image"_s, image.json["id"_L1]}}).status,
             201);
    const Answer found = m_ada->get(u"/admin/rooms?search=itch"_s);
    QCOMPARE(found.status, 200);
    const QJsonObject room = found.json["rooms"_L1].toArray().at(0).toObject();
    QCOMPARE(room["id"_L1].toInteger(), m_kitchen);
    QCOMPARE(room["visibility"_L1].toString(), u"private"_s);
    QCOMPARE(room["members"_L1].toInt(), 2);
    QCOMPARE(room["owners"_L1].toArray(), QJsonArray{m_bob->user});
    QCOMPARE(room["imageBytes"_L1].toInteger(), image.json["bytes"_L1].toInteger());
    QVERIFY(room["messages"_L1].toInt() >= 1);
    QVERIFY(room["lastActivityAt"_L1].toInteger() >= room["createdAt"_L1].toInteger());
    QVERIFY(!found.body.contains("a secret"));
    QCOMPARE(managed(m_kitchen), room);

    const Answer first = m_ada->get(managedPath(m_kitchen, u"/members?limit=1"_s));
    QCOMPARE(first.json["members"_L1].toArray().at(0).toObject()["user"_L1].toObject(), m_bob->user);
    QCOMPARE(first.json["next"_L1].toInteger(), idOf(*m_bob));
    const Answer rest = m_ada->get(managedPath(m_kitchen, u"/members?limit=1&after=%1"_s.arg(idOf(*m_bob))));
    QCOMPARE(rest.json["members"_L1].toArray().at(0).toObject()["role"_L1].toString(), u"member"_s);
    QCOMPARE(m_ada->get(managedPath(m_kitchen, u"/members?search=CA"_s)).json["members"_L1].toArray().size(),
             1);
    // To see a room is not to be in it.
    QCOMPARE(m_ada->get(u"/conversations/%1/messages"_s.arg(m_kitchen)).code(), u"not-member"_s);
    QCOMPARE(m_ada->get(u"/images/"_s + image.json["id"_L1].toString()).status, 404);
}

void TestRoomAdministrationStory::aRoomIsRenamedArchivedAndBroughtBack()
{
    const Answer changed =
        patch(*m_ada, managedPath(m_kitchen), {{u"name"_s, u"Pantry"_s}, {u"archived"_s, true}});
    QCOMPARE(changed.status, 200);
    QCOMPARE(changed.json["name"_L1].toString(), u"Pantry"_s);
    QVERIFY(changed.json["archivedAt"_L1].toInteger() > 0);
    for (Peer *member : {m_bob.get(), m_cas.get()}) {
        const QJsonObject event = member->await(u"room"_s, isOf(m_kitchen));
        QCOMPARE(event["name"_L1].toString(), u"Pantry"_s);
        QCOMPARE(event["topic"_L1].toString(), u"soup"_s);
        QVERIFY(event["archivedAt"_L1].toInteger() > 0);
        const auto isNotice = [](const QString &what) {
            return [what](const QJsonObject &e) {
                return e["message"_L1]["notice"_L1]["event"_L1].toString() == what;
            };
        };
        const QJsonObject renamed = member->await(u"message"_s, isNotice(u"renamed"_s));
        QCOMPARE(renamed["message"_L1]["author"_L1].toObject(), m_ada->user);
        QVERIFY(!member->await(u"message"_s, isNotice(u"archived"_s)).isEmpty());
    }
    QCOMPARE(post(*m_bob, m_kitchen, {{u"text"_s, u"x"_s}}).code(), u"room-archived"_s);
    QCOMPARE(patch(*m_ada, managedPath(m_kitchen), {{u"archived"_s, false}}).status, 200);
    QVERIFY(saidBy(*m_bob, m_kitchen, u"back"_s) > 0);
    QCOMPARE(auditActions(*m_ada, 3),
             (QStringList{u"room-restored"_s, u"room-archived"_s, u"room-renamed"_s}));
    const QJsonObject line =
        m_ada->get(u"/admin/audit?limit=3"_s).json["entries"_L1].toArray().last().toObject();
    QCOMPARE(line["room"_L1].toInteger(), m_kitchen);
    QCOMPARE(line["detail"_L1].toString(), u"Kitchen → Pantry"_s);
    QCOMPARE(line["actor"_L1].toObject(), m_ada->user);
    // Who was away sees the same.
    auto again = m_house->again(u"cas"_s, u"web"_s);
    QVERIFY(again && again->open());
    QCOMPARE(conversationOf(*again, m_kitchen)["name"_L1].toString(), u"Pantry"_s);
}

void TestRoomAdministrationStory::aRoomChangesHands()
{
    const Answer given = patch(*m_ada, managedPath(m_kitchen), {{u"owner"_s, idOf(*m_cas)}});
    QCOMPARE(given.status, 200);
    QCOMPARE(given.json["owners"_L1].toArray(), QJsonArray{m_cas->user});
    const auto isRole = [](const QString &role) {
        return [role](const QJsonObject &event) {
            return event["conversation"_L1]["role"_L1].toString() == role;
        };
    };
    QVERIFY(!m_cas->await(u"conversation"_s, isRole(u"owner"_s)).isEmpty());
    QVERIFY(!m_bob->await(u"conversation"_s, isRole(u"moderator"_s)).isEmpty());
    QCOMPARE(setUp(*m_bob, m_kitchen, {{u"name"_s, u"Mine"_s}}).code(), u"forbidden"_s);
    QCOMPARE(setUp(*m_cas, m_kitchen, {{u"name"_s, u"Mine"_s}}).status, 200);
    const QJsonObject line =
        m_ada->get(u"/admin/audit?limit=1"_s).json["entries"_L1].toArray().at(0).toObject();
    QCOMPARE(line["action"_L1].toString(), u"room-owner-changed"_s);
    QCOMPARE(line["target"_L1].toObject(), m_cas->user);
}

void TestRoomAdministrationStory::aDeletedRoomLeavesEveryListAtOnce()
{
    auto web = m_house->again(u"cas"_s, u"web"_s);
    QVERIFY(web && web->open());
    QCOMPARE(m_ada->remove(managedPath(m_kitchen)).status, 204);
    for (Peer *member : {m_bob.get(), m_cas.get(), web.get()}) {
        QVERIFY(!member->await(u"left"_s, isOf(m_kitchen)).isEmpty());
        QVERIFY(conversationOf(*member, m_kitchen).isEmpty());
        QCOMPARE(member->get(u"/conversations/%1/messages"_s.arg(m_kitchen)).code(), u"not-member"_s);
        QCOMPARE(post(*member, m_kitchen, {{u"text"_s, u"x"_s}}).code(), u"not-member"_s);
        const QString ref = member->say(m_kitchen, u"still here?"_s);
        QCOMPARE(member->outcome(ref)["code"_L1].toString(), u"not-member"_s);
    }
    QCOMPARE(managed(m_kitchen)["code"_L1].toString(), u"not-found"_s);
    QCOMPARE(auditActions(*m_ada, 1), QStringList{u"room-deleted"_s});
    // Its name is free, its number is not used again.
    const qint64 again = roomOf(*m_cas, u"Kitchen"_s);
    QVERIFY(again > m_kitchen);
}

void TestRoomAdministrationStory::whoWasAwayLearnsItWhenHeComesBack()
{
    QVERIFY(saidBy(*m_bob, m_kitchen, u"before"_s) > 0);
    QVERIFY(!m_cas->await(u"message"_s).isEmpty());
    QVERIFY(m_cas->revisions.contains(m_kitchen));
    m_cas->drop();
    QCOMPARE(m_ada->remove(managedPath(m_kitchen)).status, 204);
    QVERIFY(m_cas->open());
    // A complete answer names every conversation he is in: what is missing is over.
    QCOMPARE(m_cas->lastSync["partial"_L1].toBool(), false);
    const QJsonArray all = m_cas->lastSync["conversations"_L1].toArray();
    QCOMPARE(all.size(), 1);
    QCOMPARE(all.at(0)["conversation"_L1]["id"_L1].toInteger(), kLobby);
}

void TestRoomAdministrationStory::nothingOfADeletedRoomIsFound()
{
    const Answer image = upload(*m_bob);
    const QString id = image.json["id"_L1].toString();
    QCOMPARE(post(*m_bob, m_kitchen, {{u"text"_s, u"ratatouille"_s}, {u"image"_s, id}}).status, 201);
    QVERIFY(saidBy(*m_cas, kLobby, u"ratatouille for all"_s) > 0);
    const auto hits = [](Peer &peer) {
        return peer.get(u"/search?q=ratatouille"_s).json["hits"_L1].toArray().size();
    };
    QTRY_COMPARE_WITH_TIMEOUT(hits(*m_cas), 2, 10'000 * patience());
    QCOMPARE(m_cas->get(u"/images/"_s + id).status, 200);

    QCOMPARE(m_ada->remove(managedPath(m_kitchen)).status, 204);
    QCOMPARE(hits(*m_cas), 1);
    QCOMPARE(hits(*m_bob), 1);
    QCOMPARE(m_cas->get(u"/search?q=ratatouille&conversation=%1"_s.arg(m_kitchen)).code(), u"not-member"_s);
    for (const QString &path : {u"/images/"_s + id, u"/images/%1/thumbnail"_s.arg(id)}) {
        QCOMPARE(m_cas->get(path).status, 404);
        QTRY_COMPARE_WITH_TIMEOUT(m_bob->get(path).status, 404, 10'000 * patience());
    }
    QTRY_COMPARE_WITH_TIMEOUT(m_ada->get(u"/admin/storage"_s).json["images"_L1].toInt(), 0,
                              10'000 * patience());
}

void TestRoomAdministrationStory::waysIntoADeletedRoomAreGone()
{
    const QString code = makeLink(*m_bob, m_kitchen).json["code"_L1].toString();
    const Answer hook = m_bob->post(u"/conversations/%1/hooks/incoming"_s.arg(m_kitchen),
                                    {{u"name"_s, u"Builds"_s}, {u"avatar"_s, u"a7"_s}});
    QCOMPARE(hook.status, 201);
    QCOMPARE(m_ada->remove(managedPath(m_kitchen)).status, 204);
    QCOMPARE(joinBy(*m_cas, code).code(), u"invite-invalid"_s);
    QCOMPARE(joinRoom(*m_cas, m_kitchen).code(), u"not-found"_s);
    QCOMPARE(invite(*m_bob, m_kitchen, {u"cas"_s}).code(), u"not-member"_s);
    QCOMPARE(m_bob->post(u"//hooks/"_s + hook.json["token"_L1].toString(), {{u"text"_s, u"x"_s}}).code(),
             u"not-found"_s);
    QCOMPARE(m_bob->get(u"/conversations/%1/hooks"_s.arg(m_kitchen)).code(), u"not-member"_s);
}

void TestRoomAdministrationStory::deletingOutlivesAKill()
{
    m_house->server().kill();
    m_house->server().setOptions({u"--post-rate=0"_s});
    QVERIFY(m_house->server().start());
    for (int i = 0; i < 450; ++i)
        QVERIFY(saidBy(*m_bob, m_kitchen, u"message %1"_s.arg(i)) > 0);
    QCOMPARE(m_ada->remove(managedPath(m_kitchen)).status, 204);
    m_house->server().kill();
    QVERIFY(m_house->server().start());
    QVERIFY(m_bob->open());
    QVERIFY(conversationOf(*m_bob, m_kitchen).isEmpty());
    const QString count = u"SELECT COUNT(*) FROM messages WHERE conversation_id = %1"_s.arg(m_kitchen);
    const auto left = [&]() -> QString {
        const auto rows = m_house->database().execute({count});
        return rows ? rows->value(0).value(0) : QString();
    };
    QTRY_COMPARE_WITH_TIMEOUT(left(), u"0"_s, 20'000 * patience());
}

void TestRoomAdministrationStory::aMemberMayDoNothingOfIt()
{
    auto stranger = m_house->stranger();
    const QJsonObject before = managed(m_kitchen);
    const QList<QPair<QByteArray, QString>> routes{{"GET", u"/admin/rooms"_s},
                                                   {"GET", managedPath(m_kitchen)},
                                                   {"GET", managedPath(m_kitchen, u"/members"_s)},
                                                   {"PATCH", managedPath(m_kitchen)},
                                                   {"DELETE", managedPath(m_kitchen)},
                                                   {"DELETE", managedPath(99'999)}};
    const QByteArray body = R"({"name":"Mine","archived":true})";
    for (const auto &[method, path] : routes) {
        // Nor may the owner of the room.
        for (Peer *peer : {m_bob.get(), m_cas.get()})
            QCOMPARE(peer->call(method, path, method == "PATCH" ? body : QByteArray()).code(),
                     u"forbidden"_s);
        QCOMPARE(stranger->call(method, path, method == "PATCH" ? body : QByteArray()).code(),
                 u"not-signed-in"_s);
    }
    QCOMPARE(managed(m_kitchen), before);
    QCOMPARE(auditActions(*m_ada), QStringList{u"admin-link-used"_s});
}

void TestRoomAdministrationStory::wrongInputAndWrongStatesDoNothing()
{
    const qint64 cellar = roomOf(*m_cas, u"Cellar"_s);
    const QJsonObject before = managed(cellar);
    const auto refused = [this, cellar](const QJsonObject &fields) {
        return patch(*m_ada, managedPath(cellar), fields).code();
    };
    QCOMPARE(refused({{u"name"_s, u""_s}}), u"invalid-field"_s);
    QCOMPARE(refused({{u"name"_s, QString(500, u'x')}}), u"invalid-field"_s);
    QCOMPARE(refused({{u"name"_s, 7}}), u"invalid-field"_s);
    QCOMPARE(refused({{u"name"_s, u"LOBBY"_s}}), u"name-taken"_s);
    QCOMPARE(refused({{u"archived"_s, u"yes"_s}}), u"invalid-field"_s);
    QCOMPARE(refused({{u"owner"_s, u"bob"_s}}), u"invalid-field"_s);
    QCOMPARE(refused({{u"owner"_s, -1}}), u"invalid-field"_s);
    QCOMPARE(refused({{u"owner"_s, idOf(*m_bob)}}), u"not-found"_s);
    // An administrator does not let himself in.
    QCOMPARE(refused({{u"owner"_s, idOf(*m_ada)}}), u"not-found"_s);
    QCOMPARE(refused({{u"name"_s, u"Vault"_s}, {u"owner"_s, 99'999}}), u"not-found"_s);
    QCOMPARE(m_ada->call("PATCH", managedPath(cellar), "[]").code(), u"bad-request"_s);
    QCOMPARE(managed(cellar), before);
    for (const QString &path : {managedPath(99'999), u"/admin/rooms/x"_s, u"/admin/rooms/0"_s}) {
        QCOMPARE(patch(*m_ada, path, {{u"archived"_s, true}}).code(), u"not-found"_s);
        QCOMPARE(m_ada->remove(path).code(), u"not-found"_s);
        QCOMPARE(m_ada->get(path + u"/members"_s).code(), u"not-found"_s);
    }
    QCOMPARE(m_ada->get(managedPath(cellar, u"/members?limit=0"_s)).code(), u"invalid-field"_s);
    QCOMPARE(m_ada->get(u"/admin/rooms?search="_s + QString(65, u'x')).code(), u"invalid-field"_s);

    QCOMPARE(m_ada->remove(managedPath(kLobby)).code(), u"forbidden"_s);
    QCOMPARE(patch(*m_ada, managedPath(kLobby), {{u"archived"_s, true}}).code(), u"forbidden"_s);
    QCOMPARE(patch(*m_ada, managedPath(kLobby), {{u"owner"_s, idOf(*m_bob)}}).code(), u"forbidden"_s);
    QCOMPARE(patch(*m_ada, managedPath(cellar), {{u"archived"_s, true}}).status, 200);
    QCOMPARE(refused({{u"name"_s, u"Vault"_s}}), u"room-archived"_s);
    QCOMPARE(m_ada->remove(managedPath(cellar)).status, 204);
    QCOMPARE(m_ada->remove(managedPath(cellar)).code(), u"not-found"_s);
    QCOMPARE(refused({{u"archived"_s, false}}), u"not-found"_s);
    QCOMPARE(auditActions(*m_ada, 2), (QStringList{u"room-deleted"_s, u"room-archived"_s}));
}

void TestRoomAdministrationStory::theCommandDoesTheSame()
{
    const QString number = QString::number(m_kitchen);
    const CommandEnd list = command(*m_house, {u"rooms"_s, u"--search"_s, u"itch"_s});
    QVERIFY2(list.output.contains("Kitchen") && list.output.contains("bob"), list.output.constData());
    const QJsonObject members =
        command(*m_house, {u"rooms"_s, u"members"_s, u"kitchen"_s, u"--json"_s}).json();
    QCOMPARE(members["members"_L1].toArray().size(), 2);

    QCOMPARE(command(*m_house, {u"rooms"_s, u"rename"_s, u"Kitchen"_s, u"Pantry"_s}).code, 0);
    // The running server hears of it, and tells the members.
    const auto isNamed = [this](const QJsonObject &event) {
        return event["conversation"_L1].toInteger() == m_kitchen
            && event["name"_L1].toString() == u"Pantry"_s;
    };
    QVERIFY(!m_cas->await(u"room"_s, isNamed, 10'000 * patience()).isEmpty());
    QCOMPARE(command(*m_house, {u"rooms"_s, u"archive"_s, number}).code, 0);
    QTRY_COMPARE_WITH_TIMEOUT(post(*m_bob, m_kitchen, {{u"text"_s, u"x"_s}}).code(), u"room-archived"_s,
                              10'000 * patience());
    QCOMPARE(command(*m_house, {u"rooms"_s, u"restore"_s, number}).code, 0);
    QVERIFY(
        command(*m_house, {u"rooms"_s, u"owner"_s, number, u"ada"_s}).log.contains("only a member can own"));
    QVERIFY(command(*m_house, {u"rooms"_s, u"owner"_s, number, u"nobody"_s})
                .log.contains("no user of this name"));
    QCOMPARE(command(*m_house, {u"rooms"_s, u"owner"_s, number, u"cas"_s}).code, 0);
    QTRY_COMPARE_WITH_TIMEOUT(conversationOf(*m_cas, m_kitchen)["role"_L1].toString(), u"owner"_s,
                              10'000 * patience());

    const CommandEnd asked = command(*m_house, {u"rooms"_s, u"delete"_s, u"pantry"_s});
    QCOMPARE(asked.code, 1);
    QVERIFY2(asked.log.contains("--yes") && asked.log.contains("Pantry"), asked.log.constData());
    QVERIFY(!conversationOf(*m_cas, m_kitchen).isEmpty());
    QCOMPARE(command(*m_house, {u"rooms"_s, u"delete"_s, u"pantry"_s, u"--yes"_s}).code, 0);
    QVERIFY(!m_cas->await(u"left"_s, isOf(m_kitchen), 10'000 * patience()).isEmpty());
    QVERIFY(!m_bob->await(u"left"_s, isOf(m_kitchen), 10'000 * patience()).isEmpty());
    QVERIFY(command(*m_house, {u"rooms"_s, u"delete"_s, number, u"--yes"_s})
                .log.contains("no room of this name"));
    QVERIFY(command(*m_house, {u"rooms"_s, u"burn"_s, number}).log.contains("admin help"));
    QVERIFY(command(*m_house, {u"rooms"_s, u"delete"_s, u"1"_s, u"--yes"_s}).code != 0);
    QCOMPARE(auditActions(*m_ada, 1), QStringList{u"room-deleted"_s});
}

} // namespace

QTEST_GUILESS_MAIN(TestRoomAdministrationStory)
#include "tst_room_administration_story.moc"
