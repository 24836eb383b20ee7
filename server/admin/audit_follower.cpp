// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/admin/audit_follower.h"

#include "common/base/logging.h"
#include "server/accounts/bot_store.h"
#include "server/accounts/sessions.h"
#include "server/admin/room_teller.h"
#include "server/admin/session_ender.h"

#include <algorithm>
#include <chrono>

namespace foyer::admin {
namespace {

using namespace std::chrono_literals;

constexpr std::chrono::milliseconds kLookEvery = 2s;
/// How far behind the highest id an entry may still turn up.
constexpr qint64 kOverlap = 100;
constexpr int kAtOnce = 500;

bool endsSessions(const QString &action)
{
    return action == action::kUserDisabled || action == action::kPasswordReset
        || action == action::kSessionEnded;
}

bool changesRole(const QString &action)
{
    return action == action::kRoleChanged || action == action::kAdminLinkUsed;
}

} // namespace

AuditFollower::AuditFollower(AdminStore &store, accounts::BotStore &bots, accounts::Sessions &sessions,
                             accounts::SignIn &signIn, SessionEnder &ender, RoomTeller &rooms,
                             QObject *parent)
    : QObject(parent)
    , m_store(store)
    , m_bots(bots)
    , m_sessions(sessions)
    , m_signIn(signIn)
    , m_ender(ender)
    , m_rooms(rooms)
    , m_atStart(signIn.registration())
{
    connect(&m_timer, &QTimer::timeout, this, [this] {
        if (!m_isLooking)
            catchUp();
    });
}

QCoro::Task<Result<>> AuditFollower::start()
{
    FOYER_CO_TRY(const QList<AuditEntry> newest, co_await m_store.audit(0, kOverlap));
    for (const AuditEntry &entry : newest)
        (void)isNew(entry.id);
    FOYER_CO_CHECK(co_await loadRegistration());
    m_timer.start(kLookEvery);
    co_return Result<>{};
}

QCoro::Task<> AuditFollower::catchUp()
{
    m_isLooking = true;
    const Result<> looked = co_await look();
    m_isLooking = false;
    if (!looked)
        qCWarning(lcAccounts, "event=audit-not-read detail=\"%s\"", qUtf8Printable(looked.error().detail));
}

QCoro::Task<Result<>> AuditFollower::look()
{
    const qint64 from = std::max<qint64>(m_last - kOverlap, 0);
    FOYER_CO_TRY(const QList<AuditEntry> entries, co_await m_store.auditAfter(from, kAtOnce));
    for (const AuditEntry &entry : entries) {
        if (!isNew(entry.id))
            continue;
        const Result<> applied = co_await apply(entry);
        if (!applied) {
            m_known.remove(entry.id); // once more the next time
            co_return applied;
        }
    }
    co_return Result<>{};
}

bool AuditFollower::isNew(qint64 id)
{
    if (m_known.contains(id))
        return false;
    m_known.insert(id);
    m_last = std::max(m_last, id);
    m_known.removeIf([this](qint64 known) { return known < m_last - kOverlap; });
    return true;
}

QCoro::Task<Result<>> AuditFollower::apply(AuditEntry entry)
{
    if (entry.action == action::kRegistrationChanged) {
        FOYER_CO_CHECK(co_await loadRegistration());
    }
    if (entry.room.isValid()) {
        FOYER_CO_CHECK(co_await m_rooms.tell(entry));
    }
    if (!entry.target)
        co_return Result<>{};
    const UserId user = entry.target->id;
    if (endsSessions(entry.action) || changesRole(entry.action))
        m_sessions.forgetUser(user);
    if (endsSessions(entry.action)) {
        // He may have signed in again since: what lives, stays.
        FOYER_CO_TRY(const QList<protocol::Session> living, co_await m_sessions.listOf(user));
        QList<SessionId> ids;
        for (const protocol::Session &session : living)
            ids.append(session.id);
        m_ender.keepOnly(user, ids, protocol::SessionEnd::Revoked);
    }
    if (entry.action == action::kUserDisabled) {
        FOYER_CO_CHECK(co_await restBots(user, entry.at));
    }
    co_return Result<>{};
}

QCoro::Task<Result<>> AuditFollower::restBots(UserId owner, Timestamp at)
{
    FOYER_CO_TRY(const ManagedUser now, co_await m_store.user(owner, at));
    if (now.disabledAt == 0)
        co_return Result<>{}; // enabled again since
    FOYER_CO_TRY(const QList<accounts::Bot> bots, co_await m_bots.list(owner));
    for (const accounts::Bot &bot : bots) {
        m_sessions.forgetUser(bot.user.id);
        m_ender.keepOnly(bot.user.id, {}, protocol::SessionEnd::Revoked);
    }
    co_return Result<>{};
}

QCoro::Task<Result<>> AuditFollower::loadRegistration()
{
    FOYER_CO_TRY(const QString name, co_await m_store.registration());
    m_signIn.setRegistration(accounts::registrationFromName(name).value_or(m_atStart));
    co_return Result<>{};
}

} // namespace foyer::admin
