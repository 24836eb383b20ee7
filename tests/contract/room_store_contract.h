// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/chat/room_store.h"
#include "tests/contract/storage_contract.h"

namespace foyer::test {

class RoomStoreContract : public StorageContract
{
    Q_OBJECT

public:
    using StorageContract::StorageContract;

private slots:
    void changesARoomAndTellsWhat();
    void changesAllOrNothing();
    void holdsEveryChangeToItsRight();
    void keepsTheLobbyOpen();
    void hidesPrivateRooms();
    void namesPublicRoomsOnce();
    void showsACoverToThoseWhoSeeTheRoom();
    void closesAnArchivedRoom();
    void invitesByName();
    void refusesInvitationsWholly();
    void kicksThoseBelow();
    void handsARoomOver();
    void silencesForATime();
    void keepsBansAndReasons();
    void joinsByLinkAsOftenAsItSays();
    void withdrawsLinks();
    void foldsComingsAndGoingsIntoOneNotice();
    void beginsANewNoticeAfterAWhile();
    void boundsTheNamesOfANotice();
    void givesARoomItsNextOwner();
    void restsBetweenPostsInSlowMode();
    void letsOnlySomeAnnounce();
    void keepsPreferencesApart();
    void refusesThoseWhoAreNotIn();
    void refusesWhatIsNoRoom();
    void takesRevisionsWithoutHoles();

protected:
    void prepare() override;

private:
    [[nodiscard]] chat::RoomStore &rooms() { return store().rooms(); }
    [[nodiscard]] chat::RoomAction by(UserId actor, Timestamp at = kNow) const { return {m_room, actor, at}; }
    chat::ChangedRoom change(UserId actor, const chat::RoomPatch &patch);
    void archive(bool isArchived);
    /// Tells of comings and goings.
    chat::RoomStore::News note(const QList<UserId> &users, Timestamp at = kNow);
    [[nodiscard]] protocol::RoomLink link(const QString &code, int uses = 1) const;
    [[nodiscard]] QList<protocol::Message> all();
    [[nodiscard]] protocol::MemberRole roleOf(UserId user);

    UserId m_owner;
    UserId m_mod;
    UserId m_ann;
    UserId m_out;
    ConversationId m_room;
};

} // namespace foyer::test
