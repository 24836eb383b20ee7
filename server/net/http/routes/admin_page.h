// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/base/result.h"
#include "server/admin/admin_store.h"

namespace foyer::net {

struct HttpRequest;

/// Which page of a list an administrator asks for: `search`, `after`, `limit`. InvalidField.
[[nodiscard]] Result<admin::Page> adminPageOf(const HttpRequest &request);

} // namespace foyer::net
