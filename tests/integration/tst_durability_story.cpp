// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/house.h"
#include "tests/support/mariadb_server.h"

#include <QTest>

#include <vector>

namespace {

using namespace foyer::test;
using namespace Qt::StringLiterals;

/// A few people who post as fast as they are answered, and remember what they were promised.
class Crowd
{
public:
    struct Promise
    {
        QString text;
        QJsonObject posted; // empty: not answered
    };

    bool gather(House &house, int people)
    {
        for (int i = 0; i < people; ++i) {
            m_people.push_back(house.online(u"user%1"_s.arg(i)));
            if (!m_people.back())
                return false;
        }
        return true;
    }
    /// Keeps posting until `enough` answers came, or nobody is connected any more.
    bool postUntil(int enough)
    {
        return QTest::qWaitFor(
            [this, enough] {
                collect();
                for (auto &person : m_people) {
                    while (person->isOpen() && m_waiting[person.get()] < 8)
                        sayNext(*person);
                }
                return answered >= enough;
            },
            20'000 * patience());
    }
    /// Takes the answers that have come.
    void collect()
    {
        for (auto &person : m_people) {
            for (const QJsonObject &event : std::exchange(person->events, {})) {
                const QString type = event.value("type"_L1).toString();
                if (type == "error"_L1 && promises.contains(event.value("ref"_L1).toString())) {
                    --m_waiting[person.get()]; // refused for now: to be sent again
                    ++refused;
                }
                if (type != "posted"_L1)
                    continue;
                Promise &promise = promises[event.value("ref"_L1).toString()];
                if (promise.posted.isEmpty()) {
                    ++answered;
                    --m_waiting[person.get()];
                }
                promise.posted = event;
            }
        }
    }
    /// As a client does after a reconnect: everything unanswered once more.
    bool sendAgain()
    {
        for (auto &person : m_people) {
            if (!person->open())
                return false;
            m_waiting[person.get()] = 0;
        }
        for (auto it = promises.cbegin(); it != promises.cend(); ++it) {
            if (!it->posted.isEmpty())
                continue;
            Peer *author = m_authors.value(it.key());
            author->say(kLobby, it->text, it.key());
            ++m_waiting[author];
        }
        return QTest::qWaitFor(
            [this] {
                collect();
                return answered == promises.size();
            },
            20'000 * patience());
    }
    Peer &first() { return *m_people.front(); }
    std::vector<std::unique_ptr<Peer>> &people() { return m_people; }

    QHash<QString, Promise> promises; // by ref
    int answered = 0;
    int refused = 0;

private:
    void sayNext(Peer &person)
    {
        const QString text = u"message %1"_s.arg(promises.size());
        const QString ref = person.say(kLobby, text);
        promises.insert(ref, {text, {}});
        m_authors.insert(ref, &person);
        ++m_waiting[&person];
    }

    std::vector<std::unique_ptr<Peer>> m_people;
    QHash<Peer *, int> m_waiting;
    QHash<QString, Peer *> m_authors;
};

/// Acknowledged means durable: the server is killed and stopped while people post.
class TestDurabilityStory : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase_data() { Ground::addDatabases(); }

    void whatWasAcknowledgedSurvivesAKill();
    void whatWasAcknowledgedSurvivesAStop();
    void whatWasAcknowledgedSurvivesAKillOfTheDatabase();
    void aStopIsQuickWithIdleConnections();
    void everythingIsThereAfterARestart();

private:
    /// The lobby's whole history, by pages, ascending.
    static QList<QJsonObject> wholeHistory(Peer &peer);
    /// Whether the history holds every promise, each ref once, and every seq; says what is wrong.
    static QString faultOf(const QList<QJsonObject> &history, const Crowd &crowd);

    Ground m_ground;
};

QList<QJsonObject> TestDurabilityStory::wholeHistory(Peer &peer)
{
    QList<QJsonObject> all;
    qint64 before = 0;
    for (;;) {
        const QString query = before > 0 ? u"?limit=200&before=%1"_s.arg(before) : u"?limit=200"_s;
        const Answer page = peer.get(u"/conversations/1/messages"_s + query);
        const QJsonArray messages = page.json.value("messages"_L1).toArray();
        for (qsizetype i = messages.size() - 1; i >= 0; --i)
            all.prepend(messages[i].toObject());
        if (page.status != 200 || !page.json.value("hasMore"_L1).toBool() || messages.isEmpty())
            return all;
        before = messages.first()["seq"_L1].toInteger();
    }
}

QString TestDurabilityStory::faultOf(const QList<QJsonObject> &history, const Crowd &crowd)
{
    QHash<QString, QJsonObject> byRef;
    for (qsizetype i = 0; i < history.size(); ++i) {
        if (history[i].value("seq"_L1).toInteger() != i + 1)
            return u"a hole at seq %1"_s.arg(i + 1);
        const QString ref = history[i].value("ref"_L1).toString();
        if (byRef.contains(ref))
            return u"ref %1 exists twice"_s.arg(ref);
        byRef.insert(ref, history[i]);
    }
    for (auto it = crowd.promises.cbegin(); it != crowd.promises.cend(); ++it) {
        if (it->posted.isEmpty())
            continue;
        const QJsonObject message = byRef.value(it.key());
        if (message.isEmpty())
            return u"%1 was acknowledged and is lost"_s.arg(it->text);
        for (const auto field : {"seq"_L1, "revision"_L1, "createdAt"_L1}) {
            if (message.value(field) != it->posted.value(field))
                return u"%1 has another %2 than acknowledged"_s.arg(it->text, field);
        }
        if (message.value("text"_L1).toString() != it->text)
            return u"%1 has another text"_s.arg(it->text);
    }
    return {};
}

void TestDurabilityStory::whatWasAcknowledgedSurvivesAKill()
{
    House house(m_ground);
    QVERIFY(house.isUp());
    Crowd crowd;
    QVERIFY(crowd.gather(house, 3));
    for (int round = 1; round <= 3; ++round) {
        QVERIFY(crowd.postUntil(round * 150));
        house.server().kill();
        for (auto &person : crowd.people())
            (void)person->waitForClose();
        crowd.collect(); // answers that were on the way
        QVERIFY(house.server().start());
        QCOMPARE(faultOf(wholeHistory(crowd.first()), crowd), QString());
        QVERIFY(crowd.sendAgain());
        const QList<QJsonObject> history = wholeHistory(crowd.first());
        QCOMPARE(faultOf(history, crowd), QString());
        QCOMPARE(history.size(), crowd.promises.size());
    }
}

void TestDurabilityStory::whatWasAcknowledgedSurvivesAStop()
{
    House house(m_ground);
    QVERIFY(house.isUp());
    Crowd crowd;
    QVERIFY(crowd.gather(house, 3));
    for (int round = 1; round <= 3; ++round) {
        QVERIFY(crowd.postUntil(round * 150));
        house.server().askToStop();
        (void)crowd.postUntil(0); // one more turn of posting, into the stop
        QCOMPARE(house.server().waitForEnd(), 0);
        for (auto &person : crowd.people())
            QCOMPARE(person->waitForClose(), 1001);
        crowd.collect();
        QVERIFY(house.server().start());
        QCOMPARE(faultOf(wholeHistory(crowd.first()), crowd), QString());
        QVERIFY(crowd.sendAgain());
        QCOMPARE(wholeHistory(crowd.first()).size(), crowd.promises.size());
    }
}

void TestDurabilityStory::whatWasAcknowledgedSurvivesAKillOfTheDatabase()
{
    QFETCH_GLOBAL(bool, isMariadb);
    if (!isMariadb)
        QSKIP("SQLite has no server of its own");
    House house(m_ground);
    QVERIFY(house.isUp());
    Crowd crowd;
    QVERIFY(crowd.gather(house, 3));
    QVERIFY(crowd.postUntil(150));
    m_ground.mariadb()->kill();
    (void)crowd.postUntil(0); // one more turn of posting, into the void
    QTRY_COMPARE_WITH_TIMEOUT(crowd.first().get(u"//readyz"_s).status, 503, 30'000);
    QVERIFY(house.server().isRunning());
    const auto started = m_ground.mariadb()->start();
    QVERIFY2(started, started ? "" : qPrintable(started.error().detail));
    QTRY_COMPARE_WITH_TIMEOUT(crowd.first().get(u"//readyz"_s).status, 200, 30'000);
    crowd.collect();
    QCOMPARE(faultOf(wholeHistory(crowd.first()), crowd), QString());
    QVERIFY(crowd.sendAgain());
    const QList<QJsonObject> history = wholeHistory(crowd.first());
    QCOMPARE(faultOf(history, crowd), QString());
    QCOMPARE(history.size(), crowd.promises.size());
}

void TestDurabilityStory::aStopIsQuickWithIdleConnections()
{
    House house(m_ground);
    QVERIFY(house.isUp());
    auto ann = house.online(u"ann"_s);
    QVERIFY(ann);
    QTcpSocket silent;
    silent.connectToHost(QHostAddress::LocalHost, house.server().port());
    QVERIFY(silent.waitForConnected());
    QElapsedTimer clock;
    clock.start();
    QCOMPARE(house.server().stop(), 0);
    QVERIFY2(clock.elapsed() < 4'000 * patience(), qPrintable(QString::number(clock.elapsed())));
    QCOMPARE(ann->waitForClose(), 1001);
}

void TestDurabilityStory::everythingIsThereAfterARestart()
{
    House house(m_ground);
    QVERIFY(house.isUp());
    auto ann = house.online(u"ann"_s);
    auto bob = house.online(u"bob"_s);
    QVERIFY(ann && bob);
    const qint64 room = ann->post(u"/rooms"_s, {{u"name"_s, u"Kitchen 🍳"_s}, {u"topic"_s, u"Tea"_s}})
                            .json.value("id"_L1)
                            .toInteger();
    QCOMPARE(bob->post(u"/rooms/%1/join"_s.arg(room)).status, 200);
    QVERIFY(!ann->outcome(ann->say(room, u"中文 😀"_s)).isEmpty());
    QCOMPARE(bob->put(u"/conversations/%1/read"_s.arg(room), {{u"seq"_s, 1}}).status, 200);
    QTRY_COMPARE(bob->messages[room].size(), 2);
    const Answer conversations = bob->get(u"/conversations"_s);
    const Answer messages = bob->get(u"/conversations/%1/messages"_s.arg(room));
    QCOMPARE(house.server().stop(), 0);
    QVERIFY(house.server().start());
    const auto withoutCounts = [](const Answer &answer) {
        QJsonArray list = answer.json.value("conversations"_L1).toArray();
        for (QJsonValueRef value : list) {
            QJsonObject object = value.toObject();
            object.remove("onlineCount"_L1); // nobody has come back yet
            value = object;
        }
        return list;
    };
    QCOMPARE(withoutCounts(bob->get(u"/conversations"_s)), withoutCounts(conversations));
    QCOMPARE(bob->get(u"/conversations/%1/messages"_s.arg(room)).json, messages.json);
    QVERIFY(bob->open());
    for (const QJsonValue &value : bob->lastSync.value("conversations"_L1).toArray())
        QVERIFY(value["messages"_L1].toArray().isEmpty());
}

} // namespace

QTEST_GUILESS_MAIN(TestDurabilityStory)
#include "tst_durability_story.moc"
