// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace foyer::search {

/// From now on the calling thread works when nobody else wants the processor, more or less. Only where threads have a
/// priority of their own (Linux); elsewhere it changes nothing.
void yieldToOthers();

} // namespace foyer::search
