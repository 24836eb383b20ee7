// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdio>

namespace foyer::app {

/// Files made from now on are for this user alone.
void keepFilesPrivate();

/// Raises the number of files that may be open as far as the system allows. Returns that number; 0: unknown.
[[nodiscard]] long long raiseFileLimit();

/// Overwrites passwords in database addresses and keys among the arguments, so that other users of the machine do not see
/// them in the list of processes. Call it when the arguments have been read.
void hidePasswords(int argc, char **argv);

/// Whether somebody looks at the stream on a terminal.
[[nodiscard]] bool isTerminal(std::FILE *stream);

} // namespace foyer::app
