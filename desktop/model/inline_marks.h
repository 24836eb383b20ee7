// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "desktop/model/rich_text.h"

namespace foyer::model {

/// Appends one line of a message to a block, with the marks within it made into spans. See richText().
void appendMarked(TextBlock &block, const QString &line);

} // namespace foyer::model
