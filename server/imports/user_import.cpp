// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/imports/user_import.h"

#include "common/base/clock.h"
#include "common/base/limits.h"
#include "common/protocol/user.h"
#include "common/text/names.h"
#include "server/accounts/password_hasher.h"
#include "server/accounts/wrapped_hash.h"
#include "server/imports/import_report.h"
#include "server/imports/old_names.h"

#include <algorithm>
#include <vector>

namespace foyer::imports {
namespace {

/// Rows of one look into the old chat.
constexpr int kPage = 512;
/// Users of one transaction: as many passwords as the hasher lets wait, so that a kill costs seconds of work.
constexpr int kAtOnce = 32;
/// How often a batch is named anew when somebody takes one of its names meanwhile.
constexpr int kTries = 3;

QString avatarOf(const OldUser &user)
{
    const QString drawn = u'a' + user.avatar.trimmed();
    return protocol::isDrawnAvatar(drawn) ? drawn : QString();
}

} // namespace

UserImport::UserImport(OldChat &chat, ImportStore &store, accounts::PasswordHasher &hasher,
                       const Clock &clock, OldTimes &times, ImportWatcher &watcher, ImportReport &report)
    : m_chat(chat)
    , m_store(store)
    , m_hasher(hasher)
    , m_clock(clock)
    , m_times(times)
    , m_watcher(watcher)
    , m_report(report)
{
}

QCoro::Task<Result<QHash<qint64, MovedUser>>> UserImport::run(SourceId source, qint64 expected)
{
    auto asking = m_store.users(source);
    FOYER_CO_TRY(m_here, co_await asking);
    for (qint64 last = 0;;) {
        auto reading = m_chat.usersAfter(last, kPage);
        FOYER_CO_TRY(const QList<OldUser> page, co_await reading);
        if (page.isEmpty())
            break;
        last = page.constLast().id;
        m_report.users.found += page.size();
        QList<OldUser> fresh;
        for (const OldUser &user : page) {
            if (m_here.contains(user.id))
                ++m_report.users.known;
            else
                fresh.append(user);
        }
        for (qsizetype at = 0; at < fresh.size(); at += kAtOnce) {
            const QList<OldUser> some = fresh.mid(at, kAtOnce);
            auto adding = add(source, some);
            FOYER_CO_CHECK(co_await adding);
            m_watcher.progressed(ImportWatcher::Stage::Users, m_report.users.known + m_report.users.added,
                                 expected);
        }
        m_watcher.progressed(ImportWatcher::Stage::Users, m_report.users.known + m_report.users.added,
                             expected);
    }
    co_return m_here;
}

QCoro::Task<Result<>> UserImport::add(SourceId source, QList<OldUser> users)
{
    auto wrapping = wrap(users);
    FOYER_CO_TRY(const QStringList hashes, co_await wrapping);
    for (int tried = 1;; ++tried) {
        QList<NewUser> fresh;
        QList<Renaming> renamed;
        QStringList taken;
        Timestamp lastTime = m_lastTime;
        for (qsizetype i = 0; i < users.size(); ++i) {
            const OldUser &old = users.at(i);
            NewUser user;
            user.oldId = old.id;
            const QString wanted = fittingUsername(old.name, old.id);
            auto naming = freeName(wanted, taken);
            FOYER_CO_TRY(user.username, co_await naming);
            taken.append(text::nameKey(user.username));
            user.displayName = user.username;
            if (user.username != old.name)
                renamed.append({old.name, user.username, old.id});
            user.avatar = avatarOf(old);
            user.passwordHash = hashes.at(i);
            if (old.createdAt)
                lastTime = m_times.read(*old.createdAt, lastTime);
            user.createdAt = old.createdAt ? lastTime : m_clock.now();
            user.disabledAt = old.isDeleted ? m_clock.now() : 0;
            fresh.append(user);
        }
        auto adding = m_store.addUsers(source, fresh);
        const Result<QHash<qint64, MovedUser>> added = co_await adding;
        if (!added && added.error().code == ErrorCode::NameTaken && tried < kTries)
            continue;
        if (!added)
            co_return tl::unexpected(added.error());
        m_lastTime = lastTime;
        m_here.insert(*added);
        m_report.users.added += fresh.size();
        m_report.renamedUsers += renamed;
        for (const NewUser &user : std::as_const(fresh)) {
            if (user.passwordHash.isEmpty())
                m_report.passwordless.append(user.username);
            m_report.disabledUsers += user.disabledAt > 0 ? 1 : 0;
        }
        co_return Result<>{};
    }
}

/// What is to be stored as the users' passwords, in their order; empty where nothing can be.
QCoro::Task<Result<QStringList>> UserImport::wrap(QList<OldUser> users)
{
    // All at once: the hasher works on as many as it has threads.
    std::vector<QCoro::Task<Result<QString>>> tasks;
    std::vector<qsizetype> places;
    for (qsizetype i = 0; i < users.size(); ++i) {
        if (const auto digits = accounts::md5Digits(users.at(i).password.trimmed())) {
            tasks.push_back(m_hasher.wrap(*digits));
            places.push_back(i);
        }
    }
    QStringList hashes(users.size());
    Result<> outcome;
    // Every task is waited for, whatever became of the others.
    for (std::size_t i = 0; i < tasks.size(); ++i) {
        const Result<QString> hash = co_await tasks[i];
        if (hash)
            hashes[places[i]] = *hash;
        else
            outcome = tl::unexpected(hash.error());
    }
    if (!outcome)
        co_return tl::unexpected(outcome.error());
    co_return hashes;
}

QCoro::Task<Result<QString>> UserImport::freeName(QString wanted, QStringList taken)
{
    for (int number = 1;; ++number) {
        const QString name = number == 1 ? wanted : withNumber(wanted, number, limits::kUsernameMax);
        const QString key = text::nameKey(name);
        if (taken.contains(key))
            continue;
        auto asking = m_store.isUsernameFree(key);
        FOYER_CO_TRY(const bool isFree, co_await asking);
        if (isFree)
            co_return name;
    }
}

} // namespace foyer::imports
