// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/base/result.h"

#include <QString>
#include <QUrl>

namespace foyer::client {

/// Where a Foyer server is, as typed by a person: "chat.lan", "chat.lan:8322", "https://chat.example.org".
class ServerAddress
{
public:
    /// Reads what was typed. Without a scheme it is http, and without a port 8322; with a scheme the port is the
    /// scheme's own. InvalidField "server" for anything that cannot be a server.
    [[nodiscard]] static Result<ServerAddress> fromInput(const QString &text);

    /// Address of a part of the HTTP API, from its path: "/api/v1/rooms".
    [[nodiscard]] QUrl http(const QString &path) const;
    /// Address of the WebSocket.
    [[nodiscard]] QUrl webSocket() const;
    /// How it is shown and remembered: "http://chat.lan:8322".
    [[nodiscard]] QString display() const;

    bool operator==(const ServerAddress &) const = default;

private:
    explicit ServerAddress(QUrl base);

    QUrl m_base;
};

} // namespace foyer::client
