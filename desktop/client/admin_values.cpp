// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/client/admin_values.h"

#include "common/base/json_reader.h"
#include "common/protocol/json_parts.h"

#include <limits>

namespace foyer::client {

using protocol::partOf;
using protocol::User;
using protocol::userFromJson;

namespace {

qint64 readCount(JsonReader &reader, const char *key)
{
    return reader.integer(QLatin1String(key), 0, JsonReader::kMaxSafeInteger);
}

int readSmallCount(JsonReader &reader, const char *key)
{
    return int(reader.integer(QLatin1String(key), 0, std::numeric_limits<int>::max()));
}

std::optional<Registration> registrationFromName(const QString &name)
{
    if (name == u"open")
        return Registration::Open;
    if (name == u"invite")
        return Registration::Invite;
    if (name == u"closed")
        return Registration::Closed;
    return std::nullopt;
}

Result<Report::Said> saidFromJson(const QJsonObject &object)
{
    JsonReader reader(object);
    Report::Said said;
    said.conversation = reader.id<ConversationId>(QLatin1String("conversation"));
    said.conversationName = reader.string(QLatin1String("conversationName"));
    said.seq = reader.id<Seq>(QLatin1String("seq"));
    said.text = reader.string(QLatin1String("text"));
    FOYER_CHECK(reader.check());
    return said;
}

Result<LiveConnections::One> connectionFromJson(const QJsonObject &object)
{
    JsonReader reader(object);
    LiveConnections::One one;
    const QJsonObject user = reader.object(QLatin1String("user"));
    one.session = reader.id<SessionId>(QLatin1String("session"));
    one.kind = protocol::sessionKindFromName(reader.string(QLatin1String("kind")))
                   .value_or(protocol::SessionKind::Web);
    one.silentSeconds = readSmallCount(reader, "silentSeconds");
    one.isIdle = reader.boolean(QLatin1String("idle"));
    FOYER_CHECK(reader.check());
    FOYER_TRY(one.user, userFromJson(user));
    return one;
}

} // namespace

Result<ManagedUser> managedUserFromJson(const QJsonObject &object)
{
    JsonReader reader(object);
    ManagedUser managed;
    const QJsonObject user = reader.object(QLatin1String("user"));
    managed.createdAt = readCount(reader, "createdAt");
    managed.lastSeenAt = readCount(reader, "lastSeenAt");
    managed.disabledAt = readCount(reader, "disabledAt");
    managed.sessions = readSmallCount(reader, "sessions");
    managed.connections = readSmallCount(reader, "connections");
    FOYER_CHECK(reader.check());
    FOYER_TRY(managed.user, userFromJson(user));
    return managed;
}

Result<ManagedRoom> managedRoomFromJson(const QJsonObject &object)
{
    JsonReader reader(object);
    ManagedRoom room;
    room.id = reader.id<ConversationId>(QLatin1String("id"));
    room.name = reader.string(QLatin1String("name"));
    // What is not known to be public is better taken for private.
    room.visibility = protocol::visibilityFromName(reader.string(QLatin1String("visibility")))
                          .value_or(protocol::Visibility::Private);
    room.createdAt = readCount(reader, "createdAt");
    room.lastActivityAt = readCount(reader, "lastActivityAt");
    room.archivedAt = readCount(reader, "archivedAt");
    room.members = readSmallCount(reader, "members");
    room.messages = readCount(reader, "messages");
    FOYER_CHECK(reader.check());
    return room;
}

Result<AuditEntry> auditEntryFromJson(const QJsonObject &object)
{
    JsonReader reader(object);
    AuditEntry entry;
    entry.id = reader.integer(QLatin1String("id"), 1, JsonReader::kMaxSafeInteger);
    entry.at = readCount(reader, "at");
    entry.action = reader.string(QLatin1String("action"));
    entry.detail = reader.string(QLatin1String("detail"));
    FOYER_CHECK(reader.check());
    FOYER_TRY(entry.actor, partOf<User>(object, QLatin1String("actor"), userFromJson));
    FOYER_TRY(entry.target, partOf<User>(object, QLatin1String("target"), userFromJson));
    return entry;
}

Result<Report> reportFromJson(const QJsonObject &object)
{
    JsonReader reader(object);
    Report report;
    report.id = reader.integer(QLatin1String("id"), 1, JsonReader::kMaxSafeInteger);
    report.reason = reader.string(QLatin1String("reason"));
    report.createdAt = readCount(reader, "createdAt");
    report.resolvedAt = readCount(reader, "resolvedAt");
    report.note = reader.string(QLatin1String("note"));
    FOYER_CHECK(reader.check());
    FOYER_TRY(report.reporter, partOf<User>(object, QLatin1String("reporter"), userFromJson));
    FOYER_TRY(report.user, partOf<User>(object, QLatin1String("user"), userFromJson));
    FOYER_TRY(report.message, partOf<Report::Said>(object, QLatin1String("message"), saidFromJson));
    FOYER_TRY(report.resolvedBy, partOf<User>(object, QLatin1String("resolvedBy"), userFromJson));
    return report;
}

Result<RegistrationMode> registrationModeFromJson(const QJsonObject &object)
{
    JsonReader reader(object);
    RegistrationMode mode;
    mode.inForce =
        registrationFromName(reader.string(QLatin1String("registration"))).value_or(Registration::Closed);
    const auto set = reader.optionalString(QLatin1String("set"));
    FOYER_CHECK(reader.check());
    if (set)
        mode.set = registrationFromName(*set);
    return mode;
}

Result<StorageUsage> storageUsageFromJson(const QJsonObject &object)
{
    JsonReader reader(object);
    StorageUsage usage;
    usage.users = readCount(reader, "users");
    usage.disabledUsers = readCount(reader, "disabledUsers");
    usage.rooms = readCount(reader, "rooms");
    usage.messages = readCount(reader, "messages");
    usage.images = readCount(reader, "images");
    usage.imageBytes = readCount(reader, "imageBytes");
    usage.databaseBytes = readCount(reader, "databaseBytes");
    usage.openReports = readCount(reader, "openReports");
    FOYER_CHECK(reader.check());
    return usage;
}

Result<LiveConnections> liveConnectionsFromJson(const QJsonObject &object)
{
    JsonReader reader(object);
    LiveConnections live;
    live.count = readSmallCount(reader, "count");
    live.online = readSmallCount(reader, "online");
    const QJsonArray connections = reader.array(QLatin1String("connections"));
    FOYER_CHECK(reader.check());
    FOYER_TRY(live.connections, protocol::listOf<LiveConnections::One>(connections, connectionFromJson));
    return live;
}

Result<ResetLink> resetLinkFromJson(const QJsonObject &object)
{
    JsonReader reader(object);
    ResetLink link;
    link.token = reader.string(QLatin1String("token"));
    link.expiresAt = readCount(reader, "expiresAt");
    FOYER_CHECK(reader.check());
    return link;
}

QString registrationName(Registration registration)
{
    switch (registration) {
    case Registration::Open:
        return QStringLiteral("open");
    case Registration::Invite:
        return QStringLiteral("invite");
    case Registration::Closed:
        return QStringLiteral("closed");
    }
    Q_UNREACHABLE();
}

} // namespace foyer::client
