// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/base/ids.h"
#include "common/base/result.h"

namespace foyer::storage {

class Database;

/// Inside a transaction: forgets a picture unless a message uses it, and lists it as discarded, for its files are still
/// there. Returns whether it is gone, as one that is not known is.
[[nodiscard]] Result<bool> forgetUnusedUpload(Database &database, const UploadId &id);

} // namespace foyer::storage
