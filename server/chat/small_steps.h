// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/base/result.h"

#include <QCoroTask>
#include <QObject>
#include <QTimer>

namespace foyer {
class Clock;
}

namespace foyer::chat {

/// Long work done little by little, so that nobody else has to wait for it; a step that failed is tried again. What is left to
/// do is in the database, so that it goes on after a restart. Thread: main.
class SmallSteps : public QObject
{
    Q_OBJECT

public:
    /// `name`: of the work, for the log. The clock must outlive this object.
    SmallSteps(QLatin1String name, const Clock &clock, QObject *parent = nullptr);

    /// Looks for something to do; to be called at the start, and whenever there may be more.
    void begin();
    /// Begins nothing more.
    void stop();
    /// Whether something is being done or waits for its turn.
    [[nodiscard]] bool isBusy() const { return m_isWorking || m_timer.isActive(); }

signals:
    /// Nothing is left to do for now.
    void rested();

protected:
    /// One step. Returns whether there may be more to do.
    [[nodiscard]] virtual QCoro::Task<Result<bool>> go() = 0;

private:
    QCoro::Task<> turn();

    const QLatin1String m_name;
    const Clock &m_clock;
    QTimer m_timer;
    bool m_isWorking = false;
    bool m_isStopped = false;
    bool m_isAskedAgain = false;
};

} // namespace foyer::chat
