// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/storage/database.h"

#include "common/base/logging.h"

#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>
#include <QSqlRecord>

#include <algorithm>
#include <array>
#include <chrono>
#include <thread>

namespace foyer::storage {
namespace {

/// Numbers of keys in one statement; the keys are repeated to fill it, so that few statements are prepared.
constexpr std::array kKeysPerStatement{1, 4, 16, 64, 256};

/// How often, and after which pause, a refused setting of a new connection is tried.
constexpr int kSetUpAttempts = 100;
constexpr std::chrono::milliseconds kSetUpPause{20};

int keysPerStatement(qsizetype count)
{
    for (const int size : kKeysPerStatement) {
        if (size >= count)
            return size;
    }
    return kKeysPerStatement.back();
}

Error errorOf(Fault fault, const QString &detail)
{
    switch (fault) {
    case Fault::Lost:
    case Fault::Conflict:
        return {ErrorCode::Unavailable, detail, {}, std::chrono::seconds{1}};
    case Fault::Full:
        return {ErrorCode::StorageFull, detail, {}, std::chrono::seconds{0}};
    default:
        return {ErrorCode::Internal, detail, {}, std::chrono::seconds{0}};
    }
}

Rows rowsOf(QSqlQuery &query)
{
    Rows rows;
    const int columns = query.record().count();
    while (query.next()) {
        QVariantList values;
        values.reserve(columns);
        for (int i = 0; i < columns; ++i)
            values.append(query.value(i));
        rows.append(Row(std::move(values)));
    }
    return rows;
}

} // namespace

Database::Database(DatabaseUrl url, Access access)
    : m_url(std::move(url))
    , m_access(access)
    , m_dialect(Dialect::of(m_url.backend))
    , m_statements(*m_dialect)
{
}

Database::~Database()
{
    close();
}

Result<> Database::open()
{
    close();
    clearFault();
    const QString name = QStringLiteral("foyer-%1").arg(quintptr(this), 0, 16);
    m_connection = std::make_unique<QSqlDatabase>(QSqlDatabase::addDatabase(m_dialect->driver(), name));
    if (!m_connection->isValid()) {
        close();
        return fail(ErrorCode::Unavailable,
                    QStringLiteral("Qt's database driver %1 is not installed").arg(m_dialect->driver()));
    }
    if (Result<> configured = m_dialect->configure(*m_connection, m_url, m_access); !configured) {
        close();
        return configured;
    }
    if (!m_connection->open()) {
        const QSqlError error = m_connection->lastError();
        m_fault = m_dialect->faultOf(error);
        const QString text = error.databaseText();
        close();
        return fail(ErrorCode::Unavailable, text);
    }
    const QStringList statements = m_dialect->setUp(m_access);
    for (const QString &statement : statements) {
        if (const Result<> done = setUp(statement); !done) {
            close();
            return done;
        }
    }
    return {};
}

Result<> Database::setUp(const QString &statement)
{
    for (int attempt = 1;; ++attempt) {
        const Result<Rows> done = execute(statement);
        if (done)
            return {};
        // SQLite does not wait, whatever its busy timeout, while another connection changes the journal's mode.
        if (m_fault != Fault::Conflict || attempt == kSetUpAttempts)
            return tl::unexpected(done.error());
        clearFault();
        std::this_thread::sleep_for(kSetUpPause);
    }
}

void Database::close()
{
    if (!m_connection)
        return;
    const QString name = m_connection->connectionName();
    // The connection first: it takes its statements along even when there is no server left to tell.
    m_connection->close();
    m_prepared.clear();
    m_connection.reset();
    QSqlDatabase::removeDatabase(name);
}

Result<Rows> Database::select(QLatin1String statement, const QVariantList &values)
{
    return fetch(statement, 0, values);
}

Result<int> Database::run(QLatin1String statement, const QVariantList &values)
{
    ++m_writes;
    FOYER_TRY(QSqlQuery * query, executed(statement, 0, values));
    const int changed = query->numRowsAffected();
    query->finish();
    return changed;
}

Result<qint64> Database::insert(QLatin1String statement, const QVariantList &values)
{
    ++m_writes;
    FOYER_TRY(QSqlQuery * query, executed(statement, 0, values));
    const qint64 id = query->lastInsertId().toLongLong();
    query->finish();
    return id;
}

Result<Rows> Database::selectForKeys(QLatin1String statement, const QVariantList &first, int columns,
                                     const QVariantList &keys)
{
    Rows all;
    for (qsizetype at = 0; at < keys.size();) {
        const int size = keysPerStatement((keys.size() - at) / columns);
        const qsizetype wanted = qsizetype(size) * columns;
        QVariantList values = keys.mid(at, wanted);
        at += values.size();
        const QVariantList last = values.mid(values.size() - columns);
        while (values.size() < wanted)
            values += last;
        FOYER_TRY(Rows rows, fetch(statement, size, first + values));
        all += std::move(rows);
    }
    return all;
}

Result<> Database::runForKeys(QLatin1String statement, const QVariantList &first, const QVariantList &keys)
{
    for (qsizetype at = 0; at < keys.size();) {
        const int size = keysPerStatement(keys.size() - at);
        QVariantList values = first + keys.mid(at, size);
        at += size;
        while (values.size() < first.size() + size)
            values.append(values.constLast());
        ++m_writes;
        FOYER_TRY(QSqlQuery * query, executed(statement, size, values));
        query->finish();
    }
    return {};
}

Result<> Database::runForRows(QLatin1String statement, int columns, const QVariantList &rows)
{
    qsizetype at = 0;
    for (const int size : m_dialect->rowsPerStatement()) {
        const qsizetype step = qsizetype(size) * columns;
        for (; rows.size() - at >= step; at += step) {
            ++m_writes;
            FOYER_TRY(QSqlQuery * query, executed(statement, size, rows.mid(at, step)));
            query->finish();
        }
    }
    return {};
}

Result<Rows> Database::execute(const QString &sql)
{
    if (!m_connection || isUndone())
        return tl::unexpected(standingRefusal());
    QSqlQuery query(*m_connection);
    query.setForwardOnly(true);
    if (!query.exec(sql))
        return tl::unexpected(refusal(query.lastError(), sql.section(u' ', 0, 2), Words::Told));
    return rowsOf(query);
}

Result<> Database::begin()
{
    clearFault();
    m_writes = 0;
    FOYER_CHECK(execute(m_dialect->begin()));
    return {};
}

Result<> Database::commit()
{
    FOYER_CHECK(execute(QStringLiteral("COMMIT")));
    return {};
}

void Database::rollback()
{
    if (!m_connection || m_fault == Fault::Lost)
        return;
    QSqlQuery query(*m_connection);
    if (query.exec(QStringLiteral("ROLLBACK")))
        return;
    // SQLite may have rolled back by itself when the disk was full; then there is nothing left to undo.
    if (m_dialect->faultOf(query.lastError()) == Fault::Lost)
        m_fault = Fault::Lost;
}

Result<> Database::setSavepoint()
{
    FOYER_CHECK(execute(QStringLiteral("SAVEPOINT job")));
    return {};
}

Result<> Database::endSavepoint(bool isKept)
{
    if (!isKept) {
        FOYER_CHECK(execute(QStringLiteral("ROLLBACK TO SAVEPOINT job")));
    }
    FOYER_CHECK(execute(QStringLiteral("RELEASE SAVEPOINT job")));
    return {};
}

bool Database::isUndone() const
{
    return m_fault == Fault::Lost || m_fault == Fault::Conflict || m_fault == Fault::Full;
}

void Database::clearFault()
{
    m_fault = Fault::None;
}

Result<QSqlQuery *> Database::prepared(QLatin1String statement, int count)
{
    const Key key(statement, count);
    if (const auto found = m_prepared.constFind(key); found != m_prepared.cend())
        return found->get();
    auto query = std::make_shared<QSqlQuery>(*m_connection);
    query->setForwardOnly(true);
    if (!query->prepare(m_statements.text(statement, count)))
        return tl::unexpected(refusal(query->lastError(), statement, Words::Withheld));
    m_prepared.insert(key, query);
    return query.get();
}

Result<Rows> Database::fetch(QLatin1String statement, int count, const QVariantList &values)
{
    FOYER_TRY(QSqlQuery * query, executed(statement, count, values));
    Rows rows = rowsOf(*query);
    const QSqlError error = query->lastError();
    query->finish();
    if (error.isValid())
        return tl::unexpected(refusal(error, statement, Words::Withheld));
    return rows;
}

Result<QSqlQuery *> Database::executed(QLatin1String statement, int count, const QVariantList &values)
{
    if (!m_connection || isUndone())
        return tl::unexpected(standingRefusal());
    FOYER_TRY(QSqlQuery * query, prepared(statement, count));
    for (qsizetype i = 0; i < values.size(); ++i)
        query->bindValue(int(i), values.at(i));
    if (!query->exec()) {
        const Error error = refusal(query->lastError(), statement, Words::Withheld);
        query->finish();
        return tl::unexpected(error);
    }
    return query;
}

Error Database::refusal(const QSqlError &error, const QString &statement, Words words)
{
    m_fault = m_dialect->faultOf(error);
    const QString code = error.nativeErrorCode();
    if (m_fault == Fault::Other)
        qCWarning(lcStorage).noquote() << QLatin1String("event=statement-failed statement=") + statement
                + QLatin1String(" code=") + code;
    const bool isTold = words == Words::Told || m_fault == Fault::Lost || m_fault == Fault::Full;
    return errorOf(
        m_fault,
        QStringLiteral("%1: code %2%3")
            .arg(statement, code, isTold ? QStringLiteral(", ") + error.databaseText() : QString()));
}

Error Database::standingRefusal() const
{
    return errorOf(m_connection ? m_fault : Fault::Lost, QStringLiteral("the connection is not usable"));
}

} // namespace foyer::storage
