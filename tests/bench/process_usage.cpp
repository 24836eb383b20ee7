// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/process_usage.h"

#include <sys/resource.h>
#include <unistd.h>

#include <cstdlib>
#include <fstream>
#include <sstream>
#include <string>

namespace foyer::bench {
namespace {

double ticksToSeconds(double ticks)
{
    return ticks / double(::sysconf(_SC_CLK_TCK));
}

std::string contentOf(const std::string &path)
{
    std::ifstream file(path);
    std::ostringstream text;
    text << file.rdbuf();
    return text.str();
}

/// User and system time of a process or thread, from its stat file.
double cpuIn(const std::string &path)
{
    const std::string text = contentOf(path);
    const std::size_t nameEnd = text.rfind(')'); // the name itself may hold anything
    if (nameEnd == std::string::npos)
        return 0;
    std::istringstream rest(text.substr(nameEnd + 1));
    std::string skipped;
    constexpr int kFieldsBeforeTimes = 11;
    for (int i = 0; i < kFieldsBeforeTimes; ++i)
        rest >> skipped;
    double user = 0;
    double system = 0;
    rest >> user >> system;
    return ticksToSeconds(user + system);
}

} // namespace

ProcessUsage usageOf(long long processId)
{
    const std::string folder = "/proc/" + std::to_string(processId);
    ProcessUsage usage;
    usage.cpu = cpuIn(folder + "/stat");
    usage.mainThreadCpu = cpuIn(folder + "/task/" + std::to_string(processId) + "/stat");
    std::istringstream pages(contentOf(folder + "/statm"));
    double size = 0;
    double resident = 0;
    pages >> size >> resident;
    usage.residentMib = resident * double(::sysconf(_SC_PAGESIZE)) / (1024 * 1024);
    return usage;
}

double ownCpu()
{
    rusage usage{};
    ::getrusage(RUSAGE_SELF, &usage);
    return double(usage.ru_utime.tv_sec + usage.ru_stime.tv_sec)
        + double(usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / 1e6;
}

MachineUsage machineUsage()
{
    std::istringstream text(contentOf("/proc/stat"));
    std::string name;
    text >> name;
    MachineUsage usage;
    // user nice system idle iowait irq softirq steal
    for (int i = 0; i < 8; ++i) {
        double ticks = 0;
        text >> ticks;
        usage.total += ticksToSeconds(ticks);
        if (i == 3 || i == 4)
            usage.idle += ticksToSeconds(ticks);
    }
    return usage;
}

double loadAverage()
{
    double average = 0;
    return ::getloadavg(&average, 1) == 1 ? average : 0;
}

} // namespace foyer::bench
