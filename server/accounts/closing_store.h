// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/base/clock.h"
#include "common/base/ids.h"
#include "common/base/result.h"

#include <QCoroTask>
#include <QList>
#include <QString>

#include <optional>

namespace foyer::accounts {

/// What becomes of the messages of whoever deletes his account.
enum class DeletedMessages {
    /// They stay, under "Deleted user".
    Keep,
    /// They are taken back, one after the other.
    Remove,
};

/// An account to be closed.
struct Closing
{
    UserId user;
    /// The hash that the password was held to; must still be the stored one.
    QString provenHash;
    DeletedMessages messages = DeletedMessages::Keep;
    Timestamp at = 0;
};

/// Port: where accounts are closed. Thread: main; the answers arrive there too.
class ClosingStore
{
public:
    virtual ~ClosingStore() = default;

    /// In one transaction: the user's name, looks, status, password, blocks and invitations are gone, all his sessions end as
    /// AccountDeleted, for good, and his departure from the conversations is noted as begun. Nobody gets his name again.
    /// His bots are removed. Returns the sessions that lived, theirs among them. WrongPassword if the proven hash is not the stored one any more, LastAdministrator.
    [[nodiscard]] virtual QCoro::Task<Result<QList<SessionId>>> close(Closing closing) = 0;
};

} // namespace foyer::accounts
