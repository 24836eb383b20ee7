// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/app/desktop_options.h"
#include "desktop/app/desktop_program.h"
#include "desktop/platform/single_instance.h"

#include <QApplication>
#include <QDir>
#include <QIcon>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <cstring>

namespace {

using foyer::app::DesktopOptions;

/// Help and version need no window, so they must not need a display either.
bool isAboutWordsOnly(int argc, char *argv[])
{
    const std::array words{"-h", "--help", "--help-all", "-v", "--version"};
    return std::any_of(argv + 1, argv + argc, [&words](const char *argument) {
        return std::any_of(words.begin(), words.end(),
                           [argument](const char *word) { return std::strcmp(argument, word) == 0; });
    });
}

} // namespace

int main(int argc, char *argv[])
{
    QCoreApplication::setApplicationName(QStringLiteral("foyer-desktop"));
    QCoreApplication::setOrganizationName(QStringLiteral("Foyer"));
    QCoreApplication::setApplicationVersion(QStringLiteral(FOYER_VERSION));
    if (isAboutWordsOnly(argc, argv)) {
        const QCoreApplication application(argc, argv);
        (void)DesktopOptions::read(application);
        return EXIT_SUCCESS;
    }
    QApplication application(argc, argv);
    QGuiApplication::setDesktopFileName(QStringLiteral("foyer-desktop"));
    QGuiApplication::setWindowIcon(QIcon(QStringLiteral(":/brand/logo.svg")));
    const DesktopOptions options = DesktopOptions::read(application);
    foyer::platform::SingleInstance instance(options.dataFolder);
    if (!instance.isFirst()) {
        if (instance.tellFirst(foyer::app::DesktopProgram::handOver(options)))
            return EXIT_SUCCESS;
        qCritical("Foyer runs already for this folder, but does not answer: %s",
                  qUtf8Printable(QDir::toNativeSeparators(options.dataFolder)));
        return EXIT_FAILURE;
    }
    foyer::app::DesktopProgram program(application, options);
    QObject::connect(&instance, &foyer::platform::SingleInstance::told, &program,
                     &foyer::app::DesktopProgram::takeOver);
    QObject::connect(&program, &foyer::app::DesktopProgram::ended, &application, &QCoreApplication::quit,
                     Qt::QueuedConnection);
    program.start();
    return QApplication::exec();
}
