// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/integration/admin_calls.h"

#include <QImage>
#include <QTest>

#include <algorithm>

namespace {

using namespace foyer::test;
using namespace Qt::StringLiterals;

QStringList namesOf(const QList<QJsonObject> &rooms)
{
    QStringList names;
    for (const QJsonObject &room : rooms)
        names.append(room.value("name"_L1).toString());
    names.sort();
    return names;
}

bool hasCover(const QJsonObject &room)
{
    return room.value("cover"_L1).isObject();
}

/// The rooms that a server begins with if its operator wants that.
class TestSeedRoomsStory : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase_data() { Ground::addDatabases(); }

    void theyComeWithTheFirstAdministrator();
    void theyAreMadeOnceAndMayBeChanged();
    void whatIsThereStaysAsItIs();
    void theyAreCalledAsTheOperatorLikes();
    void nobodyGetsThemUnasked();

private:
    static QList<QJsonObject> roomsOf(Peer &peer)
    {
        QList<QJsonObject> rooms;
        for (const QJsonValue &room : peer.get(u"/rooms"_s).json.value("rooms"_L1).toArray())
            rooms.append(room.toObject());
        return rooms;
    }
    /// Whether as many rooms have their covers.
    static bool areMade(Peer &peer, int count = 6)
    {
        return QTest::qWaitFor(
            [&] {
                const QList<QJsonObject> rooms = roomsOf(peer);
                return std::count_if(rooms.cbegin(), rooms.cend(), hasCover) == count;
            },
            10'000 * patience());
    }

    const QStringList m_names{u"Garden"_s,  u"Harbour"_s, u"Kitchen"_s,
                              u"Library"_s, u"Lobby"_s,   u"Workshop"_s};
    Ground m_ground;
};

void TestSeedRoomsStory::theyComeWithTheFirstAdministrator()
{
    House house(m_ground, {u"--seed-rooms"_s});
    QVERIFY(house.isUp());
    const auto bob = house.online(u"bob"_s);
    QVERIFY(bob);
    // Nobody could own them yet.
    QTest::qWait(1'500);
    QCOMPARE(namesOf(roomsOf(*bob)), QStringList{u"Lobby"_s});

    const auto ada = administrator(house, u"ada"_s);
    QVERIFY(ada && ada->open());
    QVERIFY(areMade(*bob));
    const QList<QJsonObject> rooms = roomsOf(*bob);
    QCOMPARE(namesOf(rooms), m_names);
    QStringList covers;
    for (const QJsonObject &room : rooms) {
        const QString id = room.value("cover"_L1).toObject().value("id"_L1).toString();
        const Answer picture = bob->get(u"/images/"_s + id);
        QCOMPARE(picture.status, 200);
        const QImage image = QImage::fromData(picture.body);
        QCOMPARE(image.size(), QSize(480, 480));
        covers.append(id);
        if (room.value("id"_L1).toInteger() == kLobby)
            continue;
        QVERIFY(!room.value("topic"_L1).toString().isEmpty());
        QCOMPARE(room.value("memberCount"_L1).toInt(), 1);
        const QString history = u"/conversations/%1/messages"_s.arg(room.value("id"_L1).toInteger());
        QVERIFY(ada->get(history).json.value("messages"_L1).toArray().isEmpty());
    }
    covers.removeDuplicates();
    QCOMPARE(covers.size(), 6);
    // They are hers: she sees them without looking for them.
    QTRY_COMPARE(ada->get(u"/conversations"_s).json.value("conversations"_L1).toArray().size(), 6);
}

void TestSeedRoomsStory::theyAreMadeOnceAndMayBeChanged()
{
    House house(m_ground, {u"--seed-rooms"_s});
    QVERIFY(house.isUp());
    const auto ada = administrator(house, u"ada"_s);
    QVERIFY(ada && areMade(*ada));
    const QList<QJsonObject> rooms = roomsOf(*ada);
    const auto idOf = [&rooms](const QString &name) {
        const auto found = std::find_if(rooms.cbegin(), rooms.cend(), [&name](const QJsonObject &room) {
            return room.value("name"_L1).toString() == name;
        });
        return found->value("id"_L1).toInteger();
    };
    QCOMPARE(ada->remove(u"/admin/rooms/%1"_s.arg(idOf(u"Kitchen"_s))).status, 204);
    const Answer renamed =
        ada->call("PATCH", u"/rooms/%1"_s.arg(idOf(u"Garden"_s)), R"({"name":"Roof garden","cover":""})");
    QCOMPARE(renamed.status, 200);
    QCOMPARE(house.server().stop(), 0);
    QVERIFY(house.server().start());
    QTest::qWait(1'500);
    QCOMPARE(namesOf(roomsOf(*ada)),
             QStringList({u"Harbour"_s, u"Library"_s, u"Lobby"_s, u"Roof garden"_s, u"Workshop"_s}));
}

void TestSeedRoomsStory::whatIsThereStaysAsItIs()
{
    House house(m_ground);
    QVERIFY(house.isUp());
    const auto ada = administrator(house, u"ada"_s);
    const auto bob = house.resident(u"bob"_s);
    QVERIFY(ada && bob);
    QCOMPARE(bob->post(u"/rooms"_s, {{u"name"_s, u"kitchen"_s}, {u"topic"_s, u"Bob's"_s}}).status, 201);
    QCOMPARE(house.server().stop(), 0);
    house.server().setVariable(u"FOYER_SEED_ROOMS"_s, u"yes"_s);
    QVERIFY(house.server().start());
    QVERIFY(areMade(*ada, 5));
    for (const QJsonObject &room : roomsOf(*ada)) {
        if (room.value("name"_L1).toString() == u"kitchen")
            QVERIFY(!hasCover(room) && room.value("topic"_L1).toString() == u"Bob's");
    }
    QCOMPARE(roomsOf(*ada).size(), 6);
}

void TestSeedRoomsStory::theyAreCalledAsTheOperatorLikes()
{
    House house(m_ground);
    QVERIFY(house.isUp());
    const auto ada = administrator(house, u"ada"_s);
    QVERIFY(ada);
    QCOMPARE(house.server().stop(), 0);
    house.server().setVariable(u"FOYER_SEED_ROOMS"_s, u"fr"_s);
    QVERIFY(!house.server().start());
    QVERIFY2(house.server().log().contains("Give yes, no, en or zh."), house.server().log().constData());
    house.server().setVariable(u"FOYER_SEED_ROOMS"_s, u"zh"_s);
    QVERIFY(house.server().start());
    QVERIFY(areMade(*ada));
    QStringList expected{u"Lobby"_s, u"书房"_s, u"厨房"_s, u"工坊"_s, u"港湾"_s, u"花园"_s};
    expected.sort();
    QCOMPARE(namesOf(roomsOf(*ada)), expected);
}

void TestSeedRoomsStory::nobodyGetsThemUnasked()
{
    House house(m_ground);
    QVERIFY(house.isUp());
    const auto ada = administrator(house, u"ada"_s);
    QVERIFY(ada);
    QTest::qWait(1'500);
    QCOMPARE(namesOf(roomsOf(*ada)), QStringList{u"Lobby"_s});
    QVERIFY(!hasCover(roomsOf(*ada).constFirst()));
}

} // namespace

QTEST_GUILESS_MAIN(TestSeedRoomsStory)
#include "tst_seed_rooms_story.moc"
