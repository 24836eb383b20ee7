// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/house.h"

#include <QSet>
#include <QTest>

#include <optional>

namespace {

using namespace foyer::test;
using namespace Qt::StringLiterals;

QString sabotagedProgram()
{
    return QStringLiteral(FOYER_SABOTAGED_PROGRAM);
}

/// A server on SQLite, and people who come to it.
class Scene
{
public:
    /// An empty name: the real server.
    explicit Scene(const QString &sabotage)
        : m_recorder({})
        , m_server(m_folder.filePath(u"data"_s), {})
    {
        if (sabotage.isEmpty())
            return;
        m_server.setProgram(sabotagedProgram());
        m_server.setVariable(u"FOYER_SABOTAGE"_s, sabotage);
    }

    [[nodiscard]] std::unique_ptr<Peer> online(const QString &name)
    {
        auto peer = std::make_unique<Peer>(m_server.url(), m_recorder);
        if (peer->signUp(name).status != 200 || !peer->open())
            qFatal("%s does not get online: %s", qPrintable(name), m_server.log().constData());
        return peer;
    }

    ServerProcess &server() { return m_server; }

private:
    QTemporaryDir m_folder;
    Recorder m_recorder;
    ServerProcess m_server;
};

QList<QJsonObject> history(Peer &peer, qint64 conversation)
{
    QList<QJsonObject> list;
    const Answer answer = peer.get(u"/conversations/%1/messages"_s.arg(conversation));
    for (const QJsonValue &value : answer.json.value("messages"_L1).toArray())
        list.append(value.toObject());
    return list;
}

/// Posts, and waits for the seq that the server acknowledges; 0 if it did not.
qint64 postedSeq(Peer &peer, qint64 conversation, const QString &text, const QString &ref = {})
{
    return peer.outcome(peer.say(conversation, text, ref)).value("seq"_L1).toInteger();
}

qint64 newRoom(Peer &owner)
{
    return owner.post(u"/rooms"_s, {{u"name"_s, u"Diary"_s}, {u"topic"_s, u""_s}})
        .json.value("id"_L1)
        .toInteger();
}

/// Whether a message that the poster sends now is pushed to the listener.
bool hears(Peer &listener, Peer &poster, qint64 room, const QString &text)
{
    (void)postedSeq(poster, room, text);
    // What a connection gets, it gets in order: the pong comes after the push.
    listener.send({{u"type"_s, u"ping"_s}});
    (void)listener.await(u"pong"_s);
    return listener.has(u"message"_s, [&text](const QJsonObject &event) {
        return event.value("message"_L1)["text"_L1].toString() == text;
    });
}

// Each of these is true if the server breaks the promise.

bool losesAcknowledged(Scene &scene)
{
    auto ann = scene.online(u"ann"_s);
    // The kill has to come before the store: on a busy machine not the first may.
    for (int round = 0; round < 4; ++round) {
        (void)postedSeq(*ann, kLobby, u"kept"_s);
        const qint64 seq = postedSeq(*ann, kLobby, u"promised %1"_s.arg(round));
        scene.server().kill();
        if (!scene.server().start() || !ann->open())
            qFatal("no restart: %s", scene.server().log().constData());
        const QList<QJsonObject> kept = history(*ann, kLobby);
        if (seq <= 0 || kept.isEmpty())
            qFatal("no answer");
        if (kept.last().value("seq"_L1).toInteger() < seq)
            return true;
    }
    return false;
}

bool storesARepeatedRefTwice(Scene &scene)
{
    auto ann = scene.online(u"ann"_s);
    const QString ref = newRef();
    const qint64 first = postedSeq(*ann, kLobby, u"once"_s, ref);
    const qint64 second = postedSeq(*ann, kLobby, u"once"_s, ref);
    return first == 1 && second == 2 && history(*ann, kLobby).size() == 2;
}

bool dropsAPush(Scene &scene)
{
    auto ann = scene.online(u"ann"_s);
    auto bob = scene.online(u"bob"_s);
    QSet<qint64> posted;
    for (int i = 0; i < 6; ++i)
        posted.insert(postedSeq(*ann, kLobby, u"message"_s));
    const bool hasLast = !bob->await(u"message"_s,
                                     [](const QJsonObject &event) {
                                         return event.value("message"_L1)["seq"_L1].toInteger() == 6;
                                     })
                              .isEmpty();
    const QList<qint64> heard = bob->messages.value(kLobby).keys();
    return hasLast && posted.size() == 6 && heard == QList<qint64>{1, 2, 3, 4, 6}
    && history(*ann, kLobby).size() == 6;
}

bool letsAnOutsiderRead(Scene &scene)
{
    auto ann = scene.online(u"ann"_s);
    const qint64 room = newRoom(*ann);
    (void)postedSeq(*ann, room, u"a secret"_s);
    auto eve = scene.online(u"eve"_s);
    const bool readsHistory = history(*eve, room).size() == 1;
    const bool catchesUp = eve->messages.value(room).size() == 1;
    const bool hearsMore = hears(*eve, *ann, room, u"another secret"_s);
    if (readsHistory != catchesUp || catchesUp != hearsMore)
        qWarning("history %d, sync %d, push %d", int(readsHistory), int(catchesUp), int(hearsMore));
    return readsHistory && catchesUp && hearsMore;
}

bool losesAChangeOnResume(Scene &scene)
{
    auto ann = scene.online(u"ann"_s);
    (void)postedSeq(*ann, kLobby, u"seen"_s);
    auto bob = scene.online(u"bob"_s);
    bob->drop();
    for (int i = 0; i < 3; ++i)
        (void)postedSeq(*ann, kLobby, u"missed"_s);
    if (!bob->open())
        qFatal("no resume");
    return bob->revisions.value(kLobby) == 4 && bob->messages.value(kLobby).keys() == QList<qint64>{1, 3, 4};
}

bool pushesInAnotherOrder(Scene &scene)
{
    auto ann = scene.online(u"ann"_s);
    // A batch of more than one is likely, not certain.
    for (int round = 0; round < 5; ++round) {
        QStringList refs;
        for (int i = 0; i < 20; ++i)
            refs.append(ann->say(kLobby, u"message"_s));
        QHash<qint64, QString> acknowledged;
        for (const QString &ref : refs)
            acknowledged.insert(ann->outcome(ref).value("seq"_L1).toInteger(), ref);
        const qint64 last = 20 * (round + 1);
        (void)ann->await(u"message"_s, [last](const QJsonObject &event) {
            return event.value("message"_L1)["seq"_L1].toInteger() == last;
        });
        for (const QJsonObject &stored : history(*ann, kLobby)) {
            const qint64 seq = stored.value("seq"_L1).toInteger();
            const QString ref = stored.value("ref"_L1).toString();
            if (acknowledged.contains(seq) && acknowledged.value(seq) != ref)
                qFatal("the answer is not what is stored");
            if (ann->messages.value(kLobby).value(seq).value("ref"_L1).toString() != ref)
                return true;
        }
    }
    return false;
}

bool storesTwice(Scene &scene)
{
    auto ann = scene.online(u"ann"_s);
    // The copy of the seventh is stored before the eighth.
    for (int i = 1; i <= 8; ++i)
        (void)postedSeq(*ann, kLobby, u"message %1"_s.arg(i));
    QStringList texts;
    QSet<QString> refs;
    for (const QJsonObject &stored : history(*ann, kLobby)) {
        texts.append(stored.value("text"_L1).toString());
        refs.insert(stored.value("ref"_L1).toString());
    }
    return texts.size() == 9 && refs.size() == 9 && texts.count(u"message 7"_s) == 2;
}

bool leaksToWhoLeft(Scene &scene)
{
    auto ann = scene.online(u"ann"_s);
    auto bob = scene.online(u"bob"_s);
    const qint64 room = newRoom(*ann);
    if (bob->post(u"/rooms/%1/join"_s.arg(room)).status != 200 || !hears(*bob, *ann, room, u"for both"_s)
        || bob->post(u"/rooms/%1/leave"_s.arg(room)).status >= 300)
        qFatal("no joining and leaving");
    return hears(*bob, *ann, room, u"for ann alone"_s) && !history(*ann, room).isEmpty();
}

using Scenario = bool (*)(Scene &);

/// Every sabotage does what its name says; the real server does not.
class TestSabotage : public QObject
{
    Q_OBJECT

private slots:
    void withoutAKnownNameItDoesNotStart_data();
    void withoutAKnownNameItDoesNotStart();
    void aNamedPromiseIsBroken_data();
    void aNamedPromiseIsBroken();
};

void TestSabotage::withoutAKnownNameItDoesNotStart_data()
{
    QTest::addColumn<QString>("name");
    QTest::newRow("missing") << QString();
    QTest::newRow("unknown") << u"be-nice"_s;
}

void TestSabotage::withoutAKnownNameItDoesNotStart()
{
    QFETCH(QString, name);
    Scene scene({});
    scene.server().setProgram(sabotagedProgram());
    if (!name.isEmpty())
        scene.server().setVariable(u"FOYER_SABOTAGE"_s, name);
    QVERIFY(!scene.server().start());
    QCOMPARE(scene.server().waitForEnd(), 2);
    for (const char *known : {"ack-before-commit", "double-store", "drop-push", "ignore-ref",
                              "leak-after-leave", "lose-on-resume", "reorder", "skip-membership"})
        QVERIFY2(scene.server().log().contains(known), known);
}

void TestSabotage::aNamedPromiseIsBroken_data()
{
    QTest::addColumn<Scenario>("breaks");
    QTest::newRow("ack-before-commit") << Scenario(losesAcknowledged);
    QTest::newRow("double-store") << Scenario(storesTwice);
    QTest::newRow("drop-push") << Scenario(dropsAPush);
    QTest::newRow("ignore-ref") << Scenario(storesARepeatedRefTwice);
    QTest::newRow("leak-after-leave") << Scenario(leaksToWhoLeft);
    QTest::newRow("lose-on-resume") << Scenario(losesAChangeOnResume);
    QTest::newRow("reorder") << Scenario(pushesInAnotherOrder);
    QTest::newRow("skip-membership") << Scenario(letsAnOutsiderRead);
}

void TestSabotage::aNamedPromiseIsBroken()
{
    QFETCH(Scenario, breaks);
    Scene sabotaged(QString::fromLatin1(QTest::currentDataTag()));
    QVERIFY2(sabotaged.server().start(), sabotaged.server().log().constData());
    QVERIFY(breaks(sabotaged));
    QVERIFY2(!sabotaged.server().log().contains("SABOTAGE"), sabotaged.server().log().constData());
    QCOMPARE(sabotaged.server().stop(), 0);

    Scene real({});
    QVERIFY2(real.server().start(), real.server().log().constData());
    QVERIFY(!breaks(real));
}

} // namespace

QTEST_GUILESS_MAIN(TestSabotage)
#include "tst_sabotage.moc"
