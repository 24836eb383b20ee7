// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/contract/storage_contract.h"

namespace foyer::test {

/// What the stores of profiles, own avatars and blocks promise.
class ProfileStoreContract : public StorageContract
{
    Q_OBJECT

public:
    using StorageContract::StorageContract;

private slots:
    void showsWhatWasChanged();
    void changesOnlyWhatIsGiven();
    void knowsNothingOfUnknownUsers();
    void everyViewShowsTheNewName();

    void anAvatarReplacesTheOneBefore();
    void aDrawnAvatarDiscardsTheOwnOne();
    void nobodyGetsAnAvatarWithoutAnAccount();

    void aNewPasswordEndsTheOtherSessionsForGood();
    void aPasswordChangedMeanwhileIsRefused();
    void oneOfManyChangesAtOnceWins();
    void anOldPasswordOpensNoSessionAfterTheChange();

    void blocksAndFrees();
    void listsTheLatestBlockFirst();
    void aBlockHoldsBothApart();
    void unknownPeopleCannotBeBlocked();
    void blocksAreBounded();

protected:
    void prepare() override;

private:
    [[nodiscard]] accounts::ProfileStore &profiles() { return store().profiles(); }
    [[nodiscard]] accounts::OpenedSession signIn(UserId user, const QByteArray &name,
                                                 const QString &provenHash = {});
    [[nodiscard]] QString hashOf(UserId user);

    UserId m_ada;
    UserId m_bob;
};

} // namespace foyer::test
