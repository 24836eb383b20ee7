// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What the window tells, and the settings that decide about it: at the real server, on a screen of its own, with a
// notification service on a bus of its own.

#include "desktop/platform/notifier.h"
#include "tests/desktop/notification_service.h"
#include "tests/desktop/window_ground.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDialog>
#include <QJsonArray>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QSignalSpy>
#include <QToolButton>

using namespace Qt::StringLiterals;
using namespace foyer;
using namespace foyer::test;

namespace {
constexpr ConversationId kLobbyRoom(1);
}

class TestWindowSettings : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase_data() { WindowGround::addLooks(); }

    void init()
    {
        m_service = std::make_unique<NotificationService>();
        QVERIFY(m_service->start({u"body"_s, u"actions"_s}));
        m_ground = WindowGround::inThisLook(QStringLiteral(FOYER_SCREENSHOTS));
        QVERIFY2(m_ground->start(u"Ann"_s), m_ground->server.log().constData());
        m_notifier = platform::Notifier::forThisDesktop();
        QVERIFY(m_notifier != nullptr);
        model::Alerter &alerter = m_ground->session->alerter();
        connect(&alerter, &model::Alerter::told, m_notifier.get(), [this](const model::News &news) {
            m_notifier->show({news.key, news.title, news.text});
        });
        connect(&alerter, &model::Alerter::settled, m_notifier.get(), &platform::Notifier::withdraw);
        connect(m_notifier.get(), &platform::Notifier::activated, m_ground->window.get(),
                [this](const QString &key) { m_ground->window->openNews(*m_ground->session, key); });
        m_bob = m_ground->person(u"Bob"_s);
        QVERIFY(m_bob != nullptr);
        const Answer made = m_bob->post(u"/rooms"_s,
                                        {{u"name"_s, u"Garden"_s},
                                         {u"topic"_s, u"Roses"_s},
                                         {u"visibility"_s, u"private"_s},
                                         {u"users"_s, QJsonArray{u"Ann"_s}}});
        QCOMPARE(made.status, 201);
        m_garden = ConversationId(made.json.value(u"id").toInteger());
        QTRY_VERIFY(garden() != nullptr);
    }

    void cleanup()
    {
        m_notifier.reset();
        m_ground.reset();
        m_service.reset();
        m_bob.reset();
    }

    void whatIsSaidElsewhereIsToldAndAClickLeadsThere()
    {
        QCOMPARE(m_ground->session->openId(), kLobbyRoom);
        m_bob->say(1, u"in front of her eyes"_s);
        QTRY_COMPARE(m_ground->session->timeline().rowCount(), 1);
        m_bob->say(m_garden.value(), u"Roses are <red> 🌹"_s);
        QTRY_COMPARE(m_service->told.size(), 1);
        QVERIFY(m_service->told.at(0).title.contains(u"Bob"));
        QVERIFY(m_service->told.at(0).title.contains(u"Garden"));
        QCOMPARE(m_service->told.at(0).text, u"Roses are <red> 🌹"_s);
        QTRY_COMPARE(counted(), u"(1)"_s);
        m_ground->picture("12-news");
        QTest::qWait(50);
        m_service->click(m_service->told.at(0).id);
        QTRY_COMPARE(m_ground->session->openId(), m_garden);
        QTRY_COMPARE(m_service->closed.size(), 1);
        QTRY_COMPARE(counted(), QString());
        QCOMPARE(m_service->told.size(), 1);
    }

    void aRoomThatKeepsQuietIsNotTold()
    {
        m_ground->session->openConversation(m_garden);
        QDialog *dialog = settings();
        dialog->findChild<QComboBox *>(u"quiet"_s)->setCurrentIndex(1);
        dialog->findChild<QCheckBox *>(u"favourite"_s)->setChecked(true);
        m_ground->picture("13-room-settings-of-a-member", dialog);
        press(dialog, "saveRoom");
        QTRY_VERIFY(garden()->preferences.isFavourite);
        QVERIFY(garden()->preferences.quietUntil > QDateTime::currentMSecsSinceEpoch());
        QTRY_VERIFY(m_ground->window->findChild<QDialog *>() == nullptr);
        m_ground->session->openConversation(kLobbyRoom);
        m_bob->say(m_garden.value(), u"@Ann quietly"_s);
        QTRY_COMPARE(garden()->unread, 1);
        // A favourite stays on top.
        m_bob->say(1, u"newer"_s);
        QTRY_COMPARE(m_ground->session->timeline().rowCount(), 1);
        auto &list = m_ground->session->conversations();
        QCOMPARE(list.idAt(list.index(0)), m_garden);
        QTest::qWait(100);
        QVERIFY(m_service->told.isEmpty());
        QTRY_COMPARE(counted(), QString());

        m_ground->session->openConversation(m_garden);
        dialog = settings();
        dialog->findChild<QComboBox *>(u"quiet"_s)
            ->setCurrentIndex(dialog->findChild<QComboBox *>(u"quiet"_s)->findData(0));
        auto *level = dialog->findChild<QComboBox *>(u"notifyLevel"_s);
        level->setCurrentIndex(level->findData(int(protocol::NotifyLevel::Mentions)));
        press(dialog, "saveRoom");
        QTRY_COMPARE(garden()->preferences.notify, protocol::NotifyLevel::Mentions);
        QCOMPARE(garden()->preferences.quietUntil, 0);
        m_ground->session->openConversation(kLobbyRoom);
        m_bob->say(m_garden.value(), u"not for her"_s);
        m_bob->say(m_garden.value(), u"@Ann for you"_s);
        QTRY_COMPARE(m_service->told.size(), 1);
        QCOMPARE(m_service->told.at(0).text, u"@Ann for you"_s);
    }

    void whoHasTheRightSetsTheRoomUp()
    {
        m_ground->session->openConversation(m_garden);
        QDialog *dialog = settings();
        QVERIFY(!dialog->findChild<QLineEdit *>(u"roomNameEdit"_s)->isEnabled());
        QVERIFY(dialog->findChild<QPushButton *>(u"archive"_s) == nullptr);
        dialog->reject();
        QTRY_VERIFY(m_ground->window->findChild<QDialog *>() == nullptr);
        const QByteArray path = "/rooms/" + QByteArray::number(m_garden.value()) + "/members/"
            + QByteArray::number(m_ground->session->user().id.value());
        QCOMPARE(m_bob->call("PATCH", QString::fromLatin1(path), R"({"role":"owner"})").status, 204);
        QTRY_COMPARE(garden()->role, protocol::MemberRole::Owner);

        dialog = settings();
        auto *name = dialog->findChild<QLineEdit *>(u"roomNameEdit"_s);
        name->setText(u"花园 🌳"_s);
        dialog->findChild<QLineEdit *>(u"roomTopicEdit"_s)->clear();
        dialog->findChild<QCheckBox *>(u"announcements"_s)->setChecked(true);
        auto *slow = dialog->findChild<QComboBox *>(u"slow"_s);
        slow->setCurrentIndex(slow->findData(30));
        m_ground->picture("14-room-settings-of-an-owner", dialog);
        press(dialog, "saveRoom");
        QTRY_COMPARE(garden()->name, u"花园 🌳"_s);
        QCOMPARE(garden()->topic, QString());
        QCOMPARE(garden()->state.posting, protocol::Posting::Announcements);
        QCOMPARE(garden()->state.slowSeconds, 30);
        QCOMPARE(garden()->state.visibility, protocol::Visibility::Private);
        QTRY_COMPARE(m_ground->find<QLabel>("roomName")->text(), u"花园 🌳"_s);

        QTRY_VERIFY(m_ground->window->findChild<QDialog *>() == nullptr);
        dialog = settings();
        dialog->findChild<QLineEdit *>(u"roomNameEdit"_s)->setText(QString());
        press(dialog, "saveRoom");
        auto *error = dialog->findChild<QLabel *>(u"dialogError"_s);
        QTRY_VERIFY(error->isVisible());
        QVERIFY(!error->text().isEmpty());
        m_ground->picture("15-room-settings-refused", dialog);
        press(dialog, "archive");
        QTRY_VERIFY(garden()->state.archivedAt > 0);
    }

    void oneShowsOneselfInAnotherWay()
    {
        m_ground->find<QToolButton>("more")->menu()->actions().constFirst()->trigger();
        QTRY_VERIFY(m_ground->window->findChild<QDialog *>() != nullptr);
        auto *dialog = m_ground->window->findChild<QDialog *>();
        auto *save = dialog->findChild<QPushButton *>(u"saveProfile"_s);
        QTRY_VERIFY(save->isEnabled());
        QCOMPARE(dialog->findChild<QLineEdit *>(u"displayName"_s)->text(), u"Ann"_s);
        dialog->findChild<QLineEdit *>(u"displayName"_s)->setText(u"Anna 安娜"_s);
        dialog->findChild<QLineEdit *>(u"statusEmoji"_s)->setText(u"🌴"_s);
        dialog->findChild<QLineEdit *>(u"statusText"_s)->setText(u"Away until Monday"_s);
        dialog->findChild<QLineEdit *>(u"oldPassword"_s)->setText(u"wrong horse"_s);
        dialog->findChild<QLineEdit *>(u"newPassword"_s)->setText(u"short"_s);
        press(dialog, "saveProfile");
        auto *error = dialog->findChild<QLabel *>(u"dialogError"_s);
        QTRY_VERIFY(error->isVisible());
        QCOMPARE(m_ground->session->user().displayName, u"Ann"_s);
        dialog->findChild<QLineEdit *>(u"newPassword"_s)->setText(u"another horse"_s);
        press(dialog, "saveProfile");
        QTRY_VERIFY(save->isEnabled());
        QVERIFY(error->isVisible());
        m_ground->picture("16-profile", dialog);
        dialog->findChild<QLineEdit *>(u"oldPassword"_s)->setText(u"correct horse"_s);
        press(dialog, "saveProfile");
        QTRY_VERIFY(m_ground->window->findChild<QDialog *>() == nullptr);
        QTRY_COMPARE(m_ground->session->user().displayName, u"Anna 安娜"_s);
        const QString path = u"/users/%1"_s.arg(m_ground->session->user().id.value());
        QCOMPARE(m_bob->get(path).json.value(u"profile")[u"status"_s][u"text"_s].toString(),
                 u"Away until Monday"_s);
        m_ground->picture("17-shown");
    }

    void signingOutClosesWhatIsOpen()
    {
        QVERIFY(settings() != nullptr);
        m_ground->session->signOut();
        QTRY_VERIFY(m_ground->window->findChild<QDialog *>() == nullptr);
    }

private:
    [[nodiscard]] const protocol::Conversation *garden() const
    {
        return m_ground->engine->replica().conversation(m_garden);
    }

    /// The count in the window's title; empty if there is none.
    [[nodiscard]] QString counted() const
    {
        const QString first = m_ground->window->windowTitle().section(u' ', 0, 0);
        return first.startsWith(u'(') ? first : QString();
    }

    [[nodiscard]] QDialog *settings() const
    {
        QTest::mouseClick(m_ground->find<QToolButton>("roomSettings"), Qt::LeftButton);
        if (!QTest::qWaitFor([this] { return m_ground->window->findChild<QDialog *>() != nullptr; }))
            qFatal("no dialog");
        return m_ground->window->findChild<QDialog *>();
    }

    static void press(QDialog *dialog, const char *name)
    {
        // What is not on the screen yet has not got its place.
        QVERIFY(QTest::qWaitForWindowExposed(dialog));
        QTest::mouseClick(dialog->findChild<QPushButton *>(QLatin1StringView(name)), Qt::LeftButton);
    }

    std::unique_ptr<NotificationService> m_service;
    std::unique_ptr<WindowGround> m_ground;
    std::unique_ptr<platform::Notifier> m_notifier;
    std::unique_ptr<Peer> m_bob;
    ConversationId m_garden;
};

QTEST_MAIN(TestWindowSettings)
#include "tst_window_settings.moc"
