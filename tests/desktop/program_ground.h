// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "desktop/app/desktop_program.h"
#include "tests/support/peer.h"
#include "tests/support/recorder.h"
#include "tests/support/server_process.h"

#include <QApplication>
#include <QDialog>
#include <QDir>
#include <QLineEdit>
#include <QPushButton>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

namespace foyer::test {

/// The desktop program as it is put together, at a real server.
class ProgramGround
{
public:
    [[nodiscard]] bool startServer() { return server.start(); }

    /// Starts the program, as the command line would.
    void startProgram(app::DesktopOptions options = {})
    {
        if (options.dataFolder.isEmpty())
            options.dataFolder = folder();
        if (options.server.isEmpty())
            options.server = server.url().toString();
        if (!isAskedAboutTokens)
            QSettings(options.dataFolder + QStringLiteral("/settings.ini"), QSettings::IniFormat)
                .setValue(QStringLiteral("signIn/tokens"), QStringLiteral("nowhere"));
        program = std::make_unique<app::DesktopProgram>(*qApp, options);
        program->start();
    }

    /// Signs somebody in by hand, as people do.
    [[nodiscard]] bool signIn(const QString &name)
    {
        QWidget &window = program->window();
        window.activateWindow();
        if (!QTest::qWaitForWindowActive(&window))
            return false;
        find<QLineEdit>("username")->setText(name);
        find<QLineEdit>("password")->setText(QStringLiteral("correct horse"));
        QTest::mouseClick(find<QPushButton>("signIn"), Qt::LeftButton);
        const bool isAsked = QTest::qWaitFor([this] {
            return find<QPushButton>("createAccount")->isVisible() || find<QWidget>("composer")->isVisible();
        });
        if (isAsked && find<QPushButton>("createAccount")->isVisible())
            QTest::mouseClick(find<QPushButton>("createAccount"), Qt::LeftButton);
        return QTest::qWaitFor([this] { return find<QWidget>("composer")->isVisible(); },
                               10'000 * patience());
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
        return program->window().findChild<Widget *>(QLatin1StringView(name));
    }

    [[nodiscard]] QString folder() const { return m_data.filePath(QStringLiteral("desk")); }
    [[nodiscard]] QString file(const QString &name) const { return m_data.filePath(name); }

    /// Keeps what is on screen, for people to look at.
    void picture(const QString &name, QWidget *shown = nullptr) const
    {
        QTest::qWait(120);
        keep((shown == nullptr ? &program->window() : shown)->grab().toImage(), name);
    }
    void keep(const QImage &image, const QString &name) const
    {
        const QDir pictures(QStringLiteral(FOYER_SCREENSHOTS));
        QVERIFY(pictures.mkpath(QStringLiteral(".")));
        QVERIFY(image.save(pictures.filePath(name + QStringLiteral(".png"))));
    }

private:
    QTemporaryDir m_data;
    Recorder m_recorder{QString()};

public:
    /// Whether the program asks where tokens may be kept where there is no keyring.
    bool isAskedAboutTokens = false;
    ServerProcess server{m_data.filePath(QStringLiteral("server")), QString()};
    std::unique_ptr<app::DesktopProgram> program;
};

} // namespace foyer::test
