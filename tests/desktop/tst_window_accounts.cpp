// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Several accounts side by side in the real program, on two real servers: each stays itself, all are heard.

#include "tests/desktop/notification_service.h"
#include "tests/desktop/program_ground.h"

#include <QLabel>
#include <QToolButton>

using namespace Qt::StringLiterals;
using namespace foyer;
using namespace foyer::test;

class TestWindowAccounts : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase_data()
    {
        QTest::addColumn<QString>("language");
        QTest::addColumn<bool>("isDark");
        QTest::newRow("en-light") << u"en"_s << false;
        QTest::newRow("zh-dark") << u"zh_CN"_s << true;
    }

    void init()
    {
        QFETCH_GLOBAL(const QString, language);
        QFETCH_GLOBAL(const bool, isDark);
        m_look = language + (isDark ? u"-dark"_s : u"-light"_s);
        m_service = std::make_unique<NotificationService>();
        QVERIFY(m_service->start({u"body"_s, u"actions"_s}));
        m_ground = std::make_unique<ProgramGround>();
        m_work = std::make_unique<ServerProcess>(m_ground->file(u"work"_s), QString());
        QVERIFY2(m_ground->startServer() && m_work->start(), m_ground->server.log().constData());
        app::DesktopOptions options;
        options.language = language;
        options.theme = isDark ? model::ThemeChoice::Dark : model::ThemeChoice::Light;
        m_ground->startProgram(options);
        QVERIFY(m_ground->signIn(u"Ann"_s));
    }
    void cleanup()
    {
        m_ground.reset();
        m_work.reset();
        m_service.reset();
    }

    void aSecondAccountStandsBesideTheFirst()
    {
        QVERIFY(!rail()->isVisible());
        accounts().addOne();
        QTRY_VERIFY(rail()->isVisible());
        QVERIFY(pane<QPushButton>("cancelSignIn")->isVisible());
        m_ground->picture(u"80-add-account-"_s + m_look);
        // Whoever changes his mind is back where he was.
        QTest::mouseClick(pane<QPushButton>("cancelSignIn"), Qt::LeftButton);
        QTRY_COMPARE(accounts().count(), 1);
        QTRY_VERIFY(!rail()->isVisible());
        QVERIFY(pane<QWidget>("composer")->isVisible());

        QVERIFY(signInAtWork(u"Annette"_s));
        QCOMPARE(accounts().count(), 2);
        QCOMPARE(accounts().at(0).user().username, u"Ann"_s);
        QCOMPARE(accounts().at(1).user().username, u"Annette"_s);
        QTRY_COMPARE(accounts().at(0).state(), model::ConnectionState::Online);
        QTRY_COMPARE(accounts().at(1).state(), model::ConnectionState::Online);
        QTest::keyClick(&m_ground->program->window(), Qt::Key_1, Qt::AltModifier);
        QTRY_COMPARE(accounts().currentIndex(), 0);
        QTest::mouseClick(rail()->findChild<QToolButton *>(u"account2"_s), Qt::LeftButton);
        QTRY_COMPARE(accounts().currentIndex(), 1);
    }

    void whatIsSaidAtTheOtherIsToldAndLeadsThere()
    {
        QVERIFY(signInAtWork(u"Annette"_s));
        const auto bob = m_ground->person(u"Bob"_s);
        Recorder recorder{QString()};
        Peer cas(m_work->url(), recorder);
        cas.signUp(u"Cas"_s);
        QVERIFY(cas.open());
        // In front of her eyes at work, and not at home, though both are room 1.
        cas.say(1, u"meeting"_s);
        QTRY_COMPARE(accounts().at(1).timeline().rowCount(), 1);
        bob->say(1, u"dinner?"_s);
        QTRY_COMPARE(m_service->told.size(), 1);
        QCOMPARE(m_service->told.at(0).text, u"dinner?"_s);
        QTRY_COMPARE(accounts().badge(), 1);
        QTRY_VERIFY(m_ground->program->window().windowTitle().startsWith(u"(1)"));
        m_ground->picture(u"81-two-accounts-"_s + m_look);
        QTRY_VERIFY([this] {
            m_service->click(m_service->told.at(0).id);
            return QTest::qWaitFor([this] { return accounts().currentIndex() == 0; }, 100);
        }());
        // Seen now.
        QTRY_COMPARE(accounts().badge(), 0);
        QTRY_COMPARE(m_service->closed.size(), 1);
        // The one at work is out of sight now.
        cas.say(1, u"where are you?"_s);
        QTRY_COMPARE(m_service->told.size(), 2);
        QTRY_COMPARE(accounts().at(1).alerter().badge(), 1);
        QCOMPARE(accounts().at(0).alerter().badge(), 0);
    }

    void signingOutOfOneLeavesTheOther()
    {
        QVERIFY(signInAtWork(u"Annette"_s));
        accounts().current().signOut();
        QTRY_COMPARE(accounts().count(), 1);
        QCOMPARE(accounts().current().user().username, u"Ann"_s);
        QVERIFY(pane<QWidget>("composer")->isVisible());
        QTRY_VERIFY(!rail()->isVisible());
        QTRY_COMPARE(accounts().current().state(), model::ConnectionState::Online);
        accounts().current().signOut();
        QTRY_VERIFY(pane<QPushButton>("signIn")->isVisible());
        QCOMPARE(accounts().count(), 1);
    }

    void theSameAccountTwiceIsOne()
    {
        accounts().addOne();
        QVERIFY(signInThere(m_ground->server.url().toString(), u"Ann"_s));
        QTRY_COMPARE(accounts().count(), 1);
        QTRY_COMPARE(accounts().current().state(), model::ConnectionState::Online);
        QVERIFY(pane<QWidget>("composer")->isVisible());
    }

private:
    [[nodiscard]] model::Accounts &accounts() const { return m_ground->program->accounts(); }
    [[nodiscard]] QWidget *rail() const { return m_ground->find<QWidget>("accountRail"); }

    /// Of the account that is shown.
    template<typename Widget>
    [[nodiscard]] Widget *pane(const char *name) const
    {
        const auto all = m_ground->program->window().findChildren<Widget *>(QLatin1StringView(name));
        const auto shown =
            std::find_if(all.cbegin(), all.cend(), [](const Widget *each) { return each->isVisible(); });
        return shown == all.cend() ? all.constLast() : *shown;
    }

    [[nodiscard]] bool signInAtWork(const QString &name)
    {
        accounts().addOne();
        return signInThere(m_work->url().toString(), name);
    }

    [[nodiscard]] bool signInThere(const QString &server, const QString &name)
    {
        if (!QTest::qWaitFor([this] { return pane<QPushButton>("signIn")->isVisible(); }))
            return false;
        pane<QLineEdit>("server")->setText(server);
        pane<QLineEdit>("username")->setText(name);
        pane<QLineEdit>("password")->setText(u"correct horse"_s);
        QTest::mouseClick(pane<QPushButton>("signIn"), Qt::LeftButton);
        const bool isAsked = QTest::qWaitFor([this] {
            return pane<QPushButton>("createAccount")->isVisible() || pane<QWidget>("composer")->isVisible();
        });
        if (isAsked && pane<QPushButton>("createAccount")->isVisible())
            QTest::mouseClick(pane<QPushButton>("createAccount"), Qt::LeftButton);
        return QTest::qWaitFor([this] { return pane<QWidget>("composer")->isVisible(); },
                               10'000 * patience());
    }

    QString m_look;
    std::unique_ptr<NotificationService> m_service;
    std::unique_ptr<ProgramGround> m_ground;
    std::unique_ptr<ServerProcess> m_work;
};

QTEST_MAIN(TestWindowAccounts)
#include "tst_window_accounts.moc"
