// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/base/result.h"

#include <QString>

namespace foyer::storage {

enum class Backend { Sqlite, Mysql };

/// Where a database is. A value.
struct DatabaseUrl
{
    Backend backend = Backend::Sqlite;
    /// File of an SQLite database.
    QString path;
    /// The rest is for MySQL and MariaDB.
    QString host;
    int port = 3306;
    QString user;
    QString password;
    QString name;

    /// Reads `sqlite:PATH` or `mysql://USER:PASSWORD@HOST:PORT/NAME` (port 3306 if left out; user and password
    /// percent-encoded). InvalidField with a sentence for the operator that never holds the password.
    [[nodiscard]] static Result<DatabaseUrl> parse(const QString &text);
    /// The same address for logs and people: without user and password.
    [[nodiscard]] QString toDisplay() const;
};

} // namespace foyer::storage
