// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/base/clock.h"
#include "server/accounts/account_closer.h"
#include "server/accounts/attempt_limiter.h"
#include "server/accounts/bots.h"
#include "server/accounts/invites.h"
#include "server/accounts/password_hasher.h"
#include "server/accounts/passwords.h"
#include "server/accounts/profiles.h"
#include "server/accounts/sessions.h"
#include "server/accounts/sign_in.h"
#include "server/admin/admin_parts.h"
#include "server/admin/room_follower.h"
#include "server/chat/amender.h"
#include "server/chat/blocks.h"
#include "server/chat/departures.h"
#include "server/chat/directs.h"
#include "server/chat/doorway.h"
#include "server/chat/neighbours.h"
#include "server/chat/personal.h"
#include "server/chat/poster.h"
#include "server/chat/presence.h"
#include "server/chat/reading.h"
#include "server/chat/removals.h"
#include "server/chat/room_keeper.h"
#include "server/chat/rooms.h"
#include "server/chat/searcher.h"
#include "server/chat/sync.h"
#include "server/chat/typing.h"
#include "server/hooks/hearing_sink.h"
#include "server/hooks/hook_courier.h"
#include "server/hooks/hooks.h"
#include "server/media/avatars.h"
#include "server/media/exports.h"
#include "server/media/image_processor.h"
#include "server/media/images.h"
#include "server/media/resumable_uploads.h"
#include "server/media/stores/folder_image_store.h"
#include "server/metrics/registry.h"
#include "server/net/net_server.h"
#include "server/net/ws/hub.h"
#include "server/outgoing/curl_client.h"
#include "server/search/message_index.h"
#include "server/storage/storage.h"
#include "tests/unit/net/raw_client.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QUuid>

#include <memory>

namespace foyer::test {

/// A clock that runs by itself and can be put forward.
class RunningClock final : public Clock
{
public:
    [[nodiscard]] Timestamp now() const override { return m_clock.now() + m_ahead; }
    [[nodiscard]] qint64 monotonic() const override { return m_clock.monotonic() + m_ahead; }
    void advance(std::chrono::milliseconds step) { m_ahead += step.count(); }

private:
    SystemClock m_clock;
    qint64 m_ahead = 0;
};

/// A person who is signed in.
struct Guest
{
    UserId id;
    QByteArray token;
};

/// The whole server but its main(), on a real SQLite database and a real port.
class NetHouse
{
public:
    explicit NetHouse(net::NetSettings settings = {})
        : way(settings.tls ? RawClient::Way::Tls : RawClient::Way::Plain)
        , storage(open())
        , hasher({accounts::PasswordCost::Minimum})
        , limiter(clock, {})
        , sessions(storage->sessions(), clock, {})
        , signIn(storage->users(), sessions, hasher, limiter, clock, {})
        , invites(storage->users(), sessions, clock)
        , bots(storage->bots(), sessions, clock, {})
        , files(folder.filePath(QStringLiteral("images")))
        , processor({})
        , images(processor, files, storage->uploads(), clock)
        , uploads(images, clock, {folder.filePath(QStringLiteral("transfers"))})
        , hub(metrics)
        , hookClient({})
        , courier(storage->hooks(), storage->messages(), hookClient, clock, {})
        , presence(hub)
        , personal(storage->personal(), presence, hub, clock)
        , typing(hub, presence, personal, clock)
        , doorway(storage->conversations(), storage->rooms(), hub, presence, clock)
        , rooms(storage->conversations(), doorway, presence, clock)
        , roomKeeper(storage->rooms(), doorway, hub, clock, {0, 0})
        , poster(storage->messages(), hub, presence, clock, {0, 0})
        , hooks(storage->hooks(), doorway, poster, courier, clock, {})
        , sync(storage->conversations(), storage->messages(), hub, presence)
        , reading(storage->reading(), storage->conversations(), hub, presence)
        , amender(storage->amendments(), storage->conversations(), hub, clock, {})
        , index(storage->searchSource(), folder.filePath(QStringLiteral("search")), {})
        , searcher(index, storage->conversations(), storage->messages(), clock, {})
        , profiles(storage->profiles(), sessions, clock, {})
        , passwords(storage->users(), storage->profiles(), sessions, hasher, limiter, clock)
        , closer(storage->closings(), passwords, sessions, clock, accounts::DeletedMessages::Keep)
        , blocks(storage->blocks(), hub, clock)
        , neighbours(storage->conversations(), hub)
        , departures(storage->departures(), storage->conversations(), rooms, neighbours, hub, clock)
        , directs(storage->directs(), hub, presence, clock, {0, 0})
        , removals(storage->removals(), clock)
        , roomFollower(storage->managedRooms(), storage->conversations(), storage->messages(), doorway, hub,
                       removals)
        , admin(storage->administration(), storage->managedRooms(), storage->reports(), storage->bots(),
                sessions, signIn, hasher, limiter, hub, roomFollower, clock)
        , avatars(processor, files, storage->avatars(), clock)
        , exports(storage->exports(), files, clock, {folder.filePath(QStringLiteral("exports"))})
        , server(hub, services(), prepared(std::move(settings)))
    {
        const auto started = server.start();
        if (!started)
            qFatal("%s", qPrintable(started.error().detail));
        port = *started;
    }
    ~NetHouse()
    {
        QCoro::waitFor(server.stop());
        index.stop();
        storage->stop();
    }

    /// What a server of this house calls.
    [[nodiscard]] net::NetServices services()
    {
        return {clock,
                signIn,
                sessions,
                invites,
                bots,
                rooms,
                roomKeeper,
                poster,
                amender,
                searcher,
                sync,
                reading,
                presence,
                typing,
                personal,
                hooks,
                images,
                uploads,
                admin,
                profiles,
                passwords,
                closer,
                blocks,
                neighbours,
                departures,
                directs,
                avatars,
                exports,
                metrics,
                [this] {
                    return storageState();
                }};
    }
    /// A request with a session, if a token is given.
    [[nodiscard]] QByteArray request(const QByteArray &method, const QByteArray &path,
                                     const QByteArray &token = {}, const QByteArray &body = {},
                                     const QByteArray &fields = {}) const
    {
        QByteArray bytes =
            method + ' ' + path + " HTTP/1.1\r\nHost: 127.0.0.1:" + QByteArray::number(port) + "\r\n";
        if (!token.isEmpty())
            bytes += "Authorization: Bearer " + token + "\r\n";
        if (!body.isEmpty() || method == "POST")
            bytes += "Content-Length: " + QByteArray::number(body.size()) + "\r\n";
        return bytes + fields + "\r\n" + body;
    }
    RawReply ask(const QByteArray &method, const QByteArray &path, const QByteArray &token = {},
                 const QByteArray &body = {}, const QByteArray &fields = {})
    {
        RawClient client(port, way);
        return client.ask(request(method, path, token, body, fields));
    }
    RawReply enter(const QByteArray &name, const QByteArray &kind, const QByteArray &fields = {})
    {
        const QJsonObject form{{QStringLiteral("username"), QString::fromUtf8(name)},
                               {QStringLiteral("password"), QStringLiteral("correct horse")},
                               {QStringLiteral("kind"), QString::fromUtf8(kind)},
                               {QStringLiteral("confirmNewAccount"), true},
                               {QStringLiteral("avatar"), QStringLiteral("a3")}};
        return ask("POST", "/api/v1/sign-in", {}, QJsonDocument(form).toJson(QJsonDocument::Compact), fields);
    }
    /// Signs somebody up, or in again.
    Guest guest(const QByteArray &name, const QByteArray &kind = "bot")
    {
        const QJsonObject answer = QJsonDocument::fromJson(enter(name, kind).body).object();
        return {UserId(answer[QLatin1String("user")][QLatin1String("id")].toInteger()),
                answer[QLatin1String("token")].toString().toLatin1()};
    }
    Result<chat::StoredPost> post(UserId author, ConversationId conversation, const QString &text)
    {
        const QString ref = QUuid::createUuid().toString(QUuid::WithoutBraces);
        return QCoro::waitFor(poster.post(author, {ref, conversation, text, {}, {}, {}}));
    }

    /// How clients have to connect.
    RawClient::Way way;
    QTemporaryDir folder;
    RunningClock clock;
    bool isStorageReady = true;
    std::unique_ptr<storage::Storage> storage;
    metrics::Registry metrics;
    accounts::PasswordHasher hasher;
    accounts::AttemptLimiter limiter;
    accounts::Sessions sessions;
    accounts::SignIn signIn;
    accounts::Invites invites;
    accounts::Bots bots;
    media::FolderImageStore files;
    media::ImageProcessor processor;
    media::Images images;
    media::ResumableUploads uploads;
    net::Hub hub;
    outgoing::CurlClient hookClient;
    hooks::HookCourier courier;
    chat::Presence presence;
    chat::Personal personal;
    chat::Typing typing;
    chat::Doorway doorway;
    chat::Rooms rooms;
    chat::RoomKeeper roomKeeper;
    chat::Poster poster;
    hooks::Hooks hooks;
    chat::Sync sync;
    chat::Reading reading;
    chat::Amender amender;
    search::MessageIndex index;
    chat::Searcher searcher;
    accounts::Profiles profiles;
    accounts::Passwords passwords;
    accounts::AccountCloser closer;
    chat::Blocks blocks;
    chat::Neighbours neighbours;
    chat::Departures departures;
    chat::Directs directs;
    chat::Removals removals;
    admin::RoomFollower roomFollower;
    admin::AdminParts admin;
    media::Avatars avatars;
    media::Exports exports;
    net::NetServer server;
    quint16 port = 0;

private:
    std::unique_ptr<storage::Storage> open()
    {
        storage::Storage::Settings settings;
        settings.url = QStringLiteral("sqlite:") + folder.filePath(QStringLiteral("foyer.db"));
        auto opened = storage::Storage::open(settings, clock);
        if (!opened)
            qFatal("%s", qPrintable(opened.error().detail));
        return *std::move(opened);
    }
    QCoro::Task<bool> storageState() { co_return isStorageReady; }
    static net::NetSettings prepared(net::NetSettings settings)
    {
        settings.port = 0;
        settings.serverVersion = QStringLiteral("0.0.1");
        return settings;
    }
};

} // namespace foyer::test
