// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

namespace foyer::app {

/// How the program names itself to other servers (RFC 9110, 10.1.5).
[[nodiscard]] QByteArray userAgent();

} // namespace foyer::app
