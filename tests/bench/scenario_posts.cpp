// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/load_report.h"
#include "tests/bench/one_room.h"
#include "tests/bench/population.h"
#include "tests/bench/scenarios.h"

#include <algorithm>

namespace foyer::bench {
namespace {

/// Senders and silent members alike: enough that a post is pushed, few enough that storing it is the work.
constexpr int kMembersOfRoom = 2;
constexpr int kManySenders = 1'000;
constexpr int kManyWindow = 8;

/// Rooms of two, in which the first `senders` of all members talk.
Audience audienceOf(const std::vector<std::int64_t> &rooms, int senders)
{
    Audience audience;
    const int used = (senders + kMembersOfRoom - 1) / kMembersOfRoom;
    for (int i = 0; i < used * kMembersOfRoom; ++i)
        audience.roomOfMember.push_back(i / kMembersOfRoom);
    for (int i = 0; i < senders; ++i)
        audience.senders.push_back(i);
    audience.conversations = rooms;
    return audience;
}

void addRow(Report &report, const std::string &label, const LoadResult &result, const Swarm &swarm)
{
    const double perPost = result.acknowledged > 0 ? 1e6 / double(result.acknowledged) : 0;
    report.add(label,
               withLoadMetrics({{"posts/s", result.perSecond(result.acknowledged), 0},
                                {"µs/post", result.serverCpu * perPost, 1},
                                {"main µs/post", result.serverMainThreadCpu * perPost, 1},
                                {"ack p50 ms", result.acknowledgeLatency.milliseconds(0.5), 2},
                                {"ack p99 ms", result.acknowledgeLatency.milliseconds(0.99), 2}},
                               result));
    reportFaults(report, label, result, swarm);
}

} // namespace

void measurePosts(const BenchOptions &options, Report &report)
{
    std::vector<int> counts = options.senders;
    if (counts.empty())
        counts = options.isQuick ? std::vector<int>{1, 10} : std::vector<int>{1, 10, 100, kManySenders};
    const int most = *std::max_element(counts.begin(), counts.end());
    report.begin("posts",
                 "durable posts of 100 bytes in rooms of two, both online; a sender posts again when it is "
                 "told that the post is stored");
    for (const Database database : options.databases) {
        BenchServer server(options.server, database, options.home);
        server.start();
        Population population(server.port());
        population.grow((most + 1) / kMembersOfRoom * kMembersOfRoom);
        std::vector<std::int64_t> rooms;
        for (int i = 0; i < int(population.people().size()); i += kMembersOfRoom)
            rooms.push_back(population.room(i, kMembersOfRoom));
        for (const int senders : counts) {
            const Audience audience = audienceOf(rooms, senders);
            Swarm swarm(server.port(), Speech::Foyer);
            for (int i = 0; i < int(audience.roomOfMember.size()); ++i)
                swarm.add(population.headers(i));
            gather(swarm);
            for (const int window :
                 senders >= kManySenders ? std::vector<int>{1, kManyWindow} : std::vector<int>{1}) {
                LoadPlan plan = closedLoop(options, window);
                plan.finish = Finish::Acknowledged;
                const LoadResult result =
                    LoadRun(swarm, audience, plan, server.processId(), Speech::Foyer).run();
                addRow(report,
                       std::to_string(senders) + " senders × " + std::to_string(window) + ", "
                           + nameOf(database),
                       result, swarm);
            }
        }
    }
}

} // namespace foyer::bench
