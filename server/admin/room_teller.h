// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/admin/admin_store.h"

namespace foyer::admin {

/// Port: where people hear of what administrators did to their rooms. Thread: main.
class RoomTeller
{
public:
    virtual ~RoomTeller() = default;

    /// Tells those who are connected here what a line of the audit log says of a room. A failure: try again later.
    [[nodiscard]] virtual QCoro::Task<Result<>> tell(AuditEntry entry) = 0;
};

} // namespace foyer::admin
