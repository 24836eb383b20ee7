// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/storage/job.h"

#include <QObject>

#include <mutex>

namespace foyer::storage {

/// Brings finished jobs back to the thread that waits for them: one queued call for all that finished meanwhile.
/// Lives on main.
class Completions : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    /// Hands over finished jobs; their waiters are resumed in this order. Thread: any.
    void deliver(Batch finished);
    /// Resumes all waiters now. Thread: main.
    void drain();

private:
    std::mutex m_mutex;
    Batch m_finished;
    bool m_isCalled = false;
};

} // namespace foyer::storage
