// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/accounts/account_closer.h"

#include "common/base/clock.h"
#include "common/base/logging.h"
#include "server/accounts/passwords.h"

namespace foyer::accounts {

AccountCloser::AccountCloser(ClosingStore &store, Passwords &passwords, Sessions &sessions,
                             const Clock &clock, DeletedMessages messages)
    : m_store(store)
    , m_passwords(passwords)
    , m_sessions(sessions)
    , m_clock(clock)
    , m_messages(messages)
{
}

QCoro::Task<Result<QList<SessionId>>> AccountCloser::close(Identity by, QString password, QString address)
{
    auto proving = m_passwords.prove(by, std::move(password), std::move(address));
    FOYER_CO_TRY(const QString proven, co_await proving);
    const Closing closing{by.user.id, proven, m_messages, m_clock.now()};
    FOYER_CO_TRY(const QList<SessionId> ended, co_await m_store.close(closing));
    m_sessions.forgetUser(by.user.id);
    m_sessions.forget(ended);
    qCInfo(lcAccounts, "event=account-deleted user=%lld messages=%s", by.user.id.value(),
           qUtf8Printable(deletedMessagesName(m_messages)));
    co_return ended;
}

QString deletedMessagesName(DeletedMessages messages)
{
    return messages == DeletedMessages::Keep ? QStringLiteral("keep") : QStringLiteral("remove");
}

std::optional<DeletedMessages> deletedMessagesFromName(QStringView name)
{
    for (const DeletedMessages each : {DeletedMessages::Keep, DeletedMessages::Remove}) {
        if (name == deletedMessagesName(each))
            return each;
    }
    return std::nullopt;
}

} // namespace foyer::accounts
