// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/model/timeline_model.h"
#include "tests/unit/desktop/engine_house.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

#include <memory>

using namespace foyer;
using namespace foyer::test;
using Model = model::TimelineModel;

namespace {
constexpr ConversationId kRoom(7);
}

class TestTimelineModel : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_house = std::make_unique<EngineHouse>();
        m_model = std::make_unique<Model>(m_house->engine);
        m_tester = std::make_unique<QAbstractItemModelTester>(
            m_model.get(), QAbstractItemModelTester::FailureReportingMode::Fatal);
    }

    void cleanup()
    {
        m_tester.reset();
        m_model.reset();
        m_house.reset();
    }

    void showsTheOpenConversationOnly()
    {
        QVERIFY(m_house->goOnline({sampleSync(7, 3), sampleSync(8, 5)}));
        QCOMPARE(m_model->rowCount(), 0);
        m_model->setConversation(kRoom);
        QCOMPARE(m_model->rowCount(), 3);
        QCOMPARE(m_model->lastSeq(), Seq(3));
        m_house->peer.send({protocol::MessageEvent{sampleMessage(8, 6, 6)}});
        m_house->peer.send({protocol::MessageEvent{sampleMessage(7, 4, 4)}});
        QTRY_COMPARE(m_model->rowCount(), 4);
        m_model->setConversation(ConversationId(99));
        QCOMPARE(m_model->rowCount(), 0);
        QVERIFY(!m_model->conversation().isValid());
    }

    void whatIsWrittenStandsLastUntilItIsAMessage()
    {
        QVERIFY(m_house->goOnline({sampleSync(7, 2)}));
        m_model->setConversation(kRoom);
        const Ref ref = *m_house->engine.post(kRoom, QStringLiteral("mine"));
        QCOMPARE(m_model->rowCount(), 3);
        QCOMPARE(deliveryAt(2), Model::Delivery::Waiting);
        // Somebody else was faster.
        m_house->peer.send({protocol::MessageEvent{sampleMessage(7, 3, 3)}});
        QTRY_COMPARE(m_model->rowCount(), 4);
        QCOMPARE(textAt(2), QStringLiteral("text 3"));
        QCOMPARE(textAt(3), QStringLiteral("mine"));
        protocol::Message message = sampleMessage(7, 4, 4, 1);
        message.ref = ref;
        message.text = QStringLiteral("mine");
        m_house->peer.send({protocol::Posted{ref, kRoom, Seq(4), Revision(4), message.createdAt},
                            protocol::MessageEvent{message}});
        QTRY_COMPARE(deliveryAt(3), Model::Delivery::Delivered);
        QCOMPARE(m_model->rowCount(), 4);
        QVERIFY(m_model->index(3).data(Model::IsMineRole).toBool());
    }

    void aFailedOneSaysWhyAndCanGo()
    {
        QVERIFY(m_house->goOnline({sampleSync(7, 0)}));
        m_model->setConversation(kRoom);
        const Ref first = *m_house->engine.post(kRoom, QStringLiteral("one"));
        const Ref second = *m_house->engine.post(kRoom, QStringLiteral("two"));
        m_house->peer.send({protocol::Refused{first, ErrorCode::Forbidden, {}, 0}});
        QTRY_COMPARE(deliveryAt(0), Model::Delivery::Failed);
        QCOMPARE(ErrorCode(m_model->index(0).data(Model::FailureRole).toInt()), ErrorCode::Forbidden);
        QCOMPARE(deliveryAt(1), Model::Delivery::Waiting);
        m_house->engine.discardPost(first);
        QCOMPARE(m_model->rowCount(), 1);
        QCOMPARE(m_model->index(0).data(Model::RefRole).toString(), second);
    }

    void groupsByAuthorDayAndTime()
    {
        protocol::ConversationSync sync = sampleSync(7, 5);
        const QDateTime noon(QDate(2026, 3, 1), QTime(12, 0));
        const auto at = [&](int row, qint64 seconds) {
            sync.messages[row].createdAt = noon.addSecs(seconds).toMSecsSinceEpoch();
        };
        at(0, 0);
        at(1, 60);
        at(2, 120);
        sync.messages[2].author = sampleUser(3);
        at(3, 120 + 301);
        sync.messages[3].author = sampleUser(3);
        at(4, 24 * 3600);
        sync.messages[4].author = sampleUser(3);
        QVERIFY(m_house->goOnline({sync}));
        m_model->setConversation(kRoom);
        const auto flags = [this](int role) {
            QString all;
            for (int row = 0; row < m_model->rowCount(); ++row)
                all += m_model->index(row).data(role).toBool() ? u'x' : u'.';
            return all;
        };
        QCOMPARE(flags(Model::StartsDayRole), QStringLiteral("x...x"));
        QCOMPARE(flags(Model::StartsGroupRole), QStringLiteral("x.xxx"));
    }

    void theUnreadLineStaysUntilOneWritesOneself()
    {
        protocol::ConversationSync sync = sampleSync(7, 5);
        sync.conversation.readSeq = Seq(3);
        QVERIFY(m_house->goOnline({sync}));
        m_model->setConversation(kRoom);
        QCOMPARE(m_model->firstUnreadRow(), 3);
        m_house->engine.markRead(kRoom, Seq(5));
        QCOMPARE(m_model->firstUnreadRow(), 3);
        QVERIFY(m_model->index(3).data(Model::StartsUnreadRole).toBool());
        QSignalSpy changed(m_model.get(), &Model::dataChanged);
        m_house->peer.send({protocol::MessageEvent{sampleMessage(7, 6, 6, 1)}});
        QTRY_COMPARE(m_model->rowCount(), 6);
        QCOMPARE(m_model->firstUnreadRow(), -1);
        QVERIFY(!changed.isEmpty());
    }

    void olderMessagesOfTheDiskComeInAbove()
    {
        QVERIFY(m_house->goOnline({sampleSync(7, 230)}));
        // A new start loads only the newest of them.
        m_house->engine.retryNow();
        const auto server =
            client::ServerAddress::fromInput(QStringLiteral("127.0.0.1:%1").arg(m_house->peer.port()));
        QVERIFY(m_house->engine.resume(*server, sampleUser(1), "token").has_value());
        m_model->setConversation(kRoom);
        QCOMPARE(m_model->rowCount(), 100);
        QVERIFY(m_model->hasOlder());
        QSignalSpy inserted(m_model.get(), &Model::rowsInserted);
        m_model->loadOlder();
        QCOMPARE(inserted.size(), 1);
        QCOMPARE(inserted.at(0).at(1).toInt(), 0);
        QCOMPARE(m_model->rowCount(), 150);
        m_model->loadOlder();
        m_model->loadOlder();
        QCOMPARE(m_model->rowCount(), 230);
        QVERIFY(!m_model->hasOlder());
        QCOMPARE(textAt(0), QStringLiteral("text 1"));
    }

    void aRowSaysAuthorAndTextFirst()
    {
        QVERIFY(m_house->goOnline({sampleSync(7, 1)}));
        m_model->setConversation(kRoom);
        QVERIFY(m_model->index(0).data(Qt::AccessibleTextRole).toString().startsWith(u"user2: text 1"));
    }

    void nothingIsShownAfterSigningOut()
    {
        QVERIFY(m_house->goOnline({sampleSync(7, 4)}));
        m_model->setConversation(kRoom);
        m_house->engine.signOut();
        QCOMPARE(m_model->rowCount(), 0);
    }

private:
    [[nodiscard]] Model::Delivery deliveryAt(int row) const
    {
        return m_model->index(row).data(Model::DeliveryRole).value<Model::Delivery>();
    }
    [[nodiscard]] QString textAt(int row) const
    {
        return m_model->index(row).data(Model::TextRole).toString();
    }

    std::unique_ptr<EngineHouse> m_house;
    std::unique_ptr<Model> m_model;
    std::unique_ptr<QAbstractItemModelTester> m_tester;
};

QTEST_GUILESS_MAIN(TestTimelineModel)
#include "tst_timeline_model.moc"
