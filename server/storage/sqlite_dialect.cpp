// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/storage/sqlite_dialect.h"

#include <QFile>
#include <QFileInfo>
#include <QSqlDatabase>
#include <QSqlError>

#include <array>

namespace foyer::storage {
namespace {

// Result codes of SQLite (https://www.sqlite.org/rescode.html); the low byte is the primary one.
enum SqliteCode {
    kBusy = 5,
    kLocked = 6,
    kReadOnly = 8,
    kInputOutput = 10,
    kFull = 13,
    kCannotOpen = 14,
    kConstraintForeignKey = 787,
    kConstraintPrimaryKey = 1555,
    kConstraintUnique = 2067,
};

/// Makes the file so that only its owner can read it: it holds password hashes. SQLite gives its log and shared
/// memory files the same rights.
Result<> createPrivately(const QString &path)
{
    QFile file(path);
    if (file.exists())
        return {};
    if (!file.open(QIODevice::WriteOnly | QIODevice::NewOnly, QFile::ReadOwner | QFile::WriteOwner)
        && !file.exists())
        return fail(ErrorCode::Unavailable,
                    QStringLiteral("cannot create %1: %2").arg(path, file.errorString()));
    return {};
}

} // namespace

QLatin1String SqliteDialect::name() const
{
    return QLatin1String("sqlite");
}

QLatin1String SqliteDialect::driver() const
{
    return QLatin1String("QSQLITE");
}

Result<> SqliteDialect::configure(QSqlDatabase &connection, const DatabaseUrl &url, Access access) const
{
    if (access == Access::Create) {
        FOYER_CHECK(createPrivately(url.path));
    }
    // SQLite would make a new, empty file in place of one that was taken away under the running server.
    if (!QFileInfo(url.path).isFile())
        return fail(ErrorCode::Unavailable, QStringLiteral("%1 is not a file").arg(url.path));
    connection.setDatabaseName(url.path);
    connection.setConnectOptions(QStringLiteral("QSQLITE_BUSY_TIMEOUT=5000"));
    return {};
}

QStringList SqliteDialect::setUp(Access access) const
{
    QStringList statements{QStringLiteral("PRAGMA foreign_keys = ON"),
                           QStringLiteral("PRAGMA temp_store = MEMORY"),
                           QStringLiteral("PRAGMA cache_size = -16384")};
    if (access == Access::Read) {
        statements << QStringLiteral("PRAGMA query_only = ON");
    } else {
        // FULL: without it a commit may be lost when the power fails.
        statements << QStringLiteral("PRAGMA journal_mode = WAL")
                   << QStringLiteral("PRAGMA synchronous = FULL")
                   << QStringLiteral("PRAGMA wal_autocheckpoint = 8000")
                   << QStringLiteral("PRAGMA journal_size_limit = 67108864");
    }
    return statements;
}

QString SqliteDialect::begin() const
{
    // Takes the write lock at once: one taken later, after reads, could not wait for another program's.
    return QStringLiteral("BEGIN IMMEDIATE");
}

QString SqliteDialect::lockClause() const
{
    return {};
}

std::span<const int> SqliteDialect::rowsPerStatement() const
{
    // Measured: more rows a statement gain nothing here.
    static constexpr std::array kRows{1};
    return kRows;
}

Fault SqliteDialect::faultOf(const QSqlError &error) const
{
    const int code = error.nativeErrorCode().toInt();
    switch (code) {
    case kConstraintUnique:
    case kConstraintPrimaryKey:
        return Fault::Duplicate;
    case kConstraintForeignKey:
        return Fault::Reference;
    default:
        break;
    }
    switch (code & 0xff) {
    case kBusy:
    case kLocked:
        return Fault::Conflict;
    case kFull:
        return Fault::Full;
    case kReadOnly:
    case kInputOutput:
    case kCannotOpen:
        return Fault::Lost;
    default:
        return Fault::Other;
    }
}

bool SqliteDialect::isSchemaTransactional() const
{
    return true;
}

QString SqliteDialect::lockMigrations() const
{
    return {};
}

QString SqliteDialect::unlockMigrations() const
{
    return {};
}

QString SqliteDialect::countTables() const
{
    return QStringLiteral(
        "SELECT COUNT(*) FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'");
}

} // namespace foyer::storage
