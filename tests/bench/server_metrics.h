// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/bench/http_client.h"

namespace foyer::bench {

/// Counters of a server's /metrics that tell how its writer works.
struct StorageCounters
{
    double transactions = 0;
    double messages = 0;
};

/// Throws std::runtime_error when the server does not tell them.
[[nodiscard]] StorageCounters storageCounters(HttpClient &http);

} // namespace foyer::bench
