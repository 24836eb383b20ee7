// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/chat/removal_store.h"
#include "server/chat/small_steps.h"

namespace foyer::chat {

/// Takes away what deleted rooms left behind. Thread: main.
class Removals : public SmallSteps
{
    Q_OBJECT

public:
    /// Everything passed in must outlive this object and its running tasks.
    Removals(RemovalStore &store, const Clock &clock, QObject *parent = nullptr);

protected:
    [[nodiscard]] QCoro::Task<Result<bool>> go() override;

private:
    RemovalStore &m_store;
    const Clock &m_clock;
};

} // namespace foyer::chat
