// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/chaos/checker.h"

namespace foyer::chaos {

/// Compares the changes that were asked for with what is stored: what was answered is there, unless a later change came or
/// one without an answer; and nothing changed that nobody asked for. "change-lost", "changed-by-nobody".
[[nodiscard]] QList<Violation> checkChanges(const Ledger &ledger, const StoredState &stored);

} // namespace foyer::chaos
