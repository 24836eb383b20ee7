// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/base/clock.h"
#include "desktop/client/backoff.h"
#include "desktop/client/client_engine.h"
#include "desktop/model/chat_session.h"
#include "desktop/platform/notifier.h"
#include "desktop/ui/main_window.h"
#include "desktop/ui/theme.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QDir>
#include <QIcon>
#include <QLibraryInfo>
#include <QSettings>
#include <QStandardPaths>
#include <QTranslator>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <cstring>
#include <memory>

namespace {

using foyer::platform::Notifier;
using foyer::ui::Theme;

struct Options
{
    QString server;
    QString dataFolder;
    QString theme;
    QString language;
};

QString text(const char *source)
{
    return QCoreApplication::translate("Options", source);
}

/// Reads the options; prints help or version and ends the program where asked to.
Options readOptions(const QCoreApplication &application)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(
        text(QT_TRANSLATE_NOOP("Options", "Foyer on the desktop: chat for your own server.")));
    parser.addHelpOption();
    parser.addVersionOption();
    const QCommandLineOption server(QStringLiteral("server"),
                                    text(QT_TRANSLATE_NOOP("Options",
                                                           "Server to sign in at, for example chat.lan:8322. "
                                                           "Without it, the last one.")),
                                    QStringLiteral("address"));
    const QCommandLineOption data(
        QStringLiteral("data"),
        text(QT_TRANSLATE_NOOP("Options", "Folder for settings, unsent messages and the cache.")),
        QStringLiteral("folder"));
    const QCommandLineOption theme(
        QStringLiteral("theme"),
        text(QT_TRANSLATE_NOOP("Options", "system (as the desktop), light or dark.")), QStringLiteral("name"),
        QStringLiteral("system"));
    const QCommandLineOption language(QStringLiteral("language"),
                                      text(QT_TRANSLATE_NOOP("Options",
                                                             "Language of the window: en or zh_CN. "
                                                             "Without it, that of the system.")),
                                      QStringLiteral("code"));
    parser.addOptions({server, data, theme, language});
    parser.process(application);
    const QStringList themes{QStringLiteral("system"), QStringLiteral("light"), QStringLiteral("dark")};
    if (!themes.contains(parser.value(theme))) {
        qCritical("%s",
                  qUtf8Printable(text(QT_TRANSLATE_NOOP("Options", "--theme is system, light or dark."))));
        std::exit(2);
    }
    const QString folder = parser.isSet(data)
        ? QDir(parser.value(data)).absolutePath()
        : QStandardPaths::writableLocation(QStandardPaths::AppLocalDataLocation);
    return {parser.value(server), folder, parser.value(theme), parser.value(language)};
}

/// Installs the translations of the language, also for Qt's own texts.
void translate(QApplication &application, const QString &language)
{
    if (!language.isEmpty())
        QLocale::setDefault(QLocale(language));
    const QLocale locale;
    auto *own = new QTranslator(&application);
    if (own->load(locale, QStringLiteral("foyer-desktop"), QStringLiteral("_"), QStringLiteral(":/i18n")))
        QCoreApplication::installTranslator(own);
    auto *qt = new QTranslator(&application);
    const QString folder = QLibraryInfo::path(QLibraryInfo::TranslationsPath);
    if (qt->load(locale, QStringLiteral("qtbase"), QStringLiteral("_"), folder))
        QCoreApplication::installTranslator(qt);
}

Theme themeOf(const QString &name, const QPalette &system)
{
    const bool isDark = name == u"dark" || (name == u"system" && Theme::isDark(system));
    return isDark ? Theme::dark() : Theme::light();
}

/// Help and version need no window, so they must not need a display either.
bool isAboutWordsOnly(int argc, char *argv[])
{
    const std::array words{"-h", "--help", "--help-all", "-v", "--version"};
    return std::any_of(argv + 1, argv + argc, [&words](const char *argument) {
        return std::any_of(words.begin(), words.end(),
                           [argument](const char *word) { return std::strcmp(argument, word) == 0; });
    });
}

/// What the alerter tells goes to the desktop, and a click on it to the window.
void connectNews(const foyer::model::Alerter &alerter, const Notifier &notifier,
                 const foyer::ui::MainWindow &window)
{
    using foyer::model::Alerter;
    QObject::connect(&alerter, &Alerter::told, &notifier, &Notifier::show);
    QObject::connect(&alerter, &Alerter::settled, &notifier, &Notifier::withdraw);
    QObject::connect(&notifier, &Notifier::activated, &window, &foyer::ui::MainWindow::openNews);
}

} // namespace

int main(int argc, char *argv[])
{
    QCoreApplication::setApplicationName(QStringLiteral("foyer-desktop"));
    QCoreApplication::setOrganizationName(QStringLiteral("Foyer"));
    QCoreApplication::setApplicationVersion(QStringLiteral(FOYER_VERSION));
    if (isAboutWordsOnly(argc, argv)) {
        const QCoreApplication application(argc, argv);
        (void)readOptions(application);
        return EXIT_SUCCESS;
    }
    QApplication application(argc, argv);
    QGuiApplication::setDesktopFileName(QStringLiteral("foyer-desktop"));
    QGuiApplication::setWindowIcon(QIcon(QStringLiteral(":/brand/logo.svg")));
    const Options options = readOptions(application);
    translate(application, options.language);
    const Theme theme = themeOf(options.theme, QGuiApplication::palette());
    theme.applyTo(application);

    const foyer::SystemClock clock;
    QSettings settings(options.dataFolder + QStringLiteral("/settings.ini"), QSettings::IniFormat);
    foyer::client::ClientEngine engine(clock, foyer::client::Backoff::systemRandom(),
                                       {options.dataFolder, {}});
    foyer::model::ChatSession session(engine);
    foyer::ui::MainWindow window(session, theme, settings, options.server);
    const std::unique_ptr<Notifier> notifier = Notifier::forThisDesktop();
    if (notifier)
        connectNews(session.alerter(), *notifier, window);
    window.show();
    return QApplication::exec();
}
