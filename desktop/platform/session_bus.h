// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace foyer::platform {

/// Whether the bus of the desktop's session has such a service, running or to be started; false where there is no bus.
[[nodiscard]] bool isOnSessionBus(const QString &service);

} // namespace foyer::platform
