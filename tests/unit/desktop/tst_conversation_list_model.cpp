// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/model/conversation_list_model.h"
#include "tests/unit/desktop/engine_house.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

#include <memory>

using namespace foyer;
using namespace foyer::test;
using Model = model::ConversationListModel;

class TestConversationListModel : public QObject
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

    void theMostRecentlyActiveComesFirst()
    {
        QVERIFY(m_house->goOnline({sampleSync(1, 3), sampleSync(2, 9), sampleSync(3, 5)}));
        QCOMPARE(names(),
                 QStringList({QStringLiteral("room2"), QStringLiteral("room3"), QStringLiteral("room1")}));
        m_house->peer.send({protocol::MessageEvent{later(1, 4, 4, 20)}});
        QTRY_COMPARE(names().constFirst(), QStringLiteral("room1"));
        m_house->peer.send({protocol::MessageEvent{later(3, 6, 6, 30)}});
        QTRY_COMPARE(
            names(),
            QStringList({QStringLiteral("room3"), QStringLiteral("room1"), QStringLiteral("room2")}));
    }

    void tellsWhatARowShows()
    {
        QVERIFY(m_house->goOnline({sampleSync(1, 3)}));
        const QModelIndex row = m_model->index(0);
        QCOMPARE(row.data(Model::NameRole).toString(), QStringLiteral("room1"));
        QCOMPARE(row.data(Model::PreviewRole).toString(), QStringLiteral("user2: text 3"));
        QCOMPARE(row.data(Model::UnreadRole).toLongLong(), 3);
        QCOMPARE(m_model->unreadTotal(), 3);
        QCOMPARE(m_model->indexOf(ConversationId(1)), row);
        QCOMPARE(m_model->idAt(row), ConversationId(1));
        QVERIFY(!m_model->indexOf(ConversationId(9)).isValid());
        m_house->engine.markRead(ConversationId(1), Seq(2));
        QCOMPARE(row.data(Model::UnreadRole).toLongLong(), 1);
        QCOMPARE(row.data(Model::MentionsRole).toInt(), 0);
        protocol::Message calling = later(1, 4, 4, 20);
        calling.mentionsAll = true;
        m_house->peer.send({protocol::MessageEvent{calling}});
        QTRY_COMPARE(row.data(Model::MentionsRole).toInt(), 1);
    }

    void aPreviewIsOneLine()
    {
        protocol::ConversationSync sync = sampleSync(1, 1);
        sync.conversation.lastMessage->text = QStringLiteral("one\n\ntwo\tthree");
        QVERIFY(m_house->goOnline({sync}));
        QCOMPARE(m_model->index(0).data(Model::PreviewRole).toString(),
                 QStringLiteral("user2: one two three"));
    }

    void conversationsComeAndGo()
    {
        QVERIFY(m_house->goOnline({sampleSync(1, 1)}));
        m_house->peer.send({protocol::ConversationEvent{sampleRoom(2)}});
        QTRY_COMPARE(m_model->rowCount(), 2);
        m_house->peer.send({protocol::LeftEvent{ConversationId(1)}});
        QTRY_COMPARE(m_model->rowCount(), 1);
        QCOMPARE(names(), QStringList({QStringLiteral("room2")}));
        m_house->engine.signOut();
        QCOMPARE(m_model->rowCount(), 0);
        QCOMPARE(m_model->unreadTotal(), 0);
    }

    void aFailedPostIsMarked()
    {
        QVERIFY(m_house->goOnline({sampleSync(1, 0)}));
        const Ref ref = *m_house->engine.post(ConversationId(1), QStringLiteral("x"));
        QVERIFY(!m_model->index(0).data(Model::HasFailedRole).toBool());
        m_house->peer.send({protocol::Refused{ref, ErrorCode::Forbidden, {}, 0}});
        QTRY_VERIFY(m_model->index(0).data(Model::HasFailedRole).toBool());
        m_house->engine.discardPost(ref);
        QVERIFY(!m_model->index(0).data(Model::HasFailedRole).toBool());
    }

private:
    [[nodiscard]] QStringList names() const
    {
        QStringList found;
        for (int row = 0; row < m_model->rowCount(); ++row)
            found.append(m_model->index(row).data(Model::NameRole).toString());
        return found;
    }

    static protocol::Message later(qint64 room, qint64 seq, qint64 revision, qint64 seconds)
    {
        protocol::Message message = sampleMessage(room, seq, revision);
        message.createdAt += seconds * 1'000;
        return message;
    }

    std::unique_ptr<EngineHouse> m_house;
    std::unique_ptr<Model> m_model;
    std::unique_ptr<QAbstractItemModelTester> m_tester;
};

QTEST_GUILESS_MAIN(TestConversationListModel)
#include "tst_conversation_list_model.moc"
