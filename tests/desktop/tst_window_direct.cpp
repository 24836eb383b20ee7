// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Writing to one person alone, in the real window at the real server, on a screen of its own.

#include "tests/desktop/window_ground.h"

#include <QAbstractItemView>
#include <QDialog>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>

using namespace Qt::StringLiterals;
using namespace foyer;
using namespace foyer::test;
using Model = model::ConversationListModel;

class TestWindowDirect : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase_data() { WindowGround::addLooks(); }

    void init()
    {
        m_ground = WindowGround::inThisLook(QStringLiteral(FOYER_SCREENSHOTS));
        QVERIFY2(m_ground->start(u"Ann"_s), m_ground->server.log().constData());
        m_bob = m_ground->person(u"Bob"_s);
        m_chen = m_ground->person(u"陈小明"_s);
        QVERIFY(m_bob && m_chen);
    }

    void cleanup()
    {
        m_bob.reset();
        m_chen.reset();
        m_ground.reset();
    }

    void somebodyIsFoundAndWrittenTo()
    {
        QTest::mouseClick(m_ground->find<QPushButton>("newMessage"), Qt::LeftButton);
        auto *const dialog = m_ground->find<QDialog>("peopleDialog");
        QVERIFY(dialog != nullptr);
        auto *const people = dialog->findChild<QListWidget *>(u"people"_s);
        QTRY_COMPARE(people->count(), 2);
        m_ground->picture("20-find-person", dialog);
        auto *const search = dialog->findChild<QLineEdit *>(u"findPerson"_s);
        search->setText(u"BO"_s);
        QTRY_COMPARE(people->count(), 1);
        QTest::keyClick(search, Qt::Key_Return);
        QTRY_COMPARE(title(), u"Bob"_s);
        QTRY_VERIFY(m_ground->find<QDialog>("peopleDialog") == nullptr);
        const qint64 direct = m_ground->session->openId().value();
        QVERIFY(direct > 1);
        QVERIFY(!m_bob->has(u"conversation"_s));

        auto *const composer = m_ground->find<QPlainTextEdit>("composer");
        composer->setPlainText(u"Just between us 🤫"_s);
        QTest::keyClick(composer, Qt::Key_Return);
        const QJsonObject shown = m_bob->await(u"conversation"_s);
        QCOMPARE(shown.value(u"conversation"_s)[u"id"_s].toInteger(), direct);
        const QJsonObject heard = m_bob->await(u"message"_s);
        QCOMPARE(heard.value(u"message"_s)[u"text"_s].toString(), u"Just between us 🤫"_s);
        m_bob->say(direct, u"Of course. See you at six?"_s);
        QTRY_COMPARE(m_ground->session->timeline().rowCount(), 2);
        const QModelIndex row = m_ground->session->conversations().indexOf(ConversationId(direct));
        QCOMPARE(row.data(Model::NameRole).toString(), u"Bob"_s);
        QCOMPARE(row.data(Model::PreviewRole).toString(), u"Of course. See you at six?"_s);
        QTRY_VERIFY(row.data(Model::PartnerRole).value<protocol::Member>().isOnline);
        QVERIFY(m_ground->window->windowTitle().contains(u"Bob"));
        m_ground->picture("21-direct");

        m_bob->drop();
        QTRY_VERIFY(!row.data(Model::PartnerRole).value<protocol::Member>().isOnline);
        m_ground->picture("22-direct-offline");
    }

    void somebodyElseBegins()
    {
        const QString path = u"/directs/%1"_s.arg(m_ground->session->user().id.value());
        const qint64 direct = m_chen->put(path).json.value(u"id"_s).toInteger();
        QVERIFY(direct > 0);
        QVERIFY(!m_ground->session->conversations().indexOf(ConversationId(direct)).isValid());
        m_chen->say(direct, u"你好！"_s);
        const auto row = [this, direct] {
            return m_ground->session->conversations().indexOf(ConversationId(direct));
        };
        QTRY_VERIFY(row().isValid());
        QTRY_COMPARE(row().data(Model::UnreadRole).toInt(), 1);
        QCOMPARE(row().data(Model::NameRole).toString(), u"陈小明"_s);
        QCOMPARE(row().row(), 0);
        m_ground->picture("23-direct-unread");
        // What is hidden elsewhere goes from here, and comes back with the next message.
        m_ground->session->openConversation(ConversationId(direct));
        QTRY_COMPARE(row().data(Model::UnreadRole).toInt(), 0);
        auto mine = std::make_unique<Peer>(m_ground->server.url(), m_recorder, u"web"_s);
        QCOMPARE(mine->signIn(u"Ann"_s, u"correct horse"_s).status, 200);
        QCOMPARE(mine->post(u"/conversations/%1/hide"_s.arg(direct)).status, 204);
        QTRY_VERIFY(!row().isValid());
        m_chen->say(direct, u"在吗？"_s);
        QTRY_VERIFY(row().isValid());
        QTRY_COMPARE(row().data(Model::UnreadRole).toInt(), 1);
        m_ground->session->openConversation(ConversationId(direct));
        QTRY_COMPARE(m_ground->session->timeline().rowCount(), 2);
    }

    void aBlockIsToldInWords()
    {
        QCOMPARE(m_bob->call("PUT", u"/blocks/%1"_s.arg(m_ground->session->user().id.value())).status, 204);
        QSignalSpy refused(m_ground->session, &model::ChatSession::writingFailed);
        QTest::mouseClick(m_ground->find<QPushButton>("newMessage"), Qt::LeftButton);
        auto *const dialog = m_ground->find<QDialog>("peopleDialog");
        auto *const people = dialog->findChild<QListWidget *>(u"people"_s);
        QTRY_COMPARE(people->count(), 2);
        QTest::keyClick(dialog->findChild<QLineEdit *>(u"findPerson"_s), Qt::Key_Return);
        QTRY_COMPARE(refused.size(), 1);
        QVERIFY(dialog->isVisible());
        m_ground->picture("24-blocked", dialog);
        dialog->reject();
    }

private:
    [[nodiscard]] QString title() const { return m_ground->find<QLabel>("roomName")->text(); }

    std::unique_ptr<WindowGround> m_ground;
    std::unique_ptr<Peer> m_bob;
    std::unique_ptr<Peer> m_chen;
    Recorder m_recorder{QString()};
};

QTEST_MAIN(TestWindowDirect)
#include "tst_window_direct.moc"
