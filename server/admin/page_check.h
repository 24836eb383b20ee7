// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/admin/admin_store.h"

namespace foyer::admin {

/// InvalidField (search) for letters that are too many, or no text.
[[nodiscard]] Result<> checkPage(const Page &page);

} // namespace foyer::admin
