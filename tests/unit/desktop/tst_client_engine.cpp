// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/client/client_engine.h"
#include "tests/unit/desktop/samples.h"
#include "tests/unit/desktop/scripted_peer.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

using namespace std::chrono_literals;
using namespace foyer;
using namespace foyer::test;
using client::ClientEngine;
using client::ConnectionState;
using protocol::PostRequest;
using protocol::SyncRequest;

namespace {
constexpr ConversationId kRoom(7);
}

class TestClientEngine : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_peer = std::make_unique<ScriptedPeer>();
        start();
    }

    void cleanup()
    {
        m_engine.reset();
        m_peer.reset();
    }

    void saysWhatItHasAndIsOnlineAfterTheAnswer()
    {
        QTRY_COMPARE(m_peer->count<SyncRequest>(), 1);
        QCOMPARE(m_peer->all<SyncRequest>().constFirst(), SyncRequest{});
        QCOMPARE(m_engine->state(), ConnectionState::CatchingUp);
        answerSync(3);
        QTRY_COMPARE(m_engine->state(), ConnectionState::Online);
        QCOMPARE(m_engine->replica().messages(kRoom).size(), 3);
        m_peer->cut();
        QTRY_COMPARE(m_peer->count<SyncRequest>(), 2);
        QCOMPARE(m_peer->all<SyncRequest>().constLast().revisions,
                 (QHash<ConversationId, Revision>{{kRoom, Revision(3)}}));
    }

    void sendsOneAfterTheOtherInOrder()
    {
        goOnline();
        const QStringList texts{QStringLiteral("one"), QStringLiteral("two"), QStringLiteral("three")};
        for (const QString &text : texts)
            QVERIFY(m_engine->post(kRoom, text).has_value());
        QStringList arrived;
        for (qint64 number = 1; number <= 3; ++number) {
            QTRY_COMPARE(m_peer->count<PostRequest>(), int(number));
            const PostRequest post = m_peer->all<PostRequest>().constLast();
            arrived.append(post.text);
            accept(post, number, number);
        }
        QCOMPARE(arrived, texts);
        QTRY_VERIFY(m_engine->outbox().posts(kRoom).isEmpty());
        QCOMPARE(m_engine->replica().messages(kRoom).size(), 3);
    }

    void theAnswerMayComeBeforeOrAfterTheMessage_data()
    {
        QTest::addColumn<bool>("isAnswerFirst");
        QTest::newRow("answer first") << true;
        QTest::newRow("message first") << false;
    }
    void theAnswerMayComeBeforeOrAfterTheMessage()
    {
        QFETCH(const bool, isAnswerFirst);
        goOnline();
        const Ref ref = *m_engine->post(kRoom, QStringLiteral("hello"));
        QTRY_COMPARE(m_peer->count<PostRequest>(), 1);
        protocol::Message message = sampleMessage(7, 1, 1, 1);
        message.ref = ref;
        const protocol::Posted posted{ref, kRoom, Seq(1), Revision(1), message.createdAt};
        if (isAnswerFirst) {
            m_peer->send({posted});
            QTRY_COMPARE(m_engine->outbox().find(ref)->state, client::QueuedPost::State::Acknowledged);
            m_peer->send({protocol::MessageEvent{message}});
        } else {
            m_peer->send({protocol::MessageEvent{message}, posted});
        }
        QTRY_VERIFY(m_engine->outbox().posts(kRoom).isEmpty());
        QTRY_COMPARE(m_engine->replica().messages(kRoom).size(), 1);
        QVERIFY(m_engine->post(kRoom, QStringLiteral("next")).has_value());
        QTRY_COMPARE(m_peer->count<PostRequest>(), 2);
    }

    void anUnansweredPostIsSentAgainUnderItsRef()
    {
        goOnline();
        const Ref ref = *m_engine->post(kRoom, QStringLiteral("hello"));
        QTRY_COMPARE(m_peer->count<PostRequest>(), 1);
        m_peer->cut();
        QTRY_COMPARE(m_peer->count<SyncRequest>(), 2);
        QCOMPARE(m_peer->count<PostRequest>(), 1);
        answerSync(0);
        QTRY_COMPARE(m_peer->count<PostRequest>(), 2);
        QCOMPARE(m_peer->all<PostRequest>().constLast().ref, ref);
    }

    void aServerThatForgetsToAnswerIsLeft()
    {
        goOnline();
        QVERIFY(m_engine->post(kRoom, QStringLiteral("hello")).has_value());
        QTRY_COMPARE(m_peer->connectionCount(), 2);
    }

    void whatWasWrittenOfflineGoesOutAfterARestart()
    {
        goOnline();
        m_peer->setListening(false);
        m_peer->cut();
        QTRY_COMPARE(m_engine->state(), ConnectionState::Waiting);
        const Ref ref = *m_engine->post(kRoom, QStringLiteral("written offline"));
        m_engine.reset();
        m_peer->forgetFrames();
        m_peer->setListening(true);
        start();
        QCOMPARE(m_engine->outbox().posts(kRoom).size(), 1);
        QTRY_COMPARE(m_peer->count<SyncRequest>(), 1);
        answerSync(0);
        QTRY_COMPARE(m_peer->count<PostRequest>(), 1);
        QCOMPARE(m_peer->all<PostRequest>().constFirst().ref, ref);
        QCOMPARE(m_peer->all<PostRequest>().constFirst().text, QStringLiteral("written offline"));
    }

    void aPostThatIsInTheCatchUpIsNotSentAgain()
    {
        goOnline();
        const Ref ref = *m_engine->post(kRoom, QStringLiteral("hello"));
        QTRY_COMPARE(m_peer->count<PostRequest>(), 1);
        m_peer->cut();
        QTRY_COMPARE(m_peer->count<SyncRequest>(), 2);
        protocol::Message message = sampleMessage(7, 1, 1, 1);
        message.ref = ref;
        m_peer->send({protocol::SyncAnswer{{{sampleRoom(7, 1, 1), {message}, false}}, false}});
        QTRY_COMPARE(m_engine->state(), ConnectionState::Online);
        QVERIFY(m_engine->outbox().posts(kRoom).isEmpty());
        QVERIFY(m_engine->post(kRoom, QStringLiteral("next")).has_value());
        QTRY_COMPARE(m_peer->count<PostRequest>(), 2);
        QCOMPARE(m_peer->all<PostRequest>().constLast().text, QStringLiteral("next"));
    }

    void anotherPersonsMessageWithOurRefDoesNotEatThePost()
    {
        goOnline();
        const Ref ref = *m_engine->post(kRoom, QStringLiteral("hello"));
        protocol::Message message = sampleMessage(7, 1, 1, 2);
        message.ref = ref;
        m_peer->send({protocol::MessageEvent{message}});
        QTRY_COMPARE(m_engine->replica().messages(kRoom).size(), 1);
        QCOMPARE(m_engine->outbox().posts(kRoom).size(), 1);
    }

    void aRefusalForGoodIsKeptForThePersonAndTheNextGoesOn()
    {
        goOnline();
        const Ref first = *m_engine->post(kRoom, QStringLiteral("one"));
        QVERIFY(m_engine->post(kRoom, QStringLiteral("two")).has_value());
        QTRY_COMPARE(m_peer->count<PostRequest>(), 1);
        m_peer->send({protocol::Refused{first, ErrorCode::Forbidden, {}, 0}});
        QTRY_COMPARE(m_peer->count<PostRequest>(), 2);
        QCOMPARE(m_engine->outbox().find(first)->failure, ErrorCode::Forbidden);
        m_engine->discardPost(first);
        QVERIFY(!m_engine->outbox().find(first).has_value());
    }

    void aRefusalForNowIsTriedAgain()
    {
        goOnline();
        const Ref ref = *m_engine->post(kRoom, QStringLiteral("one"));
        QTRY_COMPARE(m_peer->count<PostRequest>(), 1);
        m_peer->send({protocol::Refused{ref, ErrorCode::TooManyRequests, {}, 1}});
        QTRY_COMPARE(m_peer->count<PostRequest>(), 2);
        QCOMPARE(m_peer->all<PostRequest>().constLast().ref, ref);
    }

    void aGapIsAskedFor()
    {
        goOnline();
        m_peer->send({protocol::MessageEvent{sampleMessage(7, 2, 2)}});
        QTRY_COMPARE(m_peer->count<SyncRequest>(), 2);
        const SyncRequest asked = m_peer->all<SyncRequest>().constLast();
        QVERIFY(asked.isPartial);
        QCOMPARE(asked.revisions, (QHash<ConversationId, Revision>{{kRoom, Revision(0)}}));
    }

    void aReplacedSessionStopsAndSaysWhy()
    {
        goOnline();
        m_peer->send({protocol::SessionEnded{protocol::SessionEnd::Replaced}});
        QTRY_COMPARE(m_engine->state(), ConnectionState::SessionOver);
        QCOMPARE(m_engine->sessionEnd(), protocol::SessionEnd::Replaced);
        // What is written now waits on disk.
        QVERIFY(m_engine->post(kRoom, QStringLiteral("later")).has_value());
        QTest::qWait(150);
        QCOMPARE(m_peer->connectionCount(), 1);
        QCOMPARE(m_peer->count<PostRequest>(), 0);
    }

    void readPositionsOfAnOfflineTimeAreTold()
    {
        goOnline(5);
        m_peer->setListening(false);
        m_peer->cut();
        QTRY_COMPARE(m_engine->state(), ConnectionState::Waiting);
        m_engine->markRead(kRoom, Seq(3));
        m_engine->markRead(kRoom, Seq(5));
        m_engine->markRead(kRoom, Seq(4));
        m_peer->setListening(true);
        QTRY_COMPARE(m_peer->count<SyncRequest>(), 2);
        m_peer->send({protocol::SyncAnswer{{{sampleRoom(7, 5, 5), {}, false}}, false}});
        QTRY_COMPARE(m_peer->count<protocol::ReadRequest>(), 1);
        QCOMPARE(m_peer->all<protocol::ReadRequest>().constFirst(), (protocol::ReadRequest{kRoom, Seq(5)}));
    }

    void aRefusedSyncIsTriedOnANewConnection()
    {
        QTRY_COMPARE(m_peer->count<SyncRequest>(), 1);
        m_peer->send({protocol::Refused{{}, ErrorCode::Unavailable, {}, 1}});
        QTRY_COMPARE(m_peer->connectionCount(), 2);
        QTRY_COMPARE(m_peer->count<SyncRequest>(), 2);
    }

    void refusesWhatTheServerWouldRefuse()
    {
        goOnline();
        QCOMPARE(m_engine->post(kRoom, QStringLiteral(" \n\t ")).error().code, ErrorCode::TextEmpty);
        QCOMPARE(m_engine->post(kRoom, QString(4'001, u'x')).error().code, ErrorCode::TextTooLong);
        QCOMPARE(m_engine->post(ConversationId(99), QStringLiteral("x")).error().code, ErrorCode::NotMember);
        QVERIFY(m_engine->outbox().posts(kRoom).isEmpty());
        // Four thousand characters of two code units each are four thousand characters.
        QVERIFY(m_engine->post(kRoom, QStringLiteral("😀").repeated(4'000)).has_value());
    }

    void signingOutRemovesWhatWasCachedAndKeepsWhatWasNotSent()
    {
        goOnline(3);
        m_peer->setListening(false);
        m_peer->cut();
        QTRY_COMPARE(m_engine->state(), ConnectionState::Waiting);
        QVERIFY(m_engine->post(kRoom, QStringLiteral("unsent")).has_value());
        m_engine->signOut();
        QCOMPARE(m_engine->state(), ConnectionState::SignedOut);
        QVERIFY(m_engine->replica().conversations().isEmpty());
        m_peer->forgetFrames();
        m_peer->setListening(true);
        resume();
        QVERIFY(m_engine->replica().conversations().isEmpty());
        QTRY_COMPARE(m_peer->count<SyncRequest>(), 1);
        answerSync(0);
        QTRY_COMPARE(m_peer->count<PostRequest>(), 1);
    }

private:
    void start()
    {
        ClientEngine::Settings settings;
        settings.dataFolder = m_folder->path();
        settings.link = {20ms, 100ms, 1'000ms, 0ms};
        settings.answerTimeout = 1'200ms;
        m_engine = std::make_unique<ClientEngine>(
            m_clock, [] { return 0.5; }, settings);
        resume();
    }

    void resume()
    {
        const QString address = QStringLiteral("127.0.0.1:%1").arg(m_peer->port());
        const auto server = client::ServerAddress::fromInput(address);
        QVERIFY(m_engine->resume(*server, sampleUser(1), "token").has_value());
    }

    void answerSync(qint64 lastSeq)
    {
        QList<protocol::Message> messages;
        for (qint64 seq = 1; seq <= lastSeq; ++seq)
            messages.append(sampleMessage(7, seq, seq));
        m_peer->send({protocol::SyncAnswer{{{sampleRoom(7, lastSeq, lastSeq), messages, true}}, false}});
    }

    void goOnline(qint64 lastSeq = 0)
    {
        QTRY_COMPARE(m_peer->count<SyncRequest>(), 1);
        answerSync(lastSeq);
        QTRY_COMPARE(m_engine->state(), ConnectionState::Online);
    }

    void accept(const PostRequest &post, qint64 seq, qint64 revision)
    {
        protocol::Message message = sampleMessage(7, seq, revision, 1);
        message.ref = post.ref;
        message.text = post.text;
        m_peer->send({protocol::Posted{post.ref, kRoom, Seq(seq), Revision(revision), message.createdAt},
                      protocol::MessageEvent{message}});
    }

    SystemClock m_clock;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<ScriptedPeer> m_peer;
    std::unique_ptr<ClientEngine> m_engine;
};

QTEST_GUILESS_MAIN(TestClientEngine)
#include "tst_client_engine.moc"
