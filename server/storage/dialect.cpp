// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/storage/dialect.h"

#include "server/storage/mysql_dialect.h"
#include "server/storage/sqlite_dialect.h"

namespace foyer::storage {

std::unique_ptr<Dialect> Dialect::of(Backend backend)
{
    if (backend == Backend::Mysql)
        return std::make_unique<MysqlDialect>();
    return std::make_unique<SqliteDialect>();
}

} // namespace foyer::storage
