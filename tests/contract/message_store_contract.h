// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/contract/storage_contract.h"

namespace foyer::test {

class MessageStoreContract : public StorageContract
{
    Q_OBJECT

public:
    using StorageContract::StorageContract;

private slots:
    void numbersMessagesWithoutHoles();
    void keepsTextExactly_data();
    void keepsTextExactly();
    void answersTheSameRefWithTheFirstMessage();
    void storesTheSameRefOnceInOneBatch();
    void answersKnownRefsInALargeBatch();
    void refusesARefInAnotherConversation();
    void letsTwoAuthorsUseOneRef();
    void refusesAnAuthorWhoIsNoMember();
    void takesOnlyThePicturesOfTheAuthor();
    void readsOwnMessagesAtOnce();
    void keepsManyPostsInOrderWithoutHoles();
    void commitsManyPostsInFewTransactions();
    void letsAFailedPostHurtNoOther();
    void answersInTheOrderOfSeq();
    void pagesBackwards();
    void tellsWhatChangedSinceARevision();
    void startsAnewWhenTooMuchChanged();
    void startsAnewAfterUnknownRevisions();
    void tellsChangesOfManyConversations();
    void remembersEverythingAfterReopening();

private:
    void fill(ConversationId conversation, UserId author, int count);
    /// Every seq from 1 to the count is there once, with the same revision.
    void verifyWhole(ConversationId conversation, int count);
};

} // namespace foyer::test
