// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/load_report.h"
#include "tests/bench/one_room.h"
#include "tests/bench/scenarios.h"

#include <algorithm>
#include <map>

namespace foyer::bench {
namespace {

constexpr int kSenders = 10;

/// What the rounds of one server and size gave.
struct Rounds
{
    std::vector<double> rates;
    std::vector<double> microseconds;

    void add(const LoadResult &result)
    {
        rates.push_back(result.perSecond(result.deliveries));
        microseconds.push_back(result.microseconds(result.deliveries));
    }
};

void addRow(Report &report, const std::string &label, const LoadResult &result, const Swarm &swarm)
{
    report.add(label,
               withLoadMetrics({{"deliveries/s", result.perSecond(result.deliveries), 0},
                                {"µs/delivery", result.microseconds(result.deliveries), 2},
                                {"bytes/del.", result.bytesPerDelivery, 0},
                                {"p50 ms", result.deliveryLatency.milliseconds(0.5), 1},
                                {"p99 ms", result.deliveryLatency.milliseconds(0.99), 1}},
                               result));
    reportFaults(report, label, result, swarm);
}

} // namespace

void measureReference(const BenchOptions &options, Report &report)
{
    std::vector<int> sizes = options.members;
    if (sizes.empty())
        sizes = options.isQuick ? std::vector<int>{20} : std::vector<int>{100, 1'000, 5'000};
    report.begin("reference",
                 "the load of fanout on foyer-server and, in turns, on a bare server that sends every "
                 "text to everybody and knows nothing else (frames batched)");
    const LoadPlan plan = closedLoop(options, options.window);
    std::map<int, Rounds> foyer;
    std::map<int, Rounds> bare;
    for (const int members : sizes) {
        OneRoom room(options, options.databases.front(), members, kSenders);
        OneBareRoom bareRoom(options, members, kSenders);
        const std::string label = std::to_string(members) + " members, round ";
        for (int round = 1; round <= options.rounds; ++round) {
            const LoadResult limit = bareRoom.load(plan);
            bare[members].add(limit);
            addRow(report, label + std::to_string(round) + ", bare", limit, bareRoom.swarm());
            const LoadResult result = room.load(plan);
            foyer[members].add(result);
            addRow(report, label + std::to_string(round) + ", foyer", result, room.swarm());
        }
    }
    for (const int members : sizes) {
        const std::string name = std::to_string(members) + " members, ";
        report.note(name + "deliveries/s, foyer/bare",
                    median(foyer[members].rates) / median(bare[members].rates), "(medians)");
        report.note(name + "µs/delivery, foyer", median(foyer[members].microseconds), "(median)");
        report.note(name + "µs/delivery, bare", median(bare[members].microseconds), "(median)");
    }
}

} // namespace foyer::bench
