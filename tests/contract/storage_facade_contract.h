// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/contract/storage_contract.h"

namespace foyer::test {

/// What Storage itself promises, whatever the database.
class StorageFacadeContract : public StorageContract
{
    Q_OBJECT

public:
    using StorageContract::StorageContract;

private slots:
    void isReadyWhenOpen();
    void refusesADatabaseFromANewerVersion();
    void refusesADatabaseWithAnotherPast();
    void refusesTablesOfSomebodyElse();
    void opensAgainWithoutMigrating();
    void finishesWhatWaitsWhenStopped();
    void refusesWorkAfterStopping();
    void refusesWorkWhenTooMuchWaits();
    void letsTwoNodesShareADatabase();
    void storesARefOnceThoughTwoNodesGetIt();
    void leavesNoMarkBehind();
};

} // namespace foyer::test
