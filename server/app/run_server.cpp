// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/app/run_server.h"

#include "common/base/logging.h"
#include "server/app/admin_command.h"
#include "server/app/import_command.h"
#include "server/app/log_format.h"
#include "server/app/options.h"
#include "server/app/process_setup.h"
#include "server/app/process_signals.h"
#include "server/app/reindex.h"
#include "server/app/server_app.h"
#include "server/net/loop/dispatcher.h"

#ifdef FOYER_HAS_WEB
#include "webassets/web_resource.h"
#endif

#include <QCoreApplication>

#include <cstdio>

namespace foyer::app {
namespace {

constexpr int kStartFailed = 1;
constexpr int kWrongUsage = 2;
constexpr int kCountWrong = 3;

void print(std::FILE *stream, const QString &text)
{
    const QByteArray bytes = text.toUtf8();
    std::fwrite(bytes.constData(), 1, static_cast<size_t>(bytes.size()), stream);
    std::fflush(stream);
}

void fail(const QString &sentence)
{
    print(stderr, QStringLiteral("foyer-server: %1\n").arg(sentence));
}

/// From start to stop, inside the event loop.
QCoro::Task<> run(ServerApp *server)
{
    const auto started = co_await server->start();
    if (!started) {
        fail(started.error());
        co_await server->stop();
        QCoreApplication::exit(kStartFailed);
        co_return;
    }
    print(stdout, startText(*started));
}

QCoro::Task<> end(ServerApp *server)
{
    co_await server->stop();
    QCoreApplication::quit();
}

int serve(const Options &options, PortWrapper &ports)
{
    setLogLevel(options.logLevel);
    const long long files = raiseFileLimit();
    // Beside the connections there are the database, pictures and the like.
    if (files > 0 && files < options.maxConnections + 100LL) {
        qCWarning(lcApp, "event=few-files limit=%lld wanted=%d", files, options.maxConnections + 100);
    }
    ProcessSignals signalsToStop;
    ServerApp server(options, ports);
    QObject::connect(&signalsToStop, &ProcessSignals::stopRequested, &server, [&server] { end(&server); });
    QObject::connect(&signalsToStop, &ProcessSignals::reloadRequested, &server, [&server, &options] {
        // With nothing to read again it means what it means elsewhere: the terminal was closed.
        if (options.tlsCertificate.isEmpty())
            end(&server);
        else
            server.reload();
    });
    QMetaObject::invokeMethod(
        &server, [&server] { run(&server); }, Qt::QueuedConnection);
    return QCoreApplication::exec();
}

int moveIn(const Options &options, const ImportRequest &request)
{
    setLogLevel(QStringLiteral("error"));
    const auto look = isTerminal(stderr) ? ImportProgress::Look::Bar : ImportProgress::Look::Lines;
    const auto ended = runImport(options, request, look, [](const QString &text) { print(stderr, text); });
    if (!ended) {
        fail(ended.error());
        return kStartFailed;
    }
    print(stdout, ended->text);
    return ended->isWhole ? 0 : kCountWrong;
}

} // namespace

int runServer(int argc, char **argv, PortWrapper &ports)
{
    keepFilesPrivate();
    installLogFormat();
    if (auto dispatcher = net::makeDispatcher())
        QCoreApplication::setEventDispatcher(dispatcher.release());
    QCoreApplication application(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("foyer-server"));
    QCoreApplication::setApplicationVersion(QStringLiteral(FOYER_VERSION));
#ifdef FOYER_HAS_WEB
    web::initResource();
#endif

    const auto configuration = configure(QCoreApplication::arguments().mid(1), processEnvironment());
    hidePasswords(argc, argv);
    if (!configuration) {
        fail(configuration.error());
        return kWrongUsage;
    }
    for (const QString &warning : configuration->warnings)
        print(stderr, QStringLiteral("foyer-server: warning: %1\n").arg(warning));
    if (configuration->action == Action::Reindex) {
        const auto discarded = discardSearchIndex(configuration->options.dataFolder);
        if (!discarded) {
            fail(discarded.error());
            return kStartFailed;
        }
        print(stdout, *discarded);
        return 0;
    }
    if (configuration->action == Action::Admin) {
        setLogLevel(QStringLiteral("error"));
        const auto answered = runAdminCommand(configuration->options, configuration->admin);
        if (!answered) {
            fail(answered.error());
            return kStartFailed;
        }
        print(stdout, *answered);
        return 0;
    }
    if (configuration->action == Action::Import)
        return moveIn(configuration->options, configuration->import);
    if (configuration->action != Action::Run) {
        print(stdout, configuration->text);
        return 0;
    }
    return serve(configuration->options, ports);
}

} // namespace foyer::app
