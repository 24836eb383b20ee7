// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/accounts/closing_store.h"
#include "server/chat/departure_store.h"
#include "tests/contract/storage_contract.h"

namespace foyer::test {

/// What the stores promise of accounts that are closed, and of what they leave behind.
class DepartureStoreContract : public StorageContract
{
    Q_OBJECT

public:
    using StorageContract::StorageContract;

private slots:
    void nothingOfThePersonIsLeft();
    void theNameIsNeverGivenAgain();
    void everySessionEndsForGood();
    void onlyTheProvenPasswordCloses();
    void twoClosingsAtOnceAreOne();
    void blocksAndInvitesGo();
    void whatIsGoneCannotBeChanged();
    void theLastAdministratorStays();
    void botsGoWithTheirOwner();

    void keptMessagesStandUnderTheNewName();
    void removedMessagesAreTombstones();
    void reactionsAreTakenAway();
    void repliesShowWhatIsLeft();
    void everyChangeTakesOneRevision();
    void stepsGoOnAfterARestart();
    void departuresComeInTheirOrder();
    void nobodyElsesWordsChange();

protected:
    void prepare() override;

private:
    [[nodiscard]] accounts::Closing closing(UserId user, accounts::DeletedMessages messages);
    QList<SessionId> close(UserId user, accounts::DeletedMessages messages = accounts::DeletedMessages::Keep);
    /// All steps to the end; what they changed.
    QList<protocol::Message> follow(int limit = 50);
    [[nodiscard]] QList<protocol::Message> history(ConversationId conversation);

    UserId m_ada;
    UserId m_bob;
    ConversationId m_room;
};

} // namespace foyer::test
