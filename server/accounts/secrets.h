// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

namespace foyer::accounts {

/// A new token: 256 bits of the system's randomness as 43 characters of base64url.
[[nodiscard]] QByteArray randomToken();
/// A new invitation code: 128 bits as 22 characters of base64url.
[[nodiscard]] QString randomInviteCode();
/// Whether bytes from outside can be a token at all; saves asking the store about the rest.
[[nodiscard]] bool isTokenShaped(const QByteArray &bytes);

/// Overwrites a secret where nobody else shares its memory, and empties it.
void wipe(QByteArray &secret);
void wipe(QString &secret);

} // namespace foyer::accounts
