// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/chaos/checker.h"

#include <QTest>

using namespace foyer;
using namespace foyer::chaos;
using protocol::Message;

namespace {

constexpr ConversationId kRoom(7);
const QString kAnn = QStringLiteral("ann");

QString refOf(int seq)
{
    return QStringLiteral("ref-%1").arg(seq);
}

QString textOf(int seq)
{
    return QStringLiteral("text %1").arg(seq);
}

/// Three messages of Ann's, of which she was told all there is to tell, and which she holds.
struct Story
{
    Story()
    {
        stored.conversations.insert(kRoom, {Seq(3), Revision(3), {kAnn}});
        HeldState held{kAnn, {{kRoom, {Revision(3), {}, false}}}};
        for (int i = 1; i <= 3; ++i) {
            stored.messages[kRoom].append({kRoom, Seq(i), Revision(i), refOf(i), kAnn, textOf(i), i * 1'000});
            held.conversations[kRoom].messages.append(message(i));
            ledger.wrote(kAnn, refOf(i), kRoom, textOf(i));
            ledger.acknowledged(kAnn, refOf(i), {kRoom, Seq(i), Revision(i), i * 1'000});
            ledger.saw(kAnn, message(i));
        }
        clients.append(held);
    }

    static Message message(int seq)
    {
        Message message;
        message.conversation = kRoom;
        message.seq = Seq(seq);
        message.revision = Revision(seq);
        message.ref = refOf(seq);
        message.author.username = kAnn;
        message.text = textOf(seq);
        message.createdAt = seq * 1'000;
        return message;
    }

    /// Names of what is found, each once.
    [[nodiscard]] QStringList found() const
    {
        QStringList kinds;
        for (const Violation &violation : check(ledger, stored, clients))
            kinds.append(violation.kind);
        kinds.removeDuplicates();
        kinds.sort();
        return kinds;
    }

    Ledger ledger;
    StoredState stored;
    QList<HeldState> clients;
};

/// One message that its author changes, at revision 5.
struct ChangedStory
{
    static constexpr UserId kActor{3};

    ChangedStory()
    {
        stored.conversations.insert(kRoom, {Seq(1), Revision(5), {}});
        stored.messages[kRoom].append({kRoom, Seq(1), Revision(5), refOf(1), kAnn, QStringLiteral("old"), 1});
        ledger.willChange({kRoom, Seq(1)}, QStringLiteral("old"));
    }
    qsizetype ask(AskedChange::Kind kind, const QString &value)
    {
        return ledger.asked({kActor, {kRoom, Seq(1)}, kind, value, {}});
    }
    StoredMessage &message() { return stored.messages[kRoom].first(); }
    [[nodiscard]] QStringList found() const
    {
        QStringList kinds;
        for (const Violation &violation : check(ledger, stored, {}))
            kinds.append(violation.kind);
        return kinds;
    }

    Ledger ledger;
    StoredState stored;
};

} // namespace

class TestChecker : public QObject
{
    Q_OBJECT

private slots:
    void findsNothingWhereAllIsWell() { QCOMPARE(Story().found(), QStringList()); }

    void findsWhatWasAcknowledgedAndIsLost()
    {
        Story story;
        story.ledger.wrote(kAnn, refOf(4), kRoom, textOf(4));
        QCOMPARE(story.found(), QStringList{QStringLiteral("written-lost")});
        story.ledger.toldSent(kAnn, refOf(4));
        QCOMPARE(story.found(), QStringList{QStringLiteral("sent-lost")});
        story.ledger.acknowledged(kAnn, refOf(4), {kRoom, Seq(4), Revision(4), 4'000});
        QCOMPARE(story.found(), QStringList{QStringLiteral("acknowledged-lost")});
    }

    void findsWhoSawWhatIsBetweenTwoOthers()
    {
        Story story;
        story.ledger.saw(QStringLiteral("eve"), Story::message(1));
        QCOMPARE(story.found(), QStringList());
        story.stored.conversations[kRoom].isDirect = true;
        QCOMPARE(story.found(), QStringList{QStringLiteral("outsider-saw")});
        story.stored.conversations[kRoom].members.insert(QStringLiteral("eve"));
        QCOMPARE(story.found(), QStringList());
    }

    void findsWhoHoldsWhatHeHid()
    {
        Story story;
        story.stored.conversations[kRoom].hiddenFrom.insert(kAnn);
        QCOMPARE(story.found(), QStringList{QStringLiteral("client-differs")});
        story.clients.first().conversations.clear();
        QCOMPARE(story.found(), QStringList());
    }

    void forgivesWhatWasToldToHaveFailed()
    {
        Story story;
        story.ledger.wrote(kAnn, refOf(4), kRoom, textOf(4));
        story.ledger.toldFailed(kAnn, refOf(4));
        QCOMPARE(story.found(), QStringList());
    }

    void findsASecondAnswerThatDiffers()
    {
        Story story;
        story.ledger.acknowledged(kAnn, refOf(2), {kRoom, Seq(2), Revision(2), 2'000});
        QCOMPARE(story.found(), QStringList());
        story.ledger.acknowledged(kAnn, refOf(2), {kRoom, Seq(3), Revision(3), 2'000});
        QCOMPARE(story.found(), QStringList{QStringLiteral("answer-changed")});
        story.ledger.acknowledged(kAnn, refOf(9), {kRoom, Seq(9), Revision(9), 9'000});
        QVERIFY(story.found().contains(QStringLiteral("answer-to-nothing")));
    }

    void findsWhatIsStoredElsewhereThanAcknowledged()
    {
        Story story;
        story.ledger.wrote(kAnn, refOf(8), kRoom, textOf(8));
        story.ledger.acknowledged(kAnn, refOf(8), {kRoom, Seq(2), Revision(2), 2'000});
        story.stored.messages[kRoom][2].text = textOf(8);
        QVERIFY(story.found().contains(QStringLiteral("acknowledged-otherwise")));
    }

    void findsWhatIsStoredTwice()
    {
        Story story;
        StoredMessage again = story.stored.messages[kRoom].constLast();
        again.seq = Seq(4);
        again.revision = Revision(4);
        story.stored.messages[kRoom].append(again);
        story.stored.conversations[kRoom].lastSeq = Seq(4);
        story.stored.conversations[kRoom].lastRevision = Revision(4);
        QVERIFY(story.found().contains(QStringLiteral("stored-twice")));
    }

    void findsAHole()
    {
        Story story;
        story.stored.messages[kRoom].removeAt(1);
        QVERIFY(story.found().contains(QStringLiteral("hole")));
    }

    void findsCountersThatDiffer()
    {
        Story story;
        story.stored.conversations[kRoom].lastSeq = Seq(4);
        QCOMPARE(story.found(), QStringList{QStringLiteral("counter-differs")});
        story.stored.conversations[kRoom].lastSeq = Seq(3);
        story.stored.messages[kRoom][1].revision = Revision(1);
        QVERIFY(story.found().contains(QStringLiteral("counter-differs")));
    }

    void findsWhatWasShownAndIsNotStoredSo()
    {
        Story story;
        Message other = Story::message(2);
        other.text = QStringLiteral("something else");
        story.ledger.saw(kAnn, other);
        QCOMPARE(story.found(), QStringList{QStringLiteral("seen-differs")});
        Story another;
        another.ledger.saw(kAnn, Story::message(4));
        QCOMPARE(another.found(), QStringList{QStringLiteral("seen-not-stored")});
    }

    void findsAClientThatHoldsSomethingElse_data()
    {
        QTest::addColumn<int>("how");
        QTest::newRow("a message is missing in the middle") << 0;
        QTest::newRow("a message reads differently") << 1;
        QTest::newRow("the newest is missing") << 2;
        QTest::newRow("the oldest is missing and said not to exist") << 3;
        QTest::newRow("the revision is behind") << 4;
        QTest::newRow("a conversation too many") << 5;
        QTest::newRow("a conversation too few") << 6;
        QTest::newRow("one that he left") << 7;
    }

    void findsAClientThatHoldsSomethingElse()
    {
        QFETCH(int, how);
        Story story;
        auto &held = story.clients.first().conversations;
        QList<Message> &messages = held[kRoom].messages;
        switch (how) {
        case 0:
            messages.removeAt(1);
            break;
        case 1:
            messages[1].text = QStringLiteral("something else");
            break;
        case 2:
            messages.removeLast();
            held[kRoom].hasOlder = true;
            break;
        case 3:
            messages.removeFirst();
            break;
        case 4:
            held[kRoom].revision = Revision(2);
            break;
        case 5:
            held.insert(ConversationId(8), {});
            break;
        case 6:
            held.clear();
            break;
        default:
            story.stored.conversations[kRoom].members.clear();
        }
        QCOMPARE(story.found(), QStringList{QStringLiteral("client-differs")});
    }

    void holdsChangesToWhatWasAnswered_data()
    {
        QTest::addColumn<bool>("isAnswered");
        QTest::addColumn<QString>("stored");
        QTest::addColumn<QStringList>("found");
        const QStringList lost{QStringLiteral("change-lost")};
        QTest::newRow("answered and there") << true << QStringLiteral("new") << QStringList();
        QTest::newRow("answered and not there") << true << QStringLiteral("old") << lost;
        QTest::newRow("unanswered and there") << false << QStringLiteral("new") << QStringList();
        QTest::newRow("unanswered and not there") << false << QStringLiteral("old") << QStringList();
        QTest::newRow("something else") << false << QStringLiteral("other") << lost;
    }

    void holdsChangesToWhatWasAnswered()
    {
        QFETCH(bool, isAnswered);
        QFETCH(QString, stored);
        QFETCH(QStringList, found);
        ChangedStory story;
        const qsizetype edit = story.ask(AskedChange::Kind::Edit, QStringLiteral("new"));
        if (isAnswered)
            story.ledger.answered(edit, Revision(5));
        story.message().text = stored;
        QCOMPARE(story.found(), found);
    }

    void findsARecallThatWasForgotten()
    {
        ChangedStory story;
        story.ledger.answered(story.ask(AskedChange::Kind::Recall, {}), Revision(5));
        QCOMPARE(story.found(), QStringList{QStringLiteral("change-lost")});
        story.message().recalledAt = 9;
        // Its text has to be gone too.
        QCOMPARE(story.found(), QStringList{QStringLiteral("change-lost")});
        story.message().text.clear();
        QCOMPARE(story.found(), QStringList());
    }

    void findsARecallThatNobodyAskedFor()
    {
        ChangedStory story;
        story.message().recalledAt = 9;
        story.message().text.clear();
        QCOMPARE(story.found(), QStringList{QStringLiteral("changed-by-nobody")});
    }

    void holdsReactionsToTheLatestAnswer()
    {
        const QString thumb = QStringLiteral("👍");
        ChangedStory story;
        story.ledger.answered(story.ask(AskedChange::Kind::React, thumb), Revision(5));
        QCOMPARE(story.found(), QStringList{QStringLiteral("change-lost")});
        story.message().reactions[thumb].insert(ChangedStory::kActor);
        QCOMPARE(story.found(), QStringList());
        story.ledger.answered(story.ask(AskedChange::Kind::Unreact, thumb), Revision(6));
        QCOMPARE(story.found(), QStringList{QStringLiteral("change-lost")});
        story.message().reactions.clear();
        QCOMPARE(story.found(), QStringList());
        story.message().reactions[thumb].insert(UserId(99));
        QCOMPARE(story.found(), QStringList{QStringLiteral("changed-by-nobody")});
    }

    void anEarlierSightingMayBeOlder()
    {
        Story story;
        StoredMessage &stored = story.stored.messages[kRoom][1];
        stored.revision = Revision(4);
        stored.reactions[QStringLiteral("👍")].insert(UserId(5));
        story.stored.conversations[kRoom].lastRevision = Revision(4);
        (void)story.ledger.asked(
            {UserId(5), {kRoom, Seq(2)}, AskedChange::Kind::React, QStringLiteral("👍"), Revision(4)});
        HeldConversation &held = story.clients.first().conversations[kRoom];
        held.revision = Revision(4);
        held.messages[1].revision = Revision(4);
        held.messages[1].reactions = {{QStringLiteral("👍"), {UserId(5)}}};
        QCOMPARE(story.found(), QStringList());
        // But it is the same message, with the same words.
        Message other = Story::message(2);
        other.text = QStringLiteral("something else");
        story.ledger.saw(kAnn, other);
        QCOMPARE(story.found(), QStringList{QStringLiteral("seen-differs")});
    }

    void aClientMayHoldTheNewestOnly()
    {
        Story story;
        HeldConversation &held = story.clients.first().conversations[kRoom];
        held.messages.removeFirst();
        held.hasOlder = true;
        QCOMPARE(story.found(), QStringList());
    }
};

QTEST_GUILESS_MAIN(TestChecker)
#include "tst_checker.moc"
