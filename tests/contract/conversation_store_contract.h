// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/contract/storage_contract.h"

namespace foyer::test {

class ConversationStoreContract : public StorageContract
{
    Q_OBJECT

public:
    using StorageContract::StorageContract;

private slots:
    void startsWithTheLobby();
    void createsARoomForItsOwner();
    void refusesATakenRoomName();
    void listsRoomsByName();
    void joinsWithNothingUnread();
    void joinsOnlyRoomsThatExist();
    void leavesARoom();
    void ordersConversationsByActivity();
    void showsTheLastMessageWhole();
    void tellsOnlyMembersOfAConversation();
    void listsMembersByName();
    void keepsMembershipRightWhenManyJoinAndLeave();
};

} // namespace foyer::test
