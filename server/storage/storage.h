// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/base/result.h"

#include <QObject>
#include <QString>

#include <chrono>
#include <memory>

namespace foyer {
class Clock;
}
namespace foyer::accounts {
class BotStore;
class ClosingStore;
class ProfileStore;
class SessionStore;
class UserStore;
} // namespace foyer::accounts
namespace foyer::admin {
class AdminStore;
class ManagedRoomStore;
class ReportStore;
} // namespace foyer::admin
namespace foyer::chat {
class AmendmentStore;
class BlockStore;
class ConversationStore;
class DepartureStore;
class DirectStore;
class MessageStore;
class PersonalStore;
class ReadingStore;
class RemovalStore;
class SearchSource;
class RoomStore;
} // namespace foyer::chat
namespace foyer::hooks {
class HookStore;
}
namespace foyer::imports {
class ImportStore;
}
namespace foyer::seeds {
class SeedStore;
}
namespace foyer::media {
class AvatarStore;
class ExportStore;
class PlaceStore;
class UploadStore;
} // namespace foyer::media

namespace foyer::storage {

/// The database and the stores on it. Writes share one thread and are committed in groups; reads have a few threads
/// of their own. Nothing blocks the owner's thread but `open` and `stop`. Thread: main.
///
/// Before stop() returns, every task that waits on a store is resumed: stop it while those who use the stores still
/// live. Tasks begun afterwards get Unavailable.
class Storage : public QObject
{
    Q_OBJECT

public:
    struct Settings
    {
        /// `sqlite:PATH` or `mysql://USER:PASSWORD@HOST:PORT/NAME` (user and password percent-encoded).
        QString url;
        /// Threads that read.
        int readers = 2;
        /// Writes, and as many reads, that may wait; more are refused with Unavailable.
        int maxQueued = 20'000;
        /// How long to wait for the database at the start.
        std::chrono::milliseconds openFor{10'000};
        /// How long waiting work outlives the loss of the database before it is refused with Unavailable.
        std::chrono::milliseconds retryFor{5'000};
    };

    /// What happened so far; all but the last only grow.
    struct Statistics
    {
        /// Committed write transactions.
        quint64 transactions = 0;
        /// Writes answered out of committed transactions; divided by `transactions`: how well they are grouped.
        quint64 writes = 0;
        /// New messages committed.
        quint64 messages = 0;
        quint64 reads = 0;
        /// Batches done again after a lost connection, a deadlock or a write that failed beside others.
        quint64 repeats = 0;
        /// Work refused because too much was waiting.
        quint64 refusals = 0;
        /// Writes waiting now.
        int waiting = 0;
    };

    /// Opens the database, brings its schema up to date and starts the threads. Blocks for at most about `openFor`.
    /// On failure `detail` is a sentence for the operator, without the password: InvalidField (url), Unavailable
    /// (not reachable), StorageFull, Internal (refused: newer schema, changed migration, not Foyer's).
    /// The clock must outlive the storage.
    [[nodiscard]] static Result<std::unique_ptr<Storage>> open(Settings settings, const Clock &clock);
    ~Storage() override;

    [[nodiscard]] accounts::UserStore &users();
    [[nodiscard]] accounts::SessionStore &sessions();
    [[nodiscard]] accounts::BotStore &bots();
    [[nodiscard]] accounts::ProfileStore &profiles();
    [[nodiscard]] accounts::ClosingStore &closings();
    [[nodiscard]] chat::ConversationStore &conversations();
    [[nodiscard]] chat::MessageStore &messages();
    [[nodiscard]] chat::AmendmentStore &amendments();
    [[nodiscard]] chat::ReadingStore &reading();
    [[nodiscard]] chat::PersonalStore &personal();
    [[nodiscard]] chat::SearchSource &searchSource();
    [[nodiscard]] chat::RoomStore &rooms();
    [[nodiscard]] hooks::HookStore &hooks();
    [[nodiscard]] chat::BlockStore &blocks();
    [[nodiscard]] chat::DirectStore &directs();
    [[nodiscard]] chat::DepartureStore &departures();
    [[nodiscard]] chat::RemovalStore &removals();
    [[nodiscard]] media::UploadStore &uploads();
    [[nodiscard]] media::PlaceStore &places();
    [[nodiscard]] admin::AdminStore &administration();
    [[nodiscard]] admin::ManagedRoomStore &managedRooms();
    [[nodiscard]] admin::ReportStore &reports();
    [[nodiscard]] media::AvatarStore &avatars();
    [[nodiscard]] media::ExportStore &exports();
    [[nodiscard]] imports::ImportStore &imports();
    [[nodiscard]] seeds::SeedStore &seeds();

    /// Whether the database answered last time; asked again every few seconds when nothing else happens.
    [[nodiscard]] bool isReady() const;
    [[nodiscard]] Statistics statistics() const;

    /// Takes no more work, finishes what was queued, resumes whoever waits, ends the threads. Blocks; with the
    /// database away at most about `retryFor`, with one that hangs up to 30 s more. The destructor does the same.
    void stop();

signals:
    void readyChanged(bool isReady);

private:
    struct Private;
    Storage();

    std::unique_ptr<Private> d;
};

} // namespace foyer::storage
