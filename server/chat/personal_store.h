// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/base/clock.h"
#include "common/base/ids.h"
#include "common/base/result.h"
#include "common/protocol/personal_settings.h"

#include <QCoroTask>
#include <QHash>
#include <QList>

namespace foyer::chat {

/// Port: what belongs to a user alone: his settings, and when he was last here. Thread: main.
class PersonalStore
{
public:
    virtual ~PersonalStore() = default;

    /// NotFound.
    [[nodiscard]] virtual QCoro::Task<Result<protocol::PersonalSettings>> settings(UserId user) = 0;
    /// Stores the change durably; the settings after it. NotFound.
    [[nodiscard]] virtual QCoro::Task<Result<protocol::PersonalSettings>> change(
        UserId user, protocol::PersonalChange change) = 0;

    /// These users were here until `at`; an earlier time than is known changes nothing.
    [[nodiscard]] virtual QCoro::Task<Result<>> noteLastSeen(QList<UserId> users, Timestamp at) = 0;
    /// When the members of a conversation were last here, of those who tell it and of whom it is known.
    [[nodiscard]] virtual QCoro::Task<Result<QHash<UserId, Timestamp>>> lastSeen(
        ConversationId conversation) = 0;
};

} // namespace foyer::chat
