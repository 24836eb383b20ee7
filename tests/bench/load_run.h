// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/bench/histogram.h"
#include "tests/bench/message_ledger.h"
#include "tests/bench/process_usage.h"
#include "tests/bench/swarm.h"

#include <cstdint>
#include <map>
#include <memory>
#include <string>

namespace foyer::bench {

/// How a load is made: either `window` messages of each sender under way at a time, or `rate` messages a second of all
/// senders together, which then are late, not fewer, when the server is.
struct LoadPlan
{
    int window = 0;
    double rate = 0;
    Finish finish = Finish::SeenByAll;
    int textBytes = 100;
    double warmSeconds = 1;
    double seconds = 5;
    /// How long messages that are still under way at the end are waited for.
    double drainSeconds = 30;
};

/// Rates, CPU and latencies are those of the measured seconds; the balance is that of every message sent.
struct LoadResult
{
    double seconds = 0;
    std::uint64_t sent = 0; // in all
    std::uint64_t deliveries = 0;
    std::uint64_t acknowledged = 0;
    Histogram deliveryLatency;
    Histogram acknowledgeLatency;
    /// CPU seconds of the server, and its memory at the end.
    double serverCpu = 0;
    double serverMainThreadCpu = 0;
    double serverMib = 0;
    /// Share of one core that the load generator used: near 1 it is the limit itself.
    double clientBusy = 0;
    /// Share of all cores that nobody used.
    double machineIdle = 0;
    double bytesPerDelivery = 0;
    /// How late the latest scheduled message was sent, in milliseconds.
    double latestSend = 0;
    MessageLedger::Balance balance;
    std::map<std::string, int> refusals; // by code
    int disconnected = 0;

    [[nodiscard]] bool isClean() const { return balance.isClean() && disconnected == 0; }
    [[nodiscard]] double perSecond(std::uint64_t count) const { return double(count) / seconds; }
    /// Server CPU for each of `count`, in microseconds.
    [[nodiscard]] double microseconds(std::uint64_t count) const
    {
        return count > 0 ? serverCpu * 1e6 / double(count) : 0;
    }
};

/// Lets the senders of a swarm that is in sync talk for a while. A message is found again by a mark in its text, so
/// that nothing has to be parsed for each delivery.
class LoadRun : private SwarmUser
{
public:
    LoadRun(Swarm &swarm, Audience audience, LoadPlan plan, std::int64_t serverProcess, Speech speech);

    [[nodiscard]] LoadResult run();

private:
    void received(int member, std::string_view text, Nanoseconds at) override;
    [[nodiscard]] bool takeMarks(int member, std::string_view text, Nanoseconds at);
    void takeMark(int member, std::uint64_t message, Nanoseconds sent, Nanoseconds at);
    void takeAnswers(std::string_view text, Nanoseconds at);
    void takeAnswer(std::string_view object, Nanoseconds at);
    void sendOne(int sender, Nanoseconds at);
    void sendScheduled(Nanoseconds at);
    void begin();
    void end();
    void drain();

    Swarm &m_swarm;
    Audience m_audience;
    LoadPlan m_plan;
    std::int64_t m_serverProcess;
    Speech m_speech;
    MessageLedger m_ledger;
    std::vector<bool> m_isSender; // by member
    std::string m_refStart;
    std::string m_frame;
    Nanoseconds m_from = 0;
    Nanoseconds m_until = 0;
    Nanoseconds m_nextSend = 0;
    int m_nextSender = 0;
    ProcessUsage m_serverBefore;
    MachineUsage m_machineBefore;
    double m_cpuBefore = 0;
    std::uint64_t m_bytesBefore = 0;
    LoadResult m_result;
};

} // namespace foyer::bench
