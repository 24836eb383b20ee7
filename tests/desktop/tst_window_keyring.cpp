// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Staying signed in over a restart of the program: with a real keyring, without one, and when one comes later.

#include "desktop/platform/secret_store.h"
#include "tests/desktop/keyring_service.h"
#include "tests/desktop/program_ground.h"

#include <QDirIterator>
#include <QFile>
#include <QLabel>
#include <QMessageBox>

#include <optional>

using namespace Qt::StringLiterals;
using namespace foyer;
using namespace foyer::test;

class TestWindowKeyring : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_ground = std::make_unique<ProgramGround>();
        m_ground->isAskedAboutTokens = true;
        QVERIFY2(m_ground->startServer(), m_ground->server.log().constData());
    }
    void cleanup() { m_ground.reset(); }

    // The keyring's library goes by what it found first, so in one process there is none before, and one to the end.
    void whoWantsNoFileSignsInAgain()
    {
        m_ground->startProgram();
        QVERIFY(m_ground->signIn(u"Ann"_s));
        const QByteArray token = m_ground->program->accounts().engineAt(0).token();
        QTRY_VERIFY(box() != nullptr);
        answer(QMessageBox::RejectRole);
        QTRY_VERIFY(box() == nullptr);
        restart();
        QTRY_VERIFY(m_ground->find<QPushButton>("signIn")->isVisible());
        QCOMPARE(m_ground->find<QLineEdit>("username")->text(), u"Ann"_s);
        QVERIFY(m_ground->signIn(u"Ann"_s));
        // He is not asked again.
        QVERIFY(!QTest::qWaitFor([this] { return box() != nullptr; }, 300));
        QVERIFY(!isInAFile(token));
    }

    void withoutAKeyringAFileIsAskedFor()
    {
        m_ground->startProgram();
        QVERIFY(m_ground->signIn(u"Ann"_s));
        const QByteArray token = m_ground->program->accounts().engineAt(0).token();
        QTRY_VERIFY(box() != nullptr);
        QVERIFY(QTest::qWaitForWindowExposed(box()));
        m_ground->picture(u"70-keep-in-a-file"_s, box());
        // Nothing is written before the answer.
        QVERIFY(!isInAFile(token));
        answer(QMessageBox::AcceptRole);
        QTRY_VERIFY(isInAFile(token));
        restart();
        QTRY_VERIFY_WITH_TIMEOUT(m_ground->find<QWidget>("composer")->isVisible(), 10'000);
        QVERIFY(box() == nullptr);

        // A keyring that comes later takes it over.
        QVERIFY(startKeyring());
        restart();
        QTRY_VERIFY_WITH_TIMEOUT(m_ground->find<QWidget>("composer")->isVisible(), 10'000);
        QTRY_VERIFY(!isInAFile(token));
        restart();
        QTRY_VERIFY_WITH_TIMEOUT(m_ground->find<QWidget>("composer")->isVisible(), 10'000);
    }

    void withAKeyringTheNextStartIsSignedIn()
    {
        QVERIFY(startKeyring());
        m_ground->startProgram();
        QVERIFY(m_ground->signIn(u"Ann"_s));
        const QByteArray token = m_ground->program->accounts().engineAt(0).token();
        QVERIFY(!token.isEmpty());
        QTRY_COMPARE(inKeyring(), token);
        restart();
        QTRY_VERIFY_WITH_TIMEOUT(m_ground->find<QWidget>("composer")->isVisible(), 10'000);
        QTRY_COMPARE(m_ground->program->accounts().current().state(), model::ConnectionState::Online);
        QCOMPARE(m_ground->program->accounts().engineAt(0).token(), token);
        // It is in the keyring and nowhere else.
        QVERIFY(!isInAFile(token));
        QVERIFY(box() == nullptr);
    }

    void signingOutForgetsIt()
    {
        QVERIFY(startKeyring());
        m_ground->startProgram();
        QVERIFY(m_ground->signIn(u"Ann"_s));
        const QString account = m_ground->program->accounts().idAt(0);
        QTRY_VERIFY(!inKeyring(account).isEmpty());
        m_ground->program->accounts().current().signOut();
        QTRY_VERIFY(m_ground->find<QPushButton>("signIn")->isVisible());
        QTRY_VERIFY(inKeyring(account).isEmpty());
        restart();
        QTRY_VERIFY(m_ground->find<QPushButton>("signIn")->isVisible());
        QVERIFY(!QTest::qWaitFor([this] { return m_ground->find<QWidget>("composer")->isVisible(); }, 300));
        QCOMPARE(m_ground->find<QLineEdit>("username")->text(), u"Ann"_s);
    }

private:
    [[nodiscard]] bool startKeyring()
    {
        if (m_keyring)
            return true;
        m_keyring = std::make_unique<KeyringService>();
        return m_keyring->start();
    }

    void restart()
    {
        m_ground->program.reset();
        m_ground->startProgram();
        QVERIFY(QTest::qWaitForWindowExposed(&m_ground->program->window()));
    }

    [[nodiscard]] QMessageBox *box() const
    {
        return m_ground->program->window().findChild<QMessageBox *>(u"tokenFile"_s);
    }

    /// What the keyring has of an account; without a name that of the first one.
    [[nodiscard]] QByteArray inKeyring(const QString &account = {}) const
    {
        const auto found = std::make_shared<std::optional<QByteArray>>();
        const QString name = account.isEmpty() ? m_ground->program->accounts().idAt(0) : account;
        platform::SecretStore::read(
            name, m_ground->program.get(),
            [found](platform::SecretStore::Outcome, const QByteArray &secret) { *found = secret; });
        (void)QTest::qWaitFor([found] { return found->has_value(); });
        return found->value_or(QByteArray());
    }

    void answer(QMessageBox::ButtonRole role)
    {
        QVERIFY(QTest::qWaitForWindowExposed(box()));
        const auto buttons = box()->buttons();
        for (QAbstractButton *button : buttons) {
            if (box()->buttonRole(button) == role) {
                QTest::mouseClick(button, Qt::LeftButton);
                return;
            }
        }
        QFAIL("no such button");
    }

    /// Whether a file of the program has it; such a file must be closed to others.
    [[nodiscard]] bool isInAFile(const QByteArray &token) const
    {
        QDirIterator files(m_ground->folder(), QDir::Files, QDirIterator::Subdirectories);
        bool isFound = false;
        while (files.hasNext()) {
            QFile file(files.next());
            if (!file.open(QIODevice::ReadOnly) || !file.readAll().contains(token))
                continue;
            isFound = true;
            if (QFileInfo(file).permissions() & (QFile::ReadGroup | QFile::ReadOther))
                qFatal("others may read %s", qUtf8Printable(file.fileName()));
        }
        return isFound;
    }

    std::unique_ptr<ProgramGround> m_ground;
    std::unique_ptr<KeyringService> m_keyring;
};

QTEST_MAIN(TestWindowKeyring)
#include "tst_window_keyring.moc"
