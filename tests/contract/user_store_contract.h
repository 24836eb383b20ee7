// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/contract/storage_contract.h"

namespace foyer::test {

class UserStoreContract : public StorageContract
{
    Q_OBJECT

public:
    using StorageContract::StorageContract;

private slots:
    void findsWhatWasCreated();
    void knowsNothingOfUnknownUsers();
    void keepsNamesOfAnyScript();
    void takesKeysByteForByte();
    void makesEveryUserAMemberOfTheLobby();
    void countsNoOldLobbyMessageAsUnread();
    void refusesATakenName();
    void givesANameToOneOfManyAtOnce();
    void replacesThePasswordHash();
    void usesAnInvitationUp();
    void refusesAnExpiredOrUnknownInvitation();
    void keepsAnInvitationWhenTheAccountIsRefused();
    void letsNoMoreInThanAnInvitationAllows();
    void listsUsableInvitationsNewestFirst();
    void removesAnInvitation();
    void offersTheAdministratorLinkOnce();
    void replacesTheAdministratorLinkWhenForced();
    void makesTheAccountWithTheLinkAdministrator();
    void letsASignedInUserClaimTheLink();
    void refusesAWrongOrUsedLink();

private:
    [[nodiscard]] static accounts::Invite invite(const QString &code, UserId by, int uses);
};

} // namespace foyer::test
