// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/base/clock.h"
#include "common/base/ids.h"
#include "common/base/result.h"
#include "common/protocol/json_writer.h"

#include <QJsonObject>
#include <QString>

#include <optional>

namespace foyer::protocol {

/// What kind of program signed in.
enum class SessionKind { Web, Desktop, Bot };

/// Why a session is over.
enum class SessionEnd { SignedOut, Replaced, Revoked, Expired };

/// One sign-in, as its owner sees it.
struct Session
{
    SessionId id;
    SessionKind kind = SessionKind::Web;
    /// What the client says it is: "Firefox on Linux".
    QString client;
    Timestamp createdAt = 0;
    Timestamp lastSeenAt = 0;
    Timestamp expiresAt = 0;
    /// Whether the list was asked for through this very session.
    bool isCurrent = false;

    bool operator==(const Session &) const = default;
};

void write(JsonWriter &json, const Session &session);
[[nodiscard]] Result<Session> sessionFromJson(const QJsonObject &object);

[[nodiscard]] QString sessionKindName(SessionKind kind);
[[nodiscard]] std::optional<SessionKind> sessionKindFromName(QStringView name);
/// "signed-out", "replaced", "revoked", "expired".
[[nodiscard]] QString sessionEndName(SessionEnd end);
[[nodiscard]] std::optional<SessionEnd> sessionEndFromName(QStringView name);

} // namespace foyer::protocol
