// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/base/result.h"

#include <QString>

namespace foyer::accounts {

/// Whether this may be somebody's password at all; saves hashing the rest. InvalidField with the field.
[[nodiscard]] Result<> checkGivenPassword(const QString &password, const QString &field);
/// Whether this may become somebody's password. InvalidField with the field.
[[nodiscard]] Result<> checkNewPassword(const QString &password, const QString &field);

} // namespace foyer::accounts
