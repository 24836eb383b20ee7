// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/base/result.h"

#include <QString>

namespace foyer::chat {

/// Whether a message's text can be stored. InvalidField (not well-formed Unicode), TextTooLong.
[[nodiscard]] Result<> checkText(const QString &text);

} // namespace foyer::chat
