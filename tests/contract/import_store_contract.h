// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/imports/import_store.h"
#include "tests/contract/storage_contract.h"

namespace foyer::test {

class ImportStoreContract : public StorageContract
{
    Q_OBJECT

public:
    using StorageContract::StorageContract;

private slots:
    void aSourceIsMadeOnceAndKeepsItsFingerprint();
    void usersAreAddedAllOrNone();
    void addedUsersAreInTheLobbyAndCanBeFound();
    void namesOfOthersAreNotFree();
    void roomsAreMadeOnceAndRemembered();
    void messagesStandInOrderWithoutHoles();
    void messagesAreAddedOnce();
    void authorsBecomeMembersUnlessBanned();
    void whoHadReadAllHasReadThese();
    void privateMessagesShareTheConversationOfThePair();
    void messagesFollowThoseThatWereThere();
    void aConversationThatIsGoneTakesNothing();
    void accountsThatAreGoneAreToldApart();
    void theCensusCounts();

private:
    [[nodiscard]] imports::ImportStore &moved();
    [[nodiscard]] imports::SourceId source(const QString &name = QStringLiteral("old"));
    [[nodiscard]] static imports::NewUser newUser(qint64 oldId, const QString &name);
    [[nodiscard]] ConversationId newRoom(imports::SourceId source, qint64 oldId, const QString &name);
    [[nodiscard]] static imports::NewMessage newMessage(qint64 oldId, ConversationId room, UserId author);
};

} // namespace foyer::test
