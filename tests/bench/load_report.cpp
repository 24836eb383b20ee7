// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/load_report.h"

#include <stdexcept>

namespace foyer::bench {

std::vector<Metric> withLoadMetrics(std::vector<Metric> metrics, const LoadResult &result)
{
    const MessageLedger::Balance &balance = result.balance;
    const std::vector<Metric> common{{"MiB", result.serverMib, 0},
                                     {"main%", 100 * result.serverMainThreadCpu / result.seconds, 0},
                                     {"server%", 100 * result.serverCpu / result.seconds, 0},
                                     {"load%", 100 * result.clientBusy, 0},
                                     {"idle%", 100 * result.machineIdle, 0},
                                     {"lost", double(balance.lost + balance.unacknowledged), 0},
                                     {"repeated", double(balance.repeated), 0},
                                     {"disorder", double(balance.outOfOrder + balance.astray), 0},
                                     {"refused", double(balance.refused), 0},
                                     {"cut off", double(result.disconnected), 0}};
    metrics.insert(metrics.end(), common.begin(), common.end());
    return metrics;
}

void reportFaults(Report &report, const std::string &label, const LoadResult &result, const Swarm &swarm)
{
    if (result.isClean() && result.refusals.empty())
        return;
    const MessageLedger::Balance &balance = result.balance;
    report.fault(label + ": of " + std::to_string(result.sent) + " messages lost deliveries "
                 + std::to_string(balance.lost) + ", without answer " + std::to_string(balance.unacknowledged)
                 + ", repeated " + std::to_string(balance.repeated) + ", out of order "
                 + std::to_string(balance.outOfOrder) + ", astray " + std::to_string(balance.astray));
    for (const auto &[code, count] : result.refusals)
        report.fault(label + ": error " + code + " " + std::to_string(count) + " times");
    for (const auto &[why, count] : swarm.losses())
        report.fault(label + ": " + std::to_string(count) + " connections " + why);
}

void gather(Swarm &swarm)
{
    constexpr int kAtATime = 64;
    if (!swarm.connect(kAtATime, fromSeconds(180))) {
        std::string why;
        for (const auto &[reason, count] : swarm.losses())
            why += "; " + std::to_string(count) + " " + reason;
        throw std::runtime_error("only " + std::to_string(swarm.inSync()) + " of "
                                 + std::to_string(swarm.size()) + " connections came into being" + why);
    }
    // Presence is collected and told a moment later.
    swarm.settle(fromSeconds(1), fromSeconds(30));
}

} // namespace foyer::bench
