// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

namespace foyer::net {

/// Bytes that all connections together may hold. Thread: main.
class ByteBudget
{
public:
    explicit ByteBudget(qint64 size)
        : m_left(size)
    {
    }
    [[nodiscard]] qint64 left() const { return m_left; }

private:
    friend class ByteHold;
    qint64 m_left;
};

/// What one connection holds of a budget; gives it back when it dies. The budget must outlive it.
class ByteHold
{
public:
    explicit ByteHold(ByteBudget &budget)
        : m_budget(budget)
    {
    }
    ~ByteHold() { release(); }
    Q_DISABLE_COPY_MOVE(ByteHold)

    /// Takes more. False, and nothing taken, if there is not that much.
    [[nodiscard]] bool take(qint64 bytes)
    {
        if (bytes > m_budget.m_left)
            return false;
        m_budget.m_left -= bytes;
        m_held += bytes;
        return true;
    }
    void release()
    {
        m_budget.m_left += m_held;
        m_held = 0;
    }

private:
    ByteBudget &m_budget;
    qint64 m_held = 0;
};

} // namespace foyer::net
