// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace foyer::protocol {

/// WebSocket close codes (RFC 6455, section 7.4; 4000 and up are ours).
enum class CloseCode {
    /// The server stops or restarts: reconnect with back-off.
    GoingAway = 1001,
    /// A frame was not text, not JSON, or not of the protocol.
    ProtocolError = 1002,
    /// Too many frames in too short a time.
    PolicyViolated = 1008,
    MessageTooBig = 1009,
    /// The client read too slowly, or was silent too long: reconnect and resume.
    Resume = 4000,
    /// The session is over (the SessionEnded event said why): do not reconnect.
    SessionEnded = 4001,
    /// The user has too many connections open.
    TooManyConnections = 4002,
};

} // namespace foyer::protocol
