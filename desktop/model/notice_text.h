// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace foyer::protocol {
struct Message;
}

namespace foyer::model {

/// What a notice says, as one line; empty for nothing, or for an event that this program does not know.
[[nodiscard]] QString noticeText(const protocol::Message &message);

} // namespace foyer::model
