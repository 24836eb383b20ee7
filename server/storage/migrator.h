// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/base/result.h"

#include <QByteArray>
#include <QList>
#include <QString>
#include <QStringList>

namespace foyer {
class Clock;
}

namespace foyer::storage {

class Database;

/// One numbered step of the schema, as its file says it.
struct Migration
{
    int version = 0;
    /// The file's words: "initial".
    QString name;
    /// The whole file.
    QString sql;

    /// SHA-256 of the file in hex, line ends apart.
    [[nodiscard]] QString checksum() const;
    /// Its statements in order, without comments. Each ends with `;` at the end of a line.
    [[nodiscard]] QStringList statements() const;
};

/// The migrations built into this program for a dialect ("sqlite", "mysql"), by version.
[[nodiscard]] QList<Migration> builtInMigrations(QLatin1String dialect);

/// Brings a database's schema up to date. Refuses one that is newer than the program, one whose past differs from
/// the program's, and one that holds somebody else's tables. Thread: the database's.
class Migrator
{
public:
    Migrator(Database &database, QList<Migration> migrations, const Clock &clock);

    /// Runs what is missing. With SQLite each migration happens whole or not at all; with MySQL, where a change of the
    /// schema commits by itself, an interrupted one goes on at the statement where it stopped. On refusal `detail` is a
    /// sentence for the operator.
    [[nodiscard]] Result<> run();

private:
    struct Applied
    {
        int version = 0;
        QString name;
        QString checksum;
        int stepsDone = 0;
        bool isFinished = false;
    };

    [[nodiscard]] Result<> lock();
    void unlock();
    [[nodiscard]] Result<> migrate();
    [[nodiscard]] Result<> ensureRecord();
    [[nodiscard]] Result<QList<Applied>> applied();
    [[nodiscard]] Result<> check(const QList<Applied> &applied) const;
    [[nodiscard]] Result<> runWhole(const Migration &migration);
    [[nodiscard]] Result<> runStepwise(const Migration &migration, int stepsDone);
    [[nodiscard]] Result<> note(const Migration &migration, int stepsDone, bool isFinished);

    Database &m_database;
    const QList<Migration> m_migrations;
    const Clock &m_clock;
};

} // namespace foyer::storage
