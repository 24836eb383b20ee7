// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/base/limits.h"
#include "server/chat/personal.h"
#include "server/chat/presence.h"
#include "server/chat/typing.h"
#include "tests/support/fake_clock.h"
#include "tests/support/recording_sink.h"
#include "tests/unit/chat/memory_personal_store.h"

#include <QTest>

using namespace foyer;

namespace {

constexpr ConversationId kRoom{7};
constexpr ConversationId kOther{8};

protocol::User userOf(qint64 id)
{
    protocol::User user;
    user.id = UserId(id);
    user.username = user.displayName = QStringLiteral("user%1").arg(id);
    return user;
}

struct Scene
{
    Scene()
    {
        presence.connected(UserId(1), {kRoom});
        presence.connected(UserId(2), {kRoom, kOther});
    }
    Result<> type(qint64 user, ConversationId conversation = kRoom)
    {
        return QCoro::waitFor(typing.typed(userOf(user), conversation));
    }
    /// Who types, as each typing event said: "1,2".
    [[nodiscard]] QStringList told() const
    {
        QStringList list;
        for (const auto &[conversation, event] : sink.conversationEvents) {
            const auto *const writing = std::get_if<protocol::TypingEvent>(&event);
            if (!writing)
                continue;
            QStringList ids;
            for (const protocol::Typist &typist : writing->users)
                ids.append(QString::number(typist.id.value()));
            list.append(ids.join(QLatin1Char(',')));
        }
        return list;
    }

    test::FakeClock clock;
    test::RecordingSink sink;
    chat::Presence presence{sink};
    test::MemoryPersonalStore store;
    chat::Personal personal{store, presence, sink, clock};
    chat::Typing typing{sink, presence, personal, clock};
};

} // namespace

class TypingTest : public QObject
{
    Q_OBJECT

private slots:
    void isToldOnceAndEndsByItself()
    {
        Scene scene;
        QVERIFY(scene.type(1));
        QTRY_COMPARE(scene.told(), QStringList{QStringLiteral("1")});
        scene.clock.advance(std::chrono::seconds(3));
        QVERIFY(scene.type(1));
        scene.clock.advance(std::chrono::seconds(5));
        QTest::qWait(600);
        QCOMPARE(scene.told().size(), 1);
        scene.clock.advance(std::chrono::seconds(1));
        QTRY_COMPARE(scene.told(), (QStringList{QStringLiteral("1"), QString()}));
    }

    void endsWithTheMessage()
    {
        Scene scene;
        QVERIFY(scene.type(1));
        QVERIFY(scene.type(2));
        QTRY_COMPARE(scene.told(), QStringList{QStringLiteral("1,2")});
        scene.typing.ended(UserId(1), kRoom);
        scene.typing.ended(UserId(1), kOther);
        scene.typing.ended(UserId(3), kRoom);
        QTRY_COMPARE(scene.told().last(), QStringLiteral("2"));
        QCOMPARE(scene.told().size(), 2);
    }

    void endsWithTheConnectionAndTheMembership()
    {
        Scene scene;
        QVERIFY(scene.type(1));
        QVERIFY(scene.type(2));
        QTRY_COMPARE(scene.told(), QStringList{QStringLiteral("1,2")});
        scene.presence.left(UserId(2), kRoom);
        QTRY_COMPARE(scene.told().last(), QStringLiteral("1"));
        scene.presence.disconnected(UserId(1));
        QTRY_COMPARE(scene.told().last(), QString());
    }

    void isForMembersOnly()
    {
        Scene scene;
        const auto refused = scene.type(1, kOther);
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, ErrorCode::NotMember);
        QVERIFY(!scene.type(99));
        QVERIFY(!scene.type(1, ConversationId(12'345)));
        QTest::qWait(400);
        QVERIFY(scene.told().isEmpty());
    }

    void isDroppedWhenSaidTooOften()
    {
        Scene scene;
        QVERIFY(scene.type(1));
        QTRY_COMPARE(scene.told().size(), 1);
        for (int i = 0; i < 200; ++i)
            QVERIFY(scene.type(1));
        // The last ones did not count: it ends as the first ones said.
        scene.clock.advance(std::chrono::milliseconds(chat::Typing::kHolds));
        QTRY_COMPARE(scene.told().size(), 2);
        QCOMPARE(scene.told().last(), QString());
    }

    void isNotToldWhereManyAre()
    {
        Scene scene;
        for (int i = 3; i <= limits::kTypingOnlineMax + 1; ++i)
            scene.presence.connected(UserId(i), {kRoom});
        QVERIFY(scene.type(1));
        QTest::qWait(400);
        QVERIFY(scene.told().isEmpty());
    }

    void namesAFewAtATime()
    {
        Scene scene;
        for (int i = 3; i <= 40; ++i)
            scene.presence.connected(UserId(i), {kRoom});
        for (int i = 1; i <= 40; ++i)
            QVERIFY(scene.type(i));
        QTRY_COMPARE(scene.told().size(), 1);
        QCOMPARE(scene.told().first().split(QLatin1Char(',')).size(), limits::kTypingShown);
    }

    void isNotToldOfWhoeverDoesNotWantIt()
    {
        Scene scene;
        protocol::PersonalChange change;
        change.tellsTyping = false;
        QVERIFY(QCoro::waitFor(scene.personal.change(UserId(1), change)));
        QVERIFY(scene.type(1));
        QTest::qWait(400);
        QVERIFY(scene.told().isEmpty());
        change.tellsTyping = true;
        QVERIFY(QCoro::waitFor(scene.personal.change(UserId(1), change)));
        QVERIFY(scene.type(1));
        QTRY_COMPARE(scene.told(), QStringList{QStringLiteral("1")});
    }

    void settingsAreReadOnceAndTheirChangeIsTold()
    {
        Scene scene;
        QVERIFY(scene.type(1));
        QVERIFY(scene.type(1));
        QCOMPARE(scene.store.asked, 1);
        protocol::PersonalChange change;
        change.tellsSeen = false;
        QVERIFY(QCoro::waitFor(scene.personal.change(UserId(1), change)));
        QCOMPARE(scene.sink.userEvents.size(), 1);
        const auto told = std::get<protocol::SettingsEvent>(scene.sink.userEvents.first().second);
        QCOMPARE(told.settings, (protocol::PersonalSettings{false, true, true}));
        QCOMPARE(*QCoro::waitFor(scene.personal.settings(UserId(1))), told.settings);
    }

    void whoGoesIsWrittenDown()
    {
        Scene scene;
        scene.presence.disconnected(UserId(1));
        scene.presence.disconnected(UserId(2));
        QTRY_COMPARE(scene.store.seen.size(), 2);
        QCOMPARE(scene.store.seen.value(UserId(1)), scene.clock.now());
        protocol::Member there;
        there.user.id = UserId(1);
        there.isOnline = true;
        protocol::Member gone;
        gone.user.id = UserId(2);
        const auto members = QCoro::waitFor(scene.personal.withLastSeen(kRoom, {there, gone}));
        QCOMPARE(members->at(0).lastSeenAt, 0);
        QCOMPARE(members->at(1).lastSeenAt, scene.clock.now());
    }
};

QTEST_GUILESS_MAIN(TypingTest)
#include "tst_typing.moc"
