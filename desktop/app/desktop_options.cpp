// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/app/desktop_options.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QDir>
#include <QStandardPaths>

#include <cstdlib>

namespace foyer::app {

namespace {

QString text(const char *source)
{
    return QCoreApplication::translate("Options", source);
}

QCommandLineOption option(const QString &name, const char *description, const QString &value)
{
    return QCommandLineOption(name, text(description), value);
}

} // namespace

DesktopOptions DesktopOptions::read(const QCoreApplication &application)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(
        text(QT_TRANSLATE_NOOP("Options", "Foyer on the desktop: chat for your own server.")));
    parser.addHelpOption();
    parser.addVersionOption();
    const QCommandLineOption server =
        option(QStringLiteral("server"),
               QT_TRANSLATE_NOOP(
                   "Options", "Server to sign in at, for example chat.lan:8322. Without it, the last one."),
               QStringLiteral("address"));
    const QCommandLineOption data =
        option(QStringLiteral("data"),
               QT_TRANSLATE_NOOP("Options", "Folder for settings, unsent messages and the cache."),
               QStringLiteral("folder"));
    const QCommandLineOption theme =
        option(QStringLiteral("theme"),
               QT_TRANSLATE_NOOP(
                   "Options", "system (as the desktop), light or dark. Without it, as the settings have it."),
               QStringLiteral("name"));
    const QCommandLineOption language =
        option(QStringLiteral("language"),
               QT_TRANSLATE_NOOP("Options",
                                 "Language of the window: en or zh_CN. Without it, as the settings have it."),
               QStringLiteral("code"));
    const QCommandLineOption hidden(
        QStringLiteral("hidden"),
        text(QT_TRANSLATE_NOOP("Options", "Begin in the tray, without the window, where there is a tray.")));
    parser.addOptions({server, data, theme, language, hidden});
    parser.process(application);
    const QStringList themes{QStringLiteral("system"), QStringLiteral("light"), QStringLiteral("dark")};
    DesktopOptions options;
    if (parser.isSet(theme)) {
        const qsizetype at = themes.indexOf(parser.value(theme));
        if (at < 0) {
            qCritical(
                "%s",
                qUtf8Printable(text(QT_TRANSLATE_NOOP("Options", "--theme is system, light or dark."))));
            std::exit(2);
        }
        options.theme = model::ThemeChoice(at);
    }
    options.server = parser.value(server);
    options.isHidden = parser.isSet(hidden);
    options.isOwnFolder = parser.isSet(data);
    options.language = parser.value(language);
    options.dataFolder = parser.isSet(data)
        ? QDir(parser.value(data)).absolutePath()
        : QStandardPaths::writableLocation(QStandardPaths::AppLocalDataLocation);
    return options;
}

} // namespace foyer::app
