// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "desktop/client/client_engine.h"
#include "desktop/model/accounts.h"
#include "desktop/model/chat_session.h"
#include "desktop/model/settings.h"
#include "desktop/ui/looks.h"
#include "desktop/ui/main_window.h"
#include "desktop/ui/theme.h"
#include "tests/desktop/memory_vault.h"
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
        session = nullptr;
        engine = nullptr;
        accounts.reset();
    }

    [[nodiscard]] bool open(const QString &name)
    {
        m_store = std::make_unique<QSettings>(m_data.filePath(QStringLiteral("s.ini")), QSettings::IniFormat);
        settings = std::make_unique<model::Settings>(*m_store);
        settings->setClosedToTray(false);
        accounts = std::make_unique<model::Accounts>(
            model::Accounts::Ground{m_clock, *m_store, m_vault, m_data.filePath(QStringLiteral("desk"))});
        engine = &accounts->engineAt(0);
        session = &accounts->current();
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
        window = std::make_unique<ui::MainWindow>(*accounts, m_theme, *settings, server.url().toString());
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

    /// The window is drawn in these colours from now on.
    void followLooks(ui::Looks &looks)
    {
        QObject::connect(&looks, &ui::Looks::changed, window.get(), [this, &looks] {
            m_theme = looks.theme();
            window->renew();
        });
        emit looks.changed();
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
    std::unique_ptr<QSettings> m_store;
    MemoryVault m_vault;

public:
    ServerProcess server{m_data.filePath(QStringLiteral("server")), QString()};
    std::unique_ptr<model::Settings> settings;
    std::unique_ptr<model::Accounts> accounts;
    /// Those of the first account.
    client::ClientEngine *engine = nullptr;
    model::ChatSession *session = nullptr;
    std::unique_ptr<ui::MainWindow> window;
};

} // namespace foyer::test
