// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/load_report.h"
#include "tests/bench/population.h"
#include "tests/bench/scenarios.h"

#include <algorithm>
#include <memory>

namespace foyer::bench {
namespace {

constexpr int kSenders = 10;

/// One room of everybody.
struct Room
{
    Room(const BenchOptions &options, Database database, int members)
        : server(options.server, database, options.home)
    {
        server.start();
        Population population(server.port());
        population.grow(members);
        audience.conversations = {population.room(0, members)};
        audience.roomOfMember.assign(std::size_t(members), 0);
        for (int i = 0; i < std::min(kSenders, members); ++i)
            audience.senders.push_back(i);
        swarm = std::make_unique<Swarm>(server.port(), Speech::Foyer);
        for (int i = 0; i < members; ++i)
            swarm->add(population.headers(i));
        gather(*swarm);
    }

    [[nodiscard]] LoadResult load(const LoadPlan &plan)
    {
        return LoadRun(*swarm, audience, plan, server.processId(), Speech::Foyer).run();
    }

    BenchServer server;
    Audience audience;
    std::unique_ptr<Swarm> swarm;
};

std::vector<Metric> joined(std::vector<Metric> metrics, const LoadResult &result)
{
    const std::vector<Metric> rest = loadMetrics(result);
    metrics.insert(metrics.end(), rest.begin(), rest.end());
    return metrics;
}

} // namespace

void measureFanout(const BenchOptions &options, Report &report)
{
    std::vector<int> sizes = options.members;
    if (sizes.empty())
        sizes = options.isQuick ? std::vector<int>{10, 50} : std::vector<int>{10, 100, 1'000, 5'000};
    report.begin("fanout",
                 "one room, 100-byte texts, 10 senders with " + std::to_string(options.window)
                     + " messages each under way: acknowledged and seen by every member");
    for (const Database database : options.databases) {
        for (const int members : sizes) {
            Room room(options, database, members);
            LoadPlan plan;
            plan.window = options.window;
            plan.seconds = options.seconds;
            plan.warmSeconds = std::min(1.0, options.seconds);
            const LoadResult result = room.load(plan);
            const std::string label = std::to_string(members) + " members, " + nameOf(database);
            report.add(label,
                       joined({{"deliveries/s", result.perSecond(result.deliveries), 0},
                               {"posts/s", result.perSecond(result.acknowledged), 0},
                               {"µs/delivery", result.microseconds(result.deliveries), 2},
                               {"bytes/delivery", result.bytesPerDelivery, 0},
                               {"p50 ms", result.deliveryLatency.milliseconds(0.5), 1},
                               {"p99 ms", result.deliveryLatency.milliseconds(0.99), 1},
                               {"max ms", result.deliveryLatency.maxMilliseconds(), 1}},
                              result));
            reportFaults(report, label, result, *room.swarm);
        }
    }
}

void measureLatency(const BenchOptions &options, Report &report)
{
    struct Step
    {
        int members;
        double rate;
    };
    const std::vector<Step> steps = options.isQuick ? std::vector<Step>{{10, 50}}
                                                    : std::vector<Step>{{10, 2'000}, {100, 500}, {1'000, 50}};
    report.begin("latency",
                 "one room, 100-byte texts at a fixed rate; from the time when each was due to be sent "
                 "until a member has it");
    for (const Database database : options.databases) {
        for (const Step &step : steps) {
            Room room(options, database, step.members);
            LoadPlan plan;
            plan.rate = step.rate;
            plan.seconds = options.seconds;
            plan.warmSeconds = std::min(1.0, options.seconds);
            const LoadResult result = room.load(plan);
            const std::string label = std::to_string(step.members) + " members, "
                + std::to_string(int(step.rate)) + " posts/s, " + nameOf(database);
            report.add(label,
                       joined({{"deliveries/s", result.perSecond(result.deliveries), 0},
                               {"µs/delivery", result.microseconds(result.deliveries), 2},
                               {"p50 ms", result.deliveryLatency.milliseconds(0.5), 2},
                               {"p99 ms", result.deliveryLatency.milliseconds(0.99), 2},
                               {"max ms", result.deliveryLatency.maxMilliseconds(), 1},
                               {"ack p50 ms", result.acknowledgeLatency.milliseconds(0.5), 2},
                               {"ack p99 ms", result.acknowledgeLatency.milliseconds(0.99), 2},
                               {"sent late ms", result.latestSend, 1}},
                              result));
            reportFaults(report, label, result, *room.swarm);
        }
    }
}

} // namespace foyer::bench
