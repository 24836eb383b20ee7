// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/net/http/routes/admin_json.h"

#include "common/protocol/user.h"

namespace foyer::net {
namespace {

QJsonValue userOrNull(const std::optional<protocol::User> &user)
{
    if (!user)
        return QJsonValue::Null;
    return toJson(*user);
}

} // namespace

QJsonObject managedUserJson(const admin::ManagedUser &managed, int connections)
{
    return {{QStringLiteral("user"), toJson(managed.user)},
            {QStringLiteral("createdAt"), managed.createdAt},
            {QStringLiteral("lastSeenAt"), managed.lastSeenAt},
            {QStringLiteral("disabledAt"), managed.disabledAt},
            {QStringLiteral("sessions"), managed.sessions},
            {QStringLiteral("connections"), connections}};
}

QJsonObject managedRoomJson(const admin::ManagedRoom &room)
{
    QJsonArray owners;
    for (const protocol::User &owner : room.owners)
        owners.append(toJson(owner));
    return {
        {QStringLiteral("id"), room.id.value()},
        {QStringLiteral("name"), room.name},
        {QStringLiteral("visibility"), room.isPublic ? QStringLiteral("public") : QStringLiteral("private")},
        {QStringLiteral("createdAt"), room.createdAt},
        {QStringLiteral("lastActivityAt"), room.lastActivityAt},
        {QStringLiteral("archivedAt"), room.archivedAt},
        {QStringLiteral("members"), room.members},
        {QStringLiteral("messages"), room.messages},
        {QStringLiteral("imageBytes"), room.imageBytes},
        {QStringLiteral("owners"), owners}};
}

QJsonObject managedMemberJson(const admin::ManagedMember &member)
{
    return {{QStringLiteral("user"), toJson(member.user)},
            {QStringLiteral("role"), protocol::memberRoleName(member.role)},
            {QStringLiteral("joinedAt"), member.joinedAt}};
}

QJsonObject auditEntryJson(const admin::AuditEntry &entry)
{
    return {{QStringLiteral("id"), entry.id},
            {QStringLiteral("at"), entry.at},
            {QStringLiteral("actor"), userOrNull(entry.actor)},
            {QStringLiteral("action"), entry.action},
            {QStringLiteral("target"), userOrNull(entry.target)},
            {QStringLiteral("detail"), entry.detail},
            {QStringLiteral("room"),
             entry.room.isValid() ? QJsonValue(entry.room.value()) : QJsonValue(QJsonValue::Null)}};
}

QJsonObject reportJson(const admin::Report &report)
{
    QJsonValue place = QJsonValue::Null;
    if (report.conversation != ConversationId()) {
        place = QJsonObject{{QStringLiteral("conversation"), report.conversation.value()},
                            {QStringLiteral("conversationName"), report.conversationName},
                            {QStringLiteral("seq"), report.seq.value()},
                            {QStringLiteral("text"), report.text}};
    }
    return {{QStringLiteral("id"), report.id},
            {QStringLiteral("reporter"), userOrNull(report.reporter)},
            {QStringLiteral("user"), userOrNull(report.user)},
            {QStringLiteral("message"), place},
            {QStringLiteral("reason"), report.reason},
            {QStringLiteral("createdAt"), report.createdAt},
            {QStringLiteral("resolvedAt"), report.resolvedAt},
            {QStringLiteral("resolvedBy"), userOrNull(report.resolvedBy)},
            {QStringLiteral("note"), report.note}};
}

QJsonObject registrationJson(const admin::RegistrationMode &mode)
{
    return {{QStringLiteral("registration"), accounts::registrationName(mode.inForce)},
            {QStringLiteral("set"),
             mode.set ? QJsonValue(accounts::registrationName(*mode.set)) : QJsonValue(QJsonValue::Null)}};
}

QJsonObject usageJson(const admin::StorageUsage &usage)
{
    return {{QStringLiteral("users"), usage.users},
            {QStringLiteral("disabledUsers"), usage.disabledUsers},
            {QStringLiteral("rooms"), usage.rooms},
            {QStringLiteral("messages"), usage.messages},
            {QStringLiteral("images"), usage.images},
            {QStringLiteral("imageBytes"), usage.imageBytes},
            {QStringLiteral("databaseBytes"), usage.databaseBytes},
            {QStringLiteral("openReports"), usage.openReports}};
}

} // namespace foyer::net
