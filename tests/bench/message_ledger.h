// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/bench/bench_clock.h"

#include <cstdint>
#include <vector>

namespace foyer::bench {

/// Who is where, and who talks. Members are numbered from 0, and so are rooms.
struct Audience
{
    std::vector<int> roomOfMember;
    std::vector<int> senders; // members
    /// Ids of the rooms as the server knows them; empty for a server without rooms.
    std::vector<std::int64_t> conversations;
};

/// When a message is out of a sender's hands, so that the sender may send the next.
enum class Finish {
    SeenByAll, // acknowledged, and every member of the room has it
    Acknowledged // the server said that it is stored
};

/// Every message of a run: who has to see it, who did, and what went wrong.
class MessageLedger
{
public:
    /// `needsAcknowledgement` is false for a server that gives none.
    MessageLedger(const Audience &audience, Finish finish, bool needsAcknowledgement);

    /// A new message of the sender (index into `senders`); its number.
    [[nodiscard]] std::uint64_t add(int sender, Nanoseconds at);
    /// A member received it. False when it is none of ours.
    bool noteSeen(int member, std::uint64_t message, Nanoseconds at);
    /// False when it is unknown or was acknowledged before.
    bool noteAcknowledged(std::uint64_t message);
    /// The server refused it: nobody will see it.
    void noteRefused(std::uint64_t message);

    [[nodiscard]] Nanoseconds timeOf(std::uint64_t message) const { return m_messages[message].at; }
    [[nodiscard]] std::uint64_t sent() const { return m_messages.size(); }
    [[nodiscard]] bool isAllFinished() const
    {
        return m_finished == m_messages.size() && m_seen >= m_expected;
    }
    /// Senders whose messages were finished since the last call, once for each message.
    [[nodiscard]] std::vector<int> takeFreed();

    struct Balance
    {
        std::uint64_t lost = 0; // deliveries that never came
        std::uint64_t repeated = 0; // deliveries that came again
        std::uint64_t outOfOrder = 0; // a receiver got a sender's earlier message after a later one
        std::uint64_t astray = 0; // deliveries to another room, or of messages never sent
        std::uint64_t unacknowledged = 0; // neither acknowledged nor refused
        std::uint64_t refused = 0;

        [[nodiscard]] bool isClean() const
        {
            return lost + repeated + outOfOrder + astray + unacknowledged + refused == 0;
        }
    };

    [[nodiscard]] Balance balance() const;

private:
    struct Message
    {
        Nanoseconds at = 0;
        std::uint32_t seen = 0;
        std::uint16_t sender = 0;
        bool isAcknowledged = false;
        bool isRefused = false;
        bool isFinished = false;
    };

    [[nodiscard]] std::uint32_t expected(const Message &message) const;
    void finishIfDone(Message &message);

    Audience m_audience;
    Finish m_finish;
    bool m_needsAcknowledgement;
    std::vector<std::uint32_t> m_roomSizes;
    /// Where a sender's messages are noted at each receiver: senders of a room have different places.
    std::vector<std::size_t> m_places;
    std::size_t m_placeCount = 1;
    std::vector<std::uint64_t> m_lastSeen; // of each member and place: number of the last message + 1
    std::vector<Message> m_messages;
    std::vector<int> m_freed;
    std::uint64_t m_finished = 0;
    std::uint64_t m_expected = 0;
    std::uint64_t m_seen = 0;
    Balance m_faults;
};

} // namespace foyer::bench
