// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/base/result.h"
#include "server/accounts/closing_store.h"
#include "server/accounts/sessions.h"

#include <QCoroTask>
#include <QList>
#include <QString>
#include <QStringView>

#include <optional>

namespace foyer {
class Clock;
}

namespace foyer::accounts {

class Passwords;

/// Deleting one's own account. Thread: main.
class AccountCloser
{
public:
    /// Everything passed in must outlive this object and its running tasks.
    AccountCloser(ClosingStore &store, Passwords &passwords, Sessions &sessions, const Clock &clock,
                  DeletedMessages messages);

    /// Closes the account, for good. Returns the sessions that ended, so that their connections be closed; what he said and
    /// where he was is the business of chat::Departures. InvalidField (password), WrongPassword, TooManyAttempts,
    /// LastAdministrator.
    [[nodiscard]] QCoro::Task<Result<QList<SessionId>>> close(Identity by, QString password, QString address);

private:
    ClosingStore &m_store;
    Passwords &m_passwords;
    Sessions &m_sessions;
    const Clock &m_clock;
    DeletedMessages m_messages;
};

/// "keep", "remove".
[[nodiscard]] QString deletedMessagesName(DeletedMessages messages);
[[nodiscard]] std::optional<DeletedMessages> deletedMessagesFromName(QStringView name);

} // namespace foyer::accounts
