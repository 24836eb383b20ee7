// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/base/result.h"

#include <QString>
#include <QStringList>
#include <QTemporaryDir>

#include <memory>

namespace foyer::test {

class MariadbServer;

/// Where test data lies: in memory where the system has room for that, which makes syncing cheap.
[[nodiscard]] QString folderOfTestData();

/// An empty database for one test; gone with the object.
class TempDatabase
{
public:
    virtual ~TempDatabase() = default;

    /// Address for `--database`.
    [[nodiscard]] virtual QString url() const = 0;
    /// Runs statements past Foyer, to look and to do harm. The rows of the last one, as text.
    [[nodiscard]] virtual Result<QList<QStringList>> execute(const QStringList &statements) const = 0;

    /// A file in a folder of its own.
    [[nodiscard]] static std::unique_ptr<TempDatabase> sqlite();
    /// A database on a running server, which must outlive it.
    [[nodiscard]] static std::unique_ptr<TempDatabase> mysql(const MariadbServer &server);
};

} // namespace foyer::test
