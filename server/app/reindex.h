// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <tl/expected.hpp>

namespace foyer::app {

/// Where the search index of a data folder is.
[[nodiscard]] QString searchFolder(const QString &dataFolder);

/// Throws the search index away, so that the next start makes it anew. What to tell the operator; the failed side is a
/// sentence too, for example when a server runs on this folder.
[[nodiscard]] tl::expected<QString, QString> discardSearchIndex(const QString &dataFolder);

} // namespace foyer::app
