// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/base/limits.h"
#include "tests/integration/message_calls.h"
#include "tests/support/house.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QProcess>
#include <QTest>

#include <algorithm>
#include <cstdio>
#include <vector>
#ifdef Q_OS_UNIX
#include <csignal>
#endif

namespace {

using namespace foyer::test;
using namespace Qt::StringLiterals;

constexpr char kClient[] = "--as-client";

/// Who is there, who idles, who was last here when, who is typing, on a real server.
class TestPresenceStory : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase_data() { Ground::addSqlite(); }

    void severalConnectionsCountAsOne();
    void whoIdlesEverywhereIsIdle();
    void aKilledClientIsOffline();
    void aClientThatHangsIsOfflineWithinTwoHeartbeats();
    void aStormOfArrivalsIsToldInFewEvents();
    void whoWasHereWhen();
    void typingIsToldToMembers();
    void typingEndsByItself();
    void nothingIsTakenBeforeTheFirstSync();

private:
    static qint64 idOf(const Peer &peer) { return peer.user.value("id"_L1).toInteger(); }
    /// An event that tells the room that the user is now in this list.
    static QJsonObject heard(Peer &peer, qint64 room, const QString &list, qint64 user,
                             int milliseconds = 5'000)
    {
        return peer.await(
            u"presence"_s,
            [=](const QJsonObject &event) {
                return event.value("conversation"_L1).toInteger() == room
                    && event.value(list).toArray().contains(QJsonValue(user));
            },
            milliseconds);
    }
    static QJsonObject memberOf(Peer &peer, qint64 room, qint64 user)
    {
        const Answer answer = peer.get(u"/conversations/%1/members"_s.arg(room));
        for (const QJsonValue &member : answer.json.value("members"_L1).toArray()) {
            if (member["user"_L1]["id"_L1].toInteger() == user)
                return member.toObject();
        }
        return {};
    }
    static void say(Peer &peer, bool isIdle) { peer.send({{u"type"_s, u"activity"_s}, {u"idle"_s, isIdle}}); }
    static void type(Peer &peer, qint64 room)
    {
        peer.send({{u"type"_s, u"typing"_s}, {u"conversation"_s, room}});
    }
    /// The next typing event of the room with so many names.
    static QJsonObject typing(Peer &peer, qint64 room, qsizetype names, int milliseconds = 5'000)
    {
        return peer.await(
            u"typing"_s,
            [=](const QJsonObject &event) {
                return event.value("conversation"_L1).toInteger() == room
                    && event.value("users"_L1).toArray().size() == names;
            },
            milliseconds);
    }

    Ground m_ground;
};

void TestPresenceStory::severalConnectionsCountAsOne()
{
    House house(m_ground);
    auto ann = house.online(u"ann"_s);
    auto bob = house.online(u"bob"_s);
    QVERIFY(ann && bob);
    const qint64 bobId = idOf(*bob);
    QVERIFY(!heard(*ann, kLobby, u"online"_s, bobId).isEmpty());
    auto phone = house.again(u"bob"_s, u"web"_s);
    QVERIFY(phone && phone->open());
    QCOMPARE(ann->get(u"/server"_s).json.value("online"_L1).toInteger(), 2);
    bob->drop();
    QTRY_COMPARE(ann->get(u"/server"_s).json.value("online"_L1).toInteger(), 2);
    phone->drop();
    const QJsonObject gone = heard(*ann, kLobby, u"offline"_s, bobId);
    QCOMPARE(gone.value("onlineCount"_L1).toInteger(), 1);
    QVERIFY(!ann->has(u"presence"_s, [](const QJsonObject &event) {
        return event.value("offline"_L1).toArray().size() > 0;
    }));
}

void TestPresenceStory::whoIdlesEverywhereIsIdle()
{
    House house(m_ground);
    auto ann = house.online(u"ann"_s);
    auto bob = house.online(u"bob"_s);
    QVERIFY(ann && bob);
    const qint64 bobId = idOf(*bob);
    QVERIFY(!heard(*ann, kLobby, u"online"_s, bobId).isEmpty());
    auto phone = house.again(u"bob"_s, u"web"_s);
    QVERIFY(phone && phone->open());
    say(*bob, true);
    say(*phone, true);
    const QJsonObject idle = heard(*ann, kLobby, u"idle"_s, bobId);
    QCOMPARE(idle.value("onlineCount"_L1).toInteger(), 2);
    QVERIFY(memberOf(*ann, kLobby, bobId).value("idle"_L1).toBool());
    QVERIFY(memberOf(*ann, kLobby, bobId).value("online"_L1).toBool());
    say(*phone, false);
    QVERIFY(!heard(*ann, kLobby, u"online"_s, bobId).isEmpty());
    phone->drop();
    QVERIFY(!heard(*ann, kLobby, u"idle"_s, bobId).isEmpty());
    say(*bob, false);
    QVERIFY(!heard(*ann, kLobby, u"online"_s, bobId).isEmpty());
    QVERIFY(!memberOf(*ann, kLobby, bobId).contains("idle"_L1));
}

void TestPresenceStory::aKilledClientIsOffline()
{
    House house(m_ground);
    auto ann = house.online(u"ann"_s);
    QVERIFY(ann);
    for (int i = 0; i < 3; ++i) {
        auto bob = house.resident(u"bob%1"_s.arg(i));
        QVERIFY(bob);
        QProcess client;
        client.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        client.start(QCoreApplication::applicationFilePath(),
                     {QString::fromLatin1(kClient), house.server().url().toString(), bob->token});
        QVERIFY(!heard(*ann, kLobby, u"online"_s, idOf(*bob)).isEmpty());
        client.kill();
        QVERIFY(client.waitForFinished());
        QVERIFY(!heard(*ann, kLobby, u"offline"_s, idOf(*bob)).isEmpty());
        QCOMPARE(ann->get(u"/server"_s).json.value("online"_L1).toInteger(), 1);
    }
}

void TestPresenceStory::aClientThatHangsIsOfflineWithinTwoHeartbeats()
{
#ifdef Q_OS_UNIX
    House house(m_ground);
    auto ann = house.online(u"ann"_s);
    auto bob = house.resident(u"bob"_s);
    QVERIFY(ann && bob);
    QProcess client;
    client.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    client.start(QCoreApplication::applicationFilePath(),
                 {QString::fromLatin1(kClient), house.server().url().toString(), bob->token});
    QVERIFY(!heard(*ann, kLobby, u"online"_s, idOf(*bob)).isEmpty());
    // Its connection stays up, as one of a machine that sleeps or lost its network does: nobody says goodbye.
    QCOMPARE(::kill(pid_t(client.processId()), SIGSTOP), 0);
    QElapsedTimer silence;
    silence.start();
    const qint64 heartbeat = ann->hello.value("heartbeatSeconds"_L1).toInteger() * 1'000;
    const QJsonObject gone = heard(*ann, kLobby, u"offline"_s, idOf(*bob), int(2 * heartbeat) + 2'000);
    const qint64 told = silence.elapsed();
    client.kill();
    (void)client.waitForFinished();
    QVERIFY(!gone.isEmpty());
    // What is told is told a moment after it was found.
    QVERIFY2(told <= (2 * heartbeat + 1'000) * patience(), qPrintable(QString::number(told)));
    QCOMPARE(ann->get(u"/server"_s).json.value("online"_L1).toInteger(), 1);
#else
    QSKIP("a process is stopped with a signal");
#endif
}

void TestPresenceStory::aStormOfArrivalsIsToldInFewEvents()
{
    // More than whose names are told.
    constexpr int kPeople = foyer::limits::kPresenceNamesMax + 20;
    House house(m_ground, {u"--new-accounts"_s, QString::number(2 * kPeople)});
    std::vector<std::unique_ptr<Peer>> people;
    for (int i = 0; i < kPeople; ++i) {
        people.push_back(house.resident(u"person%1"_s.arg(i)));
        QVERIFY(people.back());
    }
    QElapsedTimer storm;
    storm.start();
    for (const auto &peer : people)
        QVERIFY(peer->open());
    const auto tellsOfAll = [](const QJsonObject &event) {
        return event.value("onlineCount"_L1).toInteger() == kPeople;
    };
    QTRY_VERIFY_WITH_TIMEOUT(people.front()->has(u"presence"_s, tellsOfAll), 10'000 * patience());
    // One event each moment of 250 ms, however many came in it; and the whole of it stays far below everybody to everybody.
    const qint64 moments = storm.elapsed() / 250 + 2;
    qsizetype told = 0;
    for (const auto &peer : people) {
        const qsizetype heardOf =
            std::count_if(peer->events.cbegin(), peer->events.cend(),
                          [](const QJsonObject &event) { return event.value("type"_L1) == "presence"_L1; });
        QVERIFY2(heardOf <= moments, qPrintable(u"%1 in %2 moments"_s.arg(heardOf).arg(moments)));
        told += heardOf;
    }
    qInfo("%d arrivals in %lld ms were told in %lld events", kPeople, storm.elapsed(), qlonglong(told));
    QVERIFY(told < qsizetype(kPeople) * kPeople / 4);
}

void TestPresenceStory::whoWasHereWhen()
{
    House house(m_ground);
    auto ann = house.online(u"ann"_s);
    auto bob = house.online(u"bob"_s);
    QVERIFY(ann && bob);
    const qint64 bobId = idOf(*bob);
    QVERIFY(!heard(*ann, kLobby, u"online"_s, bobId).isEmpty());
    QVERIFY(!memberOf(*ann, kLobby, bobId).contains("lastSeenAt"_L1)); // online
    const qint64 before = ann->hello.value("serverTime"_L1).toInteger();
    bob->drop();
    QVERIFY(!heard(*ann, kLobby, u"offline"_s, bobId).isEmpty());
    QTRY_VERIFY(memberOf(*ann, kLobby, bobId).value("lastSeenAt"_L1).toInteger() >= before);
    const qint64 seen = memberOf(*ann, kLobby, bobId).value("lastSeenAt"_L1).toInteger();
    // It is known after a stop, too, even of those who were online then.
    QVERIFY(bob->open());
    QCOMPARE(house.server().stop(), 0);
    QVERIFY(house.server().start());
    QVERIFY(ann->open());
    QVERIFY(memberOf(*ann, kLobby, bobId).value("lastSeenAt"_L1).toInteger() > seen);
    // Who does not want it told is just not there.
    QCOMPARE(bob->call("PATCH", u"/me/settings"_s, R"({"tellsLastSeen":false})").status, 200);
    QVERIFY(!memberOf(*ann, kLobby, bobId).contains("lastSeenAt"_L1));
    QVERIFY(!memberOf(*ann, kLobby, bobId).value("online"_L1).toBool());
}

void TestPresenceStory::typingIsToldToMembers()
{
    House house(m_ground);
    auto ann = house.online(u"ann"_s);
    auto bob = house.online(u"bob"_s);
    auto eve = house.online(u"eve"_s);
    QVERIFY(ann && bob && eve);
    const qint64 room = roomOf(*ann, u"Tea"_s, {bob.get()});
    type(*bob, room);
    const QJsonObject one = typing(*ann, room, 1);
    QCOMPARE(one.value("users"_L1)[0]["displayName"_L1].toString(), u"bob"_s);
    QCOMPARE(one.value("users"_L1)[0]["id"_L1].toInteger(), idOf(*bob));
    // Over when it is said.
    (void)bob->outcome(bob->say(room, u"There."_s));
    QVERIFY(!typing(*ann, room, 0).isEmpty());
    // Over when he goes.
    type(*bob, room);
    QVERIFY(!typing(*ann, room, 1).isEmpty());
    bob->drop();
    QVERIFY(!typing(*ann, room, 0).isEmpty());
    QVERIFY(bob->open());
    // Over when he leaves; and then he may not any more.
    type(*bob, room);
    QVERIFY(!typing(*ann, room, 1).isEmpty());
    QCOMPARE(bob->post(u"/rooms/%1/leave"_s.arg(room)).status, 204);
    QVERIFY(!typing(*ann, room, 0).isEmpty());
    for (const qint64 nowhere : {room, qint64(424'242)}) {
        type(*bob, nowhere);
        QCOMPARE(bob->await(u"error"_s).value("code"_L1).toString(), u"not-member"_s);
    }
    type(*eve, room);
    QCOMPARE(eve->await(u"error"_s).value("code"_L1).toString(), u"not-member"_s);
    QVERIFY(!eve->has(u"typing"_s));
}

void TestPresenceStory::typingEndsByItself()
{
    House house(m_ground);
    auto ann = house.online(u"ann"_s);
    auto bob = house.online(u"bob"_s);
    QVERIFY(ann && bob);
    type(*bob, kLobby);
    QVERIFY(!typing(*ann, kLobby, 1).isEmpty());
    QVERIFY(!typing(*ann, kLobby, 0, 15'000 * patience()).isEmpty());
    // However often it is said, it is told once, and nothing else suffers.
    for (int i = 0; i < 150; ++i)
        type(*bob, kLobby);
    QVERIFY(!typing(*ann, kLobby, 1).isEmpty());
    QVERIFY(!bob->outcome(bob->say(kLobby, u"Sorry."_s)).contains("code"_L1));
    QVERIFY(!typing(*ann, kLobby, 0).isEmpty());
    QVERIFY(bob->isOpen());
    // Who does not want it told types unseen.
    QCOMPARE(bob->call("PATCH", u"/me/settings"_s, R"({"tellsTyping":false})").status, 200);
    type(*bob, kLobby);
    (void)bob->outcome(bob->say(kLobby, u"Surprise!"_s));
    QVERIFY(!ann->await(u"message"_s,
                        [](const QJsonObject &event) {
                            return event.value("message"_L1)["text"_L1].toString() == u"Surprise!"_s;
                        })
                 .isEmpty());
    QVERIFY(!ann->has(u"typing"_s));
}

void TestPresenceStory::nothingIsTakenBeforeTheFirstSync()
{
    House house(m_ground);
    auto bob = house.resident(u"bob"_s);
    QVERIFY(bob);
    for (const bool isTyping : {true, false}) {
        QVERIFY(bob->openWithoutSync());
        if (isTyping)
            type(*bob, kLobby);
        else
            say(*bob, true);
        QCOMPARE(bob->waitForClose(), 1002);
    }
}

/// A client in a process of its own, to be killed.
int runClient(const QString &url, const QString &token)
{
    Recorder recorder{QString()};
    Peer peer(QUrl(url), recorder);
    peer.token = token;
    if (!peer.open()) {
        std::fprintf(stderr, "the client does not get in\n");
        return 1;
    }
    return QCoreApplication::exec();
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.size() == 4 && arguments.at(1) == QLatin1String(kClient))
        return runClient(arguments.at(2), arguments.at(3));
    TestPresenceStory story;
    return QTest::qExec(&story, argc, argv);
}

#include "tst_presence_story.moc"
