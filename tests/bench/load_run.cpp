// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/load_run.h"

#include <algorithm>
#include <charconv>
#include <cstdio>
#include <cstring>
#include <random>
#include <utility>

namespace foyer::bench {
namespace {

constexpr Nanoseconds kTurn = fromSeconds(0.05);
/// Scheduled messages that may be sent before what came is looked at.
constexpr int kSendsPerTurn = 256;
/// Before the time and number of a message: a character that nothing else in a frame holds, so that the search for it
/// runs at the speed of memory.
constexpr std::string_view kMark = "~";
constexpr std::string_view kFiller = "the quick brown fox jumps over the lazy dog ";

/// Digits of a ref that count the messages of a run.
constexpr int kNumberDigits = 12;

template<typename Number>
std::string_view takeNumber(std::string_view text, Number &number, int base = 10)
{
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number, base);
    return error == std::errc() ? text.substr(std::size_t(end - text.data())) : std::string_view();
}

/// Begins every ref of one run; runs on one server must not share refs.
std::string newRefStart()
{
    std::random_device random;
    char text[32];
    std::snprintf(text, sizeof text, "%08x-%04x-4000-8000-", unsigned(random()), unsigned(random() & 0xffff));
    return text;
}

/// string_view::find stops at every first character of what it looks for; memmem does not.
std::size_t positionIn(std::string_view text, std::string_view wanted, std::size_t from)
{
    const void *const found = ::memmem(text.data() + from, text.size() - from, wanted.data(), wanted.size());
    return found == nullptr ? std::string_view::npos
                            : std::size_t(static_cast<const char *>(found) - text.data());
}

/// The text value of a field in an object without escapes.
std::string_view field(std::string_view object, std::string_view start)
{
    const std::size_t at = object.find(start);
    if (at == std::string_view::npos)
        return {};
    const std::string_view value = object.substr(at + start.size());
    return value.substr(0, value.find('"'));
}

} // namespace

LoadRun::LoadRun(Swarm &swarm, Audience audience, LoadPlan plan, std::int64_t serverProcess, Speech speech)
    : m_swarm(swarm)
    , m_audience(std::move(audience))
    , m_plan(plan)
    , m_serverProcess(serverProcess)
    , m_speech(speech)
    , m_ledger(m_audience, plan.finish, speech == Speech::Foyer)
    , m_isSender(m_audience.roomOfMember.size())
    , m_refStart(newRefStart())
{
    for (const int member : m_audience.senders)
        m_isSender[std::size_t(member)] = true;
}

LoadResult LoadRun::run()
{
    const int lostBefore = m_swarm.lostCount();
    m_swarm.setUser(this);
    const Nanoseconds start = now();
    m_from = start + fromSeconds(m_plan.warmSeconds);
    m_until = m_from + fromSeconds(m_plan.seconds);
    m_nextSend = start;
    for (int i = 0; i < m_plan.window; ++i) {
        for (int sender = 0; sender < int(m_audience.senders.size()); ++sender)
            sendOne(sender, now());
    }
    bool isMeasuring = false;
    for (Nanoseconds at = start; at < m_until; at = now()) {
        if (!isMeasuring && at >= m_from) {
            isMeasuring = true;
            begin();
        }
        Nanoseconds wait = std::min(kTurn, (isMeasuring ? m_until : m_from) - at);
        if (m_plan.rate > 0) {
            sendScheduled(at);
            wait = std::min(wait, m_nextSend - now());
        }
        m_swarm.turn(wait);
        const std::vector<int> freed = m_ledger.takeFreed();
        if (m_plan.window > 0) {
            for (const int sender : freed)
                sendOne(sender, now());
        }
    }
    end();
    drain();
    m_swarm.setUser(nullptr);
    m_result.sent = m_ledger.sent();
    m_result.balance = m_ledger.balance();
    m_result.disconnected = m_swarm.lostCount() - lostBefore;
    return std::move(m_result);
}

void LoadRun::begin()
{
    m_from = now();
    m_serverBefore = usageOf(m_serverProcess);
    m_machineBefore = machineUsage();
    m_cpuBefore = ownCpu();
    m_bytesBefore = m_swarm.bytesReceived();
}

void LoadRun::end()
{
    m_until = now();
    const ProcessUsage server = usageOf(m_serverProcess);
    const MachineUsage machine = machineUsage();
    m_result.seconds = toSeconds(m_until - m_from);
    m_result.serverCpu = server.cpu - m_serverBefore.cpu;
    m_result.serverMainThreadCpu = server.mainThreadCpu - m_serverBefore.mainThreadCpu;
    m_result.serverMib = server.residentMib;
    m_result.clientBusy = (ownCpu() - m_cpuBefore) / m_result.seconds;
    if (const double total = machine.total - m_machineBefore.total; total > 0)
        m_result.machineIdle = (machine.idle - m_machineBefore.idle) / total;
    if (m_result.deliveries > 0)
        m_result.bytesPerDelivery =
            double(m_swarm.bytesReceived() - m_bytesBefore) / double(m_result.deliveries);
}

void LoadRun::drain()
{
    const Nanoseconds deadline = now() + fromSeconds(m_plan.drainSeconds);
    while (!m_ledger.isAllFinished() && now() < deadline)
        m_swarm.turn(kTurn);
    // What comes now is one too many.
    m_swarm.settle(fromSeconds(0.2), fromSeconds(2));
}

void LoadRun::sendScheduled(Nanoseconds at)
{
    const auto gap = fromSeconds(1 / m_plan.rate);
    for (int i = 0; i < kSendsPerTurn && m_nextSend <= at; ++i) {
        if (at >= m_from)
            m_result.latestSend = std::max(m_result.latestSend, double(at - m_nextSend) / 1e6);
        sendOne(m_nextSender, m_nextSend);
        m_nextSender = (m_nextSender + 1) % int(m_audience.senders.size());
        m_nextSend += gap;
    }
}

void LoadRun::sendOne(int sender, Nanoseconds at)
{
    const int member = m_audience.senders[std::size_t(sender)];
    if (!m_swarm.isInSync(member))
        return;
    const std::uint64_t number = m_ledger.add(sender, at);
    m_frame.clear();
    if (m_speech == Speech::Foyer) {
        char ref[kNumberDigits + 1];
        std::snprintf(ref, sizeof ref, "%012llx", static_cast<unsigned long long>(number));
        const int room = m_audience.roomOfMember[std::size_t(member)];
        m_frame += R"({"type":"post","ref":")" + m_refStart + ref + R"(","conversation":)"
            + std::to_string(m_audience.conversations[std::size_t(room)]) + R"(,"text":")";
    }
    const std::size_t textStart = m_frame.size();
    m_frame.append(kMark).append(std::to_string(at)).append("_").append(std::to_string(number)).append(";");
    const std::size_t textEnd = textStart + std::size_t(m_plan.textBytes);
    while (m_frame.size() < textEnd)
        m_frame += kFiller[m_frame.size() % kFiller.size()];
    // A text that ends in a space would be stored without it.
    m_frame.back() = m_frame.back() == ' ' ? '.' : m_frame.back();
    if (m_speech == Speech::Foyer)
        m_frame += R"("})";
    m_swarm.send(member, m_frame);
}

void LoadRun::received(int member, std::string_view text, Nanoseconds at)
{
    const bool hasMarks = takeMarks(member, text, at);
    if (m_speech == Speech::Foyer && (m_isSender[std::size_t(member)] || !hasMarks))
        takeAnswers(text, at);
}

bool LoadRun::takeMarks(int member, std::string_view text, Nanoseconds at)
{
    bool isAny = false;
    for (std::size_t found = text.find(kMark); found != std::string_view::npos; found = text.find(kMark)) {
        text.remove_prefix(found + kMark.size());
        Nanoseconds sent = 0;
        const std::string_view afterTime = takeNumber(text, sent);
        if (afterTime.empty() || afterTime.front() != '_')
            continue;
        std::uint64_t number = 0;
        const std::string_view afterNumber = takeNumber(afterTime.substr(1), number);
        if (afterNumber.empty() || afterNumber.front() != ';')
            continue;
        text = afterNumber;
        takeMark(member, number, sent, at);
        isAny = true;
    }
    return isAny;
}

void LoadRun::takeMark(int member, std::uint64_t message, Nanoseconds sent, Nanoseconds at)
{
    if (!m_ledger.noteSeen(member, message, sent))
        return;
    if (at >= m_from && at < m_until)
        ++m_result.deliveries;
    if (sent >= m_from && sent < m_until)
        m_result.deliveryLatency.add(at - sent);
}

void LoadRun::takeAnswers(std::string_view text, Nanoseconds at)
{
    // Neither event holds an object, and quotes inside of texts are escaped.
    for (const std::string_view type :
         {std::string_view(R"("type":"posted")"), std::string_view(R"("type":"error")")}) {
        for (std::size_t found = positionIn(text, type, 0); found != std::string_view::npos;
             found = positionIn(text, type, found + type.size())) {
            const std::size_t start = text.rfind('{', found);
            const std::size_t end = text.find('}', found);
            if (start != std::string_view::npos && end != std::string_view::npos)
                takeAnswer(text.substr(start, end - start), at);
        }
    }
}

void LoadRun::takeAnswer(std::string_view object, Nanoseconds at)
{
    const std::string_view ref = field(object, R"("ref":")");
    std::uint64_t number = 0;
    const bool isOurs =
        ref.substr(0, m_refStart.size()) == m_refStart && ref.size() == m_refStart.size() + kNumberDigits;
    if (isOurs)
        (void)takeNumber(ref.substr(m_refStart.size()), number, 16);
    if (object.find(R"("type":"error")") != std::string_view::npos) {
        ++m_result.refusals[std::string(field(object, R"("code":")"))];
        if (isOurs)
            m_ledger.noteRefused(number);
        return;
    }
    if (!isOurs || !m_ledger.noteAcknowledged(number))
        return;
    if (at >= m_from && at < m_until)
        ++m_result.acknowledged;
    if (const Nanoseconds sent = m_ledger.timeOf(number); sent >= m_from && sent < m_until)
        m_result.acknowledgeLatency.add(at - sent);
}

} // namespace foyer::bench
