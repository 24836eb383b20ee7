// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/swarm.h"

#include <algorithm>

namespace foyer::bench {
namespace {

/// What hello tells as heartbeatSeconds.
constexpr Nanoseconds kHeartbeat = fromSeconds(30);
/// How often a part of the members is looked at, and in how many parts.
constexpr Nanoseconds kBeatTurn = fromSeconds(0.05);
constexpr std::size_t kBeatParts = 40;

} // namespace

Swarm::Swarm(std::uint16_t port, Speech speech)
    : m_port(port)
    , m_speech(speech)
    , m_loop(*this)
{
}

void Swarm::add(const std::string &headers)
{
    m_members.push_back({headers, Stage::Apart, 0});
}

void Swarm::start(int member)
{
    Member &each = m_members[std::size_t(member)];
    each.stage = Stage::Connecting;
    each.since = now();
    ++m_connecting;
    m_loop.open(member, m_port, m_speech == Speech::Foyer ? "/ws" : "/", each.headers);
}

bool Swarm::connect(int atATime, Nanoseconds limit)
{
    const Nanoseconds deadline = now() + limit;
    std::size_t next = 0;
    while (m_inSync < size()) {
        for (; next < m_members.size() && m_connecting < atATime; ++next) {
            if (isApart(int(next)))
                start(int(next));
        }
        turn(fromSeconds(0.02));
        if (now() > deadline || (next == m_members.size() && m_connecting == 0))
            break;
    }
    return m_inSync == size();
}

void Swarm::settle(Nanoseconds silence, Nanoseconds limit)
{
    const Nanoseconds start = now();
    m_lastReceived = start;
    while (now() - m_lastReceived < silence && now() - start < limit)
        turn(fromSeconds(0.02));
}

void Swarm::rest(Nanoseconds time)
{
    const Nanoseconds end = now() + time;
    for (Nanoseconds at = now(); at < end; at = now())
        turn(std::min(end - at, fromSeconds(0.05)));
}

void Swarm::turn(Nanoseconds wait)
{
    m_loop.turn(wait);
    if (m_speech == Speech::Foyer)
        sendHeartbeats(now());
}

int Swarm::lostCount() const
{
    int count = 0;
    for (const auto &[why, times] : m_losses)
        count += times;
    return count;
}

void Swarm::opened(int member)
{
    if (m_speech == Speech::Bare)
        return becomeInSync(member);
    m_members[std::size_t(member)].stage = Stage::Syncing;
    m_loop.send(member, m_sync);
}

void Swarm::becomeInSync(int member)
{
    Member &each = m_members[std::size_t(member)];
    each.stage = Stage::InSync;
    m_connectTimes.add(now() - each.since);
    --m_connecting;
    ++m_inSync;
}

void Swarm::received(int member, std::string_view text, Nanoseconds at)
{
    m_lastReceived = at;
    Member &each = m_members[std::size_t(member)];
    if (each.stage == Stage::Syncing) {
        if (text.find(R"("type":"sync")") != std::string_view::npos)
            becomeInSync(member);
    } else if (m_user != nullptr) {
        m_user->received(member, text, at);
    }
}

void Swarm::lost(int member, const std::string &why)
{
    Member &each = m_members[std::size_t(member)];
    if (each.stage == Stage::InSync)
        --m_inSync;
    else
        --m_connecting;
    each.stage = Stage::Apart;
    ++m_losses[why];
}

void Swarm::sendHeartbeats(Nanoseconds at)
{
    if (at - m_lastBeat < kBeatTurn)
        return;
    m_lastBeat = at;
    const std::size_t part = m_members.size() / kBeatParts + 1;
    for (std::size_t i = 0; i < part; ++i) {
        m_nextToBeat = m_nextToBeat + 1 < m_members.size() ? m_nextToBeat + 1 : 0;
        const int member = int(m_nextToBeat);
        if (isInSync(member) && at - m_loop.lastSent(member) > kHeartbeat)
            m_loop.send(member, R"({"type":"ping"})");
    }
}

} // namespace foyer::bench
