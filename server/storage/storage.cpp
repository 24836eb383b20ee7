// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/storage/storage.h"

#include "common/base/clock.h"
#include "common/base/logging.h"
#include "server/storage/completions.h"
#include "server/storage/database.h"
#include "server/storage/migrator.h"
#include "server/storage/reader_pool.h"
#include "server/storage/sql_admin_store.h"
#include "server/storage/sql_amendment_store.h"
#include "server/storage/sql_avatar_store.h"
#include "server/storage/sql_block_store.h"
#include "server/storage/sql_bot_store.h"
#include "server/storage/sql_conversation_store.h"
#include "server/storage/sql_departure_store.h"
#include "server/storage/sql_direct_store.h"
#include "server/storage/sql_export_store.h"
#include "server/storage/sql_hook_store.h"
#include "server/storage/sql_import_store.h"
#include "server/storage/sql_managed_room_store.h"
#include "server/storage/sql_message_store.h"
#include "server/storage/sql_personal_store.h"
#include "server/storage/sql_place_store.h"
#include "server/storage/sql_profile_store.h"
#include "server/storage/sql_reading_store.h"
#include "server/storage/sql_removal_store.h"
#include "server/storage/sql_report_store.h"
#include "server/storage/sql_room_store.h"
#include "server/storage/sql_search_source.h"
#include "server/storage/sql_seed_store.h"
#include "server/storage/sql_session_store.h"
#include "server/storage/sql_upload_store.h"
#include "server/storage/sql_user_store.h"
#include "server/storage/writer.h"

#include <thread>

namespace foyer::storage {
namespace {

using namespace std::chrono_literals;

Error opening(const DatabaseUrl &url, const Error &error)
{
    Error told = error;
    told.detail = QStringLiteral("The database %1 cannot be used: %2").arg(url.toDisplay(), error.detail);
    return told;
}

/// A server that starts together with its database has to wait for it a moment.
Result<> openPatiently(Database &database, std::chrono::milliseconds patience)
{
    const auto deadline = std::chrono::steady_clock::now() + patience;
    for (;;) {
        Result<> opened = database.open();
        if (opened || database.fault() != Fault::Lost || std::chrono::steady_clock::now() >= deadline)
            return opened;
        std::this_thread::sleep_for(100ms);
    }
}

/// What an operator may have set that takes back what a commit promises.
void warnOfWeakCommits(Database &database)
{
    if (database.dialect().name() != QLatin1String("mysql"))
        return;
    const Result<Rows> rows = database.execute(QStringLiteral("SELECT @@innodb_flush_log_at_trx_commit"));
    if (rows && !rows->isEmpty() && rows->first().integer(0) != 1)
        qCWarning(lcStorage) << "event=weak-commits innodb_flush_log_at_trx_commit="
                             << rows->first().integer(0)
                             << "hint=\"set it to 1, or a power failure takes acknowledged messages\"";
    database.clearFault();
}

} // namespace

struct Storage::Private
{
    Private(const DatabaseUrl &url, const Settings &settings, const Clock &clock,
            std::function<void(bool)> onReady)
        : writer(url, Writer::Settings{settings.maxQueued, settings.retryFor}, completions, clock,
                 std::move(onReady))
        , readers(url, ReaderPool::Settings{settings.readers, settings.maxQueued, settings.retryFor},
                  completions)
        , users(writer, readers, clock)
        , sessions(writer, readers, clock)
        , bots(writer, readers)
        , conversations(writer, readers)
        , messages(writer, readers)
        , amendments(writer, readers)
        , reading(writer, readers)
        , personal(writer, readers)
        , searchSource(readers)
        , rooms(writer)
        , hooks(writer, readers)
        , uploads(writer, readers)
        , places(writer, readers)
        , administration(writer, readers)
        , reports(writer, readers)
        , profiles(writer, readers)
        , avatars(writer, readers)
        , blocks(writer, readers)
        , directs(writer, readers)
        , departures(writer, readers)
        , managedRooms(writer, readers)
        , removals(writer, readers)
        , exports(readers)
        , imports(writer, readers)
        , seeds(writer, readers)
    {
    }

    Completions completions;
    Writer writer;
    ReaderPool readers;
    SqlUserStore users;
    SqlSessionStore sessions;
    SqlBotStore bots;
    SqlConversationStore conversations;
    SqlMessageStore messages;
    SqlAmendmentStore amendments;
    SqlReadingStore reading;
    SqlPersonalStore personal;
    SqlSearchSource searchSource;
    SqlRoomStore rooms;
    SqlHookStore hooks;
    SqlUploadStore uploads;
    SqlPlaceStore places;
    SqlAdminStore administration;
    SqlReportStore reports;
    SqlProfileStore profiles;
    SqlAvatarStore avatars;
    SqlBlockStore blocks;
    SqlDirectStore directs;
    SqlDepartureStore departures;
    SqlManagedRoomStore managedRooms;
    SqlRemovalStore removals;
    SqlExportStore exports;
    SqlImportStore imports;
    SqlSeedStore seeds;
};

Result<std::unique_ptr<Storage>> Storage::open(Settings settings, const Clock &clock)
{
    FOYER_TRY(const DatabaseUrl url, DatabaseUrl::parse(settings.url));
    {
        Database database(url, Access::Create);
        if (const Result<> opened = openPatiently(database, settings.openFor); !opened)
            return tl::unexpected(opening(url, opened.error()));
        Migrator migrator(database, builtInMigrations(database.dialect().name()), clock);
        if (const Result<> migrated = migrator.run(); !migrated)
            return tl::unexpected(opening(url, migrated.error()));
        warnOfWeakCommits(database);
    }
    std::unique_ptr<Storage> storage(new Storage);
    Storage *target = storage.get();
    storage->d = std::make_unique<Private>(url, settings, clock, [target](bool isReady) {
        // stop() ends the thread that calls this before the storage goes.
        QMetaObject::invokeMethod(
            target, [target, isReady] { emit target->readyChanged(isReady); }, Qt::QueuedConnection);
    });
    storage->d->writer.start();
    storage->d->readers.start();
    qCInfo(lcStorage).noquote() << QLatin1String("event=storage-open database=") + url.toDisplay();
    return storage;
}

Storage::Storage() = default;

Storage::~Storage()
{
    stop();
}

accounts::UserStore &Storage::users()
{
    return d->users;
}

accounts::SessionStore &Storage::sessions()
{
    return d->sessions;
}

accounts::BotStore &Storage::bots()
{
    return d->bots;
}

chat::ConversationStore &Storage::conversations()
{
    return d->conversations;
}

chat::MessageStore &Storage::messages()
{
    return d->messages;
}

chat::RoomStore &Storage::rooms()
{
    return d->rooms;
}

chat::AmendmentStore &Storage::amendments()
{
    return d->amendments;
}

chat::ReadingStore &Storage::reading()
{
    return d->reading;
}

chat::PersonalStore &Storage::personal()
{
    return d->personal;
}

chat::SearchSource &Storage::searchSource()
{
    return d->searchSource;
}

hooks::HookStore &Storage::hooks()
{
    return d->hooks;
}

seeds::SeedStore &Storage::seeds()
{
    return d->seeds;
}

media::PlaceStore &Storage::places()
{
    return d->places;
}

media::UploadStore &Storage::uploads()
{
    return d->uploads;
}

admin::AdminStore &Storage::administration()
{
    return d->administration;
}

admin::ReportStore &Storage::reports()
{
    return d->reports;
}

accounts::ProfileStore &Storage::profiles()
{
    return d->profiles;
}

media::AvatarStore &Storage::avatars()
{
    return d->avatars;
}

chat::BlockStore &Storage::blocks()
{
    return d->blocks;
}

chat::DirectStore &Storage::directs()
{
    return d->directs;
}

accounts::ClosingStore &Storage::closings()
{
    return d->departures;
}

admin::ManagedRoomStore &Storage::managedRooms()
{
    return d->managedRooms;
}

chat::RemovalStore &Storage::removals()
{
    return d->removals;
}

chat::DepartureStore &Storage::departures()
{
    return d->departures;
}

media::ExportStore &Storage::exports()
{
    return d->exports;
}

imports::ImportStore &Storage::imports()
{
    return d->imports;
}

bool Storage::isReady() const
{
    return d->writer.isReady();
}

Storage::Statistics Storage::statistics() const
{
    const Writer::Counters &counters = d->writer.counters();
    Statistics result;
    result.transactions = counters.transactions;
    result.writes = counters.writes;
    result.messages = counters.messages;
    result.reads = d->readers.reads();
    result.repeats = counters.repeats;
    result.refusals = counters.refusals + d->readers.refusals();
    result.waiting = d->writer.waiting();
    return result;
}

void Storage::stop()
{
    d->writer.stop();
    d->readers.stop();
    d->completions.drain();
}

} // namespace foyer::storage
