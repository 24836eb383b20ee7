// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "desktop/model/message_actions.h"

#include <QKeySequence>
#include <QString>

namespace foyer::ui {

// How the things that can be done to a message are shown.

/// What it is called.
[[nodiscard]] QString actionText(model::MessageAction action);
/// The drawing that stands for it; see inkedIcon().
[[nodiscard]] QString actionIcon(model::MessageAction action);
/// What does it to the message that has the focus; empty if nothing does.
[[nodiscard]] QKeySequence actionKey(model::MessageAction action);

} // namespace foyer::ui
