// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/search/yielding.h"

#include <QtGlobal>

#ifdef Q_OS_LINUX
#include <sched.h>
#include <sys/resource.h>
#endif

namespace foyer::search {

void yieldToOthers()
{
#ifdef Q_OS_LINUX
    // Gives way at once to whoever else wakes up, and leaves room for others where it runs (sched(7)).
    if (::sched_getscheduler(0) == SCHED_IDLE)
        return;
    const sched_param priority{};
    if (::sched_setscheduler(0, SCHED_IDLE, &priority) == 0)
        return;
    // A tenth of what a thread of the usual priority gets; on Linux it counts for the calling thread alone.
    constexpr int kNice = 10;
    if (::getpriority(PRIO_PROCESS, 0) < kNice)
        (void)::setpriority(PRIO_PROCESS, 0, kNice);
#endif
}

} // namespace foyer::search
