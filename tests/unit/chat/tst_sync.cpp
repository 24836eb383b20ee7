// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/base/limits.h"
#include "tests/unit/chat/chat_house.h"

#include <QTest>

using namespace foyer;

namespace {

/// Lets somebody leave, and others go on talking, at the moment before messages are read for him.
class MessagesAfterLeaving final : public chat::MessageStore
{
public:
    MessagesAfterLeaving(test::ChatHouse &house, UserId leaver, UserId talker)
        : m_house(house)
        , m_leaver(leaver)
        , m_talker(talker)
    {
    }
    QCoro::Task<Result<chat::StoredPost>> append(chat::NewMessage message) override
    {
        co_return co_await m_house.storage->messages().append(std::move(message));
    }
    QCoro::Task<Result<chat::MessagePage>> page(ConversationId conversation, Seq before, int limit) override
    {
        FOYER_CO_CHECK(co_await leaveAndTalk(conversation));
        co_return co_await m_house.storage->messages().page(conversation, before, limit);
    }
    QCoro::Task<Result<chat::MessagePage>> pageFrom(ConversationId conversation, Seq from, int limit) override
    {
        FOYER_CO_CHECK(co_await leaveAndTalk(conversation));
        co_return co_await m_house.storage->messages().pageFrom(conversation, from, limit);
    }
    QCoro::Task<Result<QList<protocol::Message>>> messagesAt(QList<protocol::MessagePlace> places) override
    {
        co_return co_await m_house.storage->messages().messagesAt(std::move(places));
    }
    QCoro::Task<Result<QList<chat::ChangedMessages>>> changesSince(QHash<ConversationId, Revision> revisions,
                                                                   int limit, int pageSize) override
    {
        const QList<ConversationId> conversations = revisions.keys();
        for (const ConversationId conversation : conversations) {
            if (conversation != chat::kLobby) {
                FOYER_CO_CHECK(co_await leaveAndTalk(conversation));
            }
        }
        co_return co_await m_house.storage->messages().changesSince(std::move(revisions), limit, pageSize);
    }

private:
    QCoro::Task<Result<>> leaveAndTalk(ConversationId conversation)
    {
        FOYER_CO_CHECK(co_await m_house.rooms.leave(m_leaver, conversation));
        const Ref ref = QUuid::createUuid().toString(QUuid::WithoutBraces);
        protocol::PostRequest post{ref, conversation, QStringLiteral("He has gone"), {}, {}, {}};
        FOYER_CO_CHECK(co_await m_house.poster.post(m_talker, std::move(post)));
        co_return Result<>{};
    }

    test::ChatHouse &m_house;
    const UserId m_leaver;
    const UserId m_talker;
};

} // namespace

class SyncTest : public QObject
{
    Q_OBJECT

    static protocol::SyncAnswer catchUp(test::ChatHouse &house, UserId user,
                                        const protocol::SyncRequest &request)
    {
        const auto answer = QCoro::waitFor(house.sync.catchUp(user, request));
        return answer ? *answer : protocol::SyncAnswer{};
    }

private slots:
    void aNewClientGetsEveryConversationFromItsNewestPage()
    {
        test::ChatHouse house;
        const UserId ada = house.signUp(QStringLiteral("ada"));
        for (int i = 0; i < limits::kPageDefault + 5; ++i)
            QVERIFY(house.post(ada, chat::kLobby, QString::number(i)));
        const auto answer = catchUp(house, ada, {});
        QCOMPARE(answer.conversations.size(), 1);
        const protocol::ConversationSync &lobby = answer.conversations.first();
        QVERIFY(lobby.isReset);
        QCOMPARE(lobby.messages.size(), limits::kPageDefault);
        QCOMPARE(lobby.messages.constFirst().seq, Seq(6));
        QCOMPARE(lobby.messages.constLast().seq, Seq(limits::kPageDefault + 5));
        QCOMPARE(lobby.conversation.revision, Revision(limits::kPageDefault + 5));
    }

    void whoWasAwayGetsExactlyWhatWasMissed()
    {
        test::ChatHouse house;
        const UserId ada = house.signUp(QStringLiteral("ada"));
        for (int i = 1; i <= 10; ++i)
            QVERIFY(house.post(ada, chat::kLobby, QString::number(i)));
        protocol::SyncRequest request;
        request.revisions.insert(chat::kLobby, Revision(7));
        const auto answer = catchUp(house, ada, request);
        const protocol::ConversationSync &lobby = answer.conversations.first();
        QVERIFY(!lobby.isReset);
        QCOMPARE(lobby.messages.size(), 3);
        QCOMPARE(lobby.messages.constFirst().text, QStringLiteral("8"));
        QCOMPARE(lobby.messages.constLast().revision, Revision(10));
    }

    void whoMissedNothingGetsNoMessages()
    {
        test::ChatHouse house;
        const UserId ada = house.signUp(QStringLiteral("ada"));
        QVERIFY(house.post(ada, chat::kLobby, QStringLiteral("x")));
        protocol::SyncRequest request;
        request.revisions.insert(chat::kLobby, Revision(1));
        const auto answer = catchUp(house, ada, request);
        QCOMPARE(answer.conversations.size(), 1);
        QVERIFY(answer.conversations.first().messages.isEmpty());
        QVERIFY(!answer.conversations.first().isReset);
    }

    void whoIsTooFarBehindStartsFromTheNewestPage()
    {
        test::ChatHouse house;
        const UserId ada = house.signUp(QStringLiteral("ada"));
        for (int i = 0; i < limits::kSyncChangesMax + 2; ++i)
            QVERIFY(house.post(ada, chat::kLobby, QString::number(i)));
        protocol::SyncRequest request;
        request.revisions.insert(chat::kLobby, Revision(1));
        const auto answer = catchUp(house, ada, request);
        QVERIFY(answer.conversations.first().isReset);
        QCOMPARE(answer.conversations.first().messages.size(), limits::kPageDefault);
    }

    void aRevisionFromTheFutureStartsAnew()
    {
        // The database was put back from a copy: the client knows more than the server.
        test::ChatHouse house;
        const UserId ada = house.signUp(QStringLiteral("ada"));
        QVERIFY(house.post(ada, chat::kLobby, QStringLiteral("x")));
        protocol::SyncRequest request;
        request.revisions.insert(chat::kLobby, Revision(99));
        const auto answer = catchUp(house, ada, request);
        QVERIFY(answer.conversations.first().isReset);
        QCOMPARE(answer.conversations.first().messages.size(), 1);
        QCOMPARE(answer.conversations.first().conversation.revision, Revision(1));
    }

    void whatTheUserIsNotInIsLeftOut()
    {
        test::ChatHouse house;
        const UserId ada = house.signUp(QStringLiteral("ada"));
        const UserId bo = house.signUp(QStringLiteral("bo"));
        const auto tea = QCoro::waitFor(house.rooms.create(ada, QStringLiteral("Tea"), {}));
        QVERIFY(tea);
        QVERIFY(house.post(ada, tea->id, QStringLiteral("private")));
        protocol::SyncRequest request;
        request.isPartial = true;
        request.revisions.insert(tea->id, Revision(0));
        QVERIFY(catchUp(house, bo, request).conversations.isEmpty());
        request.isPartial = false;
        QCOMPARE(catchUp(house, bo, request).conversations.size(), 1);
        QCOMPARE(catchUp(house, bo, request).conversations.first().conversation.id, chat::kLobby);
    }

    void aPartialAnswerHasOnlyWhatWasAsked()
    {
        test::ChatHouse house;
        const UserId ada = house.signUp(QStringLiteral("ada"));
        const auto tea = QCoro::waitFor(house.rooms.create(ada, QStringLiteral("Tea"), {}));
        QVERIFY(tea);
        protocol::SyncRequest request;
        request.isPartial = true;
        request.revisions.insert(tea->id, Revision(0));
        const auto answer = catchUp(house, ada, request);
        QVERIFY(answer.isPartial);
        QCOMPARE(answer.conversations.size(), 1);
        QCOMPARE(answer.conversations.first().conversation.id, tea->id);
    }

    void historyGoesBackByPagesWithoutGapOrRepeat()
    {
        test::ChatHouse house;
        const UserId ada = house.signUp(QStringLiteral("ada"));
        for (int i = 1; i <= 25; ++i)
            QVERIFY(house.post(ada, chat::kLobby, QString::number(i)));
        QList<qint64> seen;
        Seq before;
        bool hasMore = true;
        while (hasMore) {
            const auto page = QCoro::waitFor(house.sync.history(ada, chat::kLobby, before, 10));
            QVERIFY(page);
            hasMore = page->hasMore;
            before = page->messages.constFirst().seq;
            for (auto it = page->messages.crbegin(); it != page->messages.crend(); ++it)
                seen.append(it->seq.value());
        }
        QCOMPARE(seen.size(), 25);
        for (qsizetype i = 0; i < 25; ++i)
            QCOMPARE(seen.at(i), 25 - i);
    }

    void historyIsForMembersAndWithinBounds()
    {
        test::ChatHouse house;
        const UserId ada = house.signUp(QStringLiteral("ada"));
        const UserId bo = house.signUp(QStringLiteral("bo"));
        const auto tea = QCoro::waitFor(house.rooms.create(ada, QStringLiteral("Tea"), {}));
        QVERIFY(tea);
        QCOMPARE(QCoro::waitFor(house.sync.history(bo, tea->id, {}, 10)).error().code, ErrorCode::NotMember);
        for (const int limit : {0, -1, limits::kPageMax + 1})
            QCOMPARE(QCoro::waitFor(house.sync.history(ada, tea->id, {}, limit)).error().field,
                     QStringLiteral("limit"));
    }

    void whoLeavesWhileHeCatchesUpGetsNothingOfThatRoom()
    {
        test::ChatHouse house;
        const UserId ada = house.signUp(QStringLiteral("ada"));
        const UserId bo = house.signUp(QStringLiteral("bo"));
        const auto tea = QCoro::waitFor(house.rooms.create(ada, QStringLiteral("Tea"), {}));
        QVERIFY(tea);
        QVERIFY(QCoro::waitFor(house.rooms.join(bo, tea->id)));
        QVERIFY(house.post(ada, tea->id, QStringLiteral("Hello")));
        QVERIFY(house.post(ada, chat::kLobby, QStringLiteral("Hello all")));
        MessagesAfterLeaving messages(house, bo, ada);
        chat::Sync sync(house.storage->conversations(), messages, house.sink, house.presence);

        const auto answer = QCoro::waitFor(sync.catchUp(bo, {}));
        QVERIFY(answer);
        QCOMPARE(answer->conversations.size(), 1);
        QCOMPARE(answer->conversations.first().conversation.id, chat::kLobby);
        QCOMPARE(answer->conversations.first().messages.size(), 1);
    }

    void whoLeavesWhileHistoryIsReadDoesNotGetIt()
    {
        test::ChatHouse house;
        const UserId ada = house.signUp(QStringLiteral("ada"));
        const UserId bo = house.signUp(QStringLiteral("bo"));
        const auto tea = QCoro::waitFor(house.rooms.create(ada, QStringLiteral("Tea"), {}));
        QVERIFY(tea);
        QVERIFY(QCoro::waitFor(house.rooms.join(bo, tea->id)));
        MessagesAfterLeaving messages(house, bo, ada);
        chat::Sync sync(house.storage->conversations(), messages, house.sink, house.presence);

        const auto page = QCoro::waitFor(sync.history(bo, tea->id, {}, 10));
        QVERIFY(!page);
        QCOMPARE(page.error().code, ErrorCode::NotMember);
    }

    void postingCountsAsHavingReadUpToThere()
    {
        test::ChatHouse house;
        const UserId ada = house.signUp(QStringLiteral("ada"));
        const UserId bo = house.signUp(QStringLiteral("bo"));
        QVERIFY(house.post(ada, chat::kLobby, QStringLiteral("1")));
        QVERIFY(house.post(bo, chat::kLobby, QStringLiteral("2")));
        QVERIFY(house.post(ada, chat::kLobby, QStringLiteral("3")));
        const auto bos = QCoro::waitFor(house.rooms.conversationsOf(bo));
        QVERIFY(bos);
        QCOMPARE(bos->first().readSeq, Seq(2));
        QCOMPARE(bos->first().lastSeq, Seq(3));
    }
};

QTEST_GUILESS_MAIN(SyncTest)
#include "tst_sync.moc"
