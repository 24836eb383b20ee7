// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/base/error_code.h"

#include <QString>

namespace foyer::ui {

/// What happened and what to do, for a person, in the language of the window.
[[nodiscard]] QString errorText(ErrorCode code);

} // namespace foyer::ui
