// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/accounts/sign_in.h"
#include "server/admin/admin_store.h"

#include <QCoroTask>
#include <QObject>
#include <QSet>
#include <QTimer>

namespace foyer::accounts {
class BotStore;
class Sessions;
} // namespace foyer::accounts

namespace foyer::admin {

class RoomTeller;
class SessionEnder;

/// Does here what the audit log says was done: a session that ended is forgotten and its connections close, a role or
/// the registration is known anew, members hear of their rooms. It looks every two seconds, since another node or `foyer-server admin` may have
/// written, and at once after a deed of this server. Thread: main.
class AuditFollower : public QObject
{
    Q_OBJECT

public:
    /// Everything passed in must outlive this object and its running tasks.
    AuditFollower(AdminStore &store, accounts::BotStore &bots, accounts::Sessions &sessions,
                  accounts::SignIn &signIn, SessionEnder &ender, RoomTeller &rooms,
                  QObject *parent = nullptr);

    /// Takes the registration that was set, and begins to follow from the newest entry on. Call before listening.
    [[nodiscard]] QCoro::Task<Result<>> start();
    /// Looks no more by itself.
    void stop() { m_timer.stop(); }
    /// Does what was written until now. A failure passes: the timer tries again.
    QCoro::Task<> catchUp();

private:
    [[nodiscard]] QCoro::Task<Result<>> look();
    [[nodiscard]] QCoro::Task<Result<>> apply(AuditEntry entry);
    [[nodiscard]] QCoro::Task<Result<>> restBots(UserId owner, Timestamp at);
    [[nodiscard]] QCoro::Task<Result<>> loadRegistration();
    [[nodiscard]] bool isNew(qint64 id);

    AdminStore &m_store;
    accounts::BotStore &m_bots;
    accounts::Sessions &m_sessions;
    accounts::SignIn &m_signIn;
    SessionEnder &m_ender;
    RoomTeller &m_rooms;
    const accounts::Registration m_atStart;
    qint64 m_last = 0;
    /// Ids of the last entries, as an entry may become visible after one with a higher id.
    QSet<qint64> m_known;
    QTimer m_timer;
    bool m_isLooking = false;
};

} // namespace foyer::admin
