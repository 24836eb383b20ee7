// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/model/composing.h"
#include "desktop/model/message_actions.h"
#include "desktop/model/message_finder.h"
#include "desktop/model/timeline_model.h"
#include "tests/unit/desktop/engine_house.h"

#include <QSignalSpy>
#include <QTest>

#include <memory>

using namespace Qt::StringLiterals;
using namespace foyer;
using namespace foyer::test;
using model::MessageAction;
using model::MessageActions;
using protocol::MessagePlace;

namespace {

constexpr ConversationId kRoom(7);
constexpr qint64 kMe = 1;

/// Every action that can be asked for, by the letter that stands for it below.
QString lettersOf(const QList<MessageAction> &actions)
{
    QString all;
    for (const MessageAction action : actions)
        all += QStringLiteral("crefypUuSwRx").at(int(action));
    return all;
}

} // namespace

class TestMessageActions : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_house = std::make_unique<EngineHouse>();
        m_actions = std::make_unique<MessageActions>(m_house->engine);
        m_composing = std::make_unique<model::Composing>(m_house->engine);
    }

    void cleanup()
    {
        m_composing.reset();
        m_actions.reset();
        m_house.reset();
    }

    // In the order of the enum: c react, r reply, e edit, f forward, y copy, p pin, U unpin, u mark unread, S who has read it,
    // w wordings, R report, x recall.
    void whatIsPossibleFollowsFromRightsAndState_data()
    {
        using protocol::MemberRole;
        QTest::addColumn<int>("role");
        QTest::addColumn<bool>("isOwn");
        QTest::addColumn<QString>("state");
        QTest::addColumn<QString>("possible");
        const auto row = [](const char *name, MemberRole role, bool isOwn, const char *state,
                            const char *possible) {
            QTest::newRow(name) << int(role) << isOwn << QString::fromLatin1(state)
                                << QString::fromLatin1(possible);
        };
        row("another's", MemberRole::Member, false, "", "crfyuR");
        row("own, new", MemberRole::Member, true, "new", "crefySx");
        row("own, of an hour ago", MemberRole::Member, true, "hour", "crefyS");
        row("own, old", MemberRole::Member, true, "", "crfyS");
        row("own, forwarded", MemberRole::Member, true, "new forwarded", "crfySx");
        row("own, edited", MemberRole::Member, true, "new edited", "crefySwx");
        row("another's, edited", MemberRole::Member, false, "edited", "crfyuR");
        row("another's, to a moderator", MemberRole::Moderator, false, "edited", "crfypuwRx");
        row("pinned, to a moderator", MemberRole::Moderator, false, "pinned", "crfyUuRx");
        row("own, old, of a moderator", MemberRole::Moderator, true, "", "crefypSx");
        row("a picture", MemberRole::Member, false, "picture", "crfuR");
        row("recalled", MemberRole::Owner, true, "recalled", "");
        row("notice", MemberRole::Owner, false, "notice", "");
        row("archived", MemberRole::Owner, true, "new archived", "fySx");
        row("silenced", MemberRole::Member, false, "silenced", "cfyuR");
        row("announcements", MemberRole::Member, false, "announcements", "cfyuR");
    }
    void whatIsPossibleFollowsFromRightsAndState()
    {
        QFETCH(const int, role);
        QFETCH(const bool, isOwn);
        QFETCH(const QString, state);
        const Timestamp now = m_house->clock.now();
        protocol::ConversationSync sync = sampleSync(7, 1);
        protocol::Conversation &room = sync.conversation;
        protocol::Message &message = sync.messages[0];
        room.role = protocol::MemberRole(role);
        room.memberCount = 3;
        message.author = sampleUser(isOwn ? kMe : 2);
        const auto is = [&state](const char *word) {
            return state.contains(QLatin1StringView(word));
        };
        message.createdAt = now - (is("new") ? 1'000 : is("hour") ? 3'600'000 : 30 * 86'400'000LL);
        if (is("forwarded"))
            message.forwardedFrom = protocol::Forward{UserId(5), u"Eve"_s};
        message.editedAt = is("edited") ? now : 0;
        message.pinnedAt = is("pinned") ? now : 0;
        message.recalledAt = is("recalled") ? now : 0;
        if (is("picture"))
            message.text.clear();
        if (is("notice"))
            message.notice = protocol::Notice{u"archived"_s, {}, 0, {}, 0, {}};
        room.state.archivedAt = is("archived") ? now : 0;
        room.silencedUntil = is("silenced") ? now + 60'000 : 0;
        if (is("announcements"))
            room.state.posting = protocol::Posting::Announcements;
        QVERIFY(m_house->goOnline({sync}));
        QTEST(lettersOf(m_actions->possible(first())), "possible");
    }

    void nothingIsPossibleWithWhatIsNotHere()
    {
        QVERIFY(m_house->goOnline({sampleSync(7, 2)}));
        QCOMPARE(m_actions->possible({kRoom, Seq(3)}), QList<MessageAction>());
        QCOMPARE(m_actions->possible({kRoom, Seq()}), QList<MessageAction>());
        QCOMPARE(m_actions->possible({ConversationId(99), Seq(1)}), QList<MessageAction>());
    }

    void ofTwoNobodyStandsAboveTheOther()
    {
        protocol::ConversationSync sync = sampleSync(7, 1);
        sync.conversation.kind = protocol::ConversationKind::Direct;
        sync.conversation.role = protocol::MemberRole::Owner;
        QVERIFY(m_house->goOnline({sync}));
        QCOMPARE(lettersOf(m_actions->possible(first())), u"crfypuR"_s);
    }

    void theLastOwnOneCanBeEditedUnlessItIsTooOld()
    {
        protocol::ConversationSync sync = sampleSync(7, 3);
        sync.messages[1].author = sampleUser(kMe);
        QVERIFY(m_house->goOnline({sync}));
        QVERIFY(!m_actions->lastOwn(kRoom));
        protocol::Message fresh = sampleMessage(7, 4, 4, kMe);
        fresh.createdAt = m_house->clock.now();
        m_house->peer.send({protocol::MessageEvent{fresh}});
        QTRY_VERIFY(m_actions->lastOwn(kRoom));
        QCOMPARE(m_actions->lastOwn(kRoom)->seq, Seq(4));
    }

    void whatIsAnsweredIsRememberedForEachConversation()
    {
        QVERIFY(m_house->goOnline({sampleSync(7, 2), sampleSync(8, 2)}));
        QSignalSpy changed(m_composing.get(), &model::Composing::replyChanged);
        m_composing->startReply(*m_actions->message(first()));
        QCOMPARE(m_composing->reply(kRoom).seq, Seq(1));
        QCOMPARE(m_composing->reply(kRoom).author, u"user2"_s);
        QCOMPARE(m_composing->reply(kRoom).text, u"text 1"_s);
        QVERIFY(!m_composing->reply(ConversationId(8)).seq.isValid());
        QCOMPARE(changed.size(), 1);
        // It says something else now.
        protocol::Message edited = sampleMessage(7, 1, 3);
        edited.text = u"other words"_s;
        edited.editedAt = 1;
        m_house->peer.send({protocol::MessageEvent{edited}});
        QTRY_COMPARE(m_composing->reply(kRoom).text, u"other words"_s);
        // Nothing is left to answer.
        protocol::Message recalled = sampleMessage(7, 1, 4);
        recalled.text.clear();
        recalled.recalledAt = 1;
        m_house->peer.send({protocol::MessageEvent{recalled}});
        QTRY_VERIFY(!m_composing->reply(kRoom).seq.isValid());
    }

    void oneMessageIsChangedAtATime()
    {
        QVERIFY(m_house->goOnline({sampleSync(7, 2)}));
        QSignalSpy changed(m_composing.get(), &model::Composing::editChanged);
        m_composing->startEdit(*m_actions->message(first()));
        QVERIFY(m_composing->edit());
        QCOMPARE(m_composing->edit()->text, u"text 1"_s);
        m_composing->startReply(*m_actions->message({kRoom, Seq(2)}));
        QVERIFY(!m_composing->edit());
        m_composing->startEdit(*m_actions->message(first()));
        QCOMPARE(changed.size(), 3);
        protocol::Message recalled = sampleMessage(7, 1, 3);
        recalled.recalledAt = 1;
        m_house->peer.send({protocol::MessageEvent{recalled}});
        QTRY_VERIFY(!m_composing->edit());
    }

    void aDraftGoesWithItsConversation()
    {
        QVERIFY(m_house->goOnline({sampleSync(7, 2), sampleSync(8, 2)}));
        m_composing->setDraft(kRoom, u"not yet"_s);
        QCOMPARE(m_composing->draft(kRoom), u"not yet"_s);
        m_house->peer.send({protocol::LeftEvent{kRoom}});
        QTRY_COMPARE(m_composing->draft(kRoom), QString());
    }

    void aMessageIsGoneToOrMissed()
    {
        QVERIFY(m_house->goOnline({sampleSync(7, 5)}));
        model::TimelineModel timeline(m_house->engine);
        model::MessageFinder finder(m_house->engine, timeline);
        QSignalSpy found(&finder, &model::MessageFinder::found);
        QSignalSpy missed(&finder, &model::MessageFinder::missed);
        timeline.setConversation(kRoom);
        finder.find(Seq(4));
        QCOMPARE(found.size(), 1);
        QCOMPARE(found.at(0).at(0).toInt(), 3);
        finder.find(Seq(6));
        QCOMPARE(missed.size(), 1);
        finder.find(Seq());
        QCOMPARE(missed.size(), 2);
        QCOMPARE(found.size(), 1);
    }

    void theLineOfWhatIsUnreadMovesWhereItIsWanted()
    {
        QVERIFY(m_house->goOnline({sampleSync(7, 5)}));
        model::TimelineModel timeline(m_house->engine);
        timeline.setConversation(kRoom);
        timeline.showUnreadFrom(Seq(3));
        QCOMPARE(timeline.firstUnreadRow(), 2);
        timeline.showUnreadFrom(Seq(5));
        QCOMPARE(timeline.firstUnreadRow(), 4);
        QCOMPARE(timeline.placeOf(timeline.index(4)).seq, Seq(5));
        QVERIFY(!timeline.placeOf({}).seq.isValid());
    }

    void howLongMessagesChangeIsReadWithCare()
    {
        const auto limits =
            client::changeLimitsFromJson({{u"editSeconds"_s, 60}, {u"recallSeconds"_s, 0}, {u"x"_s, 1}});
        QVERIFY(limits);
        QCOMPARE(limits->editFor, std::chrono::seconds(60));
        QCOMPARE(limits->recallFor, std::chrono::seconds(0));
        QVERIFY(!client::changeLimitsFromJson({{u"editSeconds"_s, u"60"_s}}));
        QVERIFY(!client::changeLimitsFromJson({{u"editSeconds"_s, -1}, {u"recallSeconds"_s, 0}}));
    }

private:
    [[nodiscard]] static MessagePlace first() { return {kRoom, Seq(1)}; }

    std::unique_ptr<EngineHouse> m_house;
    std::unique_ptr<MessageActions> m_actions;
    std::unique_ptr<model::Composing> m_composing;
};

QTEST_MAIN(TestMessageActions)
#include "tst_message_actions.moc"
