// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/accounts/attempt_limiter.h"

#include "common/base/clock.h"

#include <QHostAddress>

#include <algorithm>
#include <vector>

namespace foyer::accounts {
namespace {

constexpr qint64 milliseconds(std::chrono::seconds duration)
{
    return std::chrono::milliseconds(duration).count();
}

/// Whole seconds until a moment, at least one.
std::chrono::seconds secondsUntil(qint64 moment, qint64 now)
{
    return std::chrono::seconds(std::max<qint64>(1, (moment - now + 999) / 1000));
}

/// Makes room by dropping the older half, judged by `ageOf`; rare enough to be cheap on the whole.
template<typename Value, typename AgeOf>
void dropOldest(QHash<QString, Value> &table, qsizetype limit, AgeOf ageOf)
{
    if (table.size() < limit)
        return;
    std::vector<qint64> ages;
    ages.reserve(static_cast<size_t>(table.size()));
    for (const Value &value : std::as_const(table))
        ages.push_back(ageOf(value));
    const auto middle = ages.begin() + static_cast<std::ptrdiff_t>(ages.size() / 2);
    std::nth_element(ages.begin(), middle, ages.end());
    qsizetype surplus = table.size() / 2 + 1;
    table.removeIf([&](typename QHash<QString, Value>::iterator entry) {
        return ageOf(entry.value()) <= *middle && surplus-- > 0;
    });
}

} // namespace

QString addressKey(const QString &address)
{
    QHostAddress parsed(address);
    if (parsed.protocol() != QAbstractSocket::IPv6Protocol)
        return address;
    bool isIPv4 = false;
    const quint32 ipv4 = parsed.toIPv4Address(&isIPv4);
    if (isIPv4)
        return QHostAddress(ipv4).toString();
    Q_IPV6ADDR bytes = parsed.toIPv6Address();
    std::fill(std::begin(bytes.c) + 8, std::end(bytes.c), quint8(0));
    return QHostAddress(bytes).toString() + QLatin1String("/64");
}

AttemptLimiter::AttemptLimiter(const Clock &clock, Settings settings)
    : m_clock(clock)
    , m_settings(settings)
{
}

Result<> AttemptLimiter::begin(const QString &usernameKey, const QString &address)
{
    const qint64 now = m_clock.monotonic();
    const auto known = m_failures.constFind(usernameKey);
    if (known != m_failures.cend() && now < known->blockedUntil) {
        return failUntil(ErrorCode::TooManyAttempts, secondsUntil(known->blockedUntil, now),
                         QStringLiteral("too many wrong passwords for this name"));
    }
    FOYER_CHECK(
        count(m_addresses, addressKey(address), m_settings.attemptsPerAddress, m_settings.addressWindow));

    if (known == m_failures.cend())
        dropOldest(m_failures, m_settings.remembered,
                   [](const Failures &f) { return std::max(f.lastAt, f.blockedUntil); });
    Failures &failures = m_failures[usernameKey];
    if (now >= std::max(failures.lastAt, failures.blockedUntil) + milliseconds(m_settings.accountWindow))
        failures = {};
    ++failures.count;
    failures.lastAt = now;
    const int beyond = failures.count - m_settings.failuresPerAccount;
    if (beyond >= 0) {
        const qint64 wait = milliseconds(m_settings.firstWait) << std::min(beyond, 30);
        failures.blockedUntil = now + std::min(wait, milliseconds(m_settings.longestWait));
    }
    return {};
}

Result<> AttemptLimiter::count(QHash<QString, Window> &windows, const QString &address, int limit,
                               std::chrono::seconds length)
{
    const qint64 now = m_clock.monotonic();
    if (!windows.contains(address))
        dropOldest(windows, m_settings.remembered, [](const Window &w) { return w.startedAt; });
    Window &window = windows[address];
    if (window.count == 0 || now >= window.startedAt + milliseconds(length))
        window = {0, now};
    if (window.count >= limit) {
        return failUntil(ErrorCode::TooManyAttempts,
                         secondsUntil(window.startedAt + milliseconds(length), now),
                         QStringLiteral("too many attempts from this address"));
    }
    ++window.count;
    return {};
}

void AttemptLimiter::succeeded(const QString &usernameKey, const QString &address)
{
    uncount({}, address);
    m_failures.remove(usernameKey);
}

void AttemptLimiter::withoutPassword(const QString &usernameKey)
{
    uncount(usernameKey, {});
}

void AttemptLimiter::withdrawn(const QString &usernameKey, const QString &address)
{
    uncount(usernameKey, address);
}

Result<> AttemptLimiter::beginAccount(const QString &address)
{
    return count(m_newAccounts, addressKey(address), m_settings.accountsPerAddress,
                 m_settings.accountsWindow);
}

qsizetype AttemptLimiter::remembered() const
{
    return m_failures.size() + m_addresses.size() + m_newAccounts.size();
}

void AttemptLimiter::uncount(const QString &usernameKey, const QString &address)
{
    const auto failures = m_failures.find(usernameKey);
    if (failures != m_failures.end()) {
        failures->blockedUntil = 0;
        if (--failures->count <= 0)
            m_failures.erase(failures);
    }
    const auto window = m_addresses.find(addressKey(address));
    if (window != m_addresses.end() && --window->count <= 0)
        m_addresses.erase(window);
}

} // namespace foyer::accounts
