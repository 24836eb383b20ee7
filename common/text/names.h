// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/base/result.h"

#include <QString>
#include <QStringView>

namespace foyer::text {

/// Length as people and the protocol count it: Unicode code points. A lone surrogate counts as one.
[[nodiscard]] qsizetype codePointCount(QStringView text);

/// The first `count` code points of a text.
[[nodiscard]] QString firstCodePoints(const QString &text, qsizetype count);

/// Whether every surrogate has its partner, so that the text survives the way through UTF-8.
[[nodiscard]] bool isWellFormed(QStringView text);

/// What two names have in common when they are the same name to a person: NFKC, case folded, without the
/// joiners and selectors inside emoji. Equal keys mean one name.
[[nodiscard]] QString nameKey(QStringView name);

/// A username: letters, digits and their marks of any script, `_ . -` and single blanks inside;
/// limits::kUsernameMin … kUsernameMax code points. InvalidField "username".
[[nodiscard]] Result<> checkUsername(QStringView name);

/// Whether a username is kept back because it would pass for the server itself or for everyone. Takes a key.
[[nodiscard]] bool isReservedUsername(QStringView key);

/// The name that a person shows: any visible characters, emoji too, single blanks inside; 1 … limits::kDisplayNameMax
/// code points. InvalidField "displayName".
[[nodiscard]] Result<> checkDisplayName(QStringView name);

/// The name of a room: any visible characters, emoji too, single blanks inside; limits::kRoomNameMin …
/// kRoomNameMax code points. InvalidField "name".
[[nodiscard]] Result<> checkRoomName(QStringView name);

} // namespace foyer::text
