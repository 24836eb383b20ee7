// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/bench/bench_options.h"
#include "tests/bench/report.h"

namespace foyer::bench {

// One function a scenario; docs/performance.md says what each measures. They throw std::runtime_error when something
// does not work at all.
void measureFanout(const BenchOptions &options, Report &report);
void measureLatency(const BenchOptions &options, Report &report);
void measurePosts(const BenchOptions &options, Report &report);
void measureReference(const BenchOptions &options, Report &report);
void measureConnections(const BenchOptions &options, Report &report);
void measureIdle(const BenchOptions &options, Report &report);
void measureResume(const BenchOptions &options, Report &report);
void measureHistory(const BenchOptions &options, Report &report);
void measureSearch(const BenchOptions &options, Report &report);
void measureImport(const BenchOptions &options, Report &report);
void measureUploads(const BenchOptions &options, Report &report);

} // namespace foyer::bench
