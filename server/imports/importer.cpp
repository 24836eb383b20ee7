// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/imports/importer.h"

#include "common/base/clock.h"
#include "common/base/limits.h"
#include "server/imports/old_names.h"
#include "server/imports/old_times.h"
#include "server/imports/user_import.h"

#include <algorithm>
#include <utility>

namespace foyer::imports {
namespace {

/// Names that are tried for a room.
constexpr int kNamesTried = 1'000;

} // namespace

Importer::Importer(OldChat &chat, ImportStore &store, accounts::PasswordHasher &hasher, PictureTaker *taker,
                   const Clock &clock, ImportWatcher &watcher, Settings settings)
    : m_chat(chat)
    , m_store(store)
    , m_hasher(hasher)
    , m_taker(taker)
    , m_clock(clock)
    , m_watcher(watcher)
    , m_settings(std::move(settings))
{
}

QCoro::Task<Result<ImportReport>> Importer::run()
{
    auto looking = m_chat.look();
    FOYER_CO_TRY(const OldChatFacts facts, co_await looking);
    auto opening = openSource(facts.fingerprint);
    FOYER_CO_TRY(Source source, co_await opening);

    OldTimes times(facts.areTimesUtc ? QTimeZone::utc() : m_settings.zone);
    UserImport users(m_chat, m_store, m_hasher, m_clock, times, m_watcher, m_report);
    auto moving = users.run(source.id, facts.users);
    MessageImport::Settings settings;
    FOYER_CO_TRY(settings.users, co_await moving);
    qint64 lastUser = 0;
    for (auto it = settings.users.cbegin(); it != settings.users.cend(); ++it)
        lastUser = std::max(lastUser, it.key());

    auto adding = addRooms(&source);
    FOYER_CO_CHECK(co_await adding);
    settings.rooms = source.rooms;
    settings.pictures = m_settings.pictures;
    MessageImport messages(m_chat, m_store, m_taker, m_clock, times, m_watcher, m_report, settings);
    auto posting = messages.run(source.id, facts.messages);
    FOYER_CO_TRY(const qint64 lastMessage, co_await posting);
    auto checking = check(source.id, lastUser, lastMessage);
    FOYER_CO_CHECK(co_await checking);
    co_return m_report;
}

QCoro::Task<Result<Source>> Importer::openSource(QString fingerprint)
{
    auto opening = m_store.source(m_settings.source, fingerprint, m_clock.now());
    FOYER_CO_TRY(const Source source, co_await opening);
    if (source.fingerprint != fingerprint) {
        co_return fail(
            ErrorCode::InvalidField,
            QStringLiteral("Another chat was moved in as \"%1\" before: its first user is not that "
                           "of this one. Give this one a name of its own with --source NAME.")
                .arg(m_settings.source));
    }
    co_return source;
}

QCoro::Task<Result<>> Importer::addRooms(Source *source)
{
    for (qsizetype i = 0; i < m_settings.rooms.size(); ++i) {
        NewRoom room;
        room.oldId = i + 1;
        if (source->rooms.contains(room.oldId))
            continue;
        room.createdAt = m_clock.now();
        const QString wanted = m_settings.rooms.at(i);
        for (int number = 1; number <= kNamesTried; ++number) {
            room.name = number == 1 ? wanted : withNumber(wanted, number, limits::kRoomNameMax);
            auto adding = m_store.addRoom(source->id, room);
            const Result<ConversationId> added = co_await adding;
            if (!added && added.error().code == ErrorCode::NameTaken)
                continue;
            if (!added)
                co_return tl::unexpected(added.error());
            source->rooms.insert(room.oldId, *added);
            break;
        }
        ++m_report.rooms;
        if (room.name != wanted)
            m_report.renamedRooms.append({wanted, room.name, room.oldId});
    }
    co_return Result<>{};
}

QCoro::Task<Result<>> Importer::check(SourceId source, qint64 lastUser, qint64 lastMessage)
{
    m_watcher.progressed(ImportWatcher::Stage::Checking, 0, 1);
    auto countingUsers = m_chat.countUsers(lastUser);
    FOYER_CO_TRY(const qint64 users, co_await countingUsers);
    auto countingMessages = m_chat.countMessages(lastMessage);
    FOYER_CO_TRY(const qint64 messages, co_await countingMessages);
    auto counting = m_store.census(source);
    FOYER_CO_TRY(const Census here, co_await counting);
    const auto expect = [this](const QString &what, bool isSo) {
        if (!isSo)
            m_report.faults.append(what);
    };
    const Tally &read = m_report.messages;
    // Rows that were deleted there during the run are fewer now; more cannot be.
    expect(QStringLiteral("%1 users are there, %2 were read").arg(users).arg(m_report.users.found),
           users <= m_report.users.found);
    expect(QStringLiteral("%1 messages are there, %2 were read").arg(messages).arg(read.found),
           messages <= read.found);
    expect(QStringLiteral("%1 messages were read, %2 are accounted for")
               .arg(read.found)
               .arg(read.known + read.added + read.skipped),
           read.found == read.known + read.added + read.skipped);
    expect(QStringLiteral("%1 users are here of %2").arg(here.users).arg(m_report.users.found),
           here.users >= m_report.users.known + m_report.users.added);
    expect(QStringLiteral("%1 messages are here of %2").arg(here.messages).arg(read.known + read.added),
           here.messages >= read.known + read.added);
    expect(QStringLiteral("%1 messages are lost").arg(here.lost), here.lost == 0);
    m_watcher.progressed(ImportWatcher::Stage::Checking, 1, 1);
    co_return Result<>{};
}

} // namespace foyer::imports
