// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/base/limits.h"
#include "tests/unit/chat/chat_house.h"

#include <QTest>

using namespace foyer;

namespace {

using protocol::ReadDirection;

struct Scene
{
    Scene()
        : ada(house.signUp(QStringLiteral("ada")))
        , bo(house.signUp(QStringLiteral("bo")))
    {
        // In it from the beginning, so that no notice takes a seq.
        chat::Rooms::Wanted tea;
        tea.name = QStringLiteral("Tea");
        tea.users = QStringList{QStringLiteral("bo")};
        room = QCoro::waitFor(house.rooms.create(ada, tea))->id;
        for (int i = 0; i < 5; ++i)
            (void)house.post(ada, room, QStringLiteral("x"));
    }
    void join(UserId user) { (void)QCoro::waitFor(house.rooms.join(user, room)); }
    Result<Seq> read(UserId user, qint64 seq, ReadDirection direction = ReadDirection::Forward)
    {
        house.sink.userEvents.clear();
        return QCoro::waitFor(house.reading.move(user, {room, Seq(seq), direction}));
    }
    Result<chat::SeenBy> seenBy(UserId viewer, qint64 seq)
    {
        return QCoro::waitFor(house.reading.seenBy(viewer, {room, Seq(seq)}));
    }
    void keepSecret(UserId user)
    {
        protocol::PersonalChange change;
        change.tellsSeen = false;
        (void)QCoro::waitFor(house.personal.change(user, change));
    }
    /// "reader:seq>who was told", in order.
    [[nodiscard]] QStringList told() const
    {
        QStringList list;
        for (const auto &[user, event] : house.sink.userEvents) {
            if (const auto *const seen = std::get_if<protocol::SeenEvent>(&event))
                list.append(QStringLiteral("%1:%2>%3")
                                .arg(seen->user.username)
                                .arg(seen->seq.value())
                                .arg(user.value()));
        }
        return list;
    }
    static QStringList names(const Result<chat::SeenBy> &seen)
    {
        QStringList list;
        for (const protocol::User &user : seen->users)
            list.append(user.username);
        return list;
    }

    test::ChatHouse house;
    UserId ada;
    UserId bo;
    ConversationId room;
};

} // namespace

class ReadingTest : public QObject
{
    Q_OBJECT

private slots:
    void positionsOnlyMoveForwardAndNotPastTheEnd()
    {
        Scene scene;
        QCOMPARE(*scene.read(scene.bo, 3), Seq(3));
        QCOMPARE(*scene.read(scene.bo, 2), Seq(3));
        QCOMPARE(*scene.read(scene.bo, 99), Seq(5));
        const auto &[user, event] = scene.house.sink.userEvents.first();
        QCOMPARE(user, scene.bo);
        QCOMPARE(std::get<protocol::ReadEvent>(event), (protocol::ReadEvent{scene.room, Seq(5)}));
        QCOMPARE(*scene.read(scene.bo, 2, ReadDirection::Back), Seq(2));
        QCOMPARE(std::get<protocol::ReadEvent>(scene.house.sink.userEvents.first().second).seq, Seq(2));
    }

    void othersAreToldOfEachMoveOnce()
    {
        Scene scene;
        QVERIFY(scene.read(scene.bo, 3));
        QCOMPARE(scene.told(), QStringList{QStringLiteral("bo:3>%1").arg(scene.ada.value())});
        QVERIFY(scene.read(scene.bo, 3));
        QVERIFY(scene.told().isEmpty());
        QVERIFY(scene.read(scene.bo, 1, ReadDirection::Back));
        QCOMPARE(scene.told(), QStringList{QStringLiteral("bo:1>%1").arg(scene.ada.value())});
    }

    void whoKeepsItToHimselfIsNotToldEither()
    {
        Scene scene;
        const UserId eve = scene.house.signUp(QStringLiteral("eve"));
        scene.join(eve);
        scene.keepSecret(scene.bo);
        QVERIFY(scene.read(scene.bo, 5));
        QVERIFY(scene.told().isEmpty());
        QCOMPARE(Scene::names(scene.seenBy(scene.ada, 1)), QStringList());
        QVERIFY(!scene.seenBy(scene.bo, 1)->isTold);
        scene.join(eve);
        QVERIFY(scene.read(eve, 2, ReadDirection::Back));
        QCOMPARE(scene.told(), QStringList{QStringLiteral("eve:2>%1").arg(scene.ada.value())});
    }

    void aMessageIsSeenByThoseWhoReadThatFar()
    {
        Scene scene;
        QVERIFY(scene.read(scene.bo, 3));
        QCOMPARE(Scene::names(scene.seenBy(scene.ada, 3)), QStringList{QStringLiteral("bo")});
        QCOMPARE(Scene::names(scene.seenBy(scene.ada, 4)), QStringList());
        // The author has not to be told of.
        QCOMPARE(Scene::names(scene.seenBy(scene.bo, 3)), QStringList{QStringLiteral("bo")});
    }

    void whoCameLaterHasNotSeenWhatWasBefore()
    {
        Scene scene;
        QTest::qWait(5);
        const UserId eve = scene.house.signUp(QStringLiteral("eve"));
        scene.join(eve);
        QCOMPARE(Scene::names(scene.seenBy(scene.ada, 5)), QStringList());
        QTest::qWait(5);
        const auto hello = scene.house.post(scene.ada, scene.room, QStringLiteral("hello eve"));
        QVERIFY(hello);
        const qint64 seq = hello->message.seq.value();
        QVERIFY(scene.read(eve, seq));
        QCOMPARE(Scene::names(scene.seenBy(scene.ada, seq)), QStringList{QStringLiteral("eve")});
        QCOMPARE(Scene::names(scene.seenBy(scene.ada, 5)), QStringList());
    }

    void inLargeRoomsNobodyIsTold()
    {
        Scene scene;
        for (int i = 2; i <= limits::kSeenMembersMax; ++i)
            scene.join(scene.house.signUp(QStringLiteral("guest%1").arg(i)));
        QVERIFY(scene.read(scene.bo, 5));
        QVERIFY(scene.told().isEmpty());
        QVERIFY(!scene.seenBy(scene.ada, 1)->isTold);
    }

    void outsidersLearnNothing()
    {
        Scene scene;
        const UserId eve = scene.house.signUp(QStringLiteral("eve"));
        QCOMPARE(scene.read(eve, 1).error().code, ErrorCode::NotMember);
        QCOMPARE(scene.read(eve, 1, ReadDirection::Back).error().code, ErrorCode::NotMember);
        QCOMPARE(scene.seenBy(eve, 1).error().code, ErrorCode::NotMember);
        QCOMPARE(scene.seenBy(eve, 99).error().code, ErrorCode::NotMember);
        QCOMPARE(scene.seenBy(scene.bo, 99).error().code, ErrorCode::NotFound);
    }

    void aSyncCountsAsItsMessagesAre()
    {
        Scene scene;
        const auto all = QCoro::waitFor(scene.house.sync.catchUp(scene.bo, {}));
        const auto &conversations = all->conversations;
        const auto tea = std::find_if(conversations.begin(), conversations.end(),
                                      [&](const auto &each) { return each.conversation.id == scene.room; });
        QCOMPARE(tea->conversation.unread, 5);
        QCOMPARE(tea->conversation.mentions, 0);
    }
};

QTEST_GUILESS_MAIN(ReadingTest)
#include "tst_reading.moc"
