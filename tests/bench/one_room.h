// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/bench/bench_options.h"
#include "tests/bench/load_run.h"
#include "tests/bench/population.h"

#include <memory>

namespace foyer::bench {

/// A new server with one room, of which everybody is a member and online; the first of them talk.
class OneRoom
{
public:
    OneRoom(const BenchOptions &options, Database database, int members, int senders);

    [[nodiscard]] LoadResult load(const LoadPlan &plan);

    [[nodiscard]] BenchServer &server() { return m_server; }
    [[nodiscard]] const Swarm &swarm() const { return *m_swarm; }

private:
    BenchServer m_server;
    Audience m_audience;
    std::unique_ptr<Swarm> m_swarm;
};

/// The same with a BareServer that batches: everybody is in the only room there is.
class OneBareRoom
{
public:
    OneBareRoom(const BenchOptions &options, int members, int senders);

    [[nodiscard]] LoadResult load(const LoadPlan &plan);

    [[nodiscard]] const Swarm &swarm() const { return *m_swarm; }

private:
    QTemporaryDir m_folder; // of the log
    std::uint16_t m_port;
    ChildProcess m_process;
    Audience m_audience;
    std::unique_ptr<Swarm> m_swarm;
};

/// A load of `window` messages of each sender under way, as long as the options say.
[[nodiscard]] LoadPlan closedLoop(const BenchOptions &options, int window);

} // namespace foyer::bench
