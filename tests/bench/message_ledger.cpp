// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/message_ledger.h"

#include <algorithm>
#include <utility>

namespace foyer::bench {

MessageLedger::MessageLedger(const Audience &audience, Finish finish, bool needsAcknowledgement)
    : m_audience(audience)
    , m_finish(finish)
    , m_needsAcknowledgement(needsAcknowledgement)
{
    for (const int room : audience.roomOfMember) {
        m_roomSizes.resize(std::max(m_roomSizes.size(), std::size_t(room) + 1));
        ++m_roomSizes[std::size_t(room)];
    }
    std::vector<std::size_t> taken(m_roomSizes.size());
    for (const int member : audience.senders) {
        const auto room = std::size_t(audience.roomOfMember[std::size_t(member)]);
        m_places.push_back(taken[room]++);
        m_placeCount = std::max(m_placeCount, taken[room]);
    }
    m_lastSeen.resize(audience.roomOfMember.size() * m_placeCount);
}

std::uint32_t MessageLedger::expected(const Message &message) const
{
    const int member = m_audience.senders[message.sender];
    return m_roomSizes[std::size_t(m_audience.roomOfMember[std::size_t(member)])];
}

std::uint64_t MessageLedger::add(int sender, Nanoseconds at)
{
    Message message;
    message.at = at;
    message.sender = std::uint16_t(sender);
    message.isAcknowledged = !m_needsAcknowledgement;
    m_expected += expected(message);
    m_messages.push_back(message);
    return m_messages.size() - 1;
}

void MessageLedger::finishIfDone(Message &message)
{
    if (message.isFinished || !message.isAcknowledged
        || (m_finish == Finish::SeenByAll && message.seen < expected(message)))
        return;
    message.isFinished = true;
    ++m_finished;
    m_freed.push_back(message.sender);
}

bool MessageLedger::noteSeen(int member, std::uint64_t number, Nanoseconds at)
{
    if (number >= m_messages.size() || m_messages[number].at != at) {
        ++m_faults.astray;
        return false;
    }
    Message &message = m_messages[number];
    const int sender = m_audience.senders[message.sender];
    if (m_audience.roomOfMember[std::size_t(member)] != m_audience.roomOfMember[std::size_t(sender)]) {
        ++m_faults.astray;
        return false;
    }
    std::uint64_t &last = m_lastSeen[std::size_t(member) * m_placeCount + m_places[message.sender]];
    if (number + 1 <= last)
        ++m_faults.outOfOrder;
    else
        last = number + 1;
    ++message.seen;
    ++m_seen;
    finishIfDone(message);
    return true;
}

bool MessageLedger::noteAcknowledged(std::uint64_t number)
{
    if (number >= m_messages.size() || m_messages[number].isAcknowledged)
        return false;
    m_messages[number].isAcknowledged = true;
    finishIfDone(m_messages[number]);
    return true;
}

void MessageLedger::noteRefused(std::uint64_t number)
{
    if (number >= m_messages.size() || m_messages[number].isRefused)
        return;
    Message &message = m_messages[number];
    message.isRefused = true;
    m_expected -= expected(message);
    ++m_faults.refused;
    if (!message.isFinished)
        ++m_finished;
    message.isFinished = true;
}

std::vector<int> MessageLedger::takeFreed()
{
    return std::exchange(m_freed, {});
}

MessageLedger::Balance MessageLedger::balance() const
{
    Balance balance = m_faults;
    for (const Message &message : m_messages) {
        const std::uint32_t wanted = message.isRefused ? 0 : expected(message);
        if (message.seen < wanted)
            balance.lost += wanted - message.seen;
        else
            balance.repeated += message.seen - wanted;
        if (!message.isAcknowledged && !message.isRefused)
            ++balance.unacknowledged;
    }
    return balance;
}

} // namespace foyer::bench
