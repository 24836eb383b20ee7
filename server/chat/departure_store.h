// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/base/clock.h"
#include "common/base/ids.h"
#include "common/base/result.h"
#include "common/protocol/message.h"
#include "common/protocol/user.h"

#include <QCoroTask>
#include <QList>

#include <optional>

namespace foyer::chat {

/// Somebody whose account is gone, but not yet all that he left in conversations.
struct Departure
{
    /// As he is shown now.
    protocol::User user;
    /// Whether his messages are taken back, too.
    bool removesMessages = false;
};

/// What one step of a departure changed.
struct DepartureStep
{
    /// Changed messages, each once, ascending by revision in each conversation.
    QList<protocol::Message> changed;
    /// Nothing is left to do; the departure is forgotten.
    bool isDone = false;
};

/// Port: what people leave behind when they delete their accounts. Thread: main; the answers arrive there too.
class DepartureStore
{
public:
    virtual ~DepartureStore() = default;

    /// The earliest one that is not done, or nothing.
    [[nodiscard]] virtual QCoro::Task<Result<std::optional<Departure>>> next() = 0;
    /// The next step, of at most about `limit` messages, in one transaction: reactions are taken away, then messages are taken
    /// back or shown under the new name, with the replies that quote them. Every changed message takes a revision. Goes on
    /// where the last step ended, also after a crash.
    [[nodiscard]] virtual QCoro::Task<Result<DepartureStep>> step(Departure departure, int limit,
                                                                  Timestamp at) = 0;
};

} // namespace foyer::chat
