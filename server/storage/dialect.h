// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/base/result.h"
#include "server/storage/database_url.h"

#include <QLatin1String>
#include <QStringList>

#include <memory>
#include <span>

class QSqlDatabase;
class QSqlError;

namespace foyer::storage {

/// What a failed statement means for whoever ran it.
enum class Fault {
    None,
    /// The database is away, or this connection to it is: everything since `begin` is to be done again.
    Lost,
    /// Another transaction was in the way (deadlock, lock wait): everything since `begin` is to be done again.
    Conflict,
    /// No room on the disk.
    Full,
    /// A unique key exists already.
    Duplicate,
    /// A row that is referred to does not exist, or one that is to go is referred to.
    Reference,
    /// The statement itself was refused.
    Other,
};

/// What a connection is for.
enum class Access {
    /// Writes, and makes the database if there is none (SQLite).
    Create,
    Write,
    Read,
};

/// The few differences between the databases. Stateless. Thread: any.
class Dialect
{
public:
    virtual ~Dialect() = default;

    [[nodiscard]] static std::unique_ptr<Dialect> of(Backend backend);

    /// Part of the file names of its own statements: "mysql" in `name.mysql.sql`.
    [[nodiscard]] virtual QLatin1String name() const = 0;
    /// Name of the Qt driver.
    [[nodiscard]] virtual QLatin1String driver() const = 0;
    /// Sets address and driver options of a connection that is not open yet. Unavailable if that makes no sense now.
    [[nodiscard]] virtual Result<> configure(QSqlDatabase &connection, const DatabaseUrl &url,
                                             Access access) const = 0;
    /// Statements to run on every new connection.
    [[nodiscard]] virtual QStringList setUp(Access access) const = 0;
    [[nodiscard]] virtual QString begin() const = 0;
    /// What makes a SELECT lock its rows until the transaction ends (`{lock}` in a statement).
    [[nodiscard]] virtual QString lockClause() const = 0;
    /// Row counts of multi-row statements, falling, the last one 1.
    [[nodiscard]] virtual std::span<const int> rowsPerStatement() const = 0;
    [[nodiscard]] virtual Fault faultOf(const QSqlError &error) const = 0;
    /// Whether CREATE TABLE and its like are part of a transaction.
    [[nodiscard]] virtual bool isSchemaTransactional() const = 0;
    /// Statement that keeps other programs from migrating at the same time, or empty; answers 1 when it holds.
    [[nodiscard]] virtual QString lockMigrations() const = 0;
    [[nodiscard]] virtual QString unlockMigrations() const = 0;
    /// Statement that counts the tables in the database.
    [[nodiscard]] virtual QString countTables() const = 0;
};

} // namespace foyer::storage
