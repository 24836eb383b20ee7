// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "desktop/client/client_engine.h"
#include "desktop/model/chat_session.h"
#include "desktop/ui/main_window.h"
#include "desktop/ui/theme.h"
#include "tests/support/peer.h"
#include "tests/support/recorder.h"
#include "tests/support/server_process.h"

#include <QApplication>
#include <QDir>
#include <QSettings>
#include <QTemporaryDir>
#include <QTest>
#include <QTranslator>

#include <memory>

namespace foyer::test {

/// The real window at a real server, in one language and theme.
class WindowGround
{
public:
    /// The rows of a test program that looks at the window in both languages and both themes.
    static void addLooks()
    {
        QTest::addColumn<QString>("language");
        QTest::addColumn<bool>("isDark");
        QTest::newRow("en-light") << QStringLiteral("en") << false;
        QTest::newRow("zh-dark") << QStringLiteral("zh_CN") << true;
    }
    /// One that looks as the present row says.
    [[nodiscard]] static std::unique_ptr<WindowGround> inThisLook(const QString &pictures)
    {
        QFETCH_GLOBAL(const QString, language);
        QFETCH_GLOBAL(const bool, isDark);
        return std::make_unique<WindowGround>(language, isDark, pictures);
    }

    WindowGround(const QString &language, bool isDark, QString pictures)
        : m_look(language + (isDark ? QStringLiteral("-dark") : QStringLiteral("-light")))
        , m_pictures(std::move(pictures))
        , m_theme(isDark ? ui::Theme::dark() : ui::Theme::light())
    {
        QLocale::setDefault(QLocale(language));
        if (m_translator.load(QLocale(language), QStringLiteral("foyer-desktop"), QStringLiteral("_"),
                              QStringLiteral(":/i18n")))
            QCoreApplication::installTranslator(&m_translator);
        m_theme.applyTo(*qApp);
    }
    ~WindowGround() { QCoreApplication::removeTranslator(&m_translator); }

    /// Starts the server and signs somebody in; the window is in front then.
    [[nodiscard]] bool start(const QString &name) { return server.start() && open(name); }

    /// The program ends without goodbye; open() starts it anew on the same files.
    void end()
    {
        window.reset();
        session.reset();
        engine.reset();
    }

    [[nodiscard]] bool open(const QString &name)
    {
        client::ClientEngine::Settings settings;
        settings.dataFolder = m_data.filePath(QStringLiteral("desk"));
        engine = std::make_unique<client::ClientEngine>(m_clock, client::Backoff::systemRandom(), settings);
        session = std::make_unique<model::ChatSession>(*engine);
        m_settings =
            std::make_unique<QSettings>(m_data.filePath(QStringLiteral("s.ini")), QSettings::IniFormat);
        openWindow();
        window->resize(1000, 700);
        client::Credentials credentials;
        credentials.username = name;
        credentials.password = QStringLiteral("correct horse");
        credentials.isNewAccountConfirmed = true;
        credentials.avatar = QStringLiteral("a8");
        session->signIn(server.url().toString(), credentials);
        return QTest::qWaitForWindowActive(window.get())
            && QTest::qWaitFor([this] { return session->state() == model::ConnectionState::Online; },
                               10'000 * patience());
    }

    /// Opens a new window on the same settings; an old one is closed, as a person does it.
    void openWindow()
    {
        if (window)
            window->close();
        window = std::make_unique<ui::MainWindow>(*session, m_theme, *m_settings, server.url().toString());
        window->show();
        window->activateWindow();
    }

    [[nodiscard]] std::unique_ptr<Peer> person(const QString &name)
    {
        auto peer = std::make_unique<Peer>(server.url(), m_recorder);
        peer->signUp(name);
        return peer->open() ? std::move(peer) : nullptr;
    }

    template<typename Widget>
    [[nodiscard]] Widget *find(const char *name) const
    {
        return window->findChild<Widget *>(QLatin1StringView(name));
    }

    /// Keeps what is on screen, for people to look at.
    void picture(const char *name, QWidget *shown = nullptr)
    {
        QTest::qWait(120);
        const QDir folder(m_pictures);
        const QString file = QStringLiteral("%1-%2.png").arg(QLatin1StringView(name), m_look);
        QVERIFY(folder.mkpath(QStringLiteral(".")));
        QVERIFY((shown == nullptr ? window.get() : shown)->grab().save(folder.filePath(file)));
    }

private:
    SystemClock m_clock;
    QTemporaryDir m_data;
    QString m_look;
    QString m_pictures;
    Recorder m_recorder{QString()};
    QTranslator m_translator;
    ui::Theme m_theme;
    std::unique_ptr<QSettings> m_settings;

public:
    ServerProcess server{m_data.filePath(QStringLiteral("server")), QString()};
    std::unique_ptr<client::ClientEngine> engine;
    std::unique_ptr<model::ChatSession> session;
    std::unique_ptr<ui::MainWindow> window;
};

} // namespace foyer::test
