// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractEventDispatcher>

#include <memory>

namespace foyer::net {

/// An event dispatcher whose turn costs the same with ten and with ten thousand idle sockets, for
/// `QCoreApplication::setEventDispatcher` (before the application object is made) or
/// `QThread::setEventDispatcher` (before start); both take ownership. Null where Qt's own must do.
[[nodiscard]] std::unique_ptr<QAbstractEventDispatcher> makeDispatcher();

} // namespace foyer::net
