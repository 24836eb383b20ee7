// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

namespace foyer::net {

/// The bytes of an unfragmented, unmasked WebSocket text frame, as a server sends it (RFC 6455, section 5.2). Made once
/// for all who get the same text: QWebSocket would convert and copy it for each of them. `utf8` must be valid UTF-8.
[[nodiscard]] QByteArray textFrame(const QByteArray &utf8);

} // namespace foyer::net
