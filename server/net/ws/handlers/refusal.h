// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/base/ids.h"
#include "common/base/result.h"

#include <QByteArray>

namespace foyer::net {

/// The `error` event that tells of a refused frame, encoded; writes what went wrong in the server to the log.
/// `ref` is empty unless it was a post.
[[nodiscard]] QByteArray refusal(const Error &error, const Ref &ref);

} // namespace foyer::net
