// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/app/import_options.h"
#include "server/app/import_progress.h"
#include "server/app/options.h"

#include <QString>

#include <tl/expected.hpp>

namespace foyer::app {

/// How an import ended.
struct ImportEnd
{
    /// The report, to be printed.
    QString text;
    /// Whether the count at the end agreed.
    bool isWhole = false;
};

/// Moves another chat in; blocks until that is done. Takes the lock of the data folder: no server with that folder may run.
/// The failed side is a sentence for the operator.
[[nodiscard]] tl::expected<ImportEnd, QString> runImport(const Options &options, const ImportRequest &request,
                                                         ImportProgress::Look look,
                                                         const ImportProgress::Print &print);

} // namespace foyer::app
