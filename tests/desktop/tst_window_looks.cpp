// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The settings of the program: every choice shows in the real window at once, and the desktop's own light and dark too, as
// a portal on a bus of its own tells it.

#include "desktop/platform/color_scheme.h"
#include "desktop/ui/looks.h"
#include "tests/desktop/portal_service.h"
#include "tests/desktop/window_ground.h"

#include <QAbstractItemView>
#include <QCheckBox>
#include <QComboBox>
#include <QDialog>
#include <QFontMetrics>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollBar>
#include <QSignalSpy>
#include <QToolButton>

using namespace Qt::StringLiterals;
using namespace foyer;
using namespace foyer::test;

class TestWindowLooks : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_ground = std::make_unique<WindowGround>(u"en"_s, false, QStringLiteral(FOYER_SCREENSHOTS));
        QVERIFY2(m_ground->start(u"Ann"_s), m_ground->server.log().constData());
        m_bob = m_ground->person(u"Bob"_s);
        QVERIFY(m_bob != nullptr);
        m_looks = std::make_unique<ui::Looks>(*m_ground->settings, *qApp);
        m_ground->followLooks(*m_looks);
    }
    void cleanup()
    {
        m_bob.reset();
        m_ground.reset();
        m_looks.reset();
    }

    void theMenuAndTheKeyOpenTheSettings()
    {
        auto *more = m_ground->find<QToolButton>("more");
        const auto actions = more->menu()->actions();
        const auto wanted = std::find_if(actions.cbegin(), actions.cend(),
                                         [](const QAction *each) { return each->text() == u"Settings …"; });
        QVERIFY(wanted != actions.cend());
        (*wanted)->trigger();
        QTRY_VERIFY(dialog() != nullptr);
        press("closeSettings");
        QTRY_VERIFY(dialog() == nullptr);
        QTest::keyClick(m_ground->window.get(), Qt::Key_Comma, Qt::ControlModifier);
        QTRY_VERIFY(dialog() != nullptr);
        QVERIFY(QTest::qWaitForWindowExposed(dialog()));
        m_ground->picture("50-settings", dialog());
    }

    void anotherLanguageShowsEverywhereAtOnce()
    {
        m_bob->say(1, u"Hello"_s);
        QTRY_COMPARE(m_ground->session->timeline().rowCount(), 1);
        m_ground->find<QPlainTextEdit>("composer")->setPlainText(u"half a thought"_s);
        open();
        choose("language", u"zh_CN"_s);
        QTRY_COMPARE(dialog()->windowTitle(), u"设置"_s);
        QTRY_COMPARE(m_ground->find<QPushButton>("send")->text(), u"发送"_s);
        QCOMPARE(m_ground->find<QPushButton>("roomsButton")->text(), u"房间…"_s);
        // The one who uses it stays where he is.
        QCOMPARE(m_ground->find<QPlainTextEdit>("composer")->toPlainText(), u"half a thought"_s);
        QVERIFY(m_ground->find<QPlainTextEdit>("composer")->isVisible());
        QCOMPARE(m_ground->session->openId(), ConversationId(1));
        QVERIFY(m_ground->find<QLabel>("roomName")->isVisible());
        QVERIFY(!m_ground->find<QLabel>("roomName")->text().isEmpty());
        m_ground->picture("51-settings-zh", dialog());
        m_ground->picture("52-window-zh");
        choose("language", QString());
        press("closeSettings");
        m_ground->session->signOut();
        QTRY_VERIFY(m_ground->find<QPushButton>("signIn")->isVisible());
        QTest::mouseClick(m_ground->find<QToolButton>("settingsButton"), Qt::LeftButton);
        QTRY_VERIFY(dialog() != nullptr);
        m_ground->find<QLineEdit>("username")->setText(u"陈小明"_s);
        choose("language", u"zh_CN"_s);
        QTRY_COMPARE(m_ground->find<QPushButton>("signIn")->text(), u"登录"_s);
        QCOMPARE(m_ground->find<QLineEdit>("username")->text(), u"陈小明"_s);
        m_ground->picture("53-sign-in-zh");
    }

    void coloursAndSizeShowAtOnce()
    {
        for (int i = 0; i < 40; ++i)
            m_bob->say(1, u"number %1"_s.arg(i));
        QTRY_COMPARE(m_ground->session->timeline().rowCount(), 40);
        open();
        choose("theme", int(model::ThemeChoice::Dark));
        QTRY_VERIFY(ui::Theme::isDark(m_ground->window->palette()));
        QTRY_VERIFY(isDarkAt(m_ground->find<QWidget>("timeline")));
        QVERIFY(isDarkAt(m_ground->find<QWidget>("sidebar")));
        const int before = QFontMetrics(m_ground->find<QWidget>("composer")->font()).height();
        choose("fontSize", 150);
        QTRY_VERIFY(QFontMetrics(m_ground->find<QWidget>("composer")->font()).height() * 10 >= before * 14);
        m_ground->picture("54-settings-large-dark", dialog());
        press("closeSettings");
        QTRY_VERIFY(dialog() == nullptr);
        m_ground->picture("55-window-large-dark");
        // The next test begins with the usual size.
        m_ground->settings->setFontSize(100);
    }

    void theReaderStaysWhereHeIs()
    {
        for (int i = 0; i < 60; ++i)
            m_bob->say(1, u"number %1"_s.arg(i));
        QTRY_COMPARE(m_ground->session->timeline().rowCount(), 60);
        auto *timeline = m_ground->find<QAbstractItemView>("timeline");
        timeline->scrollTo(timeline->model()->index(20, 0), QAbstractItemView::PositionAtTop);
        QVERIFY(timeline->verticalScrollBar()->value() < timeline->verticalScrollBar()->maximum());
        m_ground->settings->setTheme(model::ThemeChoice::Dark);
        QTRY_VERIFY(m_ground->find<QAbstractItemView>("timeline") != timeline);
        timeline = m_ground->find<QAbstractItemView>("timeline");
        QTRY_COMPARE(timeline->indexAt({timeline->viewport()->width() / 2, 1}).row(), 20);
    }

    void whatIsTypedIntoADialogIsNotTakenAway()
    {
        QTest::keyClick(m_ground->window.get(), Qt::Key_N, Qt::ControlModifier);
        QTRY_VERIFY(m_ground->window->findChild<QDialog *>() != nullptr);
        QPointer<QDialog> people = m_ground->window->findChild<QDialog *>();
        auto *words = people->findChild<QLineEdit *>();
        QTest::keyClicks(words, u"Bo"_s);
        auto *sidebar = m_ground->find<QWidget>("sidebar");
        m_ground->settings->setTheme(model::ThemeChoice::Dark);
        QTest::qWait(50);
        QVERIFY(people != nullptr && people->isVisible());
        QCOMPARE(words->text(), u"Bo"_s);
        QCOMPARE(m_ground->find<QWidget>("sidebar"), sidebar);
        people->reject();
        QTRY_VERIFY(m_ground->find<QWidget>("sidebar") != sidebar);
        QVERIFY(isDarkAt(m_ground->find<QWidget>("sidebar")));
    }

    void theKeyThatSendsCanBeChosen()
    {
        open();
        choose("sendKey", int(model::SendKey::CtrlEnter));
        press("closeSettings");
        QTRY_VERIFY(dialog() == nullptr);
        auto *composer = m_ground->find<QPlainTextEdit>("composer");
        QTest::keyClicks(composer, u"one"_s);
        QTest::keyClick(composer, Qt::Key_Return);
        QTest::keyClicks(composer, u"two"_s);
        QCOMPARE(composer->toPlainText(), u"one\ntwo"_s);
        QTest::keyClick(composer, Qt::Key_Return, Qt::ControlModifier);
        QTRY_COMPARE(m_ground->session->timeline().rowCount(), 1);
        QCOMPARE(composer->toPlainText(), QString());
    }

    void theDesktopsOwnLightOrDarkIsFollowed()
    {
        PortalService portal;
        QVERIFY(portal.start(1));
        const auto scheme = platform::ColorScheme::ofThisDesktop();
        QVERIFY(scheme != nullptr);
        QSignalSpy told(scheme.get(), &platform::ColorScheme::told);
        connect(scheme.get(), &platform::ColorScheme::told, m_looks.get(), &ui::Looks::setSystemDark);
        QTRY_VERIFY(ui::Theme::isDark(m_ground->window->palette()));
        // While the window is open, as often as somebody likes.
        portal.change(2);
        QTRY_VERIFY(!ui::Theme::isDark(m_ground->window->palette()));
        QTRY_VERIFY(!isDarkAt(m_ground->find<QWidget>("sidebar")));
        portal.change(1);
        QTRY_VERIFY(ui::Theme::isDark(m_ground->window->palette()));
        QTRY_VERIFY(isDarkAt(m_ground->find<QWidget>("sidebar")));
        // What is about something else, or is no number, changes nothing.
        portal.tell(u"org.freedesktop.appearance"_s, u"accent-color"_s, 2U);
        portal.tell(u"org.gnome.desktop.interface"_s, u"color-scheme"_s, u"prefer-light"_s);
        portal.change(0);
        portal.change(1);
        QTRY_COMPARE(told.size(), 5);
        QTRY_VERIFY(ui::Theme::isDark(m_ground->window->palette()));
        // Whoever chose for himself is not overruled.
        m_ground->settings->setTheme(model::ThemeChoice::Light);
        QTRY_VERIFY(!ui::Theme::isDark(m_ground->window->palette()));
    }

private:
    [[nodiscard]] QDialog *dialog() const { return m_ground->window->findChild<QDialog *>(u"settings"_s); }

    void open()
    {
        m_ground->window->showSettings();
        QVERIFY(QTest::qWaitForWindowExposed(dialog()));
    }

    void choose(const char *name, const QVariant &value)
    {
        auto *box = dialog()->findChild<QComboBox *>(QLatin1StringView(name));
        const int at = box->findData(value);
        QVERIFY(at >= 0);
        box->setCurrentIndex(at);
    }

    void press(const char *name)
    {
        QVERIFY(QTest::qWaitForWindowExposed(dialog()));
        QTest::mouseClick(dialog()->findChild<QPushButton *>(QLatin1StringView(name)), Qt::LeftButton);
    }

    [[nodiscard]] static bool isDarkAt(QWidget *widget)
    {
        const QImage seen = widget->grab().toImage();
        return seen.pixelColor(3, seen.height() / 2).lightness() < 100;
    }

    std::unique_ptr<WindowGround> m_ground;
    std::unique_ptr<ui::Looks> m_looks;
    std::unique_ptr<Peer> m_bob;
};

QTEST_MAIN(TestWindowLooks)
#include "tst_window_looks.moc"
