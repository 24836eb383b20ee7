// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The whole program in the tray of a panel, on a bus of its own: what the icon shows, what a click and the menu do, and what
// closing the window means.

#include "desktop/platform/bus_picture.h"
#include "tests/desktop/notification_service.h"
#include "tests/desktop/program_ground.h"
#include "tests/desktop/tray_host.h"

#include <QJsonArray>
#include <QLabel>
#include <QMessageBox>
#include <QSignalSpy>

using namespace Qt::StringLiterals;
using namespace foyer;
using namespace foyer::test;

class TestWindowTray : public QObject
{
    Q_OBJECT

private slots:
    // Qt asks for a tray once in a process, so the desktop without one comes first.
    void withoutATrayClosingEndsItAndSaysSoOnce()
    {
        QVERIFY2(m_ground->startServer(), m_ground->server.log().constData());
        m_ground->startProgram();
        QSignalSpy ended(m_ground->program.get(), &app::DesktopProgram::ended);
        ui::MainWindow &window = m_ground->program->window();
        QVERIFY(QTest::qWaitForWindowExposed(&window));
        window.close();
        QTRY_VERIFY(box() != nullptr);
        QVERIFY(QTest::qWaitForWindowExposed(box()));
        QVERIFY(window.isVisible());
        QVERIFY(box()->text().contains(u"tray"));
        m_ground->picture(u"60-no-tray"_s, box());
        box()->reject();
        QTRY_VERIFY(box() == nullptr);
        QVERIFY(window.isVisible());
        QCOMPARE(ended.size(), 0);
        // It was said; now it is done.
        window.close();
        QTRY_COMPARE(ended.size(), 1);
        QVERIFY(box() == nullptr);
        QVERIFY(!window.isVisible());
    }

    void theIconShowsWhatThereIs()
    {
        QVERIFY(startAll());
        QCOMPARE(m_host->property(u"Id"_s).toString(), QCoreApplication::applicationName());
        const QImage plain = m_host->image();
        QVERIFY(!plain.isNull());
        QCOMPARE(badgePixels(plain), 0);
        m_ground->keep(plain, u"61-tray-nothing"_s);
        const auto bob = m_ground->person(u"Bob"_s);
        const Answer made = bob->post(
            u"/rooms"_s,
            {{u"name"_s, u"Garden"_s}, {u"visibility"_s, u"private"_s}, {u"users"_s, QJsonArray{u"Ann"_s}}});
        const qint64 garden = made.json.value(u"id").toInteger();
        bob->say(garden, u"roses"_s);
        QTRY_VERIFY(badgePixels(m_host->image()) > 0);
        const QImage dot = m_host->image();
        m_ground->keep(dot, u"62-tray-unread"_s);
        QTRY_VERIFY(m_host->toolTip().contains(u"1 unread message"));
        bob->say(garden, u"@Ann look"_s);
        bob->say(garden, u"@Ann once more"_s);
        QTRY_VERIFY(m_host->toolTip().contains(u"3 unread messages"));
        QTRY_VERIFY(m_host->toolTip().contains(u"2 of them for you"));
        QTRY_VERIFY(badgePixels(m_host->image()) > badgePixels(dot));
        m_ground->keep(m_host->image(), u"63-tray-calls"_s);
        m_ground->program->settings().setDoNotDisturb(true);
        QTRY_VERIFY(m_host->toolTip().contains(u"Do not disturb"));
        m_ground->keep(m_host->image(), u"64-tray-do-not-disturb"_s);
    }

    void closingHidesAndAClickBringsItBack()
    {
        QVERIFY(startAll());
        ui::MainWindow &window = m_ground->program->window();
        QSignalSpy ended(m_ground->program.get(), &app::DesktopProgram::ended);
        window.close();
        QTRY_VERIFY(!window.isVisible());
        m_host->click();
        QTRY_VERIFY(window.isVisible());
        QVERIFY(QTest::qWaitForWindowActive(&window));
        window.close();
        QTRY_VERIFY(!window.isVisible());
        m_host->choose(u"Open Foyer"_s);
        QTRY_VERIFY(window.isVisible());
        // Whoever does not wish it that way ends it.
        m_ground->program->settings().setClosedToTray(false);
        QCOMPARE(ended.size(), 0);
        window.close();
        QTRY_COMPARE(ended.size(), 1);
    }

    void theMenuSpeaksTheLanguageQuietensAndQuits()
    {
        QVERIFY(startAll());
        m_host->choose(u"Do not disturb"_s);
        QTRY_VERIFY(m_ground->program->settings().isDoNotDisturb());
        m_ground->program->settings().setLanguage(u"zh_CN"_s);
        QTRY_VERIFY(m_host->menu().contains(u"勿扰"_s));
        QVERIFY(m_host->menu().contains(u"打开 Foyer"_s));
        QSignalSpy ended(m_ground->program.get(), &app::DesktopProgram::ended);
        m_ground->program->window().close();
        QTRY_VERIFY(!m_ground->program->window().isVisible());
        m_host->choose(u"退出"_s);
        QTRY_COMPARE(ended.size(), 1);
    }

    void whatIsSaidInADoNotDisturbIsNotTold()
    {
        NotificationService notifications;
        QVERIFY(notifications.start({u"body"_s, u"actions"_s}));
        QVERIFY(startAll());
        const auto bob = m_ground->person(u"Bob"_s);
        m_ground->program->window().close();
        // That it goes on in the tray is explained, once.
        QTRY_COMPARE(notifications.told.size(), 1);
        QVERIFY(notifications.told.at(0).text.contains(u"tray"));
        bob->say(1, u"one"_s);
        QTRY_COMPARE(notifications.told.size(), 2);
        QCOMPARE(notifications.told.at(1).text, u"one"_s);
        m_ground->program->settings().setDoNotDisturb(true);
        bob->say(1, u"two"_s);
        QTRY_VERIFY(m_host->toolTip().contains(u"2 unread messages"));
        m_ground->program->settings().setDoNotDisturb(false);
        bob->say(1, u"three"_s);
        QTRY_COMPARE(notifications.told.size(), 3);
        QCOMPARE(notifications.told.at(2).text, u"three"_s);
    }

    void anAnswerOnTheSpotIsSaid()
    {
        NotificationService notifications;
        QVERIFY(notifications.start({u"body"_s, u"actions"_s, u"inline-reply"_s}));
        QVERIFY(startAll());
        const auto bob = m_ground->person(u"Bob"_s);
        m_ground->program->settings().setSound(false);
        QVERIFY(m_ground->program->settings().explainOnce(u"tray"_s));
        m_ground->program->window().close();
        QTRY_VERIFY(!m_ground->program->window().isVisible());
        bob->say(1, u"lunch?"_s);
        QTRY_COMPARE(notifications.told.size(), 1);
        const NotificationService::Told told = notifications.told.constFirst();
        QVERIFY(told.hints.value(u"suppress-sound"_s).toBool());
        const QImage face = qdbus_cast<platform::BusPicture>(told.hints.value(u"image-data"_s)).image();
        QVERIFY(!face.isNull());
        m_ground->keep(face, u"65-notification-face"_s);
        // The service may be quicker than its answer to us.
        QTRY_VERIFY([&] {
            notifications.reply(told.id, u"yes, at noon"_s);
            return QTest::qWaitFor([&] { return notifications.closed.contains(told.id); }, 100);
        }());
        QVERIFY(!bob->await(u"message"_s,
                            [](const QJsonObject &frame) {
                                return frame[u"message"_s][u"text"_s].toString() == u"yes, at noon";
                            })
                     .isEmpty());
    }

    void init() { m_ground = std::make_unique<ProgramGround>(); }
    void cleanup()
    {
        m_ground.reset();
        m_host.reset();
    }

private:
    [[nodiscard]] bool startAll()
    {
        m_host = std::make_unique<TrayHost>();
        if (!m_host->start() || !m_ground->startServer())
            return false;
        app::DesktopOptions options;
        options.theme = model::ThemeChoice::Light;
        m_ground->startProgram(options);
        m_ground->program->settings().setLanguage(u"en"_s);
        return m_ground->signIn(u"Ann"_s) && QTest::qWaitFor([this] { return !m_host->items().isEmpty(); });
    }

    [[nodiscard]] QMessageBox *box() const
    {
        return m_ground->program->window().findChild<QMessageBox *>(u"explainEnding"_s);
    }

    /// How much of the picture has the colour of what is new.
    [[nodiscard]] static int badgePixels(const QImage &image)
    {
        const QColor badge = ui::Theme::light().badge;
        int count = 0;
        for (int y = 0; y < image.height(); ++y) {
            for (int x = 0; x < image.width(); ++x)
                count += image.pixelColor(x, y) == badge ? 1 : 0;
        }
        return count;
    }

    std::unique_ptr<ProgramGround> m_ground;
    std::unique_ptr<TrayHost> m_host;
};

QTEST_MAIN(TestWindowTray)
#include "tst_window_tray.moc"
