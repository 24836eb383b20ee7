// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/storage/admin_records.h"

#include "server/storage/records.h"

#include <algorithm>

namespace foyer::storage {
namespace {

/// A user of an outer join.
std::optional<protocol::User> userOrNone(const Row &row, int at)
{
    if (row.isNull(at))
        return std::nullopt;
    return userOf(row, at);
}

} // namespace

admin::ManagedUser managedUserOf(const Row &row)
{
    admin::ManagedUser managed;
    managed.user = userOf(row, 0);
    managed.createdAt = row.integer(kUserColumns);
    // What sessions know is rougher, but they know it at once.
    managed.lastSeenAt = std::max(row.integer(kUserColumns + 1), row.integer(kUserColumns + 3));
    managed.disabledAt = row.integer(kUserColumns + 2);
    managed.sessions = row.number(kUserColumns + 4);
    return managed;
}

admin::ManagedRoom managedRoomOf(const Row &row)
{
    admin::ManagedRoom room;
    room.id = row.id<ConversationId>(0);
    room.name = row.text(1);
    room.isPublic = row.text(2) == QLatin1String("public");
    room.createdAt = row.integer(3);
    room.lastActivityAt = row.integer(4);
    room.archivedAt = row.integer(5);
    room.messages = row.integer(6);
    room.members = row.number(7);
    return room;
}

admin::AuditEntry auditEntryOf(const Row &row)
{
    admin::AuditEntry entry;
    entry.id = row.integer(0);
    entry.at = row.integer(1);
    entry.action = row.text(2);
    entry.detail = row.text(3);
    entry.room = row.id<ConversationId>(4);
    entry.actor = userOrNone(row, 5);
    entry.target = userOrNone(row, 5 + kUserColumns);
    return entry;
}

admin::StorageUsage storageUsageOf(const Row &row)
{
    admin::StorageUsage usage;
    usage.users = row.integer(0);
    usage.disabledUsers = row.integer(1);
    usage.rooms = row.integer(2);
    usage.messages = row.integer(3);
    usage.images = row.integer(4);
    usage.imageBytes = row.integer(5);
    usage.openReports = row.integer(6);
    usage.databaseBytes = row.integer(7);
    return usage;
}

admin::Report reportOf(const Row &row)
{
    admin::Report report;
    report.id = row.integer(0);
    report.conversation = row.id<ConversationId>(1);
    report.conversationName = row.text(2);
    report.seq = row.id<Seq>(3);
    report.text = row.text(4);
    report.reason = row.text(5);
    report.createdAt = row.integer(6);
    report.resolvedAt = row.integer(7);
    report.note = row.text(8);
    report.reporter = userOrNone(row, 9);
    report.user = userOrNone(row, 9 + kUserColumns);
    report.resolvedBy = userOrNone(row, 9 + 2 * kUserColumns);
    return report;
}

} // namespace foyer::storage
