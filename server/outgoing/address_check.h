// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHostAddress>

namespace foyer::outgoing {

/// Where the server may be made to connect to.
enum class Reach {
    /// Addresses of the public Internet.
    Public,
    /// Everything, this machine too.
    Everywhere,
};

/// Whether an address is one of the public Internet: not this machine, not a network of the house, not one that only looks
/// like another. For everything that users make the server connect to.
[[nodiscard]] bool isPublicAddress(const QHostAddress &address);

} // namespace foyer::outgoing
