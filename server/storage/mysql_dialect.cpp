// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/storage/mysql_dialect.h"

#include <QSqlDatabase>
#include <QSqlError>

#include <array>

namespace foyer::storage {
namespace {

/// Whether the number means that the server, or the connection to it, is not usable now. From MariaDB's error
/// reference; 2000 to 2099 are the client library's own.
bool isLost(int code)
{
    switch (code) {
    case 1040: // too many connections
    case 1047: // Galera: this node is not part of the cluster
    case 1053: // shutting down
    case 1152: // aborted connection
    case 1158: // network read
    case 1159: // network read timed out
    case 1160: // network write
    case 1161: // network write timed out
    case 1184: // aborted connection
    case 1203: // too many connections of this user
    case 1243: // prepared statement of an earlier connection
    case 1290: // read-only server
    case 1836: // read-only server
    case 1927: // connection killed
    case 4031: // idle for too long
        return true;
    default:
        return code >= 2000 && code < 2100;
    }
}

bool isConflict(int code)
{
    return code == 1020 // row changed since it was read
        || code == 1205 // lock wait
        || code == 1213; // deadlock, or a Galera certification failure
}

bool isFull(int code, const QString &text)
{
    if (code == 1021 || code == 1114)
        return true;
    // Errors of the storage engine carry the system's number only in their text.
    return (code == 1030 || code == 1026 || code == 1180 || code == 3)
        && (text.contains(QLatin1String("No space left")) || text.contains(QLatin1String("error 28 "))
            || text.contains(QLatin1String("rrcode: 28")));
}

} // namespace

QLatin1String MysqlDialect::name() const
{
    return QLatin1String("mysql");
}

QLatin1String MysqlDialect::driver() const
{
    return QLatin1String("QMYSQL");
}

Result<> MysqlDialect::configure(QSqlDatabase &connection, const DatabaseUrl &url, Access access) const
{
    connection.setHostName(url.host);
    connection.setPort(url.port);
    connection.setUserName(url.user);
    connection.setPassword(url.password);
    connection.setDatabaseName(url.name);
    // Never MYSQL_OPT_RECONNECT: a transaction that was cut in two then commits its second half as if whole.
    QString options = QStringLiteral("MYSQL_OPT_CONNECT_TIMEOUT=3");
    // A migration may take long; nothing else may hang on a server that stopped answering.
    if (access != Access::Create)
        options += QStringLiteral(";MYSQL_OPT_READ_TIMEOUT=30;MYSQL_OPT_WRITE_TIMEOUT=30");
    connection.setConnectOptions(options);
    return {};
}

QStringList MysqlDialect::setUp(Access) const
{
    // READ COMMITTED: after waiting for a lock, what the other node wrote is seen. Strict: nothing is cut to fit.
    return {QStringLiteral("SET SESSION TRANSACTION ISOLATION LEVEL READ COMMITTED"),
            QStringLiteral("SET SESSION sql_mode = 'STRICT_ALL_TABLES,NO_ENGINE_SUBSTITUTION', "
                           "SESSION innodb_lock_wait_timeout = 10, SESSION autocommit = 1")};
}

QString MysqlDialect::begin() const
{
    return QStringLiteral("START TRANSACTION");
}

QString MysqlDialect::lockClause() const
{
    return QStringLiteral("FOR UPDATE");
}

std::span<const int> MysqlDialect::rowsPerStatement() const
{
    // Measured: 30 times the rows of one a statement; five sizes keep five prepared statements.
    static constexpr std::array kRows{256, 64, 16, 4, 1};
    return kRows;
}

Fault MysqlDialect::faultOf(const QSqlError &error) const
{
    const int code = error.nativeErrorCode().toInt();
    if (isLost(code))
        return Fault::Lost;
    if (isConflict(code))
        return Fault::Conflict;
    if (isFull(code, error.databaseText()))
        return Fault::Full;
    switch (code) {
    case 1062:
    case 1586:
        return Fault::Duplicate;
    case 1216:
    case 1217:
    case 1451:
    case 1452:
        return Fault::Reference;
    default:
        return Fault::Other;
    }
}

bool MysqlDialect::isSchemaTransactional() const
{
    return false;
}

QString MysqlDialect::lockMigrations() const
{
    return QStringLiteral("SELECT GET_LOCK(CONCAT('foyer-migrate-', MD5(DATABASE())), 60)");
}

QString MysqlDialect::unlockMigrations() const
{
    return QStringLiteral("SELECT RELEASE_LOCK(CONCAT('foyer-migrate-', MD5(DATABASE())))");
}

QString MysqlDialect::countTables() const
{
    return QStringLiteral("SELECT COUNT(*) FROM information_schema.tables WHERE table_schema = DATABASE()");
}

} // namespace foyer::storage
