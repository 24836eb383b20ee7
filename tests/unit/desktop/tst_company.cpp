// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/unit/desktop/engine_house.h"

#include <QSignalSpy>

using namespace foyer;
using namespace foyer::test;
using client::Company;
using protocol::ActivityRequest;
using protocol::ReadRequest;
using protocol::TypingRequest;

namespace {
constexpr ConversationId kRoom(7);
} // namespace

class TestCompany : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_house = std::make_unique<EngineHouse>();
        QVERIFY(m_house->goOnline({sampleSync(7, 5)}));
    }
    void cleanup() { m_house.reset(); }

    void saysOnceThatNobodyIsHereAndAgainAfterAReconnect()
    {
        company().setIdle(true);
        company().setIdle(true);
        QTRY_COMPARE(m_house->peer.all<ActivityRequest>(), QList{ActivityRequest{true}});
        m_house->peer.cut();
        QTRY_COMPARE(m_house->peer.count<protocol::SyncRequest>(), 2);
        m_house->peer.send({protocol::SyncAnswer{{sampleSync(7, 5)}, false}});
        QTRY_COMPARE(m_house->peer.count<ActivityRequest>(), 2);
        company().setIdle(false);
        QTRY_COMPARE(m_house->peer.all<ActivityRequest>().constLast(), ActivityRequest{false});
    }

    void saysThatItsUserWritesNotWithEveryKey()
    {
        for (int i = 0; i < 20; ++i)
            company().typing(kRoom);
        QTRY_COMPARE(m_house->peer.count<TypingRequest>(), 1);
        company().typingEnded();
        company().typing(kRoom);
        QTRY_COMPARE(m_house->peer.count<TypingRequest>(), 2);
        QCOMPARE(m_house->peer.all<TypingRequest>().constLast(), TypingRequest{kRoom});
    }

    void showsWhoElseWritesUntilHeHasSaidIt()
    {
        QSignalSpy changed(&company(), &Company::typingChanged);
        const protocol::Typist me{UserId(1), QStringLiteral("user1")};
        const protocol::Typist other{UserId(2), QStringLiteral("user2")};
        m_house->peer.send({protocol::TypingEvent{kRoom, {me, other}}});
        QTRY_COMPARE(company().typists(kRoom), QList{other});
        QCOMPARE(changed.size(), 1);
        m_house->peer.send({protocol::MessageEvent{sampleMessage(7, 6, 6, 2)}});
        QTRY_VERIFY(company().typists(kRoom).isEmpty());
        m_house->peer.send({protocol::TypingEvent{kRoom, {other}}});
        QTRY_COMPARE(company().typists(kRoom), QList{other});
        m_house->peer.cut();
        QTRY_VERIFY(company().typists(kRoom).isEmpty());
    }

    void settingsOfOtherClientsArrive()
    {
        QSignalSpy changed(&company(), &Company::settingsChanged);
        QVERIFY(!company().settings());
        const protocol::PersonalSettings settings{false, true, false};
        m_house->peer.send({protocol::SettingsEvent{settings}});
        QTRY_COMPARE(changed.size(), 1);
        QCOMPARE(company().settings(), std::optional(settings));
        m_house->engine.signOut();
        QVERIFY(!company().settings());
    }

    void unreadFromHereIsToldAtOnceOrNotAtAll()
    {
        client::ClientEngine &engine = m_house->engine;
        engine.markRead(kRoom, Seq(5));
        QVERIFY(engine.markUnread(kRoom, Seq(4)));
        QCOMPARE(engine.replica().conversation(kRoom)->unread, 2);
        const ReadRequest back{kRoom, Seq(3), protocol::ReadDirection::Back};
        QTRY_COMPARE(m_house->peer.all<ReadRequest>(), (QList{ReadRequest{kRoom, Seq(5)}, back}));
        m_house->peer.setListening(false);
        m_house->peer.cut();
        QTRY_COMPARE(engine.state(), client::ConnectionState::Waiting);
        QCOMPARE(engine.markUnread(kRoom, Seq(1)).error().code, ErrorCode::Unavailable);
        QCOMPARE(engine.replica().conversation(kRoom)->unread, 2);
    }

private:
    Company &company() { return m_house->engine.company(); }

    std::unique_ptr<EngineHouse> m_house;
};

QTEST_GUILESS_MAIN(TestCompany)
#include "tst_company.moc"
