// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/chat/amendment_store.h"
#include "tests/contract/storage_contract.h"

namespace foyer::test {

class AmendmentStoreContract : public StorageContract
{
    Q_OBJECT

public:
    using StorageContract::StorageContract;

private slots:
    void editsWithARevisionOfItsOwn();
    void keepsEarlierWordingsForThoseWhoMaySeeThem();
    void refusesEditsOfOthersAndLateOnes();
    void letsModeratorsBeLate();
    void boundsTheEditsOfOneMessage();
    void recallsEverythingOfAMessage();
    void recallsOnceOnly();
    void refusesToRecallOthersAndLate();
    void letsModeratorsRecallAnything();
    void keepsAPictureThatAnotherMessageShows();
    void refusesWhateverComesAfterRecall();
    void tellsRepliesOfTheChange();
    void countsEachReactionOnce();
    void boundsReactions();
    void pinsForModeratorsOnly();
    void refusesThoseWhoAreNotIn();
    void refusesWhatIsNotThere();
    void quotesWhatIsAnswered();
    void refusesAnswersToNothing();
    void forwardsWhatTheAuthorMayRead();
    void findsWhoIsMentioned();
    void callsEveryoneForModeratorsOnly();
    void givesRepeatedRefsTheMessageAsItIsNow();
    void tellsChangesInTheirOrder();
    void readsForwardFromASeq();

protected:
    void prepare() override;

private:
    [[nodiscard]] chat::AmendmentStore &amendments() { return store().amendments(); }
    [[nodiscard]] chat::Amendment by(UserId actor, Seq seq, Timestamp at = kNow) const;
    chat::Amended edit(UserId actor, Seq seq, const QString &text);
    /// The whole conversation as it is now.
    [[nodiscard]] QList<protocol::Message> all();
    [[nodiscard]] QString count(const QString &table);

    UserId m_owner;
    UserId m_ann;
    UserId m_bob;
    ConversationId m_room;
};

} // namespace foyer::test
