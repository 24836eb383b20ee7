// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The program and the system around it: one for each folder, started again with the session, and away when nobody is there,
// as the desktop's services on a bus of their own say.

#include "desktop/platform/idle_watch.h"
#include "desktop/platform/single_instance.h"
#include "tests/desktop/idle_services.h"
#include "tests/desktop/program_ground.h"

#include <QComboBox>
#include <QDialog>
#include <QFile>
#include <QMessageBox>
#include <QProcess>
#include <QSignalSpy>

using namespace std::chrono_literals;
using namespace Qt::StringLiterals;
using namespace foyer;
using namespace foyer::test;

class TestWindowSystem : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        QVERIFY(m_config.isValid());
        qputenv("XDG_CONFIG_HOME", m_config.path().toUtf8());
    }
    void init()
    {
        m_ground = std::make_unique<ProgramGround>();
        QVERIFY2(m_ground->startServer(), m_ground->server.log().constData());
    }
    void cleanup() { m_ground.reset(); }

    void aSecondStartBringsTheFirstWindowForward()
    {
        // The real program, twice.
        QProcess first;
        start(first, {u"--server"_s, m_ground->server.url().toString()});
        QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(m_ground->folder() + u"/program.lock"_s), 10'000);
        QProcess second;
        start(second, {u"--server"_s, u"chat.example.org:8322"_s});
        QVERIFY(second.waitForFinished(10'000 * patience()));
        QCOMPARE(second.exitCode(), 0);
        QCOMPARE(first.state(), QProcess::Running);
        // Another folder is another program.
        QProcess other;
        other.start(QStringLiteral(FOYER_DESKTOP_PROGRAM), {u"--data"_s, m_ground->file(u"other"_s)});
        QVERIFY(other.waitForStarted());
        QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(m_ground->file(u"other/program.lock"_s)), 10'000);
        QVERIFY(!other.waitForFinished(200));
        other.kill();
        QVERIFY(other.waitForFinished());
        // One that was killed leaves nothing that is in the way.
        first.kill();
        QVERIFY(first.waitForFinished());
        const platform::SingleInstance next(m_ground->folder());
        QVERIFY(next.isFirst());
    }

    void whatTheSecondWantsIsDone()
    {
        m_ground->startProgram();
        ui::MainWindow &window = m_ground->program->window();
        platform::SingleInstance first(m_ground->folder());
        QVERIFY(first.isFirst());
        connect(&first, &platform::SingleInstance::told, m_ground->program.get(),
                &app::DesktopProgram::takeOver);
        window.showMinimized();
        QProcess second;
        start(second, {u"--server"_s, u"chat.example.org:8322"_s});
        QTRY_COMPARE(m_ground->find<QLineEdit>("server")->text(), u"chat.example.org:8322"_s);
        QTRY_VERIFY(!window.isMinimized());
        QTRY_VERIFY(window.isActiveWindow());
        QTRY_COMPARE(second.state(), QProcess::NotRunning);
        QCOMPARE(second.exitCode(), 0);
    }

    void strangersWordsDoNoHarm()
    {
        m_ground->startProgram();
        platform::SingleInstance first(m_ground->folder());
        connect(&first, &platform::SingleInstance::told, m_ground->program.get(),
                &app::DesktopProgram::takeOver);
        QSignalSpy told(&first, &platform::SingleInstance::told);
        const QString before = m_ground->find<QLineEdit>("server")->text();
        emit first.told("\x00\xff not json");
        emit first.told("{\"server\": 7}");
        emit first.told("[]");
        QCOMPARE(m_ground->find<QLineEdit>("server")->text(), before);
        // More than can be told is not waited for.
        const platform::SingleInstance second(m_ground->folder());
        QVERIFY(!second.isFirst());
        const auto heard = tellFromElsewhere(QByteArray(100'000, 'x'));
        QTRY_VERIFY(heard->isFinished());
        QCOMPARE(told.size(), 3);
        // And the next one is heard.
        const auto next = tellFromElsewhere("{}");
        QTRY_VERIFY(next->isFinished());
        QCOMPARE(told.size(), 4);
    }

    void itStartsWithTheSessionWhenThatIsWished()
    {
        m_ground->startProgram();
        const QString path = m_config.filePath(u"autostart/foyer-desktop.desktop"_s);
        QVERIFY(!QFile::exists(path));
        m_ground->program->settings().setStartedAtLogin(true);
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray content = file.readAll();
        QVERIFY(content.contains("--hidden"));
        QVERIFY(content.contains(QCoreApplication::applicationFilePath().toUtf8()));
        QProcess check;
        check.start(u"desktop-file-validate"_s, {path});
        QVERIFY(check.waitForFinished());
        QVERIFY2(check.exitCode() == 0, check.readAllStandardOutput().constData());
        m_ground->program->settings().setStartedAtLogin(false);
        QVERIFY(!QFile::exists(path));
        // What cannot be done is said, and shown as it is.
        QVERIFY(QFile::setPermissions(m_config.path(), QFile::ReadOwner | QFile::ExeOwner));
        if (QFileInfo(m_config.path()).isWritable()) {
            // Root writes everywhere but where there is a file in the way.
            QVERIFY(QDir(m_config.filePath(u"autostart"_s)).removeRecursively());
            QFile inTheWay(m_config.filePath(u"autostart"_s));
            QVERIFY(inTheWay.open(QIODevice::WriteOnly));
        }
        m_ground->program->settings().setStartedAtLogin(true);
        auto *box = m_ground->find<QMessageBox>("complaint");
        QVERIFY(box != nullptr);
        QVERIFY(!m_ground->program->settings().isStartedAtLogin());
        box->reject();
        QFile::setPermissions(m_config.path(), QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
        QFile::remove(m_config.filePath(u"autostart"_s));
    }

    void theScreenSaverSaysThatNobodyIsThere()
    {
        ScreenSaverService saver;
        QVERIFY(saver.start());
        const auto bob = startIdling(200ms);
        saver.idleFor = 250;
        QTRY_VERIFY(isSeen(*bob, u"idle"_s));
        saver.idleFor = 0;
        QTRY_VERIFY(isSeen(*bob, u"online"_s));
        // A locked screen is away at once.
        emit saver.ActiveChanged(true);
        QTRY_VERIFY(isSeen(*bob, u"idle"_s));
    }

    void theDesktopOfGnomeSaysThatNobodyIsThere()
    {
        MutterService mutter;
        QVERIFY(mutter.start());
        const auto bob = startIdling(200ms);
        QTRY_COMPARE(mutter.idleAfter, 200);
        mutter.leave();
        QTRY_VERIFY(isSeen(*bob, u"idle"_s));
        QTRY_VERIFY(mutter.isReturnAwaited());
        mutter.comeBack();
        QTRY_VERIFY(isSeen(*bob, u"online"_s));
        mutter.leave();
        QTRY_VERIFY(isSeen(*bob, u"idle"_s));
    }

    void withoutBothTheWindowsOwnInputCounts()
    {
        const auto bob = startIdling(500ms);
        QTRY_VERIFY(isSeen(*bob, u"idle"_s));
        QTRY_VERIFY([&] {
            QTest::keyClick(m_ground->find<QWidget>("composer"), Qt::Key_A);
            return isSeen(*bob, u"online"_s);
        }());
    }

private:
    void start(QProcess &process, QStringList arguments)
    {
        process.start(QStringLiteral(FOYER_DESKTOP_PROGRAM), arguments << u"--data"_s << m_ground->folder());
        QVERIFY(process.waitForStarted());
    }

    /// Tells the first one something, from a thread: both are of this process, and one waits for the other.
    [[nodiscard]] std::unique_ptr<QThread> tellFromElsewhere(const QByteArray &message)
    {
        std::unique_ptr<QThread> thread(QThread::create([message, folder = m_ground->folder()] {
            (void)platform::SingleInstance(folder).tellFirst(message);
        }));
        thread->start();
        return thread;
    }

    [[nodiscard]] std::unique_ptr<Peer> startIdling(std::chrono::milliseconds after)
    {
        app::DesktopOptions options;
        options.idleAfter = after;
        m_ground->startProgram(options);
        if (!m_ground->signIn(u"Ann"_s))
            qFatal("not signed in");
        return m_ground->person(u"Bob"_s);
    }

    /// Whether the server says of Ann that she is so now.
    [[nodiscard]] static bool isSeen(Peer &peer, const QString &how)
    {
        const Answer members = peer.get(u"/conversations/1/members"_s);
        const auto list = members.json.value(u"members"_s).toArray();
        for (const auto &each : list) {
            if (each[u"user"_s][u"username"_s].toString() != u"Ann")
                continue;
            const bool isIdle = each[u"idle"_s].toBool();
            return how == u"idle" ? isIdle : each[u"online"_s].toBool() && !isIdle;
        }
        return false;
    }

    QTemporaryDir m_config;
    std::unique_ptr<ProgramGround> m_ground;
};

QTEST_MAIN(TestWindowSystem)
#include "tst_window_system.moc"
