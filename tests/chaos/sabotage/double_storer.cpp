// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/chaos/sabotage/double_storer.h"

namespace foyer::test {
namespace {

constexpr int kPeriod = 7;

} // namespace

QCoro::Task<Result<chat::StoredPost>> DoubleStorer::append(chat::NewMessage message)
{
    if (++m_count % kPeriod != 0)
        return real().append(std::move(message));
    chat::NewMessage again = message;
    again.ref = freshRef();
    auto first = real().append(std::move(message));
    // Nobody waits for it, so that the answers stay in order.
    (void)real().append(std::move(again));
    return first;
}

} // namespace foyer::test
