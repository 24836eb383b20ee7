// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

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
#include "server/app/image_files.h"
#include "server/app/options.h"
#include "server/chat/amender.h"
#include "server/chat/blocks.h"
#include "server/chat/change_watch.h"
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
#include "server/net/net_server.h"
#include "server/net/ws/hub.h"
#include "server/outgoing/curl_client.h"
#include "server/search/message_index.h"
#include "server/seeds/room_seeds.h"

namespace foyer::metrics {
class Registry;
}
namespace foyer::storage {
class Storage;
}

namespace foyer::app {

class PortWrapper;

/// Every part that stands on the storage, made in this order and torn down in the other. Thread: main.
struct ServerParts
{
    /// All that is passed in must outlive this object.
    ServerParts(storage::Storage &storage, PortWrapper &ports, metrics::Registry &metrics, const Clock &clock,
                const Options &options, const net::NetSettings &settings);

    accounts::PasswordHasher hasher;
    accounts::AttemptLimiter limiter;
    accounts::Sessions sessions;
    accounts::SignIn signIn;
    accounts::Invites invites;
    accounts::Bots bots;
    accounts::Profiles profiles;
    accounts::Passwords passwords;
    accounts::AccountCloser closer;
    ImageFiles imageFiles;
    media::ImageProcessor processor;
    media::Images images;
    media::ResumableUploads uploads;
    media::Avatars avatars;
    media::Exports exports;
    net::Hub hub;
    chat::ConversationStore &conversations;
    chat::MessageStore &messages;
    chat::AmendmentStore &amendments;
    outgoing::CurlClient hookClient;
    hooks::HookCourier courier;
    hooks::HearingSink hearing;
    chat::EventSink &events;
    chat::Presence presence;
    chat::Personal personal;
    chat::Typing typing;
    chat::Doorway doorway;
    chat::Rooms rooms;
    chat::RoomKeeper roomKeeper;
    /// Holds nobody to a rate.
    chat::RoomKeeper seedKeeper;
    seeds::RoomSeeds roomSeeds;
    search::MessageIndex index;
    chat::ChangeWatch watch;
    chat::Poster poster;
    hooks::Hooks hooks;
    chat::Amender amender;
    chat::Searcher searcher;
    chat::Sync sync;
    chat::Reading reading;
    chat::Blocks blocks;
    chat::Neighbours neighbours;
    chat::Departures departures;
    chat::Directs directs;
    chat::Removals removals;
    admin::RoomFollower roomFollower;
    admin::AdminParts admin;
    net::NetServer net;
};

} // namespace foyer::app
