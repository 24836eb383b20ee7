// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/app/server_parts.h"

#include "server/app/port_wrapper.h"
#include "server/app/reindex.h"
#include "server/app/user_agent.h"
#include "server/media/upload_store.h"
#include "server/metrics/registry.h"
#include "server/storage/storage.h"

namespace foyer::app {
namespace {

media::ResumableUploads::Settings uploadSettings(const Options &options)
{
    media::ResumableUploads::Settings settings;
    settings.folder = options.dataFolder + QStringLiteral("/transfers");
    settings.maxBytes = options.maxImageBytes();
    return settings;
}

media::Exports::Settings exportSettings(const Options &options)
{
    media::Exports::Settings settings;
    settings.folder = options.dataFolder + QStringLiteral("/exports");
    return settings;
}

accounts::PasswordHasher::Settings hasherSettings(const Options &options)
{
    accounts::PasswordHasher::Settings settings;
    settings.cost = options.passwordCost;
    return settings;
}

chat::Amender::Settings amenderSettings(const Options &options)
{
    chat::Amender::Settings settings;
    settings.editFor = std::chrono::hours(options.editHours);
    settings.recallFor = std::chrono::minutes(options.recallMinutes);
    settings.perSecond = options.postRate;
    settings.burst = options.postBurst;
    return settings;
}

chat::Searcher::Settings searcherSettings(const Options &options)
{
    chat::Searcher::Settings settings;
    settings.perSecond = options.postRate;
    settings.burst = options.postBurst;
    return settings;
}

outgoing::CurlClient::Settings hookClientSettings(const Options &options)
{
    outgoing::CurlClient::Settings settings;
    settings.reach = options.webhookReach;
    settings.userAgent = userAgent();
    return settings;
}

QCoro::Task<bool> isReady(const storage::Storage *storage)
{
    co_return storage->isReady();
}

} // namespace

ServerParts::ServerParts(storage::Storage &storage, PortWrapper &ports, metrics::Registry &metrics,
                         const Clock &clock, const Options &options, const net::NetSettings &settings)
    : hasher(hasherSettings(options))
    , limiter(clock, options.attempts)
    , sessions(storage.sessions(), clock, {options.sessions})
    , signIn(storage.users(), sessions, hasher, limiter, clock,
             {options.registration, std::chrono::hours(24 * options.sessionDays)})
    , invites(storage.users(), sessions, clock)
    , bots(storage.bots(), sessions, clock, {options.botMakers})
    , profiles(storage.profiles(), sessions, clock, {})
    , passwords(storage.users(), storage.profiles(), sessions, hasher, limiter, clock)
    , closer(storage.closings(), passwords, sessions, clock, options.deletedMessages)
    , imageFiles(options, storage.places())
    , processor(processorSettings(options))
    , images(processor, imageFiles.pictures(), storage.uploads(), clock)
    , uploads(images, clock, uploadSettings(options))
    , avatars(processor, imageFiles.avatars(), storage.avatars(), clock)
    , exports(storage.exports(), imageFiles.pictures(), clock, exportSettings(options))
    , hub(metrics)
    , conversations(ports.conversations(storage.conversations()))
    , messages(ports.messages(storage.messages()))
    , amendments(ports.amendments(storage.amendments()))
    , hookClient(hookClientSettings(options))
    , courier(storage.hooks(), messages, hookClient, clock, {})
    , hearing(ports.events(hub), courier)
    , events(hearing)
    , presence(events)
    , personal(storage.personal(), presence, events, clock)
    , typing(events, presence, personal, clock)
    , doorway(conversations, storage.rooms(), events, presence, clock)
    , rooms(conversations, doorway, presence, clock)
    , roomKeeper(storage.rooms(), doorway, events, clock,
                 {double(options.postRate), double(options.postBurst)})
    , seedKeeper(storage.rooms(), doorway, events, clock, {0, 0})
    , roomSeeds(storage.seeds(), rooms, seedKeeper, images, clock)
    , index(storage.searchSource(), searchFolder(options.dataFolder), {})
    , watch(events, index)
    , poster(messages, watch, presence, clock, {double(options.postRate), double(options.postBurst)})
    , hooks(storage.hooks(), doorway, poster, courier, clock, {options.webhookReach})
    , amender(amendments, conversations, watch, clock, amenderSettings(options))
    , searcher(index, conversations, messages, clock, searcherSettings(options))
    , sync(conversations, messages, events, presence)
    , reading(storage.reading(), conversations, events, presence)
    , blocks(storage.blocks(), events, clock)
    , neighbours(conversations, events)
    , departures(storage.departures(), conversations, rooms, neighbours, watch, clock)
    , directs(storage.directs(), events, presence, clock, {})
    , removals(storage.removals(), clock)
    , roomFollower(storage.managedRooms(), conversations, messages, doorway, watch, removals)
    , admin(storage.administration(), storage.managedRooms(), storage.reports(), storage.bots(), sessions,
            signIn, hasher, limiter, hub, roomFollower, clock)
    , net(hub,
          net::NetServices{clock,
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
                           [&storage] {
                               return isReady(&storage);
                           }},
          settings)
{
}

} // namespace foyer::app
