// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What the window tells, and the settings that decide about it: at the real server, on a screen of its own, with a
// notification service on a bus of its own.

#include "common/protocol/user.h"
#include "desktop/platform/notifier.h"
#include "tests/desktop/notification_service.h"
#include "tests/desktop/window_ground.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDialog>
#include <QFile>
#include <QFileDialog>
#include <QImage>
#include <QJsonArray>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QSignalSpy>
#include <QSlider>
#include <QTemporaryDir>
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

    void aPartOfAPictureBecomesTheAvatar()
    {
        QImage halves(400, 200, QImage::Format_RGB32);
        halves.fill(Qt::red);
        for (int y = 0; y < halves.height(); ++y) {
            for (int x = halves.width() / 2; x < halves.width(); ++x)
                halves.setPixel(x, y, qRgb(0, 0, 255));
        }
        QTemporaryDir folder;
        QVERIFY(halves.save(folder.filePath(u"halves.png"_s)));
        QFile broken(folder.filePath(u"broken.png"_s));
        QVERIFY(broken.open(QIODevice::WriteOnly) && broken.write("no picture") > 0);
        broken.close();

        m_ground->find<QToolButton>("more")->menu()->actions().constFirst()->trigger();
        QTRY_VERIFY(m_ground->window->findChild<QDialog *>() != nullptr);
        auto *profile = m_ground->window->findChild<QDialog *>();
        QTRY_VERIFY(profile->findChild<QPushButton *>(u"saveProfile"_s)->isEnabled());
        choosePicture(profile, broken.fileName());
        auto *error = profile->findChild<QLabel *>(u"dialogError"_s);
        QTRY_VERIFY(error->isVisible());

        choosePicture(profile, folder.filePath(u"halves.png"_s));
        QTRY_VERIFY(profile->findChild<QDialog *>(u"avatarCrop"_s) != nullptr);
        auto *dialog = profile->findChild<QDialog *>(u"avatarCrop"_s);
        QVERIFY(QTest::qWaitForWindowExposed(dialog));
        auto *crop = dialog->findChild<QWidget *>(u"crop"_s);
        // The largest square in the middle, half and half.
        QVERIFY(std::abs(amountOf(Qt::red, crop) - amountOf(Qt::blue, crop)) < 8);
        m_ground->picture("18-avatar-crop", dialog);
        auto *slider = dialog->findChild<QSlider *>(u"cropZoom"_s);
        QTest::keyClick(crop, Qt::Key_Plus);
        QVERIFY(slider->value() > slider->minimum());
        slider->setValue(slider->minimum());
        // The picture goes to the left as far as it reaches, by hand and by key.
        QTest::mousePress(crop, Qt::LeftButton, {}, {200, 140});
        QTest::mouseMove(crop, {150, 140});
        QTest::mouseRelease(crop, Qt::LeftButton, {}, {150, 140});
        QTRY_VERIFY(amountOf(Qt::blue, crop) > amountOf(Qt::red, crop));
        for (int i = 0; i < 40; ++i)
            QTest::keyClick(crop, Qt::Key_Left);
        QCOMPARE(amountOf(Qt::red, crop), 0);
        press(dialog, "takeCrop");
        QTRY_VERIFY(profile->findChild<QDialog *>(u"avatarCrop"_s) == nullptr);
        QVERIFY(!error->isVisible());
        m_ground->picture("19-profile-with-picture", profile);
        QVERIFY(m_ground->session->user().avatar == u"a8");
        press(profile, "saveProfile");
        QTRY_VERIFY(protocol::isOwnAvatar(m_ground->session->user().avatar));
        QTRY_VERIFY(m_ground->window->findChild<QDialog *>() == nullptr);
        const Answer kept = m_bob->get(u"/avatars/"_s + m_ground->session->user().avatar);
        const QImage avatar = QImage::fromData(kept.body);
        QVERIFY(avatar.pixelColor(4, avatar.height() / 2).blue() > 200);

        // Initials, for whoever wants to be seen no more.
        m_ground->find<QToolButton>("more")->menu()->actions().constFirst()->trigger();
        QTRY_VERIFY(m_ground->window->findChild<QDialog *>() != nullptr);
        profile = m_ground->window->findChild<QDialog *>();
        QTRY_VERIFY(profile->findChild<QPushButton *>(u"saveProfile"_s)->isEnabled());
        m_ground->picture("20-profile-of-an-own-picture", profile);
        QTest::mouseClick(profile->findChild<QToolButton *>(u"avatar-initial"_s), Qt::LeftButton);
        press(profile, "saveProfile");
        QTRY_COMPARE(m_ground->session->user().avatar, QString());
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

    static void choosePicture(QDialog *profile, const QString &path)
    {
        press(profile, "ownPicture");
        QTRY_VERIFY(profile->findChild<QFileDialog *>(u"avatarFile"_s) != nullptr);
        auto *choice = profile->findChild<QFileDialog *>(u"avatarFile"_s);
        QVERIFY(QTest::qWaitForWindowExposed(choice));
        emit choice->fileSelected(path);
        choice->reject();
        QTRY_VERIFY(profile->findChild<QFileDialog *>(u"avatarFile"_s) == nullptr);
    }

    /// How many pixels of a widget look like this.
    [[nodiscard]] static int amountOf(const QColor &color, QWidget *widget)
    {
        const QImage image = widget->grab().toImage().convertToFormat(QImage::Format_RGB32);
        const int hue = color.hue();
        int sum = 0;
        // Within the circle, where nothing is darkened.
        for (int x = image.width() / 8; x < image.width() * 7 / 8; ++x)
            sum += image.pixelColor(x, image.height() / 2).hue() == hue ? 1 : 0;
        return sum;
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
