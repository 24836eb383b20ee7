// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/app/server_app.h"

#include "common/base/logging.h"
#include "server/app/server_parts.h"
#include "server/app/tls_files.h"
#include "server/app/upkeep.h"
#include "server/storage/database_url.h"
#include "server/storage/storage.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QSslCertificate>

#include <algorithm>
#include <utility>

namespace foyer::app {
namespace {

QString shownDatabase(const QString &url)
{
    const Result<storage::DatabaseUrl> parsed = storage::DatabaseUrl::parse(url);
    return parsed ? parsed->toDisplay() : QString();
}

tl::expected<net::NetSettings, QString> netSettings(const Options &options)
{
    net::NetSettings settings;
    settings.address = options.address;
    settings.port = options.port;
    settings.publicUrl = options.publicUrl;
    settings.trustedProxies = options.trustedProxies;
    settings.serverVersion = QCoreApplication::applicationVersion();
    settings.imageBytes = options.maxImageBytes();
    settings.imagePixels = options.maxImagePixels();
    settings.editFor = std::chrono::hours(options.editHours);
    settings.recallFor = std::chrono::minutes(options.recallMinutes);
    settings.front.connections = options.maxConnections;
    settings.front.connectionsPerAddress = options.maxConnectionsPerAddress;
    // Whoever lets people post faster lets them send as many frames.
    constexpr double kFramesPerPost = 4;
    const double frames = kFramesPerPost * double(options.postRate);
    settings.sockets.framesPerSecond =
        options.postRate > 0 ? std::max(settings.sockets.framesPerSecond, frames) : 0;
    if (!options.tlsCertificate.isEmpty()) {
        auto tls = loadTls(options.tlsCertificate, options.tlsKey);
        if (!tls)
            return tl::unexpected(tls.error());
        settings.tls = *tls;
    }
    return settings;
}

} // namespace

ServerApp::ServerApp(Options options, PortWrapper &ports, QObject *parent)
    : QObject(parent)
    , m_options(std::move(options))
    , m_ports(ports)
{
}

ServerApp::~ServerApp()
{
    // Whoever waits for the database is answered while everybody still lives.
    if (m_storage)
        m_storage->stop();
}

QCoro::Task<tl::expected<StartFacts, QString>> ServerApp::start()
{
    const auto settings = netSettings(m_options);
    if (!settings)
        co_return tl::unexpected(settings.error());
    if (const auto locked = m_lock.take(m_options.dataFolder); !locked)
        co_return tl::unexpected(locked.error());
    if (const auto opened = openStorage(); !opened)
        co_return tl::unexpected(opened.error());
    m_parts = std::make_unique<ServerParts>(*m_storage, m_ports, m_metrics, m_clock, m_options, *settings);
    if (const Result<> followed = co_await m_parts->admin.follower.start(); !followed)
        co_return tl::unexpected(
            QStringLiteral("The database cannot be read: %1").arg(followed.error().detail));
    const auto port = listen();
    if (!port)
        co_return tl::unexpected(port.error());
    m_parts->index.start();
    m_upkeep = std::make_unique<Upkeep>(*m_storage, m_parts->sessions, m_parts->images, m_parts->uploads,
                                        m_parts->exports, m_metrics, m_clock);
    m_parts->courier.start();
    // Only now: a link that nobody gets to see would be lost.
    const Result<QByteArray> link = co_await m_parts->invites.offerAdminLink(m_options.isNewAdminLinkWanted);
    if (!link) {
        co_return tl::unexpected(
            QStringLiteral("The database does not take anything: %1").arg(link.error().detail));
    }
    m_parts->departures.begin();
    m_parts->removals.begin();
    if (m_options.seedRooms)
        m_parts->roomSeeds.start(*m_options.seedRooms);
    StartFacts facts;
    facts.address = m_options.address;
    facts.port = *port;
    facts.isTls = settings->tls.has_value();
    facts.publicUrl = m_options.publicUrl;
    facts.dataFolder = m_options.dataFolder;
    facts.database = shownDatabase(m_options.database);
    facts.adminToken = *link;
    qCInfo(lcApp, "event=started version=%s address=%s port=%d tls=%d database=%s",
           qUtf8Printable(QCoreApplication::applicationVersion()), qUtf8Printable(facts.address.toString()),
           int(facts.port), int(facts.isTls), qUtf8Printable(facts.database));
    co_return facts;
}

void ServerApp::reload()
{
    if (!m_parts || m_options.tlsCertificate.isEmpty())
        return;
    auto tls = loadTls(m_options.tlsCertificate, m_options.tlsKey);
    if (!tls) {
        qCWarning(lcApp, "event=certificate-kept detail=\"%s\"", qUtf8Printable(tls.error()));
        return;
    }
    const QDateTime end = tls->localCertificate().expiryDate();
    m_parts->net.setTls(*std::move(tls));
    qCInfo(lcApp, "event=certificate-loaded expires=%s", qUtf8Printable(end.toString(Qt::ISODate)));
}

ServerApp::Outcome ServerApp::openStorage()
{
    storage::Storage::Settings settings;
    settings.url = m_options.database;
    auto opened = storage::Storage::open(settings, m_clock);
    if (!opened)
        return tl::unexpected(opened.error().detail);
    m_storage = std::move(*opened);
    return {};
}

tl::expected<quint16, QString> ServerApp::listen()
{
    const Result<quint16> port = m_parts->net.start();
    if (!port) {
        return tl::unexpected(
            QStringLiteral("%1. Choose another address or port with --listen.").arg(port.error().detail));
    }
    return *port;
}

QCoro::Task<> ServerApp::stop()
{
    qCInfo(lcApp, "event=stopping");
    if (m_upkeep)
        m_upkeep->stop();
    if (m_parts)
        m_parts->roomSeeds.stop();
    if (m_parts)
        m_parts->admin.follower.stop();
    if (m_parts)
        m_parts->departures.stop();
    if (m_parts)
        m_parts->removals.stop();
    if (m_parts)
        co_await m_parts->net.stop();
    if (m_parts)
        co_await m_parts->courier.stop();
    if (m_parts)
        co_await m_parts->imageFiles.stop();
    if (m_parts)
        co_await m_parts->personal.writeLastSeen();
    if (m_parts)
        m_parts->processor.stop();
    if (m_parts)
        m_parts->index.stop();
    if (m_parts)
        m_parts->exports.stop();
    if (m_storage)
        m_storage->stop();
    qCInfo(lcApp, "event=stopped");
}

} // namespace foyer::app
