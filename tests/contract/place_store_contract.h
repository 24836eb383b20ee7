// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/contract/storage_contract.h"

namespace foyer::test {

class PlaceStoreContract : public StorageContract
{
    Q_OBJECT

public:
    using StorageContract::StorageContract;

private slots:
    void findsWhatWasPutSomewhere();
    void refusesAnIdTwice();
    void sharesOnlyWhatIsStillThere();
    void deletesWithTheLastOfAUrl();
    void tellsWhatToDeleteUntilItIsForgotten();
};

} // namespace foyer::test
