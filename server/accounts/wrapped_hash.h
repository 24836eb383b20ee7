// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>
#include <QStringView>

#include <optional>

namespace foyer::accounts {

// A password of which only the MD5 was known when its account was moved here: stored is "md5:" and an Argon2id string made
// of the 32 lower-case hex digits of that MD5. The first sign-in turns it into an ordinary hash.

/// The 32 digits in lower case, if this is the hexadecimal form of an MD5; nothing otherwise.
[[nodiscard]] std::optional<QByteArray> md5Digits(QStringView text);
/// The digits of a password's MD5.
[[nodiscard]] QByteArray md5DigitsOf(const QByteArray &password);

/// What is stored for an Argon2id string made of such digits.
[[nodiscard]] QString wrapHash(const QString &argon);
/// The Argon2id string inside what is stored; nothing if that is an ordinary hash.
[[nodiscard]] std::optional<QByteArray> unwrapHash(const QByteArray &stored);

} // namespace foyer::accounts
