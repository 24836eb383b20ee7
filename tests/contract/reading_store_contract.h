// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/chat/amendment_store.h"
#include "server/chat/personal_store.h"
#include "server/chat/reading_store.h"
#include "tests/contract/storage_contract.h"

namespace foyer::test {

class ReadingStoreContract : public StorageContract
{
    Q_OBJECT

public:
    using StorageContract::StorageContract;

private slots:
    void movesThePositionForwardOnly();
    void movesBackOnlyWhenAsked();
    void movesManyPositionsAtOnce();
    void keepsTheOrderOfMovesInBothDirections();
    void refusesThoseWhoAreNotIn();
    void countsWhatOthersWroteAfterThePosition();
    void countsNeitherNoticesNorRecalledMessages();
    void countsMentionsOfOneselfAndOfEveryone();
    void countsAnewAfterMovingBack();
    void boundsTheCostOfCounting();
    void showsPositionsOfSmallConversationsOnly();
    void knowsWhoWroteWhen();

protected:
    void prepare() override;

private:
    using Direction = protocol::ReadDirection;
    [[nodiscard]] chat::ReadingStore &reading() { return store().reading(); }
    chat::MovedPosition move(UserId user, qint64 seq, Direction direction = Direction::Forward);
    void say(UserId author, int count = 1);
    void call(UserId author, const QStringList &names);
    void recall(qint64 seq);
    /// "unread/mentions" as the user sees them.
    [[nodiscard]] QString counts(UserId user);

    UserId m_ada;
    UserId m_bob;
    ConversationId m_room;
};

} // namespace foyer::test
