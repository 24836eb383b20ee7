// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The user's own account in the real window at the real server, on a screen of its own.

#include "desktop/ui/export_section.h"
#include "tests/desktop/window_ground.h"

#include <QCheckBox>
#include <QDialog>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QMenu>
#include <QPushButton>
#include <QTemporaryDir>
#include <QToolButton>

using namespace Qt::StringLiterals;
using namespace foyer;
using namespace foyer::test;

class TestWindowAccount : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase_data() { WindowGround::addLooks(); }

    void init()
    {
        m_ground = WindowGround::inThisLook(QStringLiteral(FOYER_SCREENSHOTS));
        QVERIFY2(m_ground->start(u"Ann"_s), m_ground->server.log().constData());
        m_bob = m_ground->person(u"Bob"_s);
        QVERIFY(m_bob != nullptr);
    }

    void cleanup()
    {
        m_bob.reset();
        m_ground.reset();
    }

    void anotherSessionIsEnded()
    {
        Recorder unheard{QString()};
        Peer web(m_ground->server.url(), unheard, u"web"_s);
        QCOMPARE(web.signIn(u"Ann"_s, u"correct horse"_s).status, 200);
        QDialog *dialog = open("openSessions", "sessionsDialog");
        auto *const list = dialog->findChild<QListWidget *>(u"sessions"_s);
        auto *const end = dialog->findChild<QPushButton *>(u"endSession"_s);
        QTRY_COMPARE(list->count(), 2);
        m_ground->picture("70-sessions", dialog);
        int ended = 0;
        for (int row = 0; row < 2; ++row) {
            list->setCurrentRow(row);
            if (end->isEnabled()) {
                press(end);
                ++ended;
                break;
            }
        }
        QCOMPARE(ended, 1);
        QTRY_COMPARE(list->count(), 1);
        QCOMPARE(web.get(u"/me"_s).status, 401);
        list->setCurrentRow(0);
        QVERIFY(!end->isEnabled());
        QCOMPARE(m_ground->session->state(), model::ConnectionState::Online);
    }

    void blockedPeopleAreListedAndLetInAgain()
    {
        const UserId bob(m_bob->user.value(u"id"_s).toInteger());
        m_ground->session->people().setBlocked(bob, true, m_ground->session, [](const Result<> &) {});
        QTRY_VERIFY(m_ground->engine->blocked().contains(bob));
        QDialog *dialog = open("openBlocked", "blockedDialog");
        auto *const list = dialog->findChild<QListWidget *>(u"blocked"_s);
        QTRY_COMPARE(list->count(), 1);
        m_ground->picture("71-blocked", dialog);
        press(dialog->findChild<QPushButton *>(u"unblock"_s));
        QTRY_COMPARE(list->count(), 0);
        QTRY_VERIFY(!m_ground->engine->blocked().contains(bob));
    }

    void whatOthersSeeIsChosen()
    {
        QDialog *dialog = open("openAccount", "accountDialog");
        auto *const typing = dialog->findChild<QCheckBox *>(u"tellsTyping"_s);
        QTRY_VERIFY(typing->isEnabled());
        QVERIFY(typing->isChecked());
        m_ground->picture("72-account", dialog);
        typing->click();
        QTRY_VERIFY(!m_ground->session->ownAccount().settings()->tellsTyping);
        QVERIFY(m_ground->session->ownAccount().settings()->tellsSeen);
    }

    void aCopyOfTheDataIsSaved()
    {
        QDialog *dialog = open("openAccount", "accountDialog");
        auto *const begin = dialog->findChild<QPushButton *>(u"beginExport"_s);
        auto *const save = dialog->findChild<QPushButton *>(u"saveExport"_s);
        QTRY_VERIFY(begin->isEnabled());
        press(begin);
        QTRY_VERIFY_WITH_TIMEOUT(save->isVisible(), 20'000 * patience());
        m_ground->picture("73-export", dialog);
        auto *const section = dialog->findChild<ui::ExportSection *>();
        auto *const state = dialog->findChild<QLabel *>(u"exportState"_s);
        section->saveTo(u"/nowhere/at/all"_s);
        QTRY_VERIFY(state->text().contains(u"/nowhere/at/all"));
        QTRY_VERIFY(save->isEnabled());
        const QTemporaryDir folder;
        section->saveTo(folder.path());
        QFile zip(folder.filePath(u"foyer-1.zip"_s));
        QTRY_VERIFY(zip.exists() && save->isEnabled());
        QVERIFY(zip.open(QIODevice::ReadOnly));
        QCOMPARE(zip.read(2), QByteArray("PK"));
    }

    void anAccountIsDeletedForGood()
    {
        QDialog *dialog = open("openAccount", "accountDialog");
        press(dialog->findChild<QPushButton *>(u"deleteAccount"_s));
        auto *const sure = dialog->findChild<QDialog *>(u"deleteAccountDialog"_s);
        QVERIFY(sure != nullptr);
        auto *const password = sure->findChild<QLineEdit *>(u"deletePassword"_s);
        auto *const now = sure->findChild<QPushButton *>(u"deleteNow"_s);
        QVERIFY(!now->isEnabled());
        password->setText(u"wrong horse"_s);
        press(now);
        QTRY_VERIFY(sure->findChild<QLabel *>(u"dialogError"_s)->isVisible());
        QTRY_VERIFY(now->isEnabled());
        m_ground->picture("74-delete", sure);
        password->setText(u"correct horse"_s);
        press(now);
        QTRY_COMPARE(m_ground->session->state(), model::ConnectionState::SignedOut);
        QTRY_VERIFY(m_ground->find<QDialog>("accountDialog") == nullptr);
        Recorder unheard{QString()};
        Peer again(m_ground->server.url(), unheard);
        QVERIFY(again.signIn(u"Ann"_s, u"correct horse"_s).status >= 400);
    }

private:
    template<typename Button>
    static void press(Button *button)
    {
        QVERIFY(button != nullptr);
        QVERIFY(QTest::qWaitForWindowExposed(button->window()));
        QTest::mouseClick(button, Qt::LeftButton);
    }

    QDialog *open(const char *action, const char *name)
    {
        m_ground->find<QToolButton>("more")
            ->menu()
            ->findChild<QAction *>(QLatin1StringView(action))
            ->trigger();
        auto *const dialog = m_ground->find<QDialog>(name);
        if (dialog == nullptr || !QTest::qWaitForWindowExposed(dialog))
            qFatal("no dialog");
        return dialog;
    }

    std::unique_ptr<WindowGround> m_ground;
    std::unique_ptr<Peer> m_bob;
};

QTEST_MAIN(TestWindowAccount)
#include "tst_window_account.moc"
