// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/base/clock.h"
#include "server/accounts/user_store.h"
#include "server/chat/amender.h"
#include "server/chat/conversation_store.h"
#include "server/chat/directs.h"
#include "server/chat/doorway.h"
#include "server/chat/message_store.h"
#include "server/chat/personal.h"
#include "server/chat/poster.h"
#include "server/chat/presence.h"
#include "server/chat/reading.h"
#include "server/chat/room_keeper.h"
#include "server/chat/rooms.h"
#include "server/chat/sync.h"
#include "server/chat/typing.h"
#include "server/storage/storage.h"
#include "tests/support/recording_sink.h"

#include <QCoroTask>
#include <QTemporaryDir>
#include <QUuid>

#include <chrono>
#include <memory>

namespace foyer::test {

/// The rules of chat on a real SQLite database, with a sink that writes down what would be pushed.
class ChatHouse
{
public:
    /// After each telling of comings and goings a room rests for `moment`.
    explicit ChatHouse(std::chrono::milliseconds moment = std::chrono::milliseconds(20))
        : storage(open())
        , presence(sink)
        , personal(storage->personal(), presence, sink, clock)
        , typing(sink, presence, personal, clock)
        , doorway(storage->conversations(), storage->rooms(), sink, presence, clock, moment)
        , rooms(storage->conversations(), doorway, presence, clock)
        , keeper(storage->rooms(), doorway, sink, clock, {0, 0})
        , poster(storage->messages(), sink, presence, clock, {0, 0})
        , amender(storage->amendments(), storage->conversations(), sink, clock, amenderSettings())
        , sync(storage->conversations(), storage->messages(), sink, presence)
        , directs(storage->directs(), sink, presence, clock, {0, 0})
        , reading(storage->reading(), storage->conversations(), sink, presence)
    {
    }
    ~ChatHouse() { storage->stop(); }

    UserId signUp(const QString &name)
    {
        accounts::NewAccount account;
        account.username = name;
        account.usernameKey = name.toCaseFolded();
        account.passwordHash = QStringLiteral("unused");
        account.createdAt = clock.now();
        const auto user = QCoro::waitFor(storage->users().create(account));
        return user ? user->id : UserId();
    }
    /// A room with these members besides its owner.
    ConversationId room(const QString &name, UserId owner, const QList<UserId> &members = {},
                        protocol::Visibility visibility = protocol::Visibility::Public)
    {
        const auto made = QCoro::waitFor(rooms.create(owner, name, {}));
        if (!made)
            return {};
        for (const UserId member : members)
            (void)QCoro::waitFor(rooms.join(member, made->id));
        chat::RoomPatch patch;
        patch.visibility = visibility;
        (void)QCoro::waitFor(keeper.change(owner, made->id, patch));
        return made->id;
    }
    Result<chat::StoredPost> post(UserId author, ConversationId conversation, const QString &text)
    {
        const QString ref = QUuid::createUuid().toString(QUuid::WithoutBraces);
        return QCoro::waitFor(poster.post(author, {ref, conversation, text, {}, {}, {}}));
    }

    QTemporaryDir folder;
    SystemClock clock;
    std::unique_ptr<storage::Storage> storage;
    RecordingSink sink;
    chat::Presence presence;
    chat::Personal personal;
    chat::Typing typing;
    chat::Doorway doorway;
    chat::Rooms rooms;
    chat::RoomKeeper keeper;
    chat::Poster poster;
    chat::Amender amender;
    chat::Sync sync;
    chat::Directs directs;
    chat::Reading reading;

private:
    static chat::Amender::Settings amenderSettings()
    {
        chat::Amender::Settings settings;
        settings.perSecond = 0;
        return settings;
    }
    std::unique_ptr<storage::Storage> open()
    {
        storage::Storage::Settings settings;
        settings.url = QStringLiteral("sqlite:") + folder.filePath(QStringLiteral("foyer.db"));
        auto opened = storage::Storage::open(settings, clock);
        if (!opened)
            qFatal("%s", qPrintable(opened.error().detail));
        return *std::move(opened);
    }
};

} // namespace foyer::test
