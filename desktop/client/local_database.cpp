// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/client/local_database.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSqlError>
#include <QUuid>

namespace foyer::client {

namespace {

// SQLite's own result codes (https://www.sqlite.org/rescode.html).
constexpr auto kSqliteFull = QLatin1StringView("13");

tl::unexpected<Error> failure(const QSqlError &error)
{
    const bool isFull = error.nativeErrorCode() == kSqliteFull;
    return fail(isFull ? ErrorCode::StorageFull : ErrorCode::Unavailable, error.text());
}

} // namespace

LocalDatabase::~LocalDatabase()
{
    close();
}

Result<> LocalDatabase::open(const QString &path, Durability durability, int version,
                             const QStringList &schema, const QList<QStringList> &upgrades)
{
    close();
    if (!QDir().mkpath(QFileInfo(path).absolutePath()))
        return fail(ErrorCode::Unavailable, QStringLiteral("cannot make folder for %1").arg(path));
    m_name = QStringLiteral("foyer-local-") + QUuid::createUuid().toString(QUuid::WithoutBraces);
    {
        QSqlDatabase database = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), m_name);
        database.setDatabaseName(path);
        database.setConnectOptions(QStringLiteral("QSQLITE_BUSY_TIMEOUT=5000"));
        if (!database.open())
            return failure(database.lastError());
    }
    const bool isFull = durability == Durability::Full;
    FOYER_CHECK(exec(QStringLiteral("PRAGMA journal_mode=WAL")));
    FOYER_CHECK(exec(isFull ? QStringLiteral("PRAGMA synchronous=FULL")
                            : QStringLiteral("PRAGMA synchronous=NORMAL")));
    // Of what is not only a copy, the deleted is not to be read from the file either.
    if (isFull) {
        FOYER_CHECK(exec(QStringLiteral("PRAGMA secure_delete=ON")));
    }
    FOYER_TRY(const int stored, storedVersion());
    if (stored == version)
        return {};
    const int steps = version - stored;
    const bool canUpgrade = stored > 0 && steps > 0 && steps <= upgrades.size();
    if (stored != 0 && !canUpgrade)
        return fail(ErrorCode::Unavailable, QStringLiteral("%1 is of version %2").arg(path).arg(stored));
    const QList<QStringList> statements = stored == 0 ? QList<QStringList>{schema} : upgrades.last(steps);
    return transaction([&]() -> Result<> {
        for (const QStringList &step : statements) {
            for (const QString &statement : step) {
                FOYER_CHECK(exec(statement));
            }
        }
        return exec(QStringLiteral("PRAGMA user_version=%1").arg(version));
    });
}

void LocalDatabase::close()
{
    if (m_name.isEmpty())
        return;
    QSqlDatabase::database(m_name, false).close();
    QSqlDatabase::removeDatabase(m_name);
    m_name.clear();
}

bool LocalDatabase::isOpen() const
{
    return !m_name.isEmpty() && database().isOpen();
}

Result<QSqlQuery> LocalDatabase::prepare(const QString &sql)
{
    if (!isOpen())
        return fail(ErrorCode::Unavailable, QStringLiteral("local database is not open"));
    QSqlQuery query(database());
    query.setForwardOnly(true);
    if (!query.prepare(sql))
        return failure(query.lastError());
    return query;
}

Result<> LocalDatabase::transaction(const std::function<Result<>()> &work)
{
    FOYER_CHECK(exec(QStringLiteral("BEGIN IMMEDIATE")));
    Result<> done = work();
    if (done)
        done = exec(QStringLiteral("COMMIT"));
    if (!done) {
        // Nothing to add if this fails too: without a COMMIT nothing was kept.
        (void)exec(QStringLiteral("ROLLBACK"));
    }
    return done;
}

void LocalDatabase::removeFiles(const QString &path)
{
    for (const auto *suffix : {u"", u"-wal", u"-shm"})
        QFile::remove(path + QString::fromUtf16(suffix));
}

Result<> LocalDatabase::run(QSqlQuery &query)
{
    if (!query.exec())
        return failure(query.lastError());
    return {};
}

QSqlDatabase LocalDatabase::database() const
{
    return QSqlDatabase::database(m_name, false);
}

Result<> LocalDatabase::exec(const QString &sql)
{
    QSqlQuery query(database());
    if (!query.exec(sql))
        return failure(query.lastError());
    return {};
}

Result<int> LocalDatabase::storedVersion()
{
    QSqlQuery query(database());
    if (!query.exec(QStringLiteral("PRAGMA user_version")) || !query.next())
        return failure(query.lastError());
    return query.value(0).toInt();
}

} // namespace foyer::client
