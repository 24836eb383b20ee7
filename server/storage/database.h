// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/base/result.h"
#include "server/storage/dialect.h"
#include "server/storage/row.h"
#include "server/storage/statements.h"

#include <QHash>
#include <QLatin1String>
#include <QString>
#include <QVariantList>

#include <memory>
#include <utility>

class QSqlDatabase;
class QSqlError;
class QSqlQuery;

namespace foyer::storage {

/// One connection to the database, with its prepared statements. Statements are named after their files:
/// "users/insert_user". Thread: the one that opens it, until it is closed.
///
/// After a fault that undoes the transaction (Lost, Conflict, Full) every statement fails with the same error until
/// `begin`, `clearFault` or `open`: nothing can slip past a transaction that is gone.
class Database
{
public:
    Database(DatabaseUrl url, Access access);
    ~Database();
    Q_DISABLE_COPY_MOVE(Database)

    /// Opens the connection, or closes it and opens it again. Unavailable; `fault` is Lost if that may pass by itself.
    [[nodiscard]] Result<> open();
    void close();
    [[nodiscard]] bool isOpen() const { return m_connection != nullptr; }
    [[nodiscard]] const Dialect &dialect() const { return *m_dialect; }

    /// The rows that the statement answers.
    [[nodiscard]] Result<Rows> select(QLatin1String statement, const QVariantList &values = {});
    /// Runs a statement that changes something; returns how many rows it changed.
    [[nodiscard]] Result<int> run(QLatin1String statement, const QVariantList &values = {});
    /// Inserts a row and returns the id it got.
    [[nodiscard]] Result<qint64> insert(QLatin1String statement, const QVariantList &values);

    /// Rows for many keys of `columns` values each; `first` fills the marks before the keys. A key may be asked for
    /// twice, so one row may come twice.
    [[nodiscard]] Result<Rows> selectForKeys(QLatin1String statement, const QVariantList &first, int columns,
                                             const QVariantList &keys);
    /// Runs a statement for many keys of one value each; must do no harm when run twice for a key.
    [[nodiscard]] Result<> runForKeys(QLatin1String statement, const QVariantList &first,
                                      const QVariantList &keys);
    /// Runs a statement for many rows of `columns` values each, once for every row.
    [[nodiscard]] Result<> runForRows(QLatin1String statement, int columns, const QVariantList &rows);

    /// Runs a text that is no stored statement.
    [[nodiscard]] Result<Rows> execute(const QString &sql);

    /// Starts a transaction; forgets faults and the count of writes.
    [[nodiscard]] Result<> begin();
    [[nodiscard]] Result<> commit();
    void rollback();
    [[nodiscard]] Result<> setSavepoint();
    /// Ends the savepoint; `isKept` false undoes what came after it.
    [[nodiscard]] Result<> endSavepoint(bool isKept);

    /// What the last statement that failed since `clearFault` or `begin` failed of.
    [[nodiscard]] Fault fault() const { return m_fault; }
    /// Whether that undid the transaction.
    [[nodiscard]] bool isUndone() const;
    /// Forgets the fault. Inside a transaction only for one that was expected and changed nothing (Duplicate, Reference).
    void clearFault();
    /// Statements run since `begin` that change something.
    [[nodiscard]] int writes() const { return m_writes; }

private:
    /// Whether an error may repeat the database's words: with stored statements they might quote what people wrote.
    enum class Words { Told, Withheld };
    using Key = std::pair<QLatin1String, int>;

    [[nodiscard]] Result<> setUp(const QString &statement);
    [[nodiscard]] Result<QSqlQuery *> prepared(QLatin1String statement, int count);
    [[nodiscard]] Result<QSqlQuery *> executed(QLatin1String statement, int count,
                                               const QVariantList &values);
    [[nodiscard]] Result<Rows> fetch(QLatin1String statement, int count, const QVariantList &values);
    [[nodiscard]] Error refusal(const QSqlError &error, const QString &statement, Words words);
    [[nodiscard]] Error standingRefusal() const;

    DatabaseUrl m_url;
    Access m_access;
    std::unique_ptr<Dialect> m_dialect;
    Statements m_statements;
    std::unique_ptr<QSqlDatabase> m_connection;
    QHash<Key, std::shared_ptr<QSqlQuery>> m_prepared;
    Fault m_fault = Fault::None;
    int m_writes = 0;
};

} // namespace foyer::storage
