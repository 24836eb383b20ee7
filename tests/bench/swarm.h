// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/bench/client_loop.h"
#include "tests/bench/histogram.h"

#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace foyer::bench {

/// Who uses the connections of a swarm once they are in sync.
class SwarmUser
{
public:
    virtual ~SwarmUser() = default;
    virtual void received(int member, std::string_view text, Nanoseconds at) = 0;
};

/// What the members of a swarm talk to.
enum class Speech {
    Foyer, // hello, sync, heartbeats
    Bare // every text goes to everybody
};

/// Clients that connect, get in sync and then serve a SwarmUser; they send heartbeats whenever `turn` is called.
class Swarm : private ClientListener
{
public:
    Swarm(std::uint16_t port, Speech speech);

    /// Adds a member who connects with these header lines.
    void add(const std::string &headers);
    /// The first frame of every connection: what everybody holds already. Without it they hold nothing.
    void setSync(const std::string &frame) { m_sync = frame; }
    /// Begins to connect one who is apart.
    void start(int member);
    [[nodiscard]] bool isApart(int member) const
    {
        return m_members[std::size_t(member)].stage == Stage::Apart;
    }
    /// Connects everybody who is not connected, this many at a time; false when it took longer than `limit`.
    [[nodiscard]] bool connect(int atATime, Nanoseconds limit);
    /// Turns until nothing was received for `silence`, at most for `limit`.
    void settle(Nanoseconds silence, Nanoseconds limit);
    /// Turns for so long.
    void rest(Nanoseconds time);
    void turn(Nanoseconds wait);
    void setUser(SwarmUser *user) { m_user = user; }
    void send(int member, std::string_view text) { m_loop.send(member, text); }
    /// Forgets the losses told so far: those that were wanted.
    void forgetLosses() { m_losses.clear(); }

    [[nodiscard]] int size() const { return int(m_members.size()); }
    [[nodiscard]] int inSync() const { return m_inSync; }
    [[nodiscard]] bool isInSync(int member) const
    {
        return m_members[std::size_t(member)].stage == Stage::InSync;
    }
    /// Connections that ended or were refused without this side wanting it, by reason.
    [[nodiscard]] const std::map<std::string, int> &losses() const { return m_losses; }
    [[nodiscard]] int lostCount() const;
    [[nodiscard]] std::uint64_t bytesReceived() const { return m_loop.bytesReceived(); }
    /// From the first packet to being in sync, of every connection made.
    [[nodiscard]] const Histogram &connectTimes() const { return m_connectTimes; }

private:
    enum class Stage { Apart, Connecting, Syncing, InSync };

    struct Member
    {
        std::string headers;
        Stage stage = Stage::Apart;
        Nanoseconds since = 0;
    };

    void opened(int member) override;
    void received(int member, std::string_view text, Nanoseconds at) override;
    void lost(int member, const std::string &why) override;
    void becomeInSync(int member);
    void sendHeartbeats(Nanoseconds at);

    std::uint16_t m_port;
    Speech m_speech;
    ClientLoop m_loop;
    std::string m_sync = R"({"type":"sync","revisions":{},"partial":false})";
    std::vector<Member> m_members;
    SwarmUser *m_user = nullptr;
    int m_connecting = 0;
    int m_inSync = 0;
    Nanoseconds m_lastReceived = 0;
    Nanoseconds m_lastBeat = 0;
    std::size_t m_nextToBeat = 0;
    Histogram m_connectTimes;
    std::map<std::string, int> m_losses;
};

} // namespace foyer::bench
