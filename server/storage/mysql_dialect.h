// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/storage/dialect.h"

namespace foyer::storage {

/// MySQL and MariaDB through QMYSQL.
class MysqlDialect final : public Dialect
{
public:
    [[nodiscard]] QLatin1String name() const override;
    [[nodiscard]] QLatin1String driver() const override;
    [[nodiscard]] Result<> configure(QSqlDatabase &connection, const DatabaseUrl &url,
                                     Access access) const override;
    [[nodiscard]] QStringList setUp(Access access) const override;
    [[nodiscard]] QString begin() const override;
    [[nodiscard]] QString lockClause() const override;
    [[nodiscard]] std::span<const int> rowsPerStatement() const override;
    [[nodiscard]] Fault faultOf(const QSqlError &error) const override;
    [[nodiscard]] bool isSchemaTransactional() const override;
    [[nodiscard]] QString lockMigrations() const override;
    [[nodiscard]] QString unlockMigrations() const override;
    [[nodiscard]] QString countTables() const override;
};

} // namespace foyer::storage
