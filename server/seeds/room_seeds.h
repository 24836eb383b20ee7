// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/protocol/conversation.h"
#include "server/seeds/seed_list.h"
#include "server/seeds/seed_store.h"

#include <QObject>
#include <QTimer>

namespace foyer::chat {
class RoomKeeper;
class Rooms;
} // namespace foyer::chat
namespace foyer::media {
class Images;
}

namespace foyer::seeds {

/// Makes the rooms that a server begins with, once: as soon as there is an administrator, who owns them then. A room whose
/// name somebody has taken is left out. Thread: main.
class RoomSeeds : public QObject
{
    Q_OBJECT

public:
    /// All that is passed in must outlive this object and its running tasks; the keeper must not hold the owner to a rate.
    RoomSeeds(SeedStore &store, chat::Rooms &rooms, chat::RoomKeeper &keeper, media::Images &images,
              const Clock &clock, QObject *parent = nullptr);

    /// Begins, and goes on looking for an administrator until there is one. Returns at once.
    void start(Language language);
    /// Begins nothing new.
    void stop();

private:
    QCoro::Task<> look();
    /// Whether there is nothing left to do.
    [[nodiscard]] QCoro::Task<Result<bool>> make();
    [[nodiscard]] QCoro::Task<Result<>> makeRoom(UserId owner, RoomSeed seed);
    [[nodiscard]] QCoro::Task<Result<>> decorateLobby(UserId owner, QString cover);
    [[nodiscard]] QCoro::Task<Result<UploadId>> store(UserId owner, QString cover);

    SeedStore &m_store;
    chat::Rooms &m_rooms;
    chat::RoomKeeper &m_keeper;
    media::Images &m_images;
    const Clock &m_clock;
    Language m_language = Language::English;
    QTimer m_looking;
    bool m_isMaking = false;
};

} // namespace foyer::seeds
