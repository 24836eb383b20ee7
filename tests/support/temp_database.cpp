// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/temp_database.h"

#include "tests/support/mariadb_server.h"

#include <QDir>
#include <QFileInfo>
#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>
#include <QSqlRecord>
#include <QStorageInfo>
#include <QUuid>

namespace foyer::test {
namespace {

class SqliteFile final : public TempDatabase
{
public:
    [[nodiscard]] QString url() const override { return QStringLiteral("sqlite:%1").arg(path()); }

    [[nodiscard]] Result<QList<QStringList>> execute(const QStringList &statements) const override
    {
        const QString name = QUuid::createUuid().toString();
        QList<QStringList> rows;
        QString fault;
        {
            QSqlDatabase connection = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), name);
            connection.setDatabaseName(path());
            if (!connection.open())
                fault = connection.lastError().text();
            for (const QString &statement : statements) {
                QSqlQuery query(connection);
                if (fault.isEmpty() && !query.exec(statement))
                    fault = query.lastError().text();
                rows.clear();
                while (query.next()) {
                    QStringList row;
                    for (int i = 0; i < query.record().count(); ++i)
                        row.append(query.value(i).toString());
                    rows.append(row);
                }
            }
        }
        QSqlDatabase::removeDatabase(name);
        if (!fault.isEmpty())
            return fail(ErrorCode::Internal, fault);
        return rows;
    }

private:
    [[nodiscard]] QString path() const { return m_folder.filePath(QStringLiteral("foyer.db")); }

    QTemporaryDir m_folder{folderOfTestData() + QStringLiteral("/foyer-sqlite-XXXXXX")};
};

class MysqlSchema final : public TempDatabase
{
public:
    explicit MysqlSchema(const MariadbServer &server)
        : m_server(server)
        , m_name(QStringLiteral("t") + QUuid::createUuid().toString(QUuid::Id128))
    {
        const auto created = m_server.execute({QStringLiteral("CREATE DATABASE ") + m_name});
        if (!created)
            qWarning("cannot create a database: %s", qPrintable(created.error().detail));
    }
    ~MysqlSchema() override
    {
        const auto dropped = m_server.execute({QStringLiteral("DROP DATABASE ") + m_name});
        if (!dropped)
            qWarning("cannot drop a database: %s", qPrintable(dropped.error().detail));
    }
    Q_DISABLE_COPY_MOVE(MysqlSchema)

    [[nodiscard]] QString url() const override { return m_server.url(m_name); }
    [[nodiscard]] Result<QList<QStringList>> execute(const QStringList &statements) const override
    {
        return m_server.execute(statements, m_name);
    }

private:
    const MariadbServer &m_server;
    const QString m_name;
};

} // namespace

QString folderOfTestData()
{
    const QString inMemory = QStringLiteral("/dev/shm");
    const QStorageInfo storage(inMemory);
    if (QFileInfo(inMemory).isWritable() && storage.bytesAvailable() > qint64(512) * 1024 * 1024)
        return inMemory;
    return QDir::tempPath();
}

std::unique_ptr<TempDatabase> TempDatabase::sqlite()
{
    return std::make_unique<SqliteFile>();
}

std::unique_ptr<TempDatabase> TempDatabase::mysql(const MariadbServer &server)
{
    return std::make_unique<MysqlSchema>(server);
}

} // namespace foyer::test
