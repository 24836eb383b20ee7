// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/base/clock.h"
#include "server/app/folder_lock.h"
#include "server/app/options.h"
#include "server/app/start_text.h"
#include "server/metrics/registry.h"

#include <QCoroTask>
#include <QObject>

#include <memory>

namespace foyer::storage {
class Storage;
}

namespace foyer::app {

class PortWrapper;
struct ServerParts;
class Upkeep;

/// The whole server: makes its parts in the right order, and stops them so that everything it acknowledged is kept.
/// Thread: main.
class ServerApp : public QObject
{
    Q_OBJECT

public:
    /// The wrapper must outlive this object.
    ServerApp(Options options, PortWrapper &ports, QObject *parent = nullptr);
    ~ServerApp() override;

    /// Takes the data folder, opens the database, listens. Returns what to tell the operator; the failed side is a
    /// sentence for the operator.
    [[nodiscard]] QCoro::Task<tl::expected<StartFacts, QString>> start();
    /// Stops accepting, lets what is under way finish, closes the database. The event loop should end after it.
    [[nodiscard]] QCoro::Task<> stop();

    /// Reads the certificate again, for connections that begin from now on. What cannot be used is logged and the old one
    /// stays.
    void reload();

private:
    using Outcome = tl::expected<void, QString>;
    [[nodiscard]] Outcome openStorage();
    [[nodiscard]] tl::expected<quint16, QString> listen();

    Options m_options;
    PortWrapper &m_ports;
    SystemClock m_clock;
    metrics::Registry m_metrics;
    FolderLock m_lock;
    std::unique_ptr<storage::Storage> m_storage;
    std::unique_ptr<ServerParts> m_parts;
    std::unique_ptr<Upkeep> m_upkeep;
};

} // namespace foyer::app
