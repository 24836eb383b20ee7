// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/net/http/router.h"
#include "server/net/http/routes/admin_room_routes.h"
#include "server/net/http/routes/admin_routes.h"
#include "server/net/http/routes/block_routes.h"
#include "server/net/http/routes/bot_routes.h"
#include "server/net/http/routes/conversation_routes.h"
#include "server/net/http/routes/direct_routes.h"
#include "server/net/http/routes/export_routes.h"
#include "server/net/http/routes/hook_routes.h"
#include "server/net/http/routes/image_routes.h"
#include "server/net/http/routes/invite_routes.h"
#include "server/net/http/routes/message_routes.h"
#include "server/net/http/routes/profile_routes.h"
#include "server/net/http/routes/reading_routes.h"
#include "server/net/http/routes/report_routes.h"
#include "server/net/http/routes/room_people_routes.h"
#include "server/net/http/routes/room_routes.h"
#include "server/net/http/routes/search_routes.h"
#include "server/net/http/routes/server_routes.h"
#include "server/net/http/routes/session_routes.h"
#include "server/net/http/routes/sign_in_routes.h"
#include "server/net/http/routes/upload_routes.h"
#include "server/net/http/web_site.h"

namespace foyer::net {

/// All of HTTP in one table. Thread: main.
class HttpApi
{
public:
    /// All that is passed in must outlive this object and its running tasks.
    HttpApi(Hub &hub, const NetServices &services, const NetSettings &settings, const Trust &trust);
    Q_DISABLE_COPY_MOVE(HttpApi)

    [[nodiscard]] Router &router() { return m_router; }

private:
    WebSite m_site;
    Router m_router;
    SignInRoutes m_signIn;
    SessionRoutes m_sessions;
    InviteRoutes m_invites;
    BotRoutes m_bots;
    RoomRoutes m_rooms;
    RoomPeopleRoutes m_roomPeople;
    ConversationRoutes m_conversations;
    MessageRoutes m_messages;
    ReadingRoutes m_reading;
    SearchRoutes m_search;
    HookRoutes m_hooks;
    ImageRoutes m_images;
    UploadRoutes m_uploads;
    AdminRoutes m_admin;
    AdminRoomRoutes m_adminRooms;
    ReportRoutes m_reports;
    ProfileRoutes m_profiles;
    BlockRoutes m_blocks;
    DirectRoutes m_directs;
    ExportRoutes m_exports;
    ServerRoutes m_server;
};

} // namespace foyer::net
