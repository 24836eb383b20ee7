// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/imports/import_store.h"
#include "server/imports/old_chat.h"
#include "server/imports/old_times.h"

#include <QHash>

#include <optional>
#include <utility>

namespace foyer {
class Clock;
}

namespace foyer::imports {

class ImportWatcher;
class PictureTaker;
struct ImportReport;
struct PlainContent;

/// What becomes of pictures.
enum class Pictures {
    /// They are asked for and kept; where that fails their address stays.
    Fetch,
    /// Their address stands in the text.
    Link,
    Skip,
};

/// Moves the messages in, page by page: while one is stored, the next is read. Thread: main.
class MessageImport
{
public:
    struct Settings
    {
        Pictures pictures = Pictures::Link;
        /// The old rooms' conversations here; invalid: it was deleted. Messages of others are skipped.
        QHash<qint64, ConversationId> rooms{};
        /// Users by their old ids.
        QHash<qint64, MovedUser> users{};
    };

    /// All that is passed in must outlive this object and its running task; `taker` only if pictures are fetched.
    MessageImport(OldChat &chat, ImportStore &store, PictureTaker *taker, const Clock &clock, OldTimes &times,
                  ImportWatcher &watcher, ImportReport &report, Settings settings);

    /// Adds what is not here yet, in the order of the old ids. Returns the last id that was read.
    [[nodiscard]] QCoro::Task<Result<qint64>> run(SourceId source, qint64 expected);

private:
    [[nodiscard]] QCoro::Task<Result<>> add(SourceId source, QList<OldMessage> page);
    /// The message as it will be stored; nothing if it is skipped, which is noted.
    [[nodiscard]] std::optional<NewMessage> prepare(const OldMessage &old, QString &picture);
    /// Gives it its conversation or its receiver; false if it has none, which is noted.
    [[nodiscard]] bool place(const OldMessage &old, NewMessage &message);
    [[nodiscard]] bool placePrivate(const OldMessage &old, NewMessage &message);
    void putText(const PlainContent &content, const OldMessage &old, NewMessage &message, QString &picture);
    /// Takes the pictures in, each for the message at its place. StorageFull; other failures leave the address.
    [[nodiscard]] QCoro::Task<Result<>> fetchAll(QList<NewMessage> *messages,
                                                 QList<std::pair<qsizetype, QString>> pictures);
    [[nodiscard]] QCoro::Task<Result<>> fetch(NewMessage *message, QString url);

    OldChat &m_chat;
    ImportStore &m_store;
    PictureTaker *m_taker;
    const Clock &m_clock;
    OldTimes &m_times;
    ImportWatcher &m_watcher;
    ImportReport &m_report;
    const Settings m_settings;
    Timestamp m_lastTime = 0;
};

} // namespace foyer::imports
