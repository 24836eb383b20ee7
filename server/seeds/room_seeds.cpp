// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/seeds/room_seeds.h"

#include "common/base/logging.h"
#include "server/chat/conversation_store.h"
#include "server/chat/room_keeper.h"
#include "server/chat/rooms.h"
#include "server/media/drawing.h"
#include "server/media/images.h"

#include <QFile>

#include <algorithm>
#include <chrono>

namespace foyer::seeds {
namespace {

using namespace std::chrono_literals;
using protocol::Conversation;
using protocol::Room;

/// Whoever has just become administrator does not wait long.
constexpr auto kLookEvery = 1s;
/// What failed is the disk or the database, which are not mended in a second; each attempt stores its covers anew.
constexpr auto kPauseAfterFailure = 1min;
/// Larger than any client shows a cover, on a sharp screen too.
constexpr int kCoverWidth = 480;

} // namespace

RoomSeeds::RoomSeeds(SeedStore &store, chat::Rooms &rooms, chat::RoomKeeper &keeper, media::Images &images,
                     const Clock &clock, QObject *parent)
    : QObject(parent)
    , m_store(store)
    , m_rooms(rooms)
    , m_keeper(keeper)
    , m_images(images)
    , m_clock(clock)
{
    connect(&m_looking, &QTimer::timeout, this, [this] { look(); });
}

void RoomSeeds::start(Language language)
{
    m_language = language;
    m_looking.start(kLookEvery);
    look();
}

void RoomSeeds::stop()
{
    m_looking.stop();
}

QCoro::Task<> RoomSeeds::look()
{
    if (m_isMaking)
        co_return;
    m_isMaking = true;
    const Result<bool> isDone = co_await make();
    m_isMaking = false;
    m_looking.setInterval(isDone ? kLookEvery : kPauseAfterFailure);
    if (!isDone)
        qCWarning(lcApp, "event=rooms-not-made detail=\"%s\"", qUtf8Printable(isDone.error().detail));
    else if (*isDone)
        m_looking.stop();
}

QCoro::Task<Result<bool>> RoomSeeds::make()
{
    FOYER_CO_TRY(const bool areMade, co_await m_store.areMade());
    if (areMade)
        co_return true;
    FOYER_CO_TRY(const std::optional<UserId> owner, co_await m_store.firstAdministrator());
    if (!owner)
        co_return false;
    const QList<RoomSeed> seeds = roomSeeds(m_language);
    for (const RoomSeed &seed : seeds) {
        FOYER_CO_CHECK(co_await makeRoom(*owner, seed));
    }
    FOYER_CO_CHECK(co_await m_store.setMade(m_clock.now()));
    qCInfo(lcApp, "event=rooms-made owner=%lld", qlonglong(owner->value()));
    co_return true;
}

QCoro::Task<Result<>> RoomSeeds::makeRoom(UserId owner, RoomSeed seed)
{
    if (seed.name.isEmpty())
        co_return co_await decorateLobby(owner, seed.cover);
    chat::Rooms::Wanted wanted;
    wanted.name = seed.name;
    wanted.topic = seed.topic;
    FOYER_CO_TRY(wanted.cover, co_await store(owner, seed.cover));
    const Result<Conversation> made = co_await m_rooms.create(owner, wanted);
    // A picture that no room has is removed with others that nobody uses.
    if (!made && made.error().code != ErrorCode::NameTaken)
        co_return tl::unexpected(made.error());
    co_return Result<>{};
}

QCoro::Task<Result<>> RoomSeeds::decorateLobby(UserId owner, QString cover)
{
    FOYER_CO_TRY(const QList<Room> rooms, co_await m_rooms.list(owner));
    const bool isDecorated = std::any_of(rooms.cbegin(), rooms.cend(), [](const Room &room) {
        return room.id == chat::kLobby && room.state.cover;
    });
    if (isDecorated)
        co_return Result<>{};
    chat::RoomPatch patch;
    FOYER_CO_TRY(patch.cover, co_await store(owner, cover));
    FOYER_CO_CHECK(co_await m_keeper.change(owner, chat::kLobby, patch));
    co_return Result<>{};
}

QCoro::Task<Result<UploadId>> RoomSeeds::store(UserId owner, QString cover)
{
    QFile drawing(cover);
    if (!drawing.open(QIODevice::ReadOnly))
        co_return fail(ErrorCode::Internal, QStringLiteral("there is no %1").arg(cover));
    FOYER_CO_TRY(const QByteArray png, media::pngOfDrawing(drawing.readAll(), kCoverWidth));
    FOYER_CO_TRY(const protocol::Image image, co_await m_images.store(png, owner));
    co_return image.id;
}

} // namespace foyer::seeds
