// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoroTask>

#include <functional>

namespace foyer {
class Clock;
}
namespace foyer::accounts {
class AccountCloser;
class Bots;
class Invites;
class Passwords;
class Profiles;
class Sessions;
class SignIn;
} // namespace foyer::accounts
namespace foyer::admin {
struct AdminParts;
}
namespace foyer::chat {
class Amender;
class Personal;
class Blocks;
class Departures;
class Directs;
class Neighbours;
class Poster;
class Presence;
class Reading;
class RoomKeeper;
class Rooms;
class Searcher;
class Sync;
class Typing;
} // namespace foyer::chat
namespace foyer::hooks {
class Hooks;
}
namespace foyer::media {
class Avatars;
class Exports;
class Images;
class ResumableUploads;
} // namespace foyer::media
namespace foyer::metrics {
class Registry;
}

namespace foyer::net {

/// What the network side calls. All of it must outlive NetServer and its running tasks.
struct NetServices
{
    const Clock &clock;
    accounts::SignIn &signIn;
    accounts::Sessions &sessions;
    accounts::Invites &invites;
    accounts::Bots &bots;
    chat::Rooms &rooms;
    chat::RoomKeeper &roomKeeper;
    chat::Poster &poster;
    chat::Amender &amender;
    chat::Searcher &searcher;
    chat::Sync &sync;
    chat::Reading &reading;
    chat::Presence &presence;
    chat::Typing &typing;
    chat::Personal &personal;
    hooks::Hooks &hooks;
    media::Images &images;
    media::ResumableUploads &uploads;
    admin::AdminParts &admin;
    accounts::Profiles &profiles;
    accounts::Passwords &passwords;
    accounts::AccountCloser &closer;
    chat::Blocks &blocks;
    chat::Neighbours &neighbours;
    chat::Departures &departures;
    chat::Directs &directs;
    media::Avatars &avatars;
    media::Exports &exports;
    metrics::Registry &metrics;
    /// Whether the database answers now; for /readyz. Must answer within a few seconds.
    std::function<QCoro::Task<bool>()> isStorageReady;
};

} // namespace foyer::net
