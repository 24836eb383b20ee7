// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The desktop's client engine against the real server: nothing is lost and nothing doubled, whoever is killed.

#include "desktop/client/client_engine.h"
#include "desktop/model/search_model.h"
#include "tests/support/peer.h"
#include "tests/support/recorder.h"
#include "tests/support/server_process.h"

#include <QPoint>
#include <QProcess>
#include <QRandomGenerator>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

using namespace std::chrono_literals;
using namespace foyer;
using namespace foyer::test;
using client::ClientEngine;
using client::ConnectionState;

namespace {

constexpr ConversationId kLobbyRoom(1);
const QString kPassword = QStringLiteral("correct horse");

ClientEngine::Settings quickSettings(const QString &folder)
{
    ClientEngine::Settings settings;
    settings.dataFolder = folder;
    settings.link.firstDelay = 20ms;
    settings.link.longestDelay = 200ms;
    return settings;
}

client::Credentials credentials(const QString &name, bool isConfirmed = true)
{
    client::Credentials given;
    given.username = name;
    given.password = kPassword;
    given.isNewAccountConfirmed = isConfirmed;
    given.avatar = QStringLiteral("a3");
    return given;
}

} // namespace

class TestEngineAndServer : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_data = std::make_unique<QTemporaryDir>();
        m_server = std::make_unique<ServerProcess>(m_data->filePath(QStringLiteral("server")), QString());
        QVERIFY2(m_server->start(), m_server->log().constData());
        m_engine = makeEngine(QStringLiteral("desk"));
    }

    void cleanup()
    {
        m_engine.reset();
        m_server.reset();
    }

    void aNewNameIsAskedForOnce()
    {
        QSignalSpy failed(m_engine.get(), &ClientEngine::signInFailed);
        m_engine->signIn(address(), credentials(QStringLiteral("Ann"), false));
        QTRY_COMPARE(failed.size(), 1);
        QCOMPARE(failed.at(0).at(0).value<Error>().code, ErrorCode::AccountConfirmationRequired);
        QCOMPARE(m_engine->state(), ConnectionState::SignedOut);
        QSignalSpy signedIn(m_engine.get(), &ClientEngine::signedIn);
        QVERIFY(signIn(*m_engine, QStringLiteral("Ann")));
        QVERIFY(signedIn.at(0).at(0).toBool());
        QCOMPARE(m_engine->user().username, QStringLiteral("Ann"));
        QCOMPARE(m_engine->user().avatar, QStringLiteral("a3"));
        QVERIFY(m_engine->replica().conversation(kLobbyRoom) != nullptr);
    }

    void aWrongPasswordIsSaid()
    {
        QVERIFY(signIn(*m_engine, QStringLiteral("Ann")));
        const auto other = makeEngine(QStringLiteral("other"));
        QSignalSpy failed(other.get(), &ClientEngine::signInFailed);
        client::Credentials wrong = credentials(QStringLiteral("Ann"));
        wrong.password = QStringLiteral("wrong horse");
        other->signIn(address(), wrong);
        QTRY_COMPARE(failed.size(), 1);
        QCOMPARE(failed.at(0).at(0).value<Error>().code, ErrorCode::WrongPassword);
    }

    void aServerThatIsNotThereIsSaid()
    {
        m_server->kill();
        QSignalSpy failed(m_engine.get(), &ClientEngine::signInFailed);
        m_engine->signIn(address(), credentials(QStringLiteral("Ann")));
        QTRY_COMPARE(failed.size(), 1);
        QVERIFY(client::Api::isUnreachable(failed.at(0).at(0).value<Error>()));
    }

    void messagesGoBothWays()
    {
        QVERIFY(signIn(*m_engine, QStringLiteral("Ann")));
        const auto bob = person(QStringLiteral("Bob"));
        QVERIFY(m_engine->post(kLobbyRoom, QStringLiteral("hello 你好 👋")).has_value());
        QVERIFY(!bob->await(QStringLiteral("message"), textIs(QStringLiteral("hello 你好 👋"))).isEmpty());
        QTRY_VERIFY(m_engine->outbox().posts(kLobbyRoom).isEmpty());
        bob->say(1, QStringLiteral("hello back"));
        QTRY_COMPARE(texts(*m_engine).value(1), QStringLiteral("hello back"));
        m_engine->markRead(kLobbyRoom, Seq(2));
        QTRY_COMPARE(m_engine->replica().conversation(kLobbyRoom)->readSeq, Seq(2));
    }

    void whatWasSaidIsFound()
    {
        using model::SearchModel;
        QVERIFY(signIn(*m_engine, QStringLiteral("Ann")));
        for (int i = 0; i < 25; ++i)
            QVERIFY(m_engine->post(kLobbyRoom, QStringLiteral("😀 喝茶 %1").arg(i)).has_value());
        QTRY_VERIFY(m_engine->outbox().posts(kLobbyRoom).isEmpty());
        SearchModel found(*m_engine);
        client::SearchQuery query;
        query.text = QStringLiteral("喝茶");
        QCOMPARE(found.state(), SearchModel::State::Idle);
        // The index is behind by a moment.
        QTRY_VERIFY(([&] {
            found.search(query);
            return QTest::qWaitFor([&] { return found.state() == SearchModel::State::Done; })
                && found.rowCount() == 20 && found.index(0).data().toString().endsWith(QLatin1String(" 24"));
        }()));
        const QModelIndex first = found.index(0);
        QCOMPARE(first.data(SearchModel::PlaceRole).toString(), QStringLiteral("Lobby"));
        QCOMPARE(first.data(SearchModel::AuthorRole).toString(), QStringLiteral("Ann"));
        QCOMPARE(first.data(SearchModel::SeqRole).toLongLong(), 25);
        QCOMPARE(first.data(SearchModel::RangesRole).value<QList<QPoint>>(), QList<QPoint>({{3, 2}}));
        QVERIFY(found.canFetchMore({}));
        found.fetchMore({});
        QTRY_COMPARE(found.rowCount(), 25);
        QVERIFY(!found.canFetchMore({}));
        query.text = QStringLiteral("茶");
        found.search(query);
        QTRY_COMPARE(found.state(), SearchModel::State::Failed);
        QCOMPARE(found.error()->code, ErrorCode::InvalidField);
        QCOMPARE(found.rowCount(), 0);
    }

    void peopleAreFollowedAsFarAsTheyLetIt()
    {
        QVERIFY(signIn(*m_engine, QStringLiteral("Ann")));
        const auto bob = person(QStringLiteral("Bob"));
        client::Company &company = m_engine->company();
        company.loadMembers(kLobbyRoom);
        QTRY_COMPARE(company.members(kLobbyRoom).size(), 2);
        QVERIFY(company.members(kLobbyRoom).at(1).isOnline);

        QVERIFY(m_engine->post(kLobbyRoom, QStringLiteral("Seen?")).has_value());
        QVERIFY(!bob->await(QStringLiteral("message"), textIs(QStringLiteral("Seen?"))).isEmpty());
        QSignalSpy seen(&company, &client::Company::seenChanged);
        bob->send({{QStringLiteral("type"), QStringLiteral("read")},
                   {QStringLiteral("conversation"), 1},
                   {QStringLiteral("seq"), 1}});
        QTRY_COMPARE(seen.size(), 1);
        QSignalSpy loaded(&company, &client::Company::seenLoaded);
        company.loadSeen({kLobbyRoom, Seq(1)});
        QTRY_COMPARE(loaded.size(), 1);
        QVERIFY(loaded.at(0).at(1).toBool());
        QCOMPARE(loaded.at(0).at(2).value<QList<protocol::User>>().size(), 1);

        bob->send({{QStringLiteral("type"), QStringLiteral("typing")}, {QStringLiteral("conversation"), 1}});
        QTRY_COMPARE(company.typists(kLobbyRoom).size(), 1);
        bob->say(1, QStringLiteral("Yes"));
        QTRY_COMPARE(texts(*m_engine).value(1), QStringLiteral("Yes"));
        QTRY_COMPARE(m_engine->replica().conversation(kLobbyRoom)->unread, 1);

        bob->send({{QStringLiteral("type"), QStringLiteral("activity")}, {QStringLiteral("idle"), true}});
        QTRY_VERIFY(company.members(kLobbyRoom).at(1).isIdle);
        bob->drop();
        QTRY_VERIFY(!company.members(kLobbyRoom).at(1).isOnline);

        protocol::PersonalChange change;
        change.tellsSeen = false;
        company.changeSettings(change);
        QTRY_VERIFY(company.settings() && !company.settings()->tellsSeen);
        company.loadSeen({kLobbyRoom, Seq(1)});
        QTRY_COMPARE(loaded.size(), 2);
        QVERIFY(!loaded.at(1).at(1).toBool());
        company.loadSettings();
        QTRY_COMPARE(company.settings()->tellsTyping, true);
    }

    void historyComesInPages()
    {
        const auto bob = person(QStringLiteral("Bob"));
        QStringList written;
        QString last;
        for (int i = 0; i < 130; ++i) {
            written.append(QStringLiteral("message %1").arg(i));
            last = bob->say(1, written.constLast());
        }
        QVERIFY(!bob->outcome(last).isEmpty());
        QVERIFY(signIn(*m_engine, QStringLiteral("Ann")));
        QCOMPARE(texts(*m_engine), written.mid(80));
        for (const int expected : {100, 130}) {
            QVERIFY(m_engine->replica().hasOlder(kLobbyRoom));
            m_engine->loadOlder(kLobbyRoom);
            QTRY_COMPARE(texts(*m_engine).size(), expected);
        }
        QCOMPARE(texts(*m_engine), written);
        QVERIFY(!m_engine->replica().hasOlder(kLobbyRoom));
    }

    void whatWasSaidCanBeChangedAndARefusalIsTold()
    {
        QVERIFY(signIn(*m_engine, QStringLiteral("Ann")));
        const auto bot = person(QStringLiteral("Ann"), QStringLiteral("bot"));
        const Answer made =
            bot->post(QStringLiteral("/rooms"), {{QStringLiteral("name"), QStringLiteral("Own")}});
        const ConversationId room(made.json.value(u"id").toInteger());
        QTRY_VERIFY(m_engine->replica().conversation(room) != nullptr);
        QVERIFY(m_engine->post(room, QStringLiteral("frist")).has_value());
        const auto held = [&](int index) {
            return m_engine->replica().messages(room).value(index);
        };
        QTRY_COMPARE(held(0).text, QStringLiteral("frist"));
        const protocol::MessagePlace first{room, Seq(1)};
        client::MessageChanges &changes = m_engine->changes();
        QSignalSpy refused(&changes, &client::MessageChanges::refused);

        changes.edit(first, QStringLiteral("first"));
        QTRY_COMPARE(held(0).text, QStringLiteral("first"));
        QVERIFY(held(0).editedAt != 0);
        QSignalSpy edits(&changes, &client::MessageChanges::editsLoaded);
        changes.loadEdits(first);
        QTRY_COMPARE(edits.size(), 1);
        QCOMPARE(edits.at(0).at(1).value<QList<client::Wording>>().value(0).text, QStringLiteral("frist"));

        for (const QString &emoji : {QStringLiteral("👍"), QStringLiteral("#\uFE0F\u20E3")})
            changes.react(first, emoji);
        QTRY_COMPARE(held(0).reactions.size(), 2);
        changes.unreact(first, QStringLiteral("👍"));
        QTRY_COMPARE(held(0).reactions.size(), 1);

        QSignalSpy pins(&changes, &client::MessageChanges::pinsLoaded);
        changes.pin(first);
        QTRY_VERIFY(held(0).pinnedAt != 0);
        changes.loadPins(room);
        QTRY_COMPARE(pins.size(), 1);
        QCOMPARE(pins.at(0).at(1).value<QList<protocol::Message>>().size(), 1);
        changes.unpin(first);
        QTRY_COMPARE(held(0).pinnedAt, Timestamp(0));

        QVERIFY(m_engine->post(room, QStringLiteral("an answer"), Seq(1)).has_value());
        QTRY_VERIFY(held(1).replyTo.has_value());
        QVERIFY(m_engine->forward(first, kLobbyRoom).has_value());
        QTRY_COMPARE(texts(*m_engine), QStringList(QStringLiteral("first")));
        QVERIFY(m_engine->replica().messages(kLobbyRoom).constLast().forwardedFrom.has_value());

        QSignalSpy around(&changes, &client::MessageChanges::aroundLoaded);
        changes.loadAround(first, 2);
        QTRY_COMPARE(around.size(), 1);
        const auto page = around.at(0).at(1).value<client::HistoryPage>();
        QCOMPARE(page.messages.size(), 1);
        QVERIFY(page.hasNewer);
        QVERIFY(!page.hasMore);

        QVERIFY(refused.isEmpty());
        changes.recall(first);
        QTRY_VERIFY(held(0).recalledAt != 0);
        QTRY_VERIFY(held(1).replyTo->isRecalled);
        changes.edit(first, QStringLiteral("too late"));
        QTRY_COMPARE(refused.size(), 1);
        QCOMPARE(refused.at(0).at(1).value<Error>().code, ErrorCode::MessageRecalled);
        // In the lobby Ann is a member like everyone.
        changes.pin({kLobbyRoom, Seq(1)});
        QTRY_COMPARE(refused.size(), 2);
        QCOMPARE(refused.at(1).at(1).value<Error>().code, ErrorCode::Forbidden);
        changes.loadPins(ConversationId(99));
        QTRY_COMPARE(refused.size(), 3);
    }

    void aSignInElsewhereTakesOverAndCanBeTakenBack()
    {
        QVERIFY(signIn(*m_engine, QStringLiteral("Ann")));
        const auto other = makeEngine(QStringLiteral("other"));
        QVERIFY(signIn(*other, QStringLiteral("Ann")));
        QTRY_COMPARE(m_engine->state(), ConnectionState::SessionOver);
        QCOMPARE(m_engine->sessionEnd(), protocol::SessionEnd::Replaced);
        // What is written meanwhile goes out afterwards.
        QVERIFY(m_engine->post(kLobbyRoom, QStringLiteral("written meanwhile")).has_value());
        m_engine->takeBack();
        QTRY_COMPARE(m_engine->state(), ConnectionState::Online);
        QTRY_COMPARE(other->state(), ConnectionState::SessionOver);
        QTRY_COMPARE(texts(*m_engine), QStringList(QStringLiteral("written meanwhile")));
        QTRY_VERIFY(m_engine->outbox().posts(kLobbyRoom).isEmpty());
    }

    void aSessionRevokedWhileAwayIsOver()
    {
        QVERIFY(signIn(*m_engine, QStringLiteral("Ann")));
        const auto web = person(QStringLiteral("Ann"), QStringLiteral("bot"));
        const QJsonArray sessions = web->get(QStringLiteral("/sessions")).json.value(u"sessions").toArray();
        qint64 desktop = 0;
        for (const QJsonValue &session : sessions) {
            if (session.toObject().value(u"kind").toString() == u"desktop")
                desktop = session.toObject().value(u"id").toInteger();
        }
        QCOMPARE(web->remove(QStringLiteral("/sessions/%1").arg(desktop)).status, 204);
        QTRY_COMPARE(m_engine->state(), ConnectionState::SessionOver);
        QVERIFY(m_engine->sessionEnd() != protocol::SessionEnd::Replaced);
    }

    void aSessionReplacedWhileTheServerWasDownIsOver()
    {
        QVERIFY(signIn(*m_engine, QStringLiteral("Ann")));
        // Far away for a while: the next attempt comes late.
        m_server->kill();
        QTRY_COMPARE(m_engine->state(), ConnectionState::Waiting);
        const auto other = makeEngine(QStringLiteral("other"));
        QVERIFY(m_server->start());
        QVERIFY(signIn(*other, QStringLiteral("Ann")));
        QTRY_COMPARE(m_engine->state(), ConnectionState::SessionOver);
        QCOMPARE(m_engine->sessionEnd(), protocol::SessionEnd::Replaced);
    }

    void nothingIsLostOrDoubledWhenTheServerIsKilled()
    {
        QVERIFY(signIn(*m_engine, QStringLiteral("Ann")));
        QRandomGenerator random(7);
        QStringList written;
        for (int round = 0; round < 3; ++round) {
            const int killAt = random.bounded(10, 40);
            for (int i = 0; i < 50; ++i) {
                written.append(QStringLiteral("%1").arg(written.size()));
                QVERIFY(m_engine->post(kLobbyRoom, written.constLast()).has_value());
                QTest::qWait(random.bounded(5));
                if (i == killAt)
                    m_server->kill();
            }
            QVERIFY2(m_server->start(), m_server->log().constData());
        }
        QTRY_COMPARE_WITH_TIMEOUT(m_engine->outbox().waitingCount(), 0, 30'000 * patience());
        QCOMPARE(stored(), written);
        QTRY_COMPARE(texts(*m_engine), written);
    }

    void nothingIsLostOrDoubledWhenTheClientIsKilled()
    {
        QRandomGenerator random(11);
        int next = 0;
        QList<int> queued;
        for (int round = 0; round < 4; ++round) {
            const int killAfter = random.bounded(5, 60);
            const QByteArray said = runProbe(next, 80, killAfter);
            const QList<QByteArray> lines = said.split('\n');
            for (const QByteArray &line : lines) {
                if (line.startsWith("queued "))
                    queued.append(line.mid(7).toInt());
            }
            next += 80;
        }
        QVERIFY(queued.size() >= 4 * 5);
        QVERIFY(runProbe(next, 0, -1).contains("drained"));
        QList<int> found;
        const QStringList all = stored();
        for (const QString &text : all)
            found.append(text.toInt());
        // In the order of writing, so each once; and all that the probe said it had kept.
        QVERIFY(std::is_sorted(found.cbegin(), found.cend()));
        QVERIFY(std::adjacent_find(found.cbegin(), found.cend()) == found.cend());
        for (const int number : std::as_const(queued))
            QVERIFY2(found.contains(number), qPrintable(QString::number(number)));
    }

private:
    [[nodiscard]] client::ServerAddress address() const
    {
        return *client::ServerAddress::fromInput(QStringLiteral("127.0.0.1:%1").arg(m_server->port()));
    }

    [[nodiscard]] std::unique_ptr<ClientEngine> makeEngine(const QString &folder)
    {
        return std::make_unique<ClientEngine>(m_clock, client::Backoff::systemRandom(),
                                              quickSettings(m_data->filePath(folder)));
    }

    [[nodiscard]] bool signIn(ClientEngine &engine, const QString &name)
    {
        engine.signIn(address(), credentials(name));
        return QTest::qWaitFor([&] { return engine.state() == ConnectionState::Online; },
                               10'000 * patience());
    }

    [[nodiscard]] std::unique_ptr<Peer> person(const QString &name,
                                               const QString &kind = QStringLiteral("desktop"))
    {
        auto peer = std::make_unique<Peer>(m_server->url(), m_recorder, kind);
        peer->signUp(name, kPassword);
        if (!peer->open())
            qFatal("peer cannot connect");
        return peer;
    }

    [[nodiscard]] static Peer::Condition textIs(const QString &text)
    {
        return [text](const QJsonObject &event) {
            return event.value(u"message").toObject().value(u"text").toString() == text;
        };
    }

    [[nodiscard]] static QStringList texts(const ClientEngine &engine)
    {
        QStringList found;
        for (const protocol::Message &message : engine.replica().messages(kLobbyRoom))
            found.append(message.text);
        return found;
    }

    /// Every message of the lobby, as the server has it, checked to be without a hole.
    [[nodiscard]] QStringList stored()
    {
        const auto reader = person(QStringLiteral("Reader"), QStringLiteral("bot"));
        QStringList found;
        qint64 before = 0;
        for (bool hasMore = true; hasMore;) {
            const QString path = QStringLiteral("/conversations/1/messages?limit=200");
            const Answer answer =
                reader->get(before > 0 ? path + QStringLiteral("&before=%1").arg(before) : path);
            const QJsonArray page = answer.json.value(u"messages").toArray();
            QStringList texts;
            for (const QJsonValue &message : page)
                texts.append(message.toObject().value(u"text").toString());
            found = texts + found;
            hasMore = answer.json.value(u"hasMore").toBool();
            before = page.at(0).toObject().value(u"seq").toInteger();
        }
        if (before > 1)
            qFatal("hole at the beginning");
        return found;
    }

    /// Runs the probe and kills it after so many lines (-1: lets it end). Returns what it said.
    [[nodiscard]] QByteArray runProbe(int first, int count, int killAfter)
    {
        QProcess probe;
        probe.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        probe.start(QStringLiteral(FOYER_ENGINE_PROBE),
                    {address().display(), QStringLiteral("Ann"), kPassword,
                     m_data->filePath(QStringLiteral("probe")), QString::number(first),
                     QString::number(count)});
        QByteArray said;
        const bool isDone = QTest::qWaitFor(
            [&] {
                said += probe.readAllStandardOutput();
                return probe.state() == QProcess::NotRunning
                    || (killAfter >= 0 && said.count('\n') >= killAfter);
            },
            60'000 * patience());
        if (!isDone)
            qWarning("probe is late: %s", said.constData());
        probe.kill();
        probe.waitForFinished();
        return said + probe.readAllStandardOutput();
    }

    SystemClock m_clock;
    Recorder m_recorder{QString()};
    std::unique_ptr<QTemporaryDir> m_data;
    std::unique_ptr<ServerProcess> m_server;
    std::unique_ptr<ClientEngine> m_engine;
};

QTEST_GUILESS_MAIN(TestEngineAndServer)
#include "tst_engine_and_server.moc"
