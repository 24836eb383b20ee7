// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/base/clock.h"
#include "server/accounts/user_store.h"
#include "server/chat/amender.h"
#include "server/chat/conversation_store.h"
#include "server/chat/message_store.h"
#include "server/chat/personal.h"
#include "server/chat/poster.h"
#include "server/chat/presence.h"
#include "server/chat/reading.h"
#include "server/chat/rooms.h"
#include "server/chat/sync.h"
#include "server/chat/typing.h"
#include "server/storage/storage.h"
#include "tests/support/recording_sink.h"

#include <QCoroTask>
#include <QTemporaryDir>
#include <QUuid>

#include <memory>

namespace foyer::test {

/// The rules of chat on a real SQLite database, with a sink that writes down what would be pushed.
class ChatHouse
{
public:
    ChatHouse()
        : storage(open())
        , presence(sink)
        , personal(storage->personal(), presence, sink, clock)
        , typing(sink, presence, personal, clock)
        , rooms(storage->conversations(), sink, presence, clock)
        , poster(storage->messages(), sink, clock, {0, 0})
        , amender(storage->amendments(), storage->conversations(), sink, clock, amenderSettings())
        , sync(storage->conversations(), storage->messages(), sink, presence)
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
    chat::Rooms rooms;
    chat::Poster poster;
    chat::Amender amender;
    chat::Sync sync;
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
