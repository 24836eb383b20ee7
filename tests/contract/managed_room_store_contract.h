// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/admin/managed_room_store.h"
#include "server/chat/removal_store.h"
#include "tests/contract/storage_contract.h"

namespace foyer::test {

/// Rooms as administrators run them, and what is left of deleted ones.
class ManagedRoomStoreContract : public StorageContract
{
    Q_OBJECT

public:
    using StorageContract::StorageContract;

private slots:
    void listsRoomsWithTheirOwnersAndSize();
    void findsRoomsByPartsOfTheirNames();
    void listsMembersByPages();
    void changesARoomFromOutside();
    void refusesAChangeAsAWhole();
    void aRoomChangesHands();
    void whoCannotOwnARoomIsRefused();
    void theOperatorLeavesNoNotice();
    void refusesWhoDoesNotAdminister();
    void theLobbyStays();
    void aDeletedRoomIsThereForNobody();
    void itsNameIsFreeAgainButItsNumberIsNot();
    void itsMessagesAndPicturesGoLittleByLittle();
    void formerMembersAreForgottenLater();
    void theIndexIsToldThatItIsGone();
    void twoDeletionsAreOne();

protected:
    void prepare() override;

private:
    [[nodiscard]] admin::ManagedRoomStore &rooms() { return store().managedRooms(); }
    [[nodiscard]] chat::RemovalStore &removals() { return store().removals(); }
    [[nodiscard]] admin::Deed deed() const { return {m_ada, kNow + 5}; }
    [[nodiscard]] QList<admin::AuditEntry> log() { return value(store().administration().audit(0, 50)); }
    [[nodiscard]] QStringList actions();
    [[nodiscard]] QStringList notices(ConversationId room);
    /// Takes everything away that is left; in how many steps.
    int sweep(int limit = 100);

    /// Ada administers the server and is in no room but the lobby; Bob owns the kitchen, Cas is in it.
    UserId m_ada;
    UserId m_bob;
    UserId m_cas;
    ConversationId m_kitchen;
};

} // namespace foyer::test
