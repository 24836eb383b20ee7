// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/chat/personal_store.h"
#include "tests/contract/storage_contract.h"

namespace foyer::test {

class PersonalStoreContract : public StorageContract
{
    Q_OBJECT

public:
    using StorageContract::StorageContract;

private slots:
    void tellsEverythingAtFirst();
    void changesOnlyWhatIsNamed();
    void knowsNothingOfStrangers();
    void notesWhenUsersWereLastHere();
    void fallsBackToWhatSessionsKnow();
    void hidesTheLastSightingOfWhoeverWantsIt();

private:
    [[nodiscard]] chat::PersonalStore &personal() { return store().personal(); }
};

} // namespace foyer::test
