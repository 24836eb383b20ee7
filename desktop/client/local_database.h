// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/base/result.h"

#include <QList>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QString>
#include <QStringList>

#include <functional>

namespace foyer::client {

/// A SQLite file of this program's own, with its own connection. Thread: the one that made it.
class LocalDatabase
{
public:
    /// How much a crash of the machine may take back.
    enum class Durability {
        /// What was written before the call returned stays.
        Full,
        /// The last moments may be missing; the file stays whole.
        Relaxed,
    };

    LocalDatabase() = default;
    ~LocalDatabase();
    Q_DISABLE_COPY_MOVE(LocalDatabase)

    /// Opens or makes the file; its folder is made if missing. `schema` are the statements that make an empty
    /// file of this `version`; the last of `upgrades` are those that make one of the version before it into one, those
    /// before them of the version before that, and so on; all as a whole. A file of another version or one that is
    /// damaged: Unavailable, file untouched.
    [[nodiscard]] Result<> open(const QString &path, Durability durability, int version,
                                const QStringList &schema, const QList<QStringList> &upgrades = {});
    void close();
    [[nodiscard]] bool isOpen() const;

    /// A query on this connection, prepared; run it with exec().
    [[nodiscard]] Result<QSqlQuery> prepare(const QString &sql);
    /// Runs `work` as one transaction: all of it or, when it fails, nothing.
    [[nodiscard]] Result<> transaction(const std::function<Result<>()> &work);

    /// Removes such a file, which nobody has open, with what SQLite keeps beside it.
    static void removeFiles(const QString &path);

    /// Runs a prepared query. Unavailable (StorageFull when the disk is full).
    [[nodiscard]] static Result<> run(QSqlQuery &query);

private:
    [[nodiscard]] QSqlDatabase database() const;
    [[nodiscard]] Result<> exec(const QString &sql);
    [[nodiscard]] Result<int> storedVersion();

    QString m_name;
};

} // namespace foyer::client
