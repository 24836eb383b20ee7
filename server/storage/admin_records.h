// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/admin/managed_room_store.h"
#include "server/admin/report_store.h"
#include "server/storage/row.h"

namespace foyer::storage {

// How the rows of sql/queries/admin and reports become values.

[[nodiscard]] admin::ManagedUser managedUserOf(const Row &row);
[[nodiscard]] admin::ManagedRoom managedRoomOf(const Row &row);
[[nodiscard]] admin::AuditEntry auditEntryOf(const Row &row);
[[nodiscard]] admin::StorageUsage storageUsageOf(const Row &row);
[[nodiscard]] admin::Report reportOf(const Row &row);

} // namespace foyer::storage
