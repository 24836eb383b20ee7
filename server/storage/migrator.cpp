// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/storage/migrator.h"

#include "common/base/clock.h"
#include "common/base/logging.h"
#include "server/storage/database.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QRegularExpression>

#include <algorithm>

namespace foyer::storage {
namespace {

tl::unexpected<Error> refuse(const QString &sentence)
{
    return fail(ErrorCode::Internal, sentence);
}

QString describe(int version, const QString &name)
{
    return QStringLiteral("%1 (%2)").arg(version).arg(name);
}

} // namespace

QString Migration::checksum() const
{
    QByteArray bytes = sql.toUtf8();
    bytes.replace("\r\n", "\n");
    return QString::fromLatin1(QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex());
}

QStringList Migration::statements() const
{
    QStringList statements;
    QString current;
    const QStringList lines = sql.split(u'\n');
    for (const QString &line : lines) {
        const QString bare = line.trimmed();
        if (bare.isEmpty() || bare.startsWith(QLatin1String("--")))
            continue;
        current += bare + u'\n';
        if (bare.endsWith(u';')) {
            current.chop(2);
            statements.append(std::exchange(current, {}));
        }
    }
    if (!current.isEmpty())
        statements.append(current);
    return statements;
}

QList<Migration> builtInMigrations(QLatin1String dialect)
{
    static const QRegularExpression pattern(QStringLiteral("^(\\d{4})_(.+)\\.(\\w+)\\.sql$"));
    QList<Migration> migrations;
    const QDir folder(QStringLiteral(":/sql/migrations"));
    const QStringList names = folder.entryList(QDir::Files, QDir::Name);
    for (const QString &name : names) {
        const QRegularExpressionMatch match = pattern.match(name);
        QFile file(folder.filePath(name));
        if (!match.hasMatch() || match.captured(3) != dialect || !file.open(QIODevice::ReadOnly))
            continue;
        migrations.append({match.captured(1).toInt(), match.captured(2), QString::fromUtf8(file.readAll())});
    }
    return migrations;
}

Migrator::Migrator(Database &database, QList<Migration> migrations, const Clock &clock)
    : m_database(database)
    , m_migrations(std::move(migrations))
    , m_clock(clock)
{
}

Result<> Migrator::run()
{
    FOYER_CHECK(lock());
    const Result<> result = migrate();
    unlock();
    return result;
}

Result<> Migrator::lock()
{
    const QString statement = m_database.dialect().lockMigrations();
    if (statement.isEmpty())
        return {};
    FOYER_TRY(const Rows rows, m_database.execute(statement));
    if (rows.isEmpty() || rows.first().integer(0) != 1)
        return fail(
            ErrorCode::Unavailable,
            QStringLiteral("Another Foyer server has been changing this database's schema for a minute. "
                           "Wait until it is done, then start again."));
    return {};
}

void Migrator::unlock()
{
    const QString statement = m_database.dialect().unlockMigrations();
    // Should this fail, the lock ends with the connection.
    if (!statement.isEmpty() && !m_database.execute(statement))
        m_database.clearFault();
}

Result<> Migrator::migrate()
{
    FOYER_CHECK(ensureRecord());
    FOYER_TRY(const QList<Applied> past, applied());
    FOYER_CHECK(check(past));
    for (const Migration &migration : m_migrations) {
        const auto found = std::find_if(past.begin(), past.end(), [&migration](const Applied &each) {
            return each.version == migration.version;
        });
        if (found != past.end() && found->isFinished)
            continue;
        qCInfo(lcStorage).noquote() << QLatin1String("event=migrate version=")
                + QString::number(migration.version) + QLatin1String(" name=") + migration.name;
        if (m_database.dialect().isSchemaTransactional()) {
            FOYER_CHECK(runWhole(migration));
        } else {
            FOYER_CHECK(runStepwise(migration, found == past.end() ? 0 : found->stepsDone));
        }
    }
    return {};
}

/// Makes the table that remembers the migrations, unless somebody else lives here.
Result<> Migrator::ensureRecord()
{
    FOYER_TRY(const Rows tables, m_database.execute(m_database.dialect().countTables()));
    const bool isEmpty = tables.isEmpty() || tables.first().integer(0) == 0;
    if (!isEmpty) {
        if (m_database.select(QLatin1String("storage/select_migrations")))
            return {};
        if (m_database.isUndone())
            return fail(ErrorCode::Unavailable, QStringLiteral("the database is away"));
        m_database.clearFault();
        return refuse(QStringLiteral("This database holds tables that are not Foyer's. Give Foyer an empty "
                                     "database of its own."));
    }
    FOYER_CHECK(m_database.run(QLatin1String("storage/create_migrations")));
    return {};
}

Result<QList<Migrator::Applied>> Migrator::applied()
{
    FOYER_TRY(const Rows rows, m_database.select(QLatin1String("storage/select_migrations")));
    QList<Applied> list;
    for (const Row &row : rows)
        list.append({row.number(0), row.text(1), row.text(2), row.number(3), row.number(4) != 0});
    return list;
}

Result<> Migrator::check(const QList<Applied> &applied) const
{
    for (const Applied &past : applied) {
        const auto known =
            std::find_if(m_migrations.begin(), m_migrations.end(),
                         [&past](const Migration &each) { return each.version == past.version; });
        if (known == m_migrations.end())
            return refuse(
                QStringLiteral("This database was made by a newer Foyer: it has schema version %1, this "
                               "program knows up to %2. Start the newer program, or go back to a backup "
                               "from before the update.")
                    .arg(describe(past.version, past.name))
                    .arg(m_migrations.isEmpty() ? 0 : m_migrations.constLast().version));
        if (known->checksum() != past.checksum)
            return refuse(
                QStringLiteral("Schema version %1 of this database was made from another text than this "
                               "program has, so its tables cannot be trusted to be the same. Start the "
                               "program that made it, or go back to a backup.")
                    .arg(describe(past.version, past.name)));
    }
    return {};
}

Result<> Migrator::runWhole(const Migration &migration)
{
    FOYER_CHECK(m_database.begin());
    const auto steps = [this, &migration]() -> Result<> {
        // Another program may have done it while this one waited for the lock.
        FOYER_TRY(const QList<Applied> past, applied());
        const bool isDone = std::any_of(past.begin(), past.end(), [&migration](const Applied &each) {
            return each.version == migration.version;
        });
        if (isDone)
            return m_database.commit();
        const QStringList statements = migration.statements();
        for (const QString &statement : statements) {
            FOYER_CHECK(m_database.execute(statement));
        }
        FOYER_CHECK(note(migration, int(statements.size()), true));
        return m_database.commit();
    };
    const Result<> done = steps();
    if (!done)
        m_database.rollback();
    return done;
}

Result<> Migrator::runStepwise(const Migration &migration, int stepsDone)
{
    if (stepsDone > 0)
        qCWarning(lcStorage).noquote() << QLatin1String("event=migrate-resume version=")
                + QString::number(migration.version) + QLatin1String(" step=") + QString::number(stepsDone);
    const QStringList statements = migration.statements();
    FOYER_CHECK(note(migration, stepsDone, false));
    for (int step = stepsDone; step < statements.size(); ++step) {
        FOYER_CHECK(m_database.execute(statements.at(step)));
        FOYER_CHECK(note(migration, step + 1, false));
    }
    return note(migration, int(statements.size()), true);
}

Result<> Migrator::note(const Migration &migration, int stepsDone, bool isFinished)
{
    FOYER_CHECK(m_database.run(QLatin1String("storage/replace_migration"),
                               bind(qint64(migration.version), migration.name, migration.checksum(),
                                    qint64(stepsDone), qint64(isFinished ? 1 : 0), m_clock.now())));
    return {};
}

} // namespace foyer::storage
