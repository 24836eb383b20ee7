// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/search/yielding.h"

#include <QtGlobal>

#ifdef Q_OS_LINUX
#include <sys/resource.h>
#endif

namespace foyer::search {

void yieldToOthers()
{
#ifdef Q_OS_LINUX
    // A tenth of what a thread of the usual priority gets (sched(7)); on Linux it counts for the calling thread alone.
    constexpr int kNice = 10;
    if (::getpriority(PRIO_PROCESS, 0) < kNice)
        (void)::setpriority(PRIO_PROCESS, 0, kNice);
#endif
}

} // namespace foyer::search
