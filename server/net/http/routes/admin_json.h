// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/admin/administration.h"
#include "server/admin/managed_room_store.h"
#include "server/admin/report_store.h"

#include <QJsonArray>
#include <QJsonObject>

namespace foyer::net {

// How docs/protocol.md writes what administrators see.

[[nodiscard]] QJsonObject managedUserJson(const admin::ManagedUser &managed, int connections);
[[nodiscard]] QJsonObject managedRoomJson(const admin::ManagedRoom &room);
[[nodiscard]] QJsonObject managedMemberJson(const admin::ManagedMember &member);
[[nodiscard]] QJsonObject auditEntryJson(const admin::AuditEntry &entry);
[[nodiscard]] QJsonObject reportJson(const admin::Report &report);
[[nodiscard]] QJsonObject registrationJson(const admin::RegistrationMode &mode);
[[nodiscard]] QJsonObject usageJson(const admin::StorageUsage &usage);

/// {name: values, "next": where the next page begins, or null after the last one}.
template<typename T, typename Write, typename Key>
[[nodiscard]] QJsonObject pageJson(const QString &name, const QList<T> &values, int limit, Write write,
                                   Key key)
{
    QJsonArray list;
    for (const T &value : values)
        list.append(write(value));
    const bool isWhole = values.size() < limit;
    return {
        {name, list},
        {QStringLiteral("next"), isWhole ? QJsonValue(QJsonValue::Null) : QJsonValue(key(values.last()))}};
}

} // namespace foyer::net
