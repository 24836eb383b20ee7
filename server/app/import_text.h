// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/imports/import_report.h"

#include <QString>

#include <chrono>

namespace foyer::app {

/// A number as people read it: 1,000,000.
[[nodiscard]] QString grouped(qint64 number);

/// What an import did, for the operator: what is here now, what was skipped and why, what is another here, whether the count agrees.
[[nodiscard]] QString importText(const imports::ImportReport &report, std::chrono::milliseconds took);

} // namespace foyer::app
