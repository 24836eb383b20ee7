// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <optional>

namespace foyer::text {

/// The one spelling of a text that is exactly one emoji (possible emoji of UTS #51, section 1.4.9), or nothing: a character
/// that is shown as text by itself gets its emoji selector.
[[nodiscard]] std::optional<QString> canonicalEmoji(const QString &text);

} // namespace foyer::text
