// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QtGlobal>

#include <random>

namespace foyer::chaos {

/// Chance that is the same for the same seed on every machine: the standard's distributions are not.
class Dice
{
public:
    explicit Dice(quint64 seed)
        : m_engine(seed)
    {
    }
    /// A number from `low` to `high`, both possible.
    [[nodiscard]] int between(int low, int high) { return low + int(m_engine() % quint64(high - low + 1)); }
    /// True in this many cases of a hundred.
    [[nodiscard]] bool percent(int share) { return between(1, 100) <= share; }
    template<typename T>
    [[nodiscard]] const T &pick(const QList<T> &list)
    {
        return list.at(between(0, int(list.size()) - 1));
    }
    /// A seed for somebody else's dice.
    [[nodiscard]] quint64 seed() { return m_engine(); }

private:
    std::mt19937_64 m_engine;
};

} // namespace foyer::chaos
