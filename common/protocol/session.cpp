// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/protocol/session.h"

#include "common/base/json_reader.h"

#include <QJsonArray>
#include <QVariant>

#include <array>
#include <utility>

namespace foyer::protocol {
namespace {

constexpr std::array kScopes{std::pair(Scope::Read, QLatin1String("read")),
                             std::pair(Scope::Post, QLatin1String("post")),
                             std::pair(Scope::Upload, QLatin1String("upload"))};

} // namespace

void write(JsonWriter &json, const Session &session)
{
    json.beginObject();
    json.field("id", session.id);
    json.field("kind", sessionKindName(session.kind));
    json.field("client", session.client);
    json.field("createdAt", session.createdAt);
    json.field("lastSeenAt", session.lastSeenAt);
    json.field("expiresAt", session.expiresAt);
    json.field("current", session.isCurrent);
    if (session.scopes != kAllScopes)
        json.field("scopes", scopeNames(session.scopes));
    json.endObject();
}

Result<Session> sessionFromJson(const QJsonObject &object)
{
    JsonReader reader(object);
    Session session;
    session.id = reader.id<SessionId>(QLatin1String("id"));
    const auto kind = sessionKindFromName(reader.string(QLatin1String("kind")));
    session.client = reader.string(QLatin1String("client"));
    session.createdAt = reader.integer(QLatin1String("createdAt"), 0, JsonReader::kMaxSafeInteger);
    session.lastSeenAt = reader.integer(QLatin1String("lastSeenAt"), 0, JsonReader::kMaxSafeInteger);
    session.expiresAt = reader.integer(QLatin1String("expiresAt"), 0, JsonReader::kMaxSafeInteger);
    session.isCurrent = reader.booleanOr(QLatin1String("current"), false);
    FOYER_CHECK(reader.check());
    if (object.value(QLatin1String("scopes")).isArray()) {
        const QVariantList names = object.value(QLatin1String("scopes")).toArray().toVariantList();
        session.scopes = scopesFromNames(QVariant(names).toStringList()).value_or(Scopes());
    }
    if (!kind)
        return fail(ErrorCode::InvalidField, QStringLiteral("unknown kind of session"),
                    QStringLiteral("kind"));
    session.kind = *kind;
    return session;
}

QString sessionKindName(SessionKind kind)
{
    switch (kind) {
    case SessionKind::Web:
        return QStringLiteral("web");
    case SessionKind::Desktop:
        return QStringLiteral("desktop");
    case SessionKind::Bot:
        return QStringLiteral("bot");
    }
    Q_UNREACHABLE();
}

std::optional<SessionKind> sessionKindFromName(QStringView name)
{
    for (const SessionKind kind : {SessionKind::Web, SessionKind::Desktop, SessionKind::Bot}) {
        if (name == sessionKindName(kind))
            return kind;
    }
    return std::nullopt;
}

QString sessionEndName(SessionEnd end)
{
    switch (end) {
    case SessionEnd::SignedOut:
        return QStringLiteral("signed-out");
    case SessionEnd::Replaced:
        return QStringLiteral("replaced");
    case SessionEnd::Revoked:
        return QStringLiteral("revoked");
    case SessionEnd::Expired:
        return QStringLiteral("expired");
    case SessionEnd::PasswordChanged:
        return QStringLiteral("password-changed");
    case SessionEnd::AccountDeleted:
        return QStringLiteral("account-deleted");
    }
    Q_UNREACHABLE();
}

std::optional<SessionEnd> sessionEndFromName(QStringView name)
{
    for (const SessionEnd end :
         {SessionEnd::SignedOut, SessionEnd::Replaced, SessionEnd::Revoked, SessionEnd::Expired,
          SessionEnd::PasswordChanged, SessionEnd::AccountDeleted}) {
        if (name == sessionEndName(end))
            return end;
    }
    return std::nullopt;
}

QStringList scopeNames(Scopes scopes)
{
    QStringList names;
    for (const auto &[scope, name] : kScopes) {
        if (scopes.testFlag(scope))
            names.append(name);
    }
    return names;
}

std::optional<Scopes> scopesFromNames(const QStringList &names)
{
    Scopes scopes;
    for (const auto &[scope, name] : kScopes)
        scopes.setFlag(scope, names.contains(name));
    const bool areAllKnown = scopeNames(scopes).size() == names.size();
    return areAllKnown && scopes ? std::optional(scopes) : std::nullopt;
}

} // namespace foyer::protocol
