// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/storage/completions.h"

#include <iterator>

namespace foyer::storage {

void Completions::deliver(Batch finished)
{
    bool isCallNeeded = false;
    {
        const std::lock_guard lock(m_mutex);
        if (m_finished.empty())
            m_finished = std::move(finished);
        else
            m_finished.insert(m_finished.end(), std::make_move_iterator(finished.begin()),
                              std::make_move_iterator(finished.end()));
        isCallNeeded = !std::exchange(m_isCalled, true);
    }
    if (isCallNeeded)
        QMetaObject::invokeMethod(this, &Completions::drain, Qt::QueuedConnection);
}

void Completions::drain()
{
    Batch finished;
    {
        const std::lock_guard lock(m_mutex);
        finished.swap(m_finished);
        m_isCalled = false;
    }
    for (const JobPtr &job : finished)
        job->waiting.resume();
}

} // namespace foyer::storage
