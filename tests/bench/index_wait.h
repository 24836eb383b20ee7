// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/bench/http_client.h"

namespace foyer::bench {

/// Waits until the server's search index has everything; the seconds it took. Throws when that does not happen within
/// half an hour.
double waitForIndex(HttpClient &http);

} // namespace foyer::bench
