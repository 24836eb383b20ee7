// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace foyer::media {

/// 128 bits of the system's own randomness as 32 lower-case hex digits. Thread: any.
[[nodiscard]] QString randomId();

/// Whether this is such an id, and so safe as a file's name.
[[nodiscard]] bool isRandomId(QStringView id);

} // namespace foyer::media
