// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/base/limits.h"
#include "tests/unit/chat/chat_house.h"

#include <QTest>

#include <utility>

using namespace foyer;
using protocol::MemberRole;

namespace {

constexpr int kStorm = 300;

template<typename Event>
QList<Event> told(const test::ChatHouse &house, ConversationId room)
{
    QList<Event> events;
    for (const auto &[conversation, event] : house.sink.conversationEvents) {
        if (conversation == room && std::holds_alternative<Event>(event))
            events.append(std::get<Event>(event));
    }
    return events;
}

} // namespace

class RoomKeeperTest : public QObject
{
    Q_OBJECT

private slots:
    void init() { furnish(std::make_unique<test::ChatHouse>()); }
    void cleanup() { m_house.reset(); }

    void aChangeIsToldToTheRoomOnce();
    void whatIsSilencedIsToldToTheOneItMeets();
    void aStormOfJoinsIsAFewPushesAndOneNotice();
    void whoComesAndGoesWithinAMomentIsNoNews();
    void theLastOwnerIsFollowedByWhoIsThereLongest();
    void moderatorsFollowBeforeMembers();
    void ownNoticesAreNotUnread();
    void whoIsKickedHearsNothingMore();
    void badValuesAreRefusedByField();
    void silenceOutlivesLeaving();
    void slowModeHoldsMembersBack();

private:
    void furnish(std::unique_ptr<test::ChatHouse> house);

    std::unique_ptr<test::ChatHouse> m_house;
    UserId m_ann;
    UserId m_bob;
    UserId m_eve;
    ConversationId m_room;
};

void RoomKeeperTest::furnish(std::unique_ptr<test::ChatHouse> house)
{
    m_house = std::move(house);
    m_ann = m_house->signUp(QStringLiteral("ann"));
    m_bob = m_house->signUp(QStringLiteral("bob"));
    m_eve = m_house->signUp(QStringLiteral("eve"));
    m_room = m_house->room(QStringLiteral("Tea"), m_ann, {m_bob});
    QVERIFY(m_room.isValid());
    m_house->sink.conversationEvents.clear();
    m_house->sink.userEvents.clear();
}

void RoomKeeperTest::aChangeIsToldToTheRoomOnce()
{
    QVERIFY(QCoro::waitFor(m_house->reading.move(m_ann, {m_room, Seq(1), protocol::ReadDirection::Forward})));
    chat::RoomPatch patch;
    patch.name = QStringLiteral("Coffee");
    patch.topic = QStringLiteral("beans");
    const auto changed = QCoro::waitFor(m_house->keeper.change(m_ann, m_room, patch));
    QVERIFY(changed);
    QCOMPARE(changed->name, QStringLiteral("Coffee"));
    const auto rooms = told<protocol::RoomEvent>(*m_house, m_room);
    QCOMPARE(rooms.size(), 1);
    QCOMPARE(rooms.first().topic, QStringLiteral("beans"));
    const auto notices = told<protocol::MessageEvent>(*m_house, m_room);
    QCOMPARE(notices.size(), 2);
    QCOMPARE(notices.at(0).message.notice->event, QStringLiteral("renamed"));
    QCOMPARE(notices.at(0).message.notice->text, QStringLiteral("Coffee"));
    QCOMPARE(notices.at(1).message.notice->event, QStringLiteral("topic"));
    QCOMPARE(notices.at(1).message.revision, changed->revision);
    QCOMPARE(changed->readSeq, changed->lastSeq);

    QVERIFY(QCoro::waitFor(m_house->keeper.change(m_ann, m_room, patch)));
    QCOMPARE(told<protocol::RoomEvent>(*m_house, m_room).size(), 1);
    QCOMPARE(told<protocol::MessageEvent>(*m_house, m_room).size(), 2);
}

void RoomKeeperTest::whatIsSilencedIsToldToTheOneItMeets()
{
    const auto silence = std::chrono::seconds(60);
    QVERIFY(QCoro::waitFor(m_house->keeper.changeMember(m_ann, m_room, m_bob, {}, silence)));
    QCOMPARE(m_house->sink.userEvents.size(), 1);
    QCOMPARE(m_house->sink.userEvents.first().first, m_bob);
    const auto shown = std::get<protocol::ConversationEvent>(m_house->sink.userEvents.first().second);
    QVERIFY(shown.conversation.silencedUntil > m_house->clock.now());
    QTRY_COMPARE(told<protocol::MembersEvent>(*m_house, m_room).size(), 1);
    const auto event = told<protocol::MembersEvent>(*m_house, m_room).first();
    QCOMPARE(event.changed.size(), 1);
    QVERIFY(event.joined.isEmpty() && event.left.isEmpty());
    QVERIFY(event.changed.first().silencedUntil > 0);
    QCOMPARE(m_house->post(m_bob, m_room, QStringLiteral("x")).error().code, ErrorCode::Silenced);
    QVERIFY(
        QCoro::waitFor(m_house->keeper.changeMember(m_ann, m_room, m_bob, {}, std::chrono::seconds::zero())));
    QVERIFY(m_house->post(m_bob, m_room, QStringLiteral("x")));
}

void RoomKeeperTest::aStormOfJoinsIsAFewPushesAndOneNotice()
{
    const ConversationId room = m_house->room(QStringLiteral("Storm"), m_ann);
    QList<UserId> users;
    for (int i = 0; i < kStorm; ++i)
        users.append(m_house->signUp(QStringLiteral("user%1").arg(i)));
    m_house->sink.conversationEvents.clear();
    std::vector<QCoro::Task<Result<protocol::Conversation>>> joins;
    for (const UserId user : users)
        joins.push_back(m_house->rooms.join(user, room));
    for (auto &join : joins)
        QVERIFY(QCoro::waitFor(std::move(join)));
    const auto joined = [this, room] {
        int count = 0;
        for (const auto &event : told<protocol::MembersEvent>(*m_house, room))
            count += int(event.joined.size());
        return count;
    };
    QTRY_COMPARE(joined(), kStorm);
    const auto pushes = told<protocol::MembersEvent>(*m_house, room).size();
    QVERIFY2(pushes < kStorm / 4, qPrintable(QString::number(pushes)));
    const auto notices = told<protocol::MessageEvent>(*m_house, room);
    const protocol::Message last = notices.last().message;
    QCOMPARE(last.seq, Seq(1));
    QCOMPARE(last.notice->count, kStorm);
    QCOMPARE(last.notice->users.size(), limits::kNoticeNames);
    // Each state of the notice took one revision, and each was pushed: nobody sees a gap.
    for (qsizetype i = 0; i < notices.size(); ++i)
        QCOMPARE(notices.at(i).message.revision, Revision(i + 1));
}

void RoomKeeperTest::whoComesAndGoesWithinAMomentIsNoNews()
{
    // Long enough for all of it, however slow the machine is.
    furnish(std::make_unique<test::ChatHouse>(std::chrono::seconds(2)));
    QVERIFY(QCoro::waitFor(m_house->rooms.join(m_eve, m_room)));
    QVERIFY(QCoro::waitFor(m_house->rooms.leave(m_eve, m_room)));
    const auto isTold = [this] {
        const auto events = told<protocol::MembersEvent>(*m_house, m_room);
        return !events.isEmpty() && events.last().memberCount == 2;
    };
    QTRY_VERIFY_WITH_TIMEOUT(isTold(), 20'000);
    const auto page = QCoro::waitFor(m_house->sync.history(m_ann, m_room, Seq(), 10));
    QVERIFY(page);
    QCOMPARE(page->messages.size(), 1);
    // Bob alone is named: he came before.
    QCOMPARE(page->messages.first().notice->users,
             (QList<protocol::NoticeUser>{{m_bob, QStringLiteral("bob")}}));
    QCOMPARE(page->messages.first().notice->leftCount, 0);
}

void RoomKeeperTest::theLastOwnerIsFollowedByWhoIsThereLongest()
{
    QVERIFY(QCoro::waitFor(m_house->rooms.join(m_eve, m_room)));
    QVERIFY(QCoro::waitFor(m_house->rooms.leave(m_ann, m_room)));
    const auto roleOf = [this](UserId user) {
        return QCoro::waitFor(m_house->storage->conversations().member(m_room, user))->value().role;
    };
    QTRY_COMPARE(roleOf(m_bob), MemberRole::Owner);
    QCOMPARE(roleOf(m_eve), MemberRole::Member);
    QTRY_VERIFY(std::any_of(
        m_house->sink.userEvents.cbegin(), m_house->sink.userEvents.cend(), [this](const auto &event) {
            const auto *shown = std::get_if<protocol::ConversationEvent>(&event.second);
            return event.first == m_bob && shown && shown->conversation.role == MemberRole::Owner;
        }));
    // Who comes into an empty room owns it.
    QVERIFY(QCoro::waitFor(m_house->rooms.leave(m_eve, m_room)));
    QVERIFY(QCoro::waitFor(m_house->rooms.leave(m_bob, m_room)));
    QVERIFY(QCoro::waitFor(m_house->rooms.join(m_ann, m_room)));
    QTRY_COMPARE(roleOf(m_ann), MemberRole::Owner);
}

void RoomKeeperTest::moderatorsFollowBeforeMembers()
{
    QVERIFY(QCoro::waitFor(m_house->rooms.join(m_eve, m_room)));
    QVERIFY(QCoro::waitFor(m_house->keeper.changeMember(m_ann, m_room, m_eve, MemberRole::Moderator, {})));
    QVERIFY(QCoro::waitFor(m_house->rooms.leave(m_ann, m_room)));
    QTRY_COMPARE(QCoro::waitFor(m_house->storage->conversations().member(m_room, m_eve))->value().role,
                 MemberRole::Owner);
}

void RoomKeeperTest::ownNoticesAreNotUnread()
{
    const auto joined = QCoro::waitFor(m_house->rooms.join(m_eve, m_room));
    QVERIFY(joined);
    QCOMPARE(joined->readSeq, joined->lastSeq);
    QVERIFY(m_house->post(m_ann, m_room, QStringLiteral("read me")));
    // Who has not read everything does not get there by what he does.
    QVERIFY(QCoro::waitFor(m_house->keeper.changeMember(m_ann, m_room, m_bob, MemberRole::Moderator, {})));
    chat::RoomPatch patch;
    patch.topic = QStringLiteral("x");
    const auto changed = QCoro::waitFor(m_house->keeper.change(m_bob, m_room, patch));
    QVERIFY(changed);
    QVERIFY(changed->readSeq < changed->lastSeq);
}

void RoomKeeperTest::whoIsKickedHearsNothingMore()
{
    m_house->presence.connected(m_bob, {chat::kLobby, m_room});
    QVERIFY(QCoro::waitFor(m_house->keeper.kick(m_ann, m_room, m_bob)));
    QVERIFY(m_house->sink.unsubscribed.contains(qMakePair(m_bob, m_room)));
    QCOMPARE(m_house->presence.onlineCount(m_room), 0);
    QVERIFY(std::holds_alternative<protocol::LeftEvent>(m_house->sink.userEvents.last().second)
            || std::holds_alternative<protocol::ReadEvent>(m_house->sink.userEvents.last().second));
    const auto notices = told<protocol::MessageEvent>(*m_house, m_room);
    QCOMPARE(notices.first().message.notice->event, QStringLiteral("removed"));
    QCOMPARE(notices.first().message.author.id, m_ann);
    QCOMPARE(notices.first().message.notice->users.first().id, m_bob);
    QCOMPARE(m_house->post(m_bob, m_room, QStringLiteral("x")).error().code, ErrorCode::NotMember);
}

void RoomKeeperTest::badValuesAreRefusedByField()
{
    chat::RoomPatch patch;
    patch.slowSeconds = limits::kSlowSecondsMax + 1;
    QCOMPARE(QCoro::waitFor(m_house->keeper.change(m_ann, m_room, patch)).error().field,
             QStringLiteral("slowSeconds"));
    patch = {};
    patch.name = QStringLiteral("  ");
    QCOMPARE(QCoro::waitFor(m_house->keeper.change(m_ann, m_room, patch)).error().field,
             QStringLiteral("name"));
    patch = {};
    patch.topic = QString(limits::kTopicMax + 1, u'x');
    QCOMPARE(QCoro::waitFor(m_house->keeper.change(m_ann, m_room, patch)).error().field,
             QStringLiteral("topic"));
    QCOMPARE(QCoro::waitFor(m_house->keeper.invite(m_ann, m_room, {})).error().field,
             QStringLiteral("users"));
    QCOMPARE(QCoro::waitFor(m_house->keeper.ban(m_ann, m_room, m_bob, QString(201, u'x'))).error().field,
             QStringLiteral("reason"));
    QCOMPARE(QCoro::waitFor(m_house->keeper.addLink(m_ann, m_room, 0, std::chrono::hours(1))).error().field,
             QStringLiteral("uses"));
    QCOMPARE(QCoro::waitFor(m_house->keeper.addLink(m_ann, m_room, 1, std::chrono::seconds(1))).error().field,
             QStringLiteral("expiresInSeconds"));
    QCOMPARE(QCoro::waitFor(m_house->keeper.changeMember(m_ann, m_room, m_bob, {}, {})).error().field,
             QStringLiteral("role"));
    QCOMPARE(QCoro::waitFor(m_house->keeper.joinByLink(m_eve, QString(65, u'x'))).error().code,
             ErrorCode::InviteInvalid);
    QVERIFY(told<protocol::MessageEvent>(*m_house, m_room).isEmpty());
}

void RoomKeeperTest::silenceOutlivesLeaving()
{
    QVERIFY(QCoro::waitFor(m_house->keeper.changeMember(m_ann, m_room, m_bob, {}, std::chrono::seconds(60))));
    QVERIFY(QCoro::waitFor(m_house->rooms.leave(m_bob, m_room)));
    QVERIFY(QCoro::waitFor(m_house->rooms.join(m_bob, m_room)));
    QCOMPARE(m_house->post(m_bob, m_room, QStringLiteral("x")).error().code, ErrorCode::Silenced);
}

void RoomKeeperTest::slowModeHoldsMembersBack()
{
    chat::RoomPatch patch;
    patch.slowSeconds = 3600;
    QVERIFY(QCoro::waitFor(m_house->keeper.change(m_ann, m_room, patch)));
    // Whoever comes waits too, so that leaving and coming back gains nothing.
    const auto first = m_house->post(m_bob, m_room, QStringLiteral("one"));
    QVERIFY(!first);
    QCOMPARE(first.error().code, ErrorCode::TooManyRequests);
    QVERIFY(first.error().retryAfter > std::chrono::minutes(50));
    QVERIFY(m_house->post(m_ann, m_room, QStringLiteral("owners need not wait")));
    QVERIFY(m_house->post(m_ann, m_room, QStringLiteral("never")));
}

QTEST_GUILESS_MAIN(RoomKeeperTest)
#include "tst_room_keeper.moc"
