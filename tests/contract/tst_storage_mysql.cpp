// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/contract/storage_contract.h"
#include "tests/support/mariadb_server.h"

#include <QCoreApplication>

#include <cstdio>

/// The storage contract on a real MariaDB.
int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    foyer::test::MariadbServer server;
    const foyer::Result<> started = server.start();
    if (!started) {
        std::fprintf(stderr, "FAIL!  : %s\n", qPrintable(started.error().detail));
        return 1;
    }
    return foyer::test::runStorageContract([&server] { return foyer::test::TempDatabase::mysql(server); },
                                           application.arguments());
}
