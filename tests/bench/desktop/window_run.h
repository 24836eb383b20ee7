// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace foyer::bench {

/// Opens the window on a cache, visits conversations, scrolls, and takes in what arrives; prints one line for each thing it
/// measured. `server` is where a server waits that speaks the WebSocket; `arrivals` messages come from it. Returns the exit
/// status of the program.
[[nodiscard]] int runWindow(const QString &dataFolder, const QString &server, int conversations,
                            int arrivals);

} // namespace foyer::bench
