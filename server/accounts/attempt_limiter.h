// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/base/result.h"

#include <QHash>
#include <QString>

#include <chrono>

namespace foyer {
class Clock;
}

namespace foyer::accounts {

/// Slows down those who guess. An attempt counts from its beginning, so that many at once count as many; one
/// that turns out right is taken back. Memory is bounded; what is oldest goes first. Thread: main.
class AttemptLimiter
{
public:
    struct Settings
    {
        /// Wrong passwords for one name before each further attempt has to wait: `firstWait`, twice as long each
        /// time, up to `longestWait`. Forgotten when `accountWindow` passed without one.
        int failuresPerAccount = 10;
        std::chrono::seconds accountWindow = std::chrono::minutes(10);
        std::chrono::seconds firstWait{30};
        std::chrono::seconds longestWait = std::chrono::hours(1);
        /// Attempts from one address (IPv6: one /64 network), right sign-ins not counted.
        int attemptsPerAddress = 120;
        std::chrono::seconds addressWindow = std::chrono::minutes(10);
        /// Accounts made from one address.
        int accountsPerAddress = 60;
        std::chrono::seconds accountsWindow = std::chrono::hours(1);
        /// Names and addresses remembered, each.
        int remembered = 50'000;
    };

    AttemptLimiter(const Clock &clock, Settings settings);

    /// Counts an attempt for a name (its key) from an address. TooManyAttempts with retryAfter.
    [[nodiscard]] Result<> begin(const QString &usernameKey, const QString &address);
    /// The attempt was right: it does not count, and the name starts afresh.
    void succeeded(const QString &usernameKey, const QString &address);
    /// The attempt decided nothing about a password (no such account yet): it counts for the address only.
    void withoutPassword(const QString &usernameKey);
    /// The attempt failed for a reason of ours: it does not count.
    void withdrawn(const QString &usernameKey, const QString &address);
    /// Counts an account about to be made. TooManyAttempts with retryAfter.
    [[nodiscard]] Result<> beginAccount(const QString &address);
    /// Names and addresses held in memory now.
    [[nodiscard]] qsizetype remembered() const;

private:
    struct Failures
    {
        int count = 0;
        qint64 lastAt = 0;
        qint64 blockedUntil = 0;
    };
    struct Window
    {
        int count = 0;
        qint64 startedAt = 0;
    };
    [[nodiscard]] Result<> count(QHash<QString, Window> &windows, const QString &address, int limit,
                                 std::chrono::seconds length);
    void uncount(const QString &usernameKey, const QString &address);

    const Clock &m_clock;
    Settings m_settings;
    QHash<QString, Failures> m_failures; // by username key
    QHash<QString, Window> m_addresses; // by address
    QHash<QString, Window> m_newAccounts; // by address
};

/// What counts as one address: an IPv4 address, or the /64 network of an IPv6 one, since one household or
/// machine holds at least that.
[[nodiscard]] QString addressKey(const QString &address);

} // namespace foyer::accounts
