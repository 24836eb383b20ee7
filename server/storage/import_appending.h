// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/imports/import_store.h"

namespace foyer::storage {

class Database;

/// Inside a transaction: stores messages that are moved in, see imports::ImportStore::addMessages. None of them is a post: nobody is
/// asked whether he may, and nobody is told.
[[nodiscard]] Result<> appendMoved(Database &database, imports::SourceId source,
                                   const QList<imports::NewMessage> &messages);

} // namespace foyer::storage
