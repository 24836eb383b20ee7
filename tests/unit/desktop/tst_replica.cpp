// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/client/replica.h"
#include "tests/unit/desktop/samples.h"

#include <QRandomGenerator>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace foyer;
using namespace foyer::test;
using client::MessageCache;
using client::Replica;
using protocol::Message;

namespace {

constexpr ConversationId kRoom(7);

QList<Message> newMessages(qint64 first, qint64 last)
{
    QList<Message> made;
    for (qint64 seq = first; seq <= last; ++seq)
        made.append(sampleMessage(kRoom.value(), seq, seq));
    return made;
}

protocol::SyncAnswer complete(qint64 lastSeq, qint64 revision, const QList<Message> &messages, bool isReset)
{
    return {{{sampleRoom(kRoom.value(), lastSeq, revision), messages, isReset}}, false};
}

/// What a server would hold, able to answer a partial sync.
struct ModelRoom
{
    QList<Message> messages;
    qint64 revision = 0;

    Message add()
    {
        ++revision;
        messages.append(sampleMessage(kRoom.value(), messages.size() + 1, revision));
        return messages.constLast();
    }
    Message edit(qsizetype index)
    {
        messages[index].revision = Revision(++revision);
        messages[index].text = QStringLiteral("edited at %1").arg(revision);
        return messages.at(index);
    }
    [[nodiscard]] protocol::SyncAnswer answer(Revision has) const
    {
        protocol::ConversationSync sync{sampleRoom(kRoom.value(), messages.size(), revision), {}, false};
        for (const Message &message : messages) {
            if (message.revision > has)
                sync.messages.append(message);
        }
        std::sort(sync.messages.begin(), sync.messages.end(),
                  [](const Message &a, const Message &b) { return a.revision < b.revision; });
        sync.isReset = !has.isValid();
        return {{sync}, true};
    }
};

} // namespace

class TestReplica : public QObject
{
    Q_OBJECT

    /// "unread/mentions" of the room.
    static QString counts(const Replica &replica)
    {
        const protocol::Conversation *room = replica.conversation(kRoom);
        return QStringLiteral("%1/%2").arg(room->unread).arg(room->mentions);
    }

private slots:
    void startsFromAResetPage()
    {
        Fixture f;
        QSignalSpy added(&f.replica, &Replica::conversationAdded);
        QSignalSpy reset(&f.replica, &Replica::messagesReset);
        f.replica.apply(complete(60, 60, newMessages(11, 60), true));
        QCOMPARE(added.size(), 1);
        QCOMPARE(reset.size(), 1);
        QCOMPARE(f.replica.messages(kRoom).size(), 50);
        QCOMPARE(f.replica.revision(kRoom), Revision(60));
        QVERIFY(f.replica.hasOlder(kRoom));
        QVERIFY(f.replica.takeGaps().isEmpty());
    }

    void followsMessagesInOrder()
    {
        Fixture f;
        f.replica.apply(complete(2, 2, newMessages(1, 2), true));
        QSignalSpy appended(&f.replica, &Replica::messagesAppended);
        f.replica.apply(protocol::MessageEvent{sampleMessage(7, 3, 3)});
        QCOMPARE(appended.size(), 1);
        QCOMPARE(f.replica.conversation(kRoom)->lastSeq, Seq(3));
        QCOMPARE(f.replica.conversation(kRoom)->lastMessage->seq, Seq(3));
        QCOMPARE(f.replica.revision(kRoom), Revision(3));
        QVERIFY(!f.replica.hasOlder(kRoom));
    }

    void aRepeatedMessageChangesNothing()
    {
        Fixture f;
        f.replica.apply(complete(2, 2, newMessages(1, 2), true));
        QSignalSpy changed(&f.replica, &Replica::conversationChanged);
        f.replica.apply(protocol::MessageEvent{sampleMessage(7, 2, 2)});
        QCOMPARE(changed.size(), 0);
        QCOMPARE(f.replica.messages(kRoom).size(), 2);
        QVERIFY(f.replica.takeGaps().isEmpty());
    }

    void aGapIsAskedForOnceAndAgainWhenTheAnswerWasTooOld()
    {
        Fixture f;
        f.replica.apply(complete(2, 2, newMessages(1, 2), true));
        f.replica.apply(protocol::MessageEvent{sampleMessage(7, 4, 4)});
        QCOMPARE(f.replica.messages(kRoom).size(), 2);
        const QHash<ConversationId, Revision> asked{{kRoom, Revision(2)}};
        QCOMPARE(f.replica.takeGaps(), asked);
        f.replica.apply(protocol::MessageEvent{sampleMessage(7, 5, 5)});
        QVERIFY(f.replica.takeGaps().isEmpty());
        // The answer was made before message 5.
        f.replica.apply({{{sampleRoom(7, 4, 4), newMessages(3, 4), false}}, true});
        QCOMPARE(f.replica.messages(kRoom).size(), 4);
        const QHash<ConversationId, Revision> askedAgain{{kRoom, Revision(4)}};
        QCOMPARE(f.replica.takeGaps(), askedAgain);
        f.replica.apply({{{sampleRoom(7, 5, 5), newMessages(5, 5), false}}, true});
        QVERIFY(f.replica.takeGaps().isEmpty());
        QCOMPARE(f.replica.messages(kRoom).size(), 5);
    }

    void aLostConnectionMakesItAskAgain()
    {
        Fixture f;
        f.replica.apply(complete(2, 2, newMessages(1, 2), true));
        f.replica.apply(protocol::MessageEvent{sampleMessage(7, 4, 4)});
        QCOMPARE(f.replica.takeGaps().size(), 1);
        f.replica.forgetGaps();
        QCOMPARE(f.replica.takeGaps().size(), 1);
    }

    void aChangedMessageTakesItsPlace()
    {
        Fixture f;
        f.replica.apply(complete(3, 3, newMessages(1, 3), true));
        QSignalSpy changed(&f.replica, &Replica::messageChanged);
        Message edited = sampleMessage(7, 2, 4);
        edited.text = QStringLiteral("edited");
        f.replica.apply(protocol::MessageEvent{edited});
        QCOMPARE(changed.size(), 1);
        QCOMPARE(changed.at(0).at(1).toInt(), 1);
        QCOMPARE(f.replica.messages(kRoom).at(1).text, QStringLiteral("edited"));
        QCOMPARE(f.replica.conversation(kRoom)->lastSeq, Seq(3));
    }

    void aSyncThatLeavesAHoleMakesItStartAgain()
    {
        Fixture f;
        f.replica.apply(complete(2, 2, newMessages(1, 2), true));
        f.replica.apply(complete(9, 9, newMessages(9, 9), false));
        QCOMPARE(f.replica.revision(kRoom), Revision());
        const QHash<ConversationId, Revision> asked{{kRoom, Revision()}};
        QCOMPARE(f.replica.takeGaps(), asked);
        f.replica.apply({{{sampleRoom(7, 9, 9), newMessages(1, 9), true}}, true});
        QCOMPARE(f.replica.messages(kRoom), newMessages(1, 9));
        QVERIFY(f.replica.takeGaps().isEmpty());
    }

    void aConversationMissingFromACompleteSyncIsOver()
    {
        Fixture f;
        f.replica.apply(complete(2, 2, newMessages(1, 2), true));
        QSignalSpy removed(&f.replica, &Replica::conversationRemoved);
        f.replica.apply(protocol::SyncAnswer{{}, true});
        QCOMPARE(removed.size(), 0);
        f.replica.apply(protocol::SyncAnswer{{}, false});
        QCOMPARE(removed.size(), 1);
        QVERIFY(f.replica.conversation(kRoom) == nullptr);
        QVERIFY(f.replica.messages(kRoom).isEmpty());
    }

    void aNewConversationIsAskedForFromTheStart()
    {
        Fixture f;
        f.replica.apply(protocol::ConversationEvent{sampleRoom(9, 5, 5)});
        const QHash<ConversationId, Revision> asked{{ConversationId(9), Revision()}};
        QCOMPARE(f.replica.takeGaps(), asked);
        f.replica.apply(protocol::LeftEvent{ConversationId(9)});
        QVERIFY(f.replica.takeGaps().isEmpty());
        QVERIFY(f.replica.conversations().isEmpty());
    }

    void whatACompleteAnswerDoesNotNameIsOver()
    {
        Fixture f;
        f.replica.apply(complete(5, 5, newMessages(1, 5), true));
        f.replica.apply(protocol::ConversationEvent{sampleRoom(9, 5, 5)});
        QSignalSpy removed(&f.replica, &Replica::conversationRemoved);
        protocol::SyncAnswer partial;
        partial.isPartial = true;
        f.replica.apply(partial);
        QCOMPARE(removed.size(), 0);
        // The room was deleted while this client was away.
        f.replica.apply(complete(5, 5, {}, false));
        QCOMPARE(removed.size(), 1);
        QVERIFY(!f.replica.conversation(ConversationId(9)));
        QVERIFY(f.replica.conversation(kRoom));
    }

    void theReadPositionNeverGoesBack()
    {
        Fixture f;
        f.replica.apply(complete(5, 5, newMessages(1, 5), true));
        QVERIFY(f.replica.markRead(kRoom, Seq(4)));
        QVERIFY(!f.replica.markRead(kRoom, Seq(3)));
        f.replica.apply(protocol::ReadEvent{kRoom, Seq(2)});
        QCOMPARE(f.replica.conversation(kRoom)->readSeq, Seq(4));
        f.replica.apply(protocol::ReadEvent{kRoom, Seq(5)});
        QCOMPARE(f.replica.conversation(kRoom)->readSeq, Seq(5));
    }

    void whatIsUnreadIsCountedAlong()
    {
        Fixture f;
        f.replica.setUser(UserId(1));
        f.replica.apply(complete(5, 5, newMessages(1, 5), true));
        QCOMPARE(counts(f.replica), QStringLiteral("5/0"));
        // Others' words and calls; neither notices nor reactions.
        Message calling = sampleMessage(kRoom.value(), 6, 6);
        calling.mentions = {UserId(1)};
        f.replica.apply(protocol::MessageEvent{calling});
        QCOMPARE(counts(f.replica), QStringLiteral("6/1"));
        Message notice = sampleMessage(kRoom.value(), 7, 7);
        notice.notice = protocol::Notice{};
        f.replica.apply(protocol::MessageEvent{notice});
        calling.revision = Revision(8);
        calling.reactions = {{QStringLiteral("👍"), {UserId(3)}}};
        f.replica.apply(protocol::MessageEvent{calling});
        QCOMPARE(counts(f.replica), QStringLiteral("6/1"));
        // Once more the same, or a gap, counts nothing.
        f.replica.apply(protocol::MessageEvent{calling});
        f.replica.apply(protocol::MessageEvent{sampleMessage(kRoom.value(), 9, 99)});
        QCOMPARE(counts(f.replica), QStringLiteral("6/1"));
        calling.revision = Revision(9);
        calling.recalledAt = 1;
        f.replica.apply(protocol::MessageEvent{calling});
        QCOMPARE(counts(f.replica), QStringLiteral("5/0"));
        // Own words begin anew.
        f.replica.apply(protocol::MessageEvent{sampleMessage(kRoom.value(), 8, 10, 1)});
        QCOMPARE(counts(f.replica), QStringLiteral("0/0"));
        QCOMPARE(f.replica.conversation(kRoom)->readSeq, Seq(8));
    }

    void aChangeOfWhatIsNotHeldIsAskedFor()
    {
        Fixture f;
        f.replica.setUser(UserId(1));
        f.replica.apply(complete(60, 60, newMessages(31, 60), true));
        QVERIFY(f.replica.takeGaps().isEmpty());
        Message old = sampleMessage(kRoom.value(), 3, 61);
        old.recalledAt = 1;
        f.replica.apply(protocol::MessageEvent{old});
        const QHash<ConversationId, Revision> asked{{kRoom, Revision(61)}};
        QCOMPARE(f.replica.takeGaps(), asked);
        QVERIFY(f.replica.takeGaps().isEmpty());
        protocol::Conversation counted = sampleRoom(kRoom.value(), 60, 61);
        counted.unread = 59;
        f.replica.apply(protocol::SyncAnswer{{{counted, {}, false}}, true});
        QCOMPARE(counts(f.replica), QStringLiteral("59/0"));
        QVERIFY(f.replica.takeGaps().isEmpty());
    }

    void unreadFromHereGoesBackAndReadingElsewhereIsFollowed()
    {
        Fixture f;
        f.replica.setUser(UserId(1));
        f.replica.apply(complete(60, 60, newMessages(31, 60), true));
        QVERIFY(f.replica.markRead(kRoom, Seq(60)));
        QCOMPARE(counts(f.replica), QStringLiteral("0/0"));
        QCOMPARE(f.replica.owedReads().value(kRoom), Seq(60));
        f.replica.apply(protocol::ReadEvent{kRoom, Seq(60)});
        QVERIFY(f.replica.owedReads().isEmpty());
        // Marked unread on another client.
        f.replica.apply(protocol::ReadEvent{kRoom, Seq(57)});
        QCOMPARE(counts(f.replica), QStringLiteral("3/0"));
        QVERIFY(f.replica.takeGaps().isEmpty());
        QVERIFY(!f.replica.markUnread(kRoom, Seq(58)));
        QVERIFY(f.replica.markUnread(kRoom, Seq(50)));
        QCOMPARE(counts(f.replica), QStringLiteral("10/0"));
        // From before what is held: an estimate, and the server's count.
        QVERIFY(f.replica.markUnread(kRoom, Seq(10)));
        QCOMPARE(counts(f.replica), QStringLiteral("50/0"));
        QVERIFY(f.replica.takeGaps().contains(kRoom));
    }

    void anAnswerFromBeforeDoesNotUndoWhatWasRead()
    {
        Fixture f;
        f.replica.setUser(UserId(1));
        f.replica.apply(complete(60, 60, newMessages(31, 60), true));
        Message old = sampleMessage(kRoom.value(), 3, 61);
        old.editedAt = 1;
        f.replica.apply(protocol::MessageEvent{old});
        QVERIFY(!f.replica.takeGaps().isEmpty());
        f.replica.apply(protocol::ReadEvent{kRoom, Seq(60)});
        protocol::Conversation before = sampleRoom(kRoom.value(), 60, 61);
        f.replica.apply(protocol::SyncAnswer{{{before, {}, false}}, true});
        QCOMPARE(f.replica.conversation(kRoom)->readSeq, Seq(60));
        QCOMPARE(counts(f.replica), QStringLiteral("0/0"));
        // Asked anew it is the truth, also when it is lower: somebody marked it unread while we were away.
        f.replica.forgetGaps();
        before.readSeq = Seq(20);
        before.unread = 40;
        f.replica.apply(protocol::SyncAnswer{{{before, {}, false}}, false});
        QCOMPARE(counts(f.replica), QStringLiteral("40/0"));
        QCOMPARE(f.replica.conversation(kRoom)->readSeq, Seq(20));
    }

    void aNewestPageFromBeforeDoesNotUndoWhatWasRead()
    {
        Fixture f;
        f.replica.setUser(UserId(1));
        f.replica.apply(complete(0, 0, {}, false));
        // Something is asked for, and answered before the server hears of what is read meanwhile.
        f.replica.apply(protocol::MessageEvent{sampleMessage(kRoom.value(), 1, 2)});
        QVERIFY(!f.replica.takeGaps().isEmpty());
        f.replica.apply(protocol::MessageEvent{sampleMessage(kRoom.value(), 1, 1)});
        QVERIFY(f.replica.markRead(kRoom, Seq(1)));
        f.replica.apply(protocol::ReadEvent{kRoom, Seq(1)});
        protocol::Conversation before = sampleRoom(kRoom.value(), 2, 2);
        before.unread = 2;
        f.replica.apply(protocol::SyncAnswer{{{before, newMessages(1, 2), true}}, true});
        QCOMPARE(f.replica.conversation(kRoom)->readSeq, Seq(1));
        QCOMPARE(counts(f.replica), QStringLiteral("1/0"));
        // A database that was put back to an older state is believed.
        f.replica.forgetGaps();
        protocol::Conversation older = sampleRoom(kRoom.value(), 1, 1);
        older.unread = 1;
        f.replica.apply(protocol::SyncAnswer{{{older, newMessages(1, 1), true}}, false});
        QCOMPARE(f.replica.conversation(kRoom)->readSeq, Seq(0));
        QCOMPARE(counts(f.replica), QStringLiteral("1/0"));
    }

    void whatIsReadAsItComesIsNotAskedForAgain()
    {
        Fixture f;
        f.replica.setUser(UserId(1));
        f.replica.apply(complete(0, 0, {}, false));
        int asked = 0;
        const auto read = [&] {
            f.replica.markRead(kRoom, f.replica.messages(kRoom).constLast().seq);
            asked += int(f.replica.takeGaps().size());
        };
        QObject::connect(&f.replica, &Replica::messagesAppended, &f.replica, read);
        QObject::connect(&f.replica, &Replica::messagesReset, &f.replica, read);
        f.replica.apply(protocol::MessageEvent{sampleMessage(kRoom.value(), 1, 1)});
        f.replica.apply(complete(3, 3, newMessages(2, 3), false));
        f.replica.apply(complete(60, 60, newMessages(11, 60), true));
        QCOMPARE(asked, 0);
        QCOMPARE(counts(f.replica), QStringLiteral("0/0"));
        QCOMPARE(f.replica.owedReads().value(kRoom), Seq(60));
    }

    void anAnswerOlderThanWhatIsHeldIsAskedForAgain()
    {
        Fixture f;
        f.replica.setUser(UserId(1));
        f.replica.apply(complete(60, 60, newMessages(31, 60), true));
        Message old = sampleMessage(kRoom.value(), 3, 61);
        old.recalledAt = 1;
        f.replica.apply(protocol::MessageEvent{old});
        QVERIFY(!f.replica.takeGaps().isEmpty());
        f.replica.apply(protocol::MessageEvent{sampleMessage(kRoom.value(), 61, 62)});
        f.replica.apply(protocol::SyncAnswer{{{sampleRoom(kRoom.value(), 60, 61), {}, false}}, true});
        QCOMPARE(f.replica.revision(kRoom), Revision(62));
        QCOMPARE(f.replica.messages(kRoom).constLast().seq, Seq(61));
        QVERIFY(!f.replica.takeGaps().isEmpty());
    }

    void countsOfPeopleFollow()
    {
        Fixture f;
        f.replica.apply(complete(1, 1, newMessages(1, 1), true));
        f.replica.apply(protocol::PresenceEvent{kRoom, {UserId(1)}, {}, 17});
        f.replica.apply(protocol::MembersEvent{kRoom, {}, {UserId(3)}, 41});
        QCOMPARE(f.replica.conversation(kRoom)->onlineCount, 17);
        QCOMPARE(f.replica.conversation(kRoom)->memberCount, 41);
        // Somebody came who is told as a member a moment later only.
        f.replica.apply(protocol::PresenceEvent{kRoom, {UserId(7)}, {}, 42});
        QCOMPARE(f.replica.conversation(kRoom)->memberCount, 42);
        f.replica.apply(protocol::PresenceEvent{kRoom, {}, {UserId(7)}, 16});
        QCOMPARE(f.replica.conversation(kRoom)->memberCount, 42);
        f.replica.apply(protocol::PresenceEvent{ConversationId(99), {}, {}, 3});
        QVERIFY(f.replica.conversation(ConversationId(99)) == nullptr);
    }

    void theOtherOneIsFollowed()
    {
        Fixture f;
        protocol::Conversation direct = sampleRoom(9);
        direct.kind = protocol::ConversationKind::Direct;
        direct.partner = protocol::Member{sampleUser(2)};
        direct.partner->lastSeenAt = 5;
        f.replica.apply(protocol::ConversationEvent{direct});
        const auto partner = [&f] {
            return *f.replica.conversation(ConversationId(9))->partner;
        };
        f.replica.apply(protocol::PresenceEvent{ConversationId(9), {}, {UserId(1)}, 1});
        QCOMPARE(partner().lastSeenAt, 5);
        f.replica.apply(protocol::PresenceEvent{ConversationId(9), {UserId(2)}, {}, 2});
        QVERIFY(partner().isOnline && !partner().isIdle);
        QCOMPARE(partner().lastSeenAt, 0);
        protocol::PresenceEvent idle;
        idle.conversation = ConversationId(9);
        idle.idle = {UserId(2)};
        f.replica.apply(idle);
        QVERIFY(partner().isOnline && partner().isIdle);
        f.replica.apply(protocol::PresenceEvent{ConversationId(9), {}, {UserId(2)}, 1});
        QVERIFY(!partner().isOnline && !partner().isIdle);
        protocol::Profile profile;
        profile.user = sampleUser(2);
        profile.user.displayName = QStringLiteral("Renamed");
        QSignalSpy changed(&f.replica, &Replica::conversationChanged);
        f.replica.apply(protocol::UserEvent{profile});
        QCOMPARE(partner().user.displayName, QStringLiteral("Renamed"));
        QCOMPARE(changed.size(), 1);
    }

    void historyMustFitWithoutAHole()
    {
        Fixture f;
        f.replica.apply(complete(60, 60, newMessages(31, 60), true));
        QVERIFY(!f.replica.prepend(kRoom, newMessages(10, 29)));
        QVERIFY(!f.replica.prepend(kRoom, {}));
        QVERIFY(!f.replica.prepend(ConversationId(99), newMessages(1, 30)));
        QSignalSpy prepended(&f.replica, &Replica::messagesPrepended);
        QVERIFY(f.replica.prepend(kRoom, newMessages(11, 30)));
        QCOMPARE(prepended.size(), 1);
        QCOMPARE(prepended.at(0).at(1).toInt(), 20);
        QCOMPARE(f.replica.messages(kRoom), newMessages(11, 60));
    }

    void theNextStartGoesOnWhereThisOneStopped()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("c.sqlite"));
        {
            MessageCache cache;
            QVERIFY(cache.open(path).has_value());
            Replica replica(cache);
            replica.apply(complete(150, 150, newMessages(1, 150), true));
            replica.apply(protocol::MessageEvent{sampleMessage(7, 151, 151)});
        }
        MessageCache cache;
        QVERIFY(cache.open(path).has_value());
        Replica replica(cache);
        replica.load();
        QCOMPARE(replica.revisions(), (QHash<ConversationId, Revision>{{kRoom, Revision(151)}}));
        QCOMPARE(replica.messages(kRoom), newMessages(52, 151));
        QVERIFY(replica.hasOlder(kRoom));
        QCOMPARE(replica.prependCached(kRoom, 50), 50);
        QCOMPARE(replica.prependCached(kRoom, 50), 1);
        QCOMPARE(replica.prependCached(kRoom, 50), 0);
        QCOMPARE(replica.messages(kRoom), newMessages(1, 151));
    }

    void aCacheWithAHoleIsNotTrusted()
    {
        const QTemporaryDir folder;
        MessageCache cache;
        QVERIFY(cache.open(folder.filePath(QStringLiteral("c.sqlite"))).has_value());
        MessageCache::Change change{{sampleRoom(7, 5, 5), Revision(5)}, newMessages(1, 5), true};
        change.messages.removeAt(2);
        QVERIFY(cache.write({change}, {}).has_value());
        Replica replica(cache);
        replica.load();
        QVERIFY(replica.messages(kRoom).isEmpty());
        QCOMPARE(replica.revision(kRoom), Revision());
        QCOMPARE(replica.takeGaps(), (QHash<ConversationId, Revision>{{kRoom, Revision()}}));
    }

    void whatIsOnDiskIsReadWhenItIsNeededFirst()
    {
        const QTemporaryDir folder;
        MessageCache cache;
        QVERIFY(cache.open(folder.filePath(QStringLiteral("c.sqlite"))).has_value());
        const MessageCache::Change change{
            {sampleRoom(7, 150, 150), Revision(150)}, newMessages(1, 150), true};
        QVERIFY(cache.write({change}, {}).has_value());
        Replica replica(cache);
        replica.load();
        QCOMPARE(replica.heldTo(kRoom), std::optional(Seq(150)));
        // Nothing is new: nothing has to be read.
        QSignalSpy reset(&replica, &Replica::messagesReset);
        replica.apply(complete(150, 150, {}, false));
        QCOMPARE(replica.takeGaps(), (QHash<ConversationId, Revision>()));
        // What comes is appended to what is on disk.
        QSignalSpy appended(&replica, &Replica::messagesAppended);
        replica.apply(protocol::MessageEvent{sampleMessage(7, 151, 151)});
        QCOMPARE(appended.size(), 1);
        QCOMPARE(replica.messages(kRoom), newMessages(51, 151));
        QCOMPARE(reset.size(), 0);
    }

    void ofVeryManyTheOldestAreLetGoOfUnlessSomebodyReadsThem()
    {
        Fixture f;
        f.replica.apply(complete(900, 900, newMessages(1, 900), true));
        QSignalSpy dropped(&f.replica, &Replica::messagesDropped);
        f.replica.setReading(kRoom);
        for (qint64 seq = 901; seq <= 1'100; ++seq)
            f.replica.apply(protocol::MessageEvent{sampleMessage(7, seq, seq)});
        QCOMPARE(f.replica.messages(kRoom).size(), 1'100);
        f.replica.setReading({});
        f.replica.apply(protocol::MessageEvent{sampleMessage(7, 1'101, 1'101)});
        QCOMPARE(dropped.size(), 1);
        QCOMPARE(dropped.at(0).at(1).toInt(), 601);
        QCOMPARE(f.replica.messages(kRoom), newMessages(602, 1'101));
        // They are on disk, and come back.
        QCOMPARE(f.replica.prependCached(kRoom, 50), 50);
        QCOMPARE(f.replica.messages(kRoom), newMessages(552, 1'101));
    }

    /// Events are lost and doubled at random; partial syncs are answered late. In the end all is there.
    void endsEqualToTheServerWhateverIsLost_data()
    {
        QTest::addColumn<quint32>("seed");
        for (quint32 seed = 1; seed <= 40; ++seed)
            QTest::addRow("seed %u", seed) << seed;
    }
    void endsEqualToTheServerWhateverIsLost()
    {
        QFETCH(const quint32, seed);
        QRandomGenerator random(seed);
        Fixture f;
        ModelRoom room;
        f.replica.apply(complete(0, 0, {}, true));
        QList<protocol::SyncAnswer> late;
        for (int step = 0; step < 200; ++step) {
            const bool isEdit = !room.messages.isEmpty() && random.bounded(4) == 0;
            const Message message = isEdit ? room.edit(random.bounded(room.messages.size())) : room.add();
            for (int copies = random.bounded(3); copies > 0; --copies)
                f.replica.apply(protocol::MessageEvent{message});
            const auto gaps = f.replica.takeGaps();
            for (const Revision has : gaps)
                late.append(room.answer(has));
            if (random.bounded(3) == 0 && !late.isEmpty())
                f.replica.apply(late.takeFirst());
        }
        const Message last = room.add();
        f.replica.apply(protocol::MessageEvent{last});
        while (!late.isEmpty())
            f.replica.apply(late.takeFirst());
        for (int rounds = 0; rounds < 3; ++rounds) {
            const auto gaps = f.replica.takeGaps();
            for (const Revision has : gaps)
                f.replica.apply(room.answer(has));
        }
        QCOMPARE(f.replica.messages(kRoom), room.messages);
        QCOMPARE(f.replica.revision(kRoom), Revision(room.revision));
        // What is on disk is the same.
        f.replica.flush();
        QCOMPARE(*f.cache.messages(kRoom, Seq(), 1'000), room.messages);
    }

private:
    struct Fixture
    {
        QTemporaryDir folder;
        MessageCache cache;
        Replica replica{cache};

        Fixture()
        {
            if (!cache.open(folder.filePath(QStringLiteral("c.sqlite"))))
                qFatal("no cache");
        }
    };
};

QTEST_GUILESS_MAIN(TestReplica)
#include "tst_replica.moc"
