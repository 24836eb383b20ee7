// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/bench/load_run.h"
#include "tests/bench/report.h"

#include <string>
#include <vector>

namespace foyer::bench {

/// These metrics and what every row about a load ends with: the server's memory, how busy both ends were, and what went
/// wrong (all zero).
[[nodiscard]] std::vector<Metric> withLoadMetrics(std::vector<Metric> metrics, const LoadResult &result);
/// Tells of everything that was lost, repeated, refused or disconnected, as a fault of the row.
void reportFaults(Report &report, const std::string &label, const LoadResult &result, const Swarm &swarm);
/// Connects all members and waits until they are told of each other; throws when that does not work.
void gather(Swarm &swarm);

} // namespace foyer::bench
