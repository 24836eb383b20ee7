// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/chat/message_store.h"
#include "server/hooks/hearing_sink.h"
#include "server/hooks/hook_courier.h"
#include "server/outgoing/outgoing_http.h"
#include "tests/support/recording_sink.h"

#include <QCoroTimer>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include <deque>

namespace {

using namespace foyer;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;
using hooks::DeliveryState;
using hooks::HookCourier;
using hooks::OutgoingHook;
using hooks::OutgoingHookId;
using protocol::Message;

constexpr ConversationId kRoom{7};
constexpr OutgoingHookId kHook{3};

/// Hooks in memory. What concerns incoming ones is not asked for here.
class MemoryHookStore final : public hooks::HookStore
{
public:
    QCoro::Task<Result<hooks::RoomHooks>> hooksOf(ConversationId, UserId) override
    {
        co_return hooks::RoomHooks{};
    }
    QCoro::Task<Result<hooks::IncomingHook>> createIncoming(hooks::NewIncomingHook) override
    {
        co_return hooks::IncomingHook{};
    }
    QCoro::Task<Result<UserId>> removeIncoming(ConversationId, hooks::IncomingHookId, UserId) override
    {
        co_return UserId();
    }
    QCoro::Task<Result<std::optional<hooks::IncomingHook>>> findIncoming(QByteArray) override
    {
        co_return std::optional<hooks::IncomingHook>();
    }
    QCoro::Task<Result<>> touchIncoming(hooks::IncomingHookId, Timestamp) override { co_return Result<>{}; }
    QCoro::Task<Result<OutgoingHook>> createOutgoing(hooks::NewOutgoingHook) override
    {
        co_return OutgoingHook{};
    }
    QCoro::Task<Result<>> removeOutgoing(ConversationId, OutgoingHookId, UserId) override
    {
        co_return Result<>{};
    }
    QCoro::Task<Result<OutgoingHook>> resumeOutgoing(ConversationId, OutgoingHookId, UserId) override
    {
        co_return OutgoingHook{};
    }
    QCoro::Task<Result<QList<OutgoingHook>>> activeOutgoing() override
    {
        co_await QCoro::sleepFor(1ms);
        if (failures > 0 && failures-- > 0)
            co_return fail(ErrorCode::Unavailable);
        QList<OutgoingHook> list;
        if (hook && hook->state.disabledAt == 0)
            list.append(*hook);
        co_return list;
    }
    QCoro::Task<Result<std::optional<OutgoingHook>>> findOutgoing(OutgoingHookId) override
    {
        co_await QCoro::sleepFor(1ms);
        if (failures > 0 && failures-- > 0)
            co_return fail(ErrorCode::Unavailable);
        ++looks;
        std::optional<OutgoingHook> found = hook;
        co_return found;
    }
    QCoro::Task<Result<>> note(OutgoingHookId, DeliveryState state) override
    {
        co_await QCoro::sleepFor(1ms);
        if (failures > 0 && failures-- > 0)
            co_return fail(ErrorCode::Unavailable);
        if (hook)
            hook->state = state;
        ++notes;
        co_return Result<>{};
    }

    std::optional<OutgoingHook> hook;
    /// So many answers are Unavailable.
    int failures = 0;
    int notes = 0;
    /// Times that the hook was looked up.
    int looks = 0;
};

/// One conversation in memory.
class MemoryMessages final : public chat::MessageStore
{
public:
    QCoro::Task<Result<chat::StoredPost>> append(chat::NewMessage) override
    {
        co_return fail(ErrorCode::Internal);
    }
    QCoro::Task<Result<chat::MessagePage>> page(ConversationId, Seq, int) override
    {
        co_return chat::MessagePage{};
    }
    QCoro::Task<Result<chat::MessagePage>> pageFrom(ConversationId, Seq from, int limit) override
    {
        co_await QCoro::sleepFor(1ms);
        chat::MessagePage page;
        for (const Message &message : messages) {
            if (message.seq >= from && page.messages.size() < limit)
                page.messages.append(message);
        }
        page.hasMore = !page.messages.isEmpty() && page.messages.last().seq != messages.last().seq;
        co_return page;
    }
    QCoro::Task<Result<QList<Message>>> messagesAt(QList<protocol::MessagePlace>) override
    {
        co_return QList<Message>();
    }
    QCoro::Task<Result<QList<chat::ChangedMessages>>> changesSince(QHash<ConversationId, Revision>, int,
                                                                   int) override
    {
        co_return QList<chat::ChangedMessages>();
    }

    QList<Message> messages;
};

outgoing::HttpAnswer answered(int status)
{
    outgoing::HttpAnswer answer;
    answer.status = status;
    answer.isWhole = true;
    return answer;
}

outgoing::HttpAnswer unanswered(const QString &error)
{
    outgoing::HttpAnswer answer;
    answer.error = error;
    return answer;
}

/// Answers as it was told to, then with 200.
class ScriptedClient final : public outgoing::HttpClient
{
public:
    QCoro::Task<outgoing::HttpAnswer> exchange(outgoing::HttpRequest request) override
    {
        ++underWay;
        mostUnderWay = std::max(mostUnderWay, underWay);
        co_await QCoro::sleepFor(2ms);
        --underWay;
        requests.append(request);
        outgoing::HttpAnswer answer = answered(200);
        if (!answers.empty()) {
            answer = answers.front();
            answers.pop_front();
        } else if (otherwise) {
            answer = *otherwise;
        }
        co_return answer;
    }
    void stop() override { isStopped = true; }

    [[nodiscard]] QStringList texts() const
    {
        QStringList result;
        for (const outgoing::HttpRequest &request : requests) {
            const QJsonObject body = QJsonDocument::fromJson(request.body).object();
            result.append(body["message"_L1]["text"_L1].toString());
        }
        return result;
    }

    std::deque<outgoing::HttpAnswer> answers;
    std::optional<outgoing::HttpAnswer> otherwise;
    QList<outgoing::HttpRequest> requests;
    int underWay = 0;
    int mostUnderWay = 0;
    bool isStopped = false;
};

class TestHookCourier : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();

    void deliversInOrderOneAtATime();
    void deliversWhatWaitedAtTheStart();
    void skipsBotsNoticesAndWhatWasTakenBack();
    void deliversByTriggerWordOnly_data();
    void deliversByTriggerWordOnly();
    void triesAgainUntilItArrives();
    void forgetsFailuresOnceItArrives();
    void disablesWhatIsGone();
    void disablesWhatFailsForTooLong();
    void outlivesAStoreThatIsAway();
    void signsAndNamesEachMessage();
    void hearsOnlyOfItsRooms();
    void servesNoHookThatWasRemoved();
    void restsWhileItsMakerIsDisabled();
    void beginsNothingOnceStopped();
    void doesNotReadLongSilenceAgain();

private:
    void say(const QString &text, protocol::UserRole role = protocol::UserRole::Member);
    [[nodiscard]] DeliveryState state() const { return m_store.hook->state; }

    SystemClock m_clock;
    MemoryHookStore m_store;
    MemoryMessages m_messages;
    ScriptedClient m_client;
    std::unique_ptr<HookCourier> m_courier;
};

void TestHookCourier::init()
{
    m_store.hook.emplace();
    m_store.hook->id = kHook;
    m_store.hook->conversation = kRoom;
    m_store.hook->conversationName = u"Kitchen"_s;
    m_store.hook->url = u"https://example.org/in"_s;
    m_store.hook->secret = u"whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"_s;
    m_store.failures = 0;
    m_store.notes = 0;
    m_messages.messages.clear();
    m_client.answers.clear();
    m_client.otherwise.reset();
    m_client.requests.clear();
    m_client.mostUnderWay = 0;
    HookCourier::Settings settings;
    settings.firstWait = 4ms;
    settings.longestWait = 20ms;
    settings.storeWait = 5ms;
    settings.restWait = 5ms;
    m_courier = std::make_unique<HookCourier>(m_store, m_messages, m_client, m_clock, settings);
}

void TestHookCourier::cleanup()
{
    if (m_courier)
        QCoro::waitFor(m_courier->stop());
    m_courier.reset();
}

void TestHookCourier::say(const QString &text, protocol::UserRole role)
{
    Message message;
    message.conversation = kRoom;
    message.seq = Seq(m_messages.messages.size() + 1);
    message.revision = Revision(message.seq.value());
    message.ref = u"3f2b8c1e-5d4a-4c6b-9e8f-0a1b2c3d4e5f"_s;
    message.author = {UserId(5), u"ann"_s, u"Ann"_s, {}, role};
    message.text = text;
    m_messages.messages.append(message);
    m_courier->heard(kRoom, message.seq);
}

void TestHookCourier::deliversInOrderOneAtATime()
{
    m_courier->serve(*m_store.hook);
    QStringList said;
    for (int i = 0; i < 120; ++i) {
        said.append(QString::number(i));
        say(said.last());
    }
    QTRY_COMPARE(m_client.requests.size(), 120);
    QCOMPARE(m_client.texts(), said);
    QCOMPARE(m_client.mostUnderWay, 1);
    QTRY_COMPARE(state().delivered, Seq(120));
}

void TestHookCourier::deliversWhatWaitedAtTheStart()
{
    say(u"one"_s);
    say(u"two"_s);
    m_store.hook->state.delivered = Seq(1);
    m_courier->start();
    QTRY_COMPARE(state().delivered, Seq(2));
    QCOMPARE(m_client.texts(), QStringList{u"two"_s});
}

void TestHookCourier::skipsBotsNoticesAndWhatWasTakenBack()
{
    m_courier->serve(*m_store.hook);
    say(u"from a bot"_s, protocol::UserRole::Bot);
    say(u"gone"_s);
    m_messages.messages.last().recalledAt = 1;
    say(QString());
    m_messages.messages.last().notice.emplace();
    say(u"from an administrator"_s, protocol::UserRole::Admin);
    QTRY_COMPARE(state().delivered, Seq(4));
    QCOMPARE(m_client.texts(), QStringList{u"from an administrator"_s});
}

void TestHookCourier::deliversByTriggerWordOnly_data()
{
    QTest::addColumn<QString>("trigger");
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("isDelivered");
    QTest::newRow("the word") << u"build"_s << u"build main"_s << true;
    QTest::newRow("alone") << u"build"_s << u"build"_s << true;
    QTest::newRow("another case, blanks before") << u"Build"_s << u"  bUILD: main"_s << true;
    QTest::newRow("a longer word") << u"build"_s << u"builder"_s << false;
    QTest::newRow("inside") << u"build"_s << u"please build"_s << false;
    QTest::newRow("nothing") << u"build"_s << QString() << false;
    QTest::newRow("a sign") << u"!"_s << u"! now"_s << true;
    QTest::newRow("Chinese") << u"天气"_s << u"天气北京"_s << true;
    QTest::newRow("no trigger") << QString() << u"x"_s << true;
}

void TestHookCourier::deliversByTriggerWordOnly()
{
    QFETCH(QString, trigger);
    QFETCH(QString, text);
    QFETCH(bool, isDelivered);
    Message message;
    message.text = text;
    QCOMPARE(hooks::isDelivered(message, trigger), isDelivered);
}

void TestHookCourier::triesAgainUntilItArrives()
{
    m_client.answers = {answered(500), unanswered(u"timeout"_s), answered(302)};
    m_courier->serve(*m_store.hook);
    say(u"one"_s);
    say(u"two"_s);
    QTRY_COMPARE(state().delivered, Seq(2));
    QCOMPARE(m_client.texts(), (QStringList{u"one"_s, u"one"_s, u"one"_s, u"one"_s, u"two"_s}));
    // A repetition can be told by its id.
    QCOMPARE(m_client.requests.at(0).headers.at(1), m_client.requests.at(3).headers.at(1));
    QVERIFY(m_client.requests.at(3).headers.at(1) != m_client.requests.at(4).headers.at(1));
}

void TestHookCourier::forgetsFailuresOnceItArrives()
{
    m_client.answers = {answered(503), answered(200), answered(503)};
    m_courier->serve(*m_store.hook);
    say(u"one"_s);
    say(u"two"_s);
    QTRY_COMPARE(m_client.requests.size(), 3);
    QTRY_COMPARE(state().failures, 1);
    QTRY_COMPARE(state().delivered, Seq(2));
    QCOMPARE(state().failures, 0);
    QCOMPARE(state().failingSince, 0);
    QCOMPARE(state().lastStatus, 200);
}

void TestHookCourier::disablesWhatIsGone()
{
    m_client.answers = {answered(410)};
    m_courier->serve(*m_store.hook);
    say(u"one"_s);
    QTRY_VERIFY(state().disabledAt > 0);
    QCOMPARE(state().lastStatus, 410);
    say(u"two"_s);
    QTest::qWait(50);
    QCOMPARE(m_client.requests.size(), 1);
    // Resumed, it goes on where it stood.
    m_store.hook->state.disabledAt = 0;
    m_store.hook->state.nextTryAt = 0;
    m_courier->serve(*m_store.hook);
    QTRY_COMPARE(state().delivered, Seq(2));
}

void TestHookCourier::disablesWhatFailsForTooLong()
{
    m_client.otherwise = answered(500);
    m_store.hook->state.failures = 300;
    m_store.hook->state.failingSince = m_clock.now() - 73 * 3'600'000LL;
    m_courier->serve(*m_store.hook);
    say(u"one"_s);
    QTRY_VERIFY(state().disabledAt > 0);
    QCOMPARE(state().failures, 301);
    QCOMPARE(state().delivered, Seq(0));
}

void TestHookCourier::outlivesAStoreThatIsAway()
{
    m_store.failures = 2;
    m_courier->start();
    QTRY_COMPARE(m_store.failures, 0);
    say(u"one"_s);
    QTRY_COMPARE(state().delivered, Seq(1));
    // What was sent but not noted comes again: at least once.
    m_store.failures = 2;
    say(u"two"_s);
    QTRY_COMPARE(state().delivered, Seq(2));
}

void TestHookCourier::signsAndNamesEachMessage()
{
    m_courier->serve(*m_store.hook);
    say(u"Hello, 世界"_s);
    QTRY_COMPARE(m_client.requests.size(), 1);
    const outgoing::HttpRequest request = m_client.requests.first();
    QCOMPARE(request.url, u"https://example.org/in"_s);
    QHash<QByteArray, QByteArray> headers;
    for (const auto &[name, value] : request.headers)
        headers.insert(name, value);
    QCOMPARE(headers.value("webhook-id"), QByteArray("msg_3_1"));
    QVERIFY(qAbs(headers.value("webhook-timestamp").toLongLong() - m_clock.now() / 1000) < 5);
    QVERIFY(headers.value("webhook-signature").startsWith("v1,"));
    const QJsonObject body = QJsonDocument::fromJson(request.body).object();
    QCOMPARE(body["event"_L1].toString(), u"message"_s);
    QCOMPARE(body["conversation"_L1]["id"_L1].toInteger(), 7);
    QCOMPARE(body["conversation"_L1]["name"_L1].toString(), u"Kitchen"_s);
    QCOMPARE(body["message"_L1]["text"_L1].toString(), u"Hello, 世界"_s);
}

void TestHookCourier::hearsOnlyOfItsRooms()
{
    test::RecordingSink next;
    hooks::HearingSink sink(next, *m_courier);
    m_courier->serve(*m_store.hook);
    say(u"one"_s);
    QTRY_COMPARE(state().delivered, Seq(1));
    Message elsewhere = m_messages.messages.first();
    elsewhere.conversation = ConversationId(8);
    elsewhere.seq = Seq(2);
    sink.toConversation(elsewhere.conversation, protocol::MessageEvent{elsewhere});
    sink.toUser(UserId(5), protocol::LeftEvent{kRoom});
    QCOMPARE(next.conversationEvents.size(), 1);
    QCOMPARE(next.userEvents.size(), 1);
    // A change of what was delivered is no new message.
    sink.toConversation(kRoom, protocol::MessageEvent{m_messages.messages.first()});
    QTest::qWait(30);
    QCOMPARE(m_client.requests.size(), 1);
}

void TestHookCourier::servesNoHookThatWasRemoved()
{
    m_client.otherwise = answered(500);
    m_courier->serve(*m_store.hook);
    say(u"one"_s);
    QTRY_VERIFY(m_client.requests.size() >= 2);
    m_store.hook.reset();
    m_courier->forget(kHook);
    QTRY_COMPARE(m_client.underWay, 0);
    const qsizetype sent = m_client.requests.size();
    QTest::qWait(60);
    QCOMPARE(m_client.requests.size(), sent);
}

void TestHookCourier::restsWhileItsMakerIsDisabled()
{
    m_store.hook->isResting = true;
    m_courier->serve(*m_store.hook);
    for (int i = 0; i < 20; ++i)
        say(QString::number(i));
    QTest::qWait(50);
    QVERIFY(m_client.requests.isEmpty());
    // Each look costs a question; twenty messages do not make twenty of them every time.
    const int looks = m_store.looks;
    QTest::qWait(100);
    QVERIFY2(m_store.looks - looks < 40, qPrintable(QString::number(m_store.looks - looks)));
    m_store.hook->isResting = false;
    QTRY_COMPARE(state().delivered, Seq(20));
}

void TestHookCourier::beginsNothingOnceStopped()
{
    m_courier->serve(*m_store.hook);
    QCoro::waitFor(m_courier->stop());
    say(u"one"_s);
    QTest::qWait(30);
    QVERIFY(m_client.requests.isEmpty());
    QVERIFY(m_client.isStopped);
}

void TestHookCourier::doesNotReadLongSilenceAgain()
{
    m_store.hook->trigger = u"build"_s;
    for (int i = 0; i < 100; ++i)
        say(u"chatter"_s);
    m_courier->serve(*m_store.hook);
    QTRY_COMPARE(state().delivered, Seq(100));
    QCOMPARE(m_store.hook->trigger, u"build"_s);
    QCOMPARE(m_store.notes, 2);
    QVERIFY(m_client.requests.isEmpty());
}

} // namespace

QTEST_GUILESS_MAIN(TestHookCourier)
#include "tst_hook_courier.moc"
