// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace foyer::imports {

/// Whether somebody may keep this username: visible characters of any kind, single blanks inside, not longer than ours, not
/// one that would pass for the server or for everyone. Wider than what new accounts may be called, as people shall find
/// their account under the name that they know.
[[nodiscard]] bool mayKeepUsername(const QString &name);

/// The username closest to this one that may be kept; "user-ID" where nothing of it can.
[[nodiscard]] QString fittingUsername(const QString &name, qint64 oldId);

/// The name with "-2" and so on at its end, cut where it would be longer than `most` characters.
[[nodiscard]] QString withNumber(const QString &name, int number, int most);

} // namespace foyer::imports
