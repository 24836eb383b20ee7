// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/base/result.h"
#include "common/protocol/search.h"
#include "desktop/client/search_query.h"

namespace foyer::client {

class MessageCache;

/// Looks in what this client holds on disk, by the rules of the server's search; for when the server cannot be asked. It
/// reads all that is held: 100,000 messages take some tenths of a second. Unavailable.
[[nodiscard]] Result<protocol::SearchAnswer> searchCache(MessageCache &cache, const SearchQuery &query);

} // namespace foyer::client
