// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/base/limits.h"
#include "tests/unit/chat/chat_house.h"

#include <QTest>

using namespace foyer;

namespace {

template<typename T>
ErrorCode codeOf(const Result<T> &result)
{
    return result ? ErrorCode::Internal : result.error().code;
}

} // namespace

class AmenderTest : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup() { m_house.reset(); }

    void pushesEveryChangeToTheConversation();
    void pushesNothingWhenNothingChanged();
    void pushesRepliesOfARecalledMessage();
    void checksTheText();
    void takesOneEmojiOnly_data();
    void takesOneEmojiOnly();
    void spellsAnEmojiOneWay();
    void showsPinsToMembersOnly();
    void slowsDownWhoChangesTooMuch();
    void postsAnswersAndMentions();
    void refusesWordsOfOnesOwnInAForward();

private:
    protocol::MessagePlace say(const QString &text)
    {
        const auto stored = m_house->post(m_ann, m_room, text);
        m_house->sink.conversationEvents.clear();
        return {m_room, stored ? stored->message.seq : Seq()};
    }
    QList<protocol::Message> pushed()
    {
        QList<protocol::Message> messages;
        for (const auto &[conversation, event] : std::as_const(m_house->sink.conversationEvents)) {
            if (const auto *message = std::get_if<protocol::MessageEvent>(&event))
                messages.append(message->message);
        }
        return messages;
    }

    std::unique_ptr<test::ChatHouse> m_house;
    UserId m_ann;
    UserId m_bob;
    ConversationId m_room;
};

void AmenderTest::init()
{
    m_house = std::make_unique<test::ChatHouse>();
    m_ann = m_house->signUp(QStringLiteral("ann"));
    m_bob = m_house->signUp(QStringLiteral("bob"));
    m_room = QCoro::waitFor(m_house->rooms.create(m_ann, QStringLiteral("Tea"), {}))->id;
    QVERIFY(QCoro::waitFor(m_house->rooms.join(m_bob, m_room)));
}

void AmenderTest::pushesEveryChangeToTheConversation()
{
    const protocol::MessagePlace place = say(QStringLiteral("helo"));
    const auto edited = QCoro::waitFor(m_house->amender.edit(m_ann, place, QStringLiteral("hello")));
    const auto reacted = QCoro::waitFor(m_house->amender.react(m_bob, place, QStringLiteral("👍"), true));
    const auto pinned = QCoro::waitFor(m_house->amender.pin(m_ann, place, true));
    const auto recalled = QCoro::waitFor(m_house->amender.recall(m_ann, place));
    QVERIFY(edited && reacted && pinned && recalled);
    const QList<protocol::Message> wanted{*edited, *reacted, *pinned, *recalled};
    QCOMPARE(pushed(), wanted);
    for (qsizetype i = 1; i < wanted.size(); ++i)
        QCOMPARE(wanted[i].revision.value(), wanted[i - 1].revision.value() + 1);
}

void AmenderTest::pushesNothingWhenNothingChanged()
{
    const protocol::MessagePlace place = say(QStringLiteral("same"));
    QVERIFY(QCoro::waitFor(m_house->amender.edit(m_ann, place, QStringLiteral("same"))));
    QVERIFY(QCoro::waitFor(m_house->amender.pin(m_ann, place, false)));
    QVERIFY(QCoro::waitFor(m_house->amender.react(m_ann, place, QStringLiteral("👍"), false)));
    QVERIFY(pushed().isEmpty());
}

void AmenderTest::pushesRepliesOfARecalledMessage()
{
    const protocol::MessagePlace place = say(QStringLiteral("question"));
    protocol::PostRequest answer;
    answer.ref = QUuid::createUuid().toString(QUuid::WithoutBraces);
    answer.conversation = m_room;
    answer.text = QStringLiteral("answer");
    answer.replyTo = place.seq;
    QVERIFY(QCoro::waitFor(m_house->poster.post(m_bob, answer)));
    m_house->sink.conversationEvents.clear();
    QVERIFY(QCoro::waitFor(m_house->amender.recall(m_ann, place)));
    const QList<protocol::Message> told = pushed();
    QCOMPARE(told.size(), 2);
    QVERIFY(told.last().replyTo && told.last().replyTo->isRecalled);
}

void AmenderTest::checksTheText()
{
    const protocol::MessagePlace place = say(QStringLiteral("text"));
    const QString tooLong(limits::kTextLength + 1, u'x');
    QCOMPARE(codeOf(QCoro::waitFor(m_house->amender.edit(m_ann, place, tooLong))), ErrorCode::TextTooLong);
    const QString broken(QChar(0xD800));
    QCOMPARE(codeOf(QCoro::waitFor(m_house->amender.edit(m_ann, place, broken))), ErrorCode::InvalidField);
    QCOMPARE(codeOf(QCoro::waitFor(m_house->amender.edit(m_ann, place, {}))), ErrorCode::TextEmpty);
    QVERIFY(pushed().isEmpty());
}

void AmenderTest::takesOneEmojiOnly_data()
{
    QTest::addColumn<QString>("emoji");
    QTest::addColumn<bool>("isTaken");
    const auto row = [](const char *name, const char *emoji, bool isTaken) {
        QTest::newRow(name) << QString::fromUtf8(emoji) << isTaken;
    };
    row("thumb", "👍", true);
    row("with a skin tone", "👍🏽", true);
    row("family", "👨‍👩‍👧", true);
    row("flag", "🇩🇪", true);
    row("flag of tags", "🏴󠁧󠁢󠁥󠁮󠁧󠁿", true);
    row("key cap", "1️⃣", true);
    row("half a flag", "🇩", false);
    row("two", "👍👍", false);
    row("a letter", "a", false);
    row("a digit", "1", false);
    row("nothing", "", false);
    row("words", "<b>hi</b>", false);
    row("a blank behind", "👍 ", false);
}

void AmenderTest::takesOneEmojiOnly()
{
    QFETCH(QString, emoji);
    QFETCH(bool, isTaken);
    const protocol::MessagePlace place = say(QStringLiteral("tea?"));
    const auto reacted = QCoro::waitFor(m_house->amender.react(m_bob, place, emoji, true));
    QCOMPARE(reacted.has_value(), isTaken);
    if (!isTaken)
        QCOMPARE(reacted.error().field, QStringLiteral("emoji"));
}

void AmenderTest::spellsAnEmojiOneWay()
{
    const protocol::MessagePlace place = say(QStringLiteral("love"));
    QVERIFY(QCoro::waitFor(m_house->amender.react(m_bob, place, QStringLiteral("❤"), true)));
    const auto reacted = QCoro::waitFor(m_house->amender.react(m_ann, place, QStringLiteral("❤️"), true));
    QVERIFY(reacted);
    QCOMPARE(reacted->reactions.size(), 1);
    QCOMPARE(reacted->reactions.first().users.size(), 2);
}

void AmenderTest::showsPinsToMembersOnly()
{
    const UserId eve = m_house->signUp(QStringLiteral("eve"));
    const protocol::MessagePlace place = say(QStringLiteral("rules"));
    QVERIFY(QCoro::waitFor(m_house->amender.pin(m_ann, place, true)));
    QCOMPARE(QCoro::waitFor(m_house->amender.pinned(m_bob, m_room))->size(), 1);
    QCOMPARE(codeOf(QCoro::waitFor(m_house->amender.pinned(eve, m_room))), ErrorCode::NotMember);
}

void AmenderTest::slowsDownWhoChangesTooMuch()
{
    chat::Amender::Settings settings;
    settings.perSecond = 1;
    settings.burst = 2;
    chat::Amender slow(m_house->storage->amendments(), m_house->storage->conversations(), m_house->sink,
                       m_house->clock, settings);
    const protocol::MessagePlace place = say(QStringLiteral("x"));
    QVERIFY(QCoro::waitFor(slow.pin(m_ann, place, true)));
    QVERIFY(QCoro::waitFor(slow.pin(m_ann, place, false)));
    const auto third = QCoro::waitFor(slow.pin(m_ann, place, true));
    QCOMPARE(codeOf(third), ErrorCode::TooManyRequests);
    QVERIFY(third.error().retryAfter.count() > 0);
    // Another's allowance is his own.
    QVERIFY(QCoro::waitFor(slow.react(m_bob, place, QStringLiteral("👍"), true)));
}

void AmenderTest::postsAnswersAndMentions()
{
    const protocol::MessagePlace place = say(QStringLiteral("who?"));
    protocol::PostRequest answer;
    answer.ref = QUuid::createUuid().toString(QUuid::WithoutBraces);
    answer.conversation = m_room;
    answer.text = QStringLiteral("ask @BOB, not me");
    answer.replyTo = place.seq;
    const auto stored = QCoro::waitFor(m_house->poster.post(m_ann, answer));
    QVERIFY(stored);
    QCOMPARE(stored->message.mentions, QList<UserId>{m_bob});
    QCOMPARE(stored->message.replyTo->text, QStringLiteral("who?"));
    QCOMPARE(pushed(), QList<protocol::Message>{stored->message});
}

void AmenderTest::refusesWordsOfOnesOwnInAForward()
{
    protocol::PostRequest forward;
    forward.ref = QUuid::createUuid().toString(QUuid::WithoutBraces);
    forward.conversation = m_room;
    forward.text = QStringLiteral("as if he had said it");
    forward.forward = say(QStringLiteral("what he said"));
    const auto stored = QCoro::waitFor(m_house->poster.post(m_bob, forward));
    QCOMPARE(codeOf(stored), ErrorCode::InvalidField);
}

QTEST_GUILESS_MAIN(AmenderTest)
#include "tst_amender.moc"
