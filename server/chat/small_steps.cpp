// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/chat/small_steps.h"

#include "common/base/clock.h"
#include "common/base/logging.h"

#include <algorithm>
#include <chrono>

namespace foyer::chat {
namespace {

using namespace std::chrono_literals;

/// After a step, at least this long and so many times what it took is left to the others.
constexpr auto kLeastPause = 20ms;
constexpr qint64 kPauseFactor = 3;
constexpr auto kRetryAfter = 5s;

} // namespace

SmallSteps::SmallSteps(QLatin1String name, const Clock &clock, QObject *parent)
    : QObject(parent)
    , m_name(name)
    , m_clock(clock)
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, [this] { turn(); });
}

void SmallSteps::begin()
{
    m_isAskedAgain = true;
    if (!m_isStopped && !m_isWorking)
        m_timer.start(0);
}

void SmallSteps::stop()
{
    m_isStopped = true;
    m_timer.stop();
}

QCoro::Task<> SmallSteps::turn()
{
    m_isWorking = true;
    m_isAskedAgain = false;
    const qint64 begun = m_clock.monotonic();
    const Result<bool> isMoreLeft = co_await go();
    m_isWorking = false;
    if (m_isStopped)
        co_return;
    if (!isMoreLeft) {
        qCWarning(lcChat, "event=%s-failed detail=%s", m_name.data(),
                  qUtf8Printable(isMoreLeft.error().detail));
        m_timer.start(kRetryAfter);
    } else if (*isMoreLeft || m_isAskedAgain) {
        const std::chrono::milliseconds pause(kPauseFactor * (m_clock.monotonic() - begun));
        m_timer.start(std::max<std::chrono::milliseconds>(pause, kLeastPause));
    } else {
        emit rested();
    }
}

} // namespace foyer::chat
