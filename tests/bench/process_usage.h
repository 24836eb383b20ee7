// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace foyer::bench {

/// What a process used until now, from /proc. All zero when it is gone.
struct ProcessUsage
{
    /// CPU seconds of all threads, user and system, and of the main thread alone.
    double cpu = 0;
    double mainThreadCpu = 0;
    /// Resident memory.
    double residentMib = 0;
};

[[nodiscard]] ProcessUsage usageOf(long long processId);
/// CPU seconds of this process.
[[nodiscard]] double ownCpu();

/// What the whole machine did: to judge how much of it the benchmark had for itself.
struct MachineUsage
{
    double idle = 0; // CPU seconds of all cores
    double total = 0;
};

[[nodiscard]] MachineUsage machineUsage();
/// The load average of the last minute.
[[nodiscard]] double loadAverage();

} // namespace foyer::bench
