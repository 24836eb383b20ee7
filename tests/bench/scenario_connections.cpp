// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/load_report.h"
#include "tests/bench/one_room.h"
#include "tests/bench/population.h"
#include "tests/bench/scenarios.h"

#include <algorithm>

namespace foyer::bench {
namespace {

constexpr int kAtATime = 64;
/// As many as the server lets one user have.
constexpr int kConnectionsPerUser = 20;
constexpr int kRoomMembers = 10;
constexpr double kIdleSeconds = 60;
constexpr double kPostsPerSecond = 20;

} // namespace

void measureConnections(const BenchOptions &options, Report &report)
{
    const int count = options.isQuick ? 40 : 2'000;
    report.begin("connections",
                 "people who connect, " + std::to_string(kAtATime)
                     + " at a time: TCP, upgrade, hello and the first sync of an account without "
                       "messages; all are members of the lobby");
    for (const Database database : options.databases) {
        BenchServer server(options.server, database, options.home);
        server.start();
        Population population(server.port());
        population.grow(count);
        Swarm swarm(server.port(), Speech::Foyer);
        for (int i = 0; i < count; ++i)
            swarm.add(population.headers(i));
        const ProcessUsage before = usageOf(server.processId());
        const double cpuBefore = ownCpu();
        const Nanoseconds start = now();
        const bool isComplete = swarm.connect(kAtATime, fromSeconds(180));
        const double seconds = toSeconds(now() - start);
        const ProcessUsage after = usageOf(server.processId());
        const std::string label = std::to_string(count) + " connections, " + nameOf(database);
        report.add(label,
                   {{"connections/s", swarm.inSync() / seconds, 0},
                    {"µs/connection", (after.cpu - before.cpu) * 1e6 / count, 0},
                    {"p50 ms", swarm.connectTimes().milliseconds(0.5), 1},
                    {"p99 ms", swarm.connectTimes().milliseconds(0.99), 1},
                    {"MiB", after.residentMib, 0},
                    {"server%", 100 * (after.cpu - before.cpu) / seconds, 0},
                    {"load%", 100 * (ownCpu() - cpuBefore) / seconds, 0},
                    {"failed", double(swarm.lostCount()), 0}});
        if (!isComplete)
            report.fault(label + ": only " + std::to_string(swarm.inSync()) + " are in sync");
    }
}

void measureIdle(const BenchOptions &options, Report &report)
{
    const int count = options.isQuick ? 200 : options.connections;
    const int talkers = std::min(kRoomMembers, count);
    const double idleSeconds = options.isQuick ? 1 : kIdleSeconds;
    report.begin("idle",
                 "connections that send a heartbeat every 30 s and nothing else, up to "
                     + std::to_string(kConnectionsPerUser)
                     + " of one user; then posts in a room of 10 meanwhile, 20 a second");
    BenchServer server(options.server, options.databases.front(), options.home);
    server.start();
    Population population(server.port());
    population.grow(talkers + (count - talkers + kConnectionsPerUser - 1) / kConnectionsPerUser);
    Audience audience;
    audience.conversations = {population.room(0, talkers)};
    Swarm swarm(server.port(), Speech::Foyer);
    for (int i = 0; i < count; ++i) {
        const bool isTalker = i < talkers;
        swarm.add(population.headers(isTalker ? i : talkers + (i - talkers) / kConnectionsPerUser));
        audience.roomOfMember.push_back(isTalker ? 0 : 1);
        if (isTalker)
            audience.senders.push_back(i);
    }
    const ProcessUsage alone = usageOf(server.processId());
    gather(swarm);
    const ProcessUsage before = usageOf(server.processId());
    const double cpuBefore = ownCpu();
    swarm.rest(fromSeconds(idleSeconds));
    const ProcessUsage after = usageOf(server.processId());
    const double ownShare = (ownCpu() - cpuBefore) / idleSeconds;

    LoadPlan plan = closedLoop(options, 0);
    plan.rate = kPostsPerSecond;
    const LoadResult result = LoadRun(swarm, audience, plan, server.processId(), Speech::Foyer).run();
    const std::string label = std::to_string(count) + " connections";
    report.add(label,
               {{"MiB before", alone.residentMib, 1},
                {"MiB", after.residentMib, 1},
                {"KiB/connection", (after.residentMib - alone.residentMib) * 1024 / count, 2},
                {"idle core%", 100 * (after.cpu - before.cpu) / idleSeconds, 2},
                {"load%", 100 * ownShare, 1},
                {"post p50 ms", result.deliveryLatency.milliseconds(0.5), 2},
                {"post p99 ms", result.deliveryLatency.milliseconds(0.99), 2},
                {"lost", double(result.balance.lost + result.balance.unacknowledged), 0},
                {"cut off", double(swarm.lostCount()), 0}});
    reportFaults(report, label, result, swarm);
    if (swarm.inSync() != count)
        report.fault(label + ": only " + std::to_string(swarm.inSync()) + " are left");
}

} // namespace foyer::bench
