// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/base/clock.h"
#include "common/base/ids.h"
#include "common/base/result.h"
#include "common/protocol/json_writer.h"

#include <QFlags>
#include <QJsonObject>
#include <QString>
#include <QStringList>

#include <optional>

namespace foyer::protocol {

/// What kind of program signed in.
enum class SessionKind { Web, Desktop, Bot };

/// Why a session is over.
enum class SessionEnd { SignedOut, Replaced, Revoked, Expired, PasswordChanged, AccountDeleted };

/// What a session may be used for. Only tokens of bots are ever limited.
enum class Scope {
    /// Everything that changes nothing, and the WebSocket.
    Read = 1,
    /// Whatever is neither reading nor uploading.
    Post = 2,
    /// Sending pictures.
    Upload = 4,
};
Q_DECLARE_FLAGS(Scopes, Scope)
Q_DECLARE_OPERATORS_FOR_FLAGS(Scopes)
inline constexpr Scopes kAllScopes = Scopes(Scope::Read) | Scope::Post | Scope::Upload;

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
    Scopes scopes = kAllScopes;

    bool operator==(const Session &) const = default;
};

void write(JsonWriter &json, const Session &session);
[[nodiscard]] Result<Session> sessionFromJson(const QJsonObject &object);

[[nodiscard]] QString sessionKindName(SessionKind kind);
[[nodiscard]] std::optional<SessionKind> sessionKindFromName(QStringView name);
/// "signed-out", "replaced", "revoked", "expired".
[[nodiscard]] QString sessionEndName(SessionEnd end);
[[nodiscard]] std::optional<SessionEnd> sessionEndFromName(QStringView name);
/// "read", "post", "upload", in this order.
[[nodiscard]] QStringList scopeNames(Scopes scopes);
/// Nothing if one is unknown or there are none.
[[nodiscard]] std::optional<Scopes> scopesFromNames(const QStringList &names);

} // namespace foyer::protocol
