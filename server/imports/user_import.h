// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/imports/import_store.h"
#include "server/imports/old_chat.h"
#include "server/imports/old_times.h"

#include <QStringList>

namespace foyer {
class Clock;
}
namespace foyer::accounts {
class PasswordHasher;
}

namespace foyer::imports {

class ImportWatcher;
struct ImportReport;

/// Moves the users in: names that fit, passwords wrapped, a few at a time. Thread: main.
class UserImport
{
public:
    /// All that is passed in must outlive this object and its running task.
    UserImport(OldChat &chat, ImportStore &store, accounts::PasswordHasher &hasher, const Clock &clock,
               OldTimes &times, ImportWatcher &watcher, ImportReport &report);

    /// Adds who is not here yet. Returns all users of the source that are here, by their old ids.
    [[nodiscard]] QCoro::Task<Result<QHash<qint64, MovedUser>>> run(SourceId source, qint64 expected);

private:
    [[nodiscard]] QCoro::Task<Result<>> add(SourceId source, QList<OldUser> users);
    [[nodiscard]] QCoro::Task<Result<QStringList>> wrap(QList<OldUser> users);
    [[nodiscard]] QCoro::Task<Result<QString>> freeName(QString wanted, QStringList taken);

    OldChat &m_chat;
    ImportStore &m_store;
    accounts::PasswordHasher &m_hasher;
    const Clock &m_clock;
    OldTimes &m_times;
    ImportWatcher &m_watcher;
    ImportReport &m_report;
    QHash<qint64, MovedUser> m_here;
    Timestamp m_lastTime = 0;
};

} // namespace foyer::imports
