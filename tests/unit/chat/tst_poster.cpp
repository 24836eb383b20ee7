// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/base/limits.h"
#include "server/chat/poster.h"
#include "server/chat/presence.h"
#include "tests/support/fake_clock.h"
#include "tests/support/recording_sink.h"

#include <QCoroTask>
#include <QTest>
#include <QUuid>

using namespace foyer;
using namespace std::chrono_literals;

namespace {

constexpr UserId kAda{1};
constexpr UserId kBo{2};
constexpr ConversationId kRoom{7};

/// Keeps posts in memory; answers a repeated ref as the port demands.
class MemoryMessages final : public chat::MessageStore
{
public:
    QCoro::Task<Result<chat::StoredPost>> append(chat::NewMessage message) override
    {
        for (const protocol::Message &each : std::as_const(stored)) {
            if (each.ref == message.ref && each.author.id == message.author)
                co_return chat::StoredPost{each, false};
        }
        if (failure)
            co_return fail(*failure);
        protocol::Message next;
        next.conversation = message.conversation;
        next.seq = Seq(stored.size() + 1);
        next.revision = Revision(stored.size() + 1);
        next.ref = message.ref;
        next.author.id = message.author;
        next.text = message.text;
        next.createdAt = message.createdAt;
        stored.append(next);
        co_return chat::StoredPost{next, true};
    }
    QCoro::Task<Result<chat::MessagePage>> page(ConversationId, Seq, int) override
    {
        co_return chat::MessagePage{};
    }
    QCoro::Task<Result<chat::MessagePage>> pageFrom(ConversationId, Seq, int) override
    {
        co_return chat::MessagePage{};
    }
    QCoro::Task<Result<QList<protocol::Message>>> messagesAt(QList<protocol::MessagePlace>) override
    {
        co_return QList<protocol::Message>{};
    }
    QCoro::Task<Result<QList<chat::ChangedMessages>>> changesSince(QHash<ConversationId, Revision>, int,
                                                                   int) override
    {
        co_return QList<chat::ChangedMessages>{};
    }

    QList<protocol::Message> stored;
    std::optional<ErrorCode> failure;
};

} // namespace

class PosterTest : public QObject
{
    Q_OBJECT

    test::FakeClock m_clock;
    test::RecordingSink m_sink;
    chat::Presence m_presence{m_sink};
    MemoryMessages m_store;

    static QString newRef() { return QUuid::createUuid().toString(QUuid::WithoutBraces); }
    static protocol::PostRequest request(const QString &text, const QString &ref = newRef())
    {
        return {ref, kRoom, text, {}};
    }
    Result<chat::StoredPost> post(chat::Poster &poster, const protocol::PostRequest &request,
                                  UserId author = kAda)
    {
        return QCoro::waitFor(poster.post(author, request));
    }
    ErrorCode refusal(chat::Poster &poster, const protocol::PostRequest &request)
    {
        const auto result = post(poster, request);
        return result ? ErrorCode::Internal : result.error().code;
    }

private slots:
    void init()
    {
        m_clock = {};
        m_sink = {};
        m_store.stored.clear();
        m_store.failure.reset();
    }

    void aPostIsStoredThenPushedOnce()
    {
        chat::Poster poster(m_store, m_sink, m_presence, m_clock, {});
        const auto stored = post(poster, request(QStringLiteral("hello")));
        QVERIFY(stored);
        QCOMPARE(stored->message.createdAt, m_clock.now());
        QCOMPARE(m_sink.conversationEvents.size(), 1);
        QCOMPARE(m_sink.conversationEvents.first().first, kRoom);
        const auto event = std::get<protocol::MessageEvent>(m_sink.conversationEvents.first().second);
        QCOMPARE(event.message, stored->message);
    }

    void aRepeatedRefGetsTheFirstAnswerAndNoPush()
    {
        chat::Poster poster(m_store, m_sink, m_presence, m_clock, {});
        const auto again = request(QStringLiteral("hello"));
        const auto first = post(poster, again);
        const auto second = post(poster, again);
        QVERIFY(first && second);
        QCOMPARE(second->message, first->message);
        QVERIFY(!second->isNew);
        QCOMPARE(m_sink.conversationEvents.size(), 1);
    }

    void whatCouldNotBeStoredIsNotPushed()
    {
        chat::Poster poster(m_store, m_sink, m_presence, m_clock, {});
        m_store.failure = ErrorCode::Unavailable;
        QCOMPARE(refusal(poster, request(QStringLiteral("hello"))), ErrorCode::Unavailable);
        QVERIFY(m_sink.conversationEvents.isEmpty());
    }

    void textIsCountedInCodePointsAndNeverCut()
    {
        chat::Poster poster(m_store, m_sink, m_presence, m_clock, {});
        const QString fox = QString::fromUcs4(U"\U0001F98A", 1);
        QVERIFY(post(poster, request(fox.repeated(limits::kTextLength))));
        QCOMPARE(m_store.stored.constLast().text.size(), 2 * limits::kTextLength);
        QCOMPARE(refusal(poster, request(fox.repeated(limits::kTextLength + 1))), ErrorCode::TextTooLong);
        QCOMPARE(m_store.stored.size(), 1);
    }

    void emptyAndBrokenTextIsRefused()
    {
        chat::Poster poster(m_store, m_sink, m_presence, m_clock, {});
        QCOMPARE(refusal(poster, request(QString())), ErrorCode::TextEmpty);
        QCOMPARE(refusal(poster, request(QStringLiteral(" \n\t "))), ErrorCode::TextEmpty);
        QCOMPARE(refusal(poster, request(QString(QChar(0xD800)))), ErrorCode::InvalidField);
        QVERIFY(m_store.stored.isEmpty());
    }

    void aPictureNeedsNoText()
    {
        chat::Poster poster(m_store, m_sink, m_presence, m_clock, {});
        auto picture = request(QString());
        picture.image = QString(32, u'a');
        QVERIFY(post(poster, picture));
    }

    void onlyTheCanonicalUuidIsARef_data()
    {
        QTest::addColumn<QString>("ref");
        QTest::newRow("empty") << QString();
        QTest::newRow("words") << QStringLiteral("hello");
        QTest::newRow("upper case") << QStringLiteral("3F2B8C1E-5D4A-4C6B-9E8F-0A1B2C3D4E5F");
        QTest::newRow("braces") << QStringLiteral("{3f2b8c1e-5d4a-4c6b-9e8f-0a1b2c3d4e5f}");
        QTest::newRow("no dashes") << QStringLiteral("3f2b8c1e5d4a4c6b9e8f0a1b2c3d4e5f");
        QTest::newRow("null") << QStringLiteral("00000000-0000-0000-0000-000000000000");
        QTest::newRow("long") << QString(10'000, u'a');
    }
    void onlyTheCanonicalUuidIsARef()
    {
        QFETCH(QString, ref);
        chat::Poster poster(m_store, m_sink, m_presence, m_clock, {});
        QCOMPARE(refusal(poster, request(QStringLiteral("x"), ref)), ErrorCode::InvalidField);
    }

    void whoPostsTooFastWaits()
    {
        chat::Poster poster(m_store, m_sink, m_presence, m_clock, {2, 3});
        for (int i = 0; i < 3; ++i)
            QVERIFY(post(poster, request(QStringLiteral("x"))));
        const auto refused = post(poster, request(QStringLiteral("x")));
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, ErrorCode::TooManyRequests);
        QCOMPARE(refused.error().retryAfter, std::chrono::seconds(1));
        QVERIFY2(post(poster, request(QStringLiteral("x")), kBo), "others are not held up");

        m_clock.advance(500ms); // one more at two a second
        QVERIFY(post(poster, request(QStringLiteral("x"))));
        QVERIFY(!post(poster, request(QStringLiteral("x"))));
        m_clock.advance(1h); // a long pause gives no more than the burst
        for (int i = 0; i < 3; ++i)
            QVERIFY(post(poster, request(QStringLiteral("x"))));
        QVERIFY(!post(poster, request(QStringLiteral("x"))));
    }
};

QTEST_GUILESS_MAIN(PosterTest)
#include "tst_poster.moc"
