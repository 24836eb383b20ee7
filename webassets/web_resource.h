// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace foyer::web {

/// Makes the web client's files known under `:/web` (index.html, assets/…; beside most files a `.br` and a
/// `.gz`). Needed because a static library's resources are not registered by themselves. Call it once, before
/// the first read; again does no harm. Thread: any.
void initResource();

} // namespace foyer::web
