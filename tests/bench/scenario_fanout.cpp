// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/load_report.h"
#include "tests/bench/one_room.h"
#include "tests/bench/scenarios.h"

namespace foyer::bench {
namespace {

constexpr int kSenders = 10;

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
            OneRoom room(options, database, members, kSenders);
            const LoadResult result = room.load(closedLoop(options, options.window));
            const std::string label = std::to_string(members) + " members, " + nameOf(database);
            report.add(label,
                       withLoadMetrics({{"deliveries/s", result.perSecond(result.deliveries), 0},
                                        {"posts/s", result.perSecond(result.acknowledged), 0},
                                        {"µs/delivery", result.microseconds(result.deliveries), 2},
                                        {"bytes/del.", result.bytesPerDelivery, 0},
                                        {"p50 ms", result.deliveryLatency.milliseconds(0.5), 1},
                                        {"p99 ms", result.deliveryLatency.milliseconds(0.99), 1},
                                        {"max ms", result.deliveryLatency.maxMilliseconds(), 1}},
                                       result));
            reportFaults(report, label, result, room.swarm());
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
            OneRoom room(options, database, step.members, kSenders);
            LoadPlan plan = closedLoop(options, 0);
            plan.rate = step.rate;
            const LoadResult result = room.load(plan);
            const std::string label = std::to_string(step.members) + " members, "
                + std::to_string(int(step.rate)) + " posts/s, " + nameOf(database);
            report.add(label,
                       withLoadMetrics({{"deliveries/s", result.perSecond(result.deliveries), 0},
                                        {"µs/delivery", result.microseconds(result.deliveries), 2},
                                        {"p50 ms", result.deliveryLatency.milliseconds(0.5), 2},
                                        {"p99 ms", result.deliveryLatency.milliseconds(0.99), 2},
                                        {"max ms", result.deliveryLatency.maxMilliseconds(), 1},
                                        {"ack p50 ms", result.acknowledgeLatency.milliseconds(0.5), 2},
                                        {"ack p99 ms", result.acknowledgeLatency.milliseconds(0.99), 2},
                                        {"sent late ms", result.latestSend, 1}},
                                       result));
            reportFaults(report, label, result, room.swarm());
        }
    }
}

} // namespace foyer::bench
