// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/base/result.h"

#include <QString>

namespace foyer::chat {

/// Whether a message's text can be stored. InvalidField (not well-formed Unicode), TextTooLong.
[[nodiscard]] Result<> checkText(const QString &text);

/// Whether a room can have this topic. InvalidField "topic".
[[nodiscard]] Result<> checkTopic(const QString &topic);
/// Whether somebody can be banned for this reason. InvalidField "reason".
[[nodiscard]] Result<> checkBanReason(const QString &reason);

} // namespace foyer::chat
