// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHostAddress>

namespace foyer::hooks {

/// Whether an address is one of the public Internet: not this machine, not a network of the house, not one that only looks
/// like another. For everything that users make the server connect to.
[[nodiscard]] bool isPublicAddress(const QHostAddress &address);

} // namespace foyer::hooks
