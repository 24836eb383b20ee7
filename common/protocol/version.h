// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace foyer::protocol {

/// Version of the HTTP API and of the WebSocket sub-protocol.
inline constexpr int kVersion = 1;
/// WebSocket sub-protocol (Sec-WebSocket-Protocol).
inline constexpr char kSubprotocol[] = "foyer.v1";
/// Name of the session cookie of browsers.
inline constexpr char kSessionCookie[] = "foyer_session";

} // namespace foyer::protocol
