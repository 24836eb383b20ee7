// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/hooks/hook_store.h"
#include "tests/contract/storage_contract.h"

namespace foyer::test {

class HookStoreContract : public StorageContract
{
    Q_OBJECT

public:
    using StorageContract::StorageContract;

private slots:
    void makesAnAccountForAnIncomingHook();
    void findsAnIncomingHookByItsToken();
    void removesAnIncomingHookAndItsMembership();
    void beginsAnOutgoingHookAfterTheNewestMessage();
    void notesDeliveries();
    void neverMovesDeliveriesBack();
    void resumesWithoutItsFailures();
    void listsWhatIsActive();
    void asksForTheRight();
    void keepsHooksOfRoomsApart();
    void boundsTheHooksOfOneRoom();
    void knowsNoHooksOutsideOfRooms();
    void restsForGoodWhenItsMakerIsGone();

protected:
    void prepare() override;

private:
    [[nodiscard]] hooks::HookStore &hookStore() { return store().hooks(); }
    [[nodiscard]] hooks::NewIncomingHook incoming(const QString &name) const;
    [[nodiscard]] hooks::NewOutgoingHook outgoing(const QString &trigger = {}) const;

    UserId m_owner;
    UserId m_ann;
    UserId m_stranger;
    ConversationId m_room;
};

} // namespace foyer::test
