// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace foyer::app {

class PortWrapper;

/// The whole program: reads arguments and environment, serves until a signal asks it to stop, returns the exit code.
/// Makes the QCoreApplication, so it is called once and from main().
[[nodiscard]] int runServer(int argc, char **argv, PortWrapper &ports);

} // namespace foyer::app
