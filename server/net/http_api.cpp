// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/net/http_api.h"

namespace foyer::net {

HttpApi::HttpApi(Hub &hub, const NetServices &services, const NetSettings &settings, const Trust &trust)
    : m_site(settings.webRoot)
    , m_router(trust, services.sessions, services.metrics)
    , m_signIn(services.signIn, services.rooms, hub, services.clock)
    , m_sessions(services.sessions, services.invites, hub)
    , m_invites(services.invites)
    , m_bots(services.bots, services.rooms, hub)
    , m_rooms(services.rooms, services.roomKeeper)
    , m_roomPeople(services.roomKeeper)
    , m_conversations(services.rooms, services.poster, services.sync, services.typing, services.personal)
    , m_messages(services.amender, services.images)
    , m_reading(services.reading, services.personal)
    , m_search(services.searcher)
    , m_hooks(services.hooks)
    , m_images(services.images, settings.imageBytes)
    , m_uploads(services.uploads, settings.imageBytes)
    , m_admin(services.admin, services.sessions, hub, services.presence)
    , m_adminRooms(services.admin)
    , m_reports(services.admin)
    , m_profiles({services.profiles, services.passwords, services.closer, services.neighbours,
                  services.departures, services.avatars, services.images, services.exports, hub},
                 settings.imageBytes)
    , m_blocks(services.blocks)
    , m_directs(services.directs)
    , m_exports(services.exports)
    , m_server(services, settings, m_site)
{
    m_signIn.addTo(m_router);
    m_sessions.addTo(m_router);
    m_invites.addTo(m_router);
    m_bots.addTo(m_router);
    m_rooms.addTo(m_router);
    m_roomPeople.addTo(m_router);
    m_conversations.addTo(m_router);
    m_messages.addTo(m_router);
    m_reading.addTo(m_router);
    m_search.addTo(m_router);
    m_hooks.addTo(m_router);
    m_images.addTo(m_router);
    m_uploads.addTo(m_router);
    m_admin.addTo(m_router);
    m_adminRooms.addTo(m_router);
    m_reports.addTo(m_router);
    m_profiles.addTo(m_router);
    m_blocks.addTo(m_router);
    m_directs.addTo(m_router);
    m_exports.addTo(m_router);
    m_server.addTo(m_router);
}

} // namespace foyer::net
