// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/contract/storage_contract.h"

#include <QCoreApplication>

/// The storage contract on SQLite.
int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    return foyer::test::runStorageContract([] { return foyer::test::TempDatabase::sqlite(); },
                                           application.arguments());
}
