// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/imports/import_report.h"
#include "server/imports/import_store.h"
#include "server/imports/message_import.h"

#include <QCoroTask>
#include <QStringList>
#include <QTimeZone>

namespace foyer {
class Clock;
}
namespace foyer::accounts {
class PasswordHasher;
}

namespace foyer::imports {

/// Moves a go-gin-chat in: users, rooms, messages, and a count at the end. It may be ended at any moment and run again: it then
/// goes on, and adds only what is not here yet. Thread: main.
class Importer
{
public:
    struct Settings
    {
        /// What the source is called in the notes of what came from where.
        QString source;
        QTimeZone zone;
        Pictures pictures = Pictures::Link;
        /// Names of room 1, 2, ….
        QStringList rooms;
    };

    /// All that is passed in must outlive this object and its running task; `taker` only if pictures are fetched.
    Importer(OldChat &chat, ImportStore &store, accounts::PasswordHasher &hasher, PictureTaker *taker,
             const Clock &clock, ImportWatcher &watcher, Settings settings);

    /// On failure `detail` is a sentence for the operator where it ends with a full stop.
    [[nodiscard]] QCoro::Task<Result<ImportReport>> run();

private:
    [[nodiscard]] QCoro::Task<Result<Source>> openSource(QString fingerprint);
    [[nodiscard]] QCoro::Task<Result<>> addRooms(Source *source);
    [[nodiscard]] QCoro::Task<Result<>> check(SourceId source, qint64 lastUser, qint64 lastMessage);

    OldChat &m_chat;
    ImportStore &m_store;
    accounts::PasswordHasher &m_hasher;
    PictureTaker *m_taker;
    const Clock &m_clock;
    ImportWatcher &m_watcher;
    const Settings m_settings;
    ImportReport m_report;
};

} // namespace foyer::imports
