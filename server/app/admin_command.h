// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/app/options.h"

#include <QString>

#include <tl/expected.hpp>

namespace foyer::app {

/// Does what `foyer-server admin …` was asked for, in the database of the configured server, which may run meanwhile: it
/// hears of it from the audit log within seconds. Returns what to print; the failed side is a sentence for the operator.
/// Needs a QCoreApplication. Thread: main.
[[nodiscard]] tl::expected<QString, QString> runAdminCommand(const Options &options,
                                                             const AdminRequest &request);

} // namespace foyer::app
