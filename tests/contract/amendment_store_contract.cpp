// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/contract/amendment_store_contract.h"

#include "common/base/limits.h"

namespace foyer::test {

using chat::Amended;
using chat::Amendment;
using chat::ChangedMessages;
using chat::NewMessage;
using chat::StoredPost;
using protocol::Message;

namespace {

constexpr qint64 kHour = 3'600'000;
const QString kThumb = QStringLiteral("👍");

} // namespace

void AmendmentStoreContract::prepare()
{
    m_owner = addUser(QStringLiteral("Olga"));
    m_ann = addUser(QStringLiteral("Ann"));
    m_bob = addUser(QStringLiteral("Bob"));
    m_room = addRoom(QStringLiteral("Tea"), m_owner);
    QVERIFY(value(conversations().join(m_room, m_ann, kNow)));
    QVERIFY(value(conversations().join(m_room, m_bob, kNow)));
}

Amendment AmendmentStoreContract::by(UserId actor, Seq seq, Timestamp at) const
{
    return {m_room, seq, actor, at};
}

Amended AmendmentStoreContract::edit(UserId actor, Seq seq, const QString &text)
{
    return value(amendments().edit(by(actor, seq), text, {}, kHour));
}

QList<Message> AmendmentStoreContract::all()
{
    return value(messages().page(m_room, {}, 200)).messages;
}

QString AmendmentStoreContract::count(const QString &table)
{
    return column(QStringLiteral("SELECT COUNT(*) FROM ") + table).value(0);
}

void AmendmentStoreContract::editsWithARevisionOfItsOwn()
{
    const Seq seq = post(m_room, m_ann, QStringLiteral("Helo")).message.seq;
    post(m_room, m_bob, QStringLiteral("Hi"));
    const Amended amended = edit(m_ann, seq, QStringLiteral("Hello"));
    QCOMPARE(amended.message.text, QStringLiteral("Hello"));
    QCOMPARE(amended.message.revision, Revision(3));
    QVERIFY(amended.message.editedAt >= kNow);
    QCOMPARE(amended.changed.size(), 1);
    QCOMPARE(all().first(), amended.message);
    // The same text again is no change.
    QVERIFY(edit(m_ann, seq, QStringLiteral("Hello")).changed.isEmpty());
    // What comes next has the next numbers.
    const Message next = post(m_room, m_bob, QStringLiteral("Tea?")).message;
    QCOMPARE(next.seq, Seq(3));
    QCOMPARE(next.revision, Revision(4));
}

void AmendmentStoreContract::keepsEarlierWordingsForThoseWhoMaySeeThem()
{
    const Seq seq = post(m_room, m_ann, QStringLiteral("one")).message.seq;
    edit(m_ann, seq, QStringLiteral("two"));
    edit(m_ann, seq, QStringLiteral("three"));
    for (const UserId viewer : {m_ann, m_owner}) {
        const QList<chat::Wording> wordings = value(amendments().wordings(m_room, seq, viewer));
        QCOMPARE(wordings.size(), 2);
        QCOMPARE(wordings.at(0).text, QStringLiteral("one"));
        QCOMPARE(wordings.at(1).text, QStringLiteral("two"));
        QVERIFY(wordings.at(0).until < wordings.at(1).until);
    }
    QCOMPARE(refusal(amendments().wordings(m_room, seq, m_bob)), ErrorCode::Forbidden);
}

void AmendmentStoreContract::refusesEditsOfOthersAndLateOnes()
{
    const Seq seq = post(m_room, m_ann, QStringLiteral("mine")).message.seq;
    QCOMPARE(refusal(amendments().edit(by(m_bob, seq), QStringLiteral("his"), {}, kHour)),
             ErrorCode::Forbidden);
    QCOMPARE(refusal(amendments().edit(by(m_owner, seq), QStringLiteral("hers"), {}, kHour)),
             ErrorCode::Forbidden);
    const Amendment late = by(m_ann, seq, all().first().createdAt + kHour + 1);
    QCOMPARE(refusal(amendments().edit(late, QStringLiteral("late"), {}, kHour)), ErrorCode::TooLate);
    QCOMPARE(refusal(amendments().edit(by(m_ann, seq), QStringLiteral(" \n"), {}, kHour)),
             ErrorCode::TextEmpty);
    QCOMPARE(all().first().text, QStringLiteral("mine"));
    QCOMPARE(all().first().revision, Revision(1));
}

void AmendmentStoreContract::letsModeratorsBeLate()
{
    const Seq seq = post(m_room, m_owner, QStringLiteral("rules")).message.seq;
    const Amendment late = by(m_owner, seq, all().first().createdAt + 100 * kHour);
    QCOMPARE(value(amendments().edit(late, QStringLiteral("new rules"), {}, kHour)).message.text,
             QStringLiteral("new rules"));
}

void AmendmentStoreContract::boundsTheEditsOfOneMessage()
{
    const Seq seq = post(m_room, m_ann, QStringLiteral("0")).message.seq;
    for (int i = 1; i <= limits::kEditsMax; ++i)
        edit(m_ann, seq, QString::number(i));
    QCOMPARE(refusal(amendments().edit(by(m_ann, seq), QStringLiteral("more"), {}, kHour)),
             ErrorCode::LimitReached);
}

void AmendmentStoreContract::recallsEverythingOfAMessage()
{
    const protocol::Image image = addImage(m_ann, QStringLiteral("0123456789abcdef0123456789abcdef"));
    NewMessage message = draft(m_room, m_ann, QStringLiteral("@Bob secret"));
    message.image = image.id;
    message.mentionKeys = {{QStringLiteral("bob")}};
    const Message posted = value(messages().append(message)).message;
    edit(m_ann, posted.seq, QStringLiteral("secret, again"));
    value(amendments().react(by(m_bob, posted.seq), kThumb, true));
    value(amendments().pin(by(m_owner, posted.seq), true));

    const Message recalled = value(amendments().recall(by(m_ann, posted.seq), kHour)).message;
    QCOMPARE(recalled.seq, posted.seq);
    QCOMPARE(recalled.recalledAt, kNow);
    QCOMPARE(recalled.text, QString());
    QVERIFY(!recalled.image && recalled.reactions.isEmpty() && recalled.mentions.isEmpty());
    QCOMPARE(recalled.pinnedAt, 0);
    QCOMPARE(all(), QList<Message>{recalled});
    for (const char *table : {"reactions", "mentions", "message_edits", "uploads"})
        QCOMPARE(count(QLatin1String(table)), QStringLiteral("0"));
    QCOMPARE(value(uploads().discarded(10)), QList<UploadId>{image.id});
    value(uploads().forgetDiscarded(image.id));
    QVERIFY(value(uploads().discarded(10)).isEmpty());
}

void AmendmentStoreContract::recallsOnceOnly()
{
    const Seq seq = post(m_room, m_ann, QStringLiteral("oops")).message.seq;
    const Amended first = value(amendments().recall(by(m_ann, seq), kHour));
    const Amended second = value(amendments().recall(by(m_ann, seq, kNow + 5), kHour));
    QVERIFY(second.changed.isEmpty());
    QCOMPARE(second.message, first.message);
}

void AmendmentStoreContract::refusesToRecallOthersAndLate()
{
    const Seq seq = post(m_room, m_ann, QStringLiteral("stays")).message.seq;
    QCOMPARE(refusal(amendments().recall(by(m_bob, seq), kHour)), ErrorCode::Forbidden);
    const Amendment late = by(m_ann, seq, all().first().createdAt + kHour + 1);
    QCOMPARE(refusal(amendments().recall(late, kHour)), ErrorCode::TooLate);
    QCOMPARE(all().first().text, QStringLiteral("stays"));
}

void AmendmentStoreContract::letsModeratorsRecallAnything()
{
    const Seq seq = post(m_room, m_ann, QStringLiteral("spam")).message.seq;
    const Amendment late = by(m_owner, seq, kNow + 1000 * kHour);
    QVERIFY(value(amendments().recall(late, kHour)).message.recalledAt != 0);
}

void AmendmentStoreContract::keepsAPictureThatAnotherMessageShows()
{
    const protocol::Image image = addImage(m_ann, QStringLiteral("0123456789abcdef0123456789abcdef"));
    NewMessage first = draft(m_room, m_ann, QString());
    first.image = image.id;
    const Message shown = value(messages().append(first)).message;
    NewMessage again = draft(m_room, m_bob, QString());
    again.forward = protocol::MessagePlace{m_room, shown.seq};
    value(messages().append(again));
    value(amendments().recall(by(m_ann, shown.seq), kHour));
    QVERIFY(value(uploads().discarded(10)).isEmpty());
    QCOMPARE(all().at(1).image->id, image.id);
    value(amendments().recall(by(m_bob, Seq(2)), kHour));
    QCOMPARE(value(uploads().discarded(10)), QList<UploadId>{image.id});
}

void AmendmentStoreContract::refusesWhateverComesAfterRecall()
{
    const Seq seq = post(m_room, m_ann, QStringLiteral("gone")).message.seq;
    value(amendments().recall(by(m_ann, seq), kHour));
    QCOMPARE(refusal(amendments().edit(by(m_ann, seq), QStringLiteral("back"), {}, kHour)),
             ErrorCode::MessageRecalled);
    QCOMPARE(refusal(amendments().react(by(m_bob, seq), kThumb, true)), ErrorCode::MessageRecalled);
    QCOMPARE(refusal(amendments().pin(by(m_owner, seq), true)), ErrorCode::MessageRecalled);
    NewMessage answer = draft(m_room, m_bob, QStringLiteral("what?"));
    answer.replyTo = seq;
    QCOMPARE(refusal(messages().append(answer)), ErrorCode::MessageRecalled);
    NewMessage forward = draft(m_room, m_bob, QString());
    forward.forward = protocol::MessagePlace{m_room, seq};
    QCOMPARE(refusal(messages().append(forward)), ErrorCode::MessageRecalled);
    QCOMPARE(all().size(), 1);
    QCOMPARE(all().first().revision, Revision(2));
}

void AmendmentStoreContract::tellsRepliesOfTheChange()
{
    const Seq seq = post(m_room, m_ann, QStringLiteral("question")).message.seq;
    NewMessage answer = draft(m_room, m_bob, QStringLiteral("answer"));
    answer.replyTo = seq;
    value(messages().append(answer));
    const Amended amended = value(amendments().recall(by(m_ann, seq), kHour));
    QCOMPARE(amended.changed.size(), 2);
    QCOMPARE(amended.changed.at(0).seq, seq);
    QCOMPARE(amended.changed.at(1).seq, Seq(2));
    QCOMPARE(amended.changed.at(1).revision, Revision(4));
    QVERIFY(amended.changed.at(1).replyTo->isRecalled);
    QCOMPARE(amended.changed.at(1).replyTo->text, QString());
    // So it reaches those who were away.
    const QList<ChangedMessages> missed = value(messages().changesSince({{m_room, Revision(2)}}, 10, 10));
    QCOMPARE(missed.first().messages, amended.changed);
}

void AmendmentStoreContract::countsEachReactionOnce()
{
    const Seq seq = post(m_room, m_ann, QStringLiteral("tea?")).message.seq;
    value(amendments().react(by(m_bob, seq, kNow), kThumb, true));
    value(amendments().react(by(m_ann, seq, kNow + 1), QStringLiteral("❤️"), true));
    value(amendments().react(by(m_ann, seq, kNow + 2), kThumb, true));
    QVERIFY(value(amendments().react(by(m_ann, seq, kNow + 3), kThumb, true)).changed.isEmpty());
    const QList<protocol::Reaction> wanted{{kThumb, {m_bob, m_ann}}, {QStringLiteral("❤️"), {m_ann}}};
    QCOMPARE(all().first().reactions, wanted);

    value(amendments().react(by(m_ann, seq), kThumb, false));
    value(amendments().react(by(m_ann, seq), QStringLiteral("❤️"), false));
    QVERIFY(value(amendments().react(by(m_ann, seq), kThumb, false)).changed.isEmpty());
    const Message left = value(amendments().react(by(m_bob, seq), kThumb, false)).message;
    QVERIFY(left.reactions.isEmpty());
    QCOMPARE(left.revision, Revision(7));
    QCOMPARE(count(QStringLiteral("messages WHERE has_reactions = 1")), QStringLiteral("0"));
}

void AmendmentStoreContract::boundsReactions()
{
    const Seq seq = post(m_room, m_ann, QStringLiteral("all of them")).message.seq;
    for (int i = 0; i < limits::kReactionsMax; ++i) {
        const char32_t emoji = 0x1F600 + char32_t(i);
        value(amendments().react(by(m_ann, seq), QString::fromUcs4(&emoji, 1), true));
    }
    QCOMPARE(refusal(amendments().react(by(m_ann, seq), kThumb, true)), ErrorCode::LimitReached);
    const char32_t first = 0x1F600;
    QCOMPARE(value(amendments().react(by(m_bob, seq), QString::fromUcs4(&first, 1), true))
                 .message.reactions.size(),
             limits::kReactionsMax);
}

void AmendmentStoreContract::pinsForModeratorsOnly()
{
    const Seq seq = post(m_room, m_ann, QStringLiteral("read this")).message.seq;
    const Seq later = post(m_room, m_ann, QStringLiteral("and this")).message.seq;
    QCOMPARE(refusal(amendments().pin(by(m_ann, seq), true)), ErrorCode::Forbidden);
    QCOMPARE(value(amendments().pin(by(m_owner, seq, kNow + 1), true)).message.pinnedAt, kNow + 1);
    QVERIFY(value(amendments().pin(by(m_owner, seq, kNow + 9), true)).changed.isEmpty());
    value(amendments().pin(by(m_owner, later, kNow + 2), true));
    const QList<Message> pinned = value(amendments().pinned(m_room));
    QCOMPARE(pinned.size(), 2);
    QCOMPARE(pinned.first().seq, later);
    QCOMPARE(value(amendments().pin(by(m_owner, later), false)).message.pinnedAt, 0);
    QCOMPARE(value(amendments().pinned(m_room)).size(), 1);
}

void AmendmentStoreContract::refusesThoseWhoAreNotIn()
{
    const UserId eve = addUser(QStringLiteral("Eve"));
    const Seq seq = post(m_room, m_ann, QStringLiteral("ours")).message.seq;
    QCOMPARE(refusal(amendments().edit(by(eve, seq), QStringLiteral("hers"), {}, kHour)),
             ErrorCode::NotMember);
    QCOMPARE(refusal(amendments().recall(by(eve, seq), kHour)), ErrorCode::NotMember);
    QCOMPARE(refusal(amendments().react(by(eve, seq), kThumb, true)), ErrorCode::NotMember);
    QCOMPARE(refusal(amendments().pin(by(eve, seq), true)), ErrorCode::NotMember);
    QCOMPARE(refusal(amendments().wordings(m_room, seq, eve)), ErrorCode::NotMember);
    // Who left has no hand in it any more.
    QVERIFY(value(conversations().leave(m_room, m_ann)));
    QCOMPARE(refusal(amendments().edit(by(m_ann, seq), QStringLiteral("mine"), {}, kHour)),
             ErrorCode::NotMember);
}

void AmendmentStoreContract::refusesWhatIsNotThere()
{
    QCOMPARE(refusal(amendments().edit(by(m_ann, Seq(7)), QStringLiteral("x"), {}, kHour)),
             ErrorCode::NotFound);
    QCOMPARE(refusal(amendments().recall(by(m_owner, Seq(7)), kHour)), ErrorCode::NotFound);
    NewMessage notice = draft(m_room, m_owner, QString());
    notice.notice = protocol::Notice{QStringLiteral("renamed"), {}, 0, {}, 0, QStringLiteral("Coffee")};
    const Message told = value(messages().append(notice)).message;
    QCOMPARE(all().first(), told);
    QCOMPARE(refusal(amendments().recall(by(m_owner, told.seq), kHour)), ErrorCode::NotFound);
    QCOMPARE(refusal(amendments().react(by(m_ann, told.seq), kThumb, true)), ErrorCode::NotFound);
}

void AmendmentStoreContract::quotesWhatIsAnswered()
{
    const QString longText = QString(limits::kQuoteLength, u'x') + QStringLiteral("👋 and on");
    const Seq seq = post(m_room, m_ann, longText).message.seq;
    NewMessage answer = draft(m_room, m_bob, QStringLiteral("yes"));
    answer.replyTo = seq;
    const Message posted = value(messages().append(answer)).message;
    QVERIFY(posted.replyTo);
    QCOMPARE(posted.replyTo->seq, seq);
    QCOMPARE(posted.replyTo->author.id, m_ann);
    QCOMPARE(posted.replyTo->text, QString(limits::kQuoteLength, u'x'));
    QVERIFY(!posted.replyTo->hasImage && !posted.replyTo->isRecalled);
    QCOMPARE(all().at(1), posted);
    QCOMPARE(value(conversations().conversationOf(m_room, m_ann)).lastMessage, posted);
    const QList<protocol::Conversation> listed = value(conversations().conversationsOf(m_ann));
    QVERIFY(std::any_of(listed.begin(), listed.end(),
                        [&posted](const auto &each) { return each.lastMessage == posted; }));
}

void AmendmentStoreContract::refusesAnswersToNothing()
{
    const ConversationId other = addRoom(QStringLiteral("Other"), m_ann);
    post(m_room, m_ann, QStringLiteral("here"));
    NewMessage answer = draft(other, m_ann, QStringLiteral("there"));
    answer.replyTo = Seq(1);
    QCOMPARE(refusal(messages().append(answer)), ErrorCode::NotFound);
}

void AmendmentStoreContract::forwardsWhatTheAuthorMayRead()
{
    const ConversationId secret = addRoom(QStringLiteral("Secret"), m_owner);
    const Seq hidden = post(secret, m_owner, QStringLiteral("plans")).message.seq;
    NewMessage stolen = draft(m_room, m_ann, QString());
    stolen.forward = protocol::MessagePlace{secret, hidden};
    QCOMPARE(refusal(messages().append(stolen)), ErrorCode::NotMember);

    NewMessage shared = draft(m_room, m_owner, QString());
    shared.forward = protocol::MessagePlace{secret, hidden};
    const StoredPost stored = value(messages().append(shared));
    QCOMPARE(stored.message.text, QStringLiteral("plans"));
    const protocol::Forward origin{m_owner, QStringLiteral("Olga")};
    QCOMPARE(stored.message.forwardedFrom, std::optional(origin));
    // Once more with the same ref: the first answer, even when the source is gone by now.
    value(amendments().recall({secret, hidden, m_owner, kNow}, kHour));
    const StoredPost again = value(messages().append(shared));
    QVERIFY(!again.isNew);
    QCOMPARE(again.message, stored.message);
    // Another's words cannot be edited.
    QCOMPARE(refusal(amendments().edit(by(m_owner, stored.message.seq), QStringLiteral("other"), {}, kHour)),
             ErrorCode::Forbidden);
}

void AmendmentStoreContract::findsWhoIsMentioned()
{
    addUser(QStringLiteral("Stranger"));
    NewMessage call = draft(m_room, m_ann, QStringLiteral("@Bob x @nobody @Stranger"));
    call.mentionKeys = {{QStringLiteral("bob x"), QStringLiteral("bob")},
                        {QStringLiteral("nobody")},
                        {QStringLiteral("stranger")}};
    const Message posted = value(messages().append(call)).message;
    QCOMPARE(posted.mentions, QList<UserId>{m_bob});
    QVERIFY(!posted.mentionsAll);
    QCOMPARE(all().first(), posted);
    QCOMPARE(column(QStringLiteral("SELECT user_id FROM mentions")),
             QStringList{QString::number(m_bob.value())});
    // An edit calls whom it names now.
    const Message edited = value(amendments().edit(by(m_ann, posted.seq), QStringLiteral("@Olga"),
                                                   {{QStringLiteral("olga")}}, kHour))
                               .message;
    QCOMPARE(edited.mentions, QList<UserId>{m_owner});
    QCOMPARE(column(QStringLiteral("SELECT user_id FROM mentions")),
             QStringList{QString::number(m_owner.value())});
}

void AmendmentStoreContract::callsEveryoneForModeratorsOnly()
{
    NewMessage call = draft(m_room, m_ann, QStringLiteral("@here"));
    call.mentionKeys = {{QStringLiteral("here")}};
    QVERIFY(!value(messages().append(call)).message.mentionsAll);
    NewMessage loud = draft(m_room, m_owner, QStringLiteral("@here"));
    loud.mentionKeys = {{QStringLiteral("here")}};
    QVERIFY(value(messages().append(loud)).message.mentionsAll);
    QCOMPARE(column(QStringLiteral("SELECT seq FROM mentions WHERE user_id = 0")),
             QStringList{QStringLiteral("2")});
}

void AmendmentStoreContract::givesRepeatedRefsTheMessageAsItIsNow()
{
    const NewMessage message = draft(m_room, m_ann, QStringLiteral("first"));
    const Message posted = value(messages().append(message)).message;
    edit(m_ann, posted.seq, QStringLiteral("second"));
    const StoredPost again = value(messages().append(message));
    QVERIFY(!again.isNew);
    QCOMPARE(again.message.text, QStringLiteral("second"));
}

void AmendmentStoreContract::tellsChangesInTheirOrder()
{
    for (int i = 0; i < 3; ++i)
        post(m_room, m_ann, QString::number(i));
    edit(m_ann, Seq(2), QStringLiteral("two"));
    edit(m_ann, Seq(1), QStringLiteral("one"));
    edit(m_ann, Seq(2), QStringLiteral("two again"));
    const QList<ChangedMessages> changes = value(messages().changesSince({{m_room, Revision(3)}}, 10, 10));
    QCOMPARE(changes.size(), 1);
    QCOMPARE(changes.first().messages.size(), 2);
    QCOMPARE(changes.first().messages.at(0).seq, Seq(1));
    QCOMPARE(changes.first().messages.at(1).text, QStringLiteral("two again"));
    QCOMPARE(changes.first().messages.at(1).revision, Revision(6));
}

void AmendmentStoreContract::readsForwardFromASeq()
{
    for (int i = 1; i <= 5; ++i)
        post(m_room, m_ann, QString::number(i));
    const chat::MessagePage page = value(messages().pageFrom(m_room, Seq(3), 2));
    QCOMPARE(page.messages.size(), 2);
    QCOMPARE(page.messages.first().seq, Seq(3));
    QVERIFY(page.hasMore);
    QVERIFY(!value(messages().pageFrom(m_room, Seq(4), 2)).hasMore);
    const QList<Message> at =
        value(messages().messagesAt({{m_room, Seq(2)}, {m_room, Seq(9)}, {m_room, Seq(5)}}));
    QCOMPARE(at.size(), 2);
}

} // namespace foyer::test
