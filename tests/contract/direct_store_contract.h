// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/chat/direct_store.h"
#include "tests/contract/storage_contract.h"

namespace foyer::test {

class DirectStoreContract : public StorageContract
{
    Q_OBJECT

public:
    using StorageContract::StorageContract;

private slots:
    void thereIsOneForEachPair();
    void bothOpenItAtOnce();
    void twoNodesOpenItAtOnce();
    void theOtherSeesItWithTheFirstMessage();
    void whoHidItSeesItWithTheNextMessage();
    void openingShowsItAgain();
    void showsTheOtherOne();
    void refusesWhoCannotBeWrittenTo();
    void blockingEndsWritingAndOpening();
    void whoIsBlockedChangesNothing();
    void whoIsBlockedStillTakesBack();
    void botsNeedARoomInCommon();
    void neitherLeavesNorHasRoomRights();
    void bothPin();
    void nobodyCallsEverybody();
    void hidesOnlyWhatIsDirect();
    void findsPeople();
    void keepsManyPairsApart();

protected:
    void prepare() override;

private:
    [[nodiscard]] chat::DirectStore &directs() { return store().directs(); }
    chat::OpenedDirect open(UserId actor, UserId other);
    [[nodiscard]] ErrorCode openRefusal(UserId actor, UserId other, bool mustShareRoom = false);
    [[nodiscard]] ErrorCode postRefusal(ConversationId conversation, UserId author);
    [[nodiscard]] QStringList found(UserId asker, const QString &text, bool isNearbyOnly = false);
    [[nodiscard]] QList<ConversationId> shownTo(UserId user);
    void disable(UserId user);

    UserId m_ada;
    UserId m_bob;
    UserId m_eve;
};

} // namespace foyer::test
