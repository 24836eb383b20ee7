// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/contract/upload_store_contract.h"

namespace foyer::test {

void UploadStoreContract::showsAPictureToItsOwnerOnly()
{
    const UserId ada = addUser(QStringLiteral("ada"));
    const UserId bob = addUser(QStringLiteral("bob"));
    const protocol::Image image = addImage(ada, QStringLiteral("aa"));
    QCOMPARE(value(uploads().visible(image.id, ada)), std::optional(image));
    QCOMPARE(value(uploads().visible(image.id, bob)), std::nullopt);
    QCOMPARE(value(uploads().visible(QStringLiteral("AA"), ada)), std::nullopt);
    QCOMPARE(value(uploads().visible({}, ada)), std::nullopt);
}

void UploadStoreContract::showsAPostedPictureToMembersOnly()
{
    const UserId ada = addUser(QStringLiteral("ada"));
    const UserId bob = addUser(QStringLiteral("bob"));
    const UserId eve = addUser(QStringLiteral("eve"));
    const ConversationId room = addRoom(QStringLiteral("tea"), ada);
    value(conversations().join(room, bob, kNow));
    const protocol::Image image = addImage(ada, QStringLiteral("aa"));
    chat::NewMessage wanted = draft(room, ada, {});
    wanted.image = image.id;
    value(messages().append(wanted));
    QCOMPARE(value(uploads().visible(image.id, bob)), std::optional(image));
    QCOMPARE(value(uploads().visible(image.id, eve)), std::nullopt);
    value(conversations().leave(room, bob));
    QCOMPARE(value(uploads().visible(image.id, bob)), std::nullopt);
    value(conversations().leave(room, ada));
    QCOMPARE(value(uploads().visible(image.id, ada)), std::optional(image)); // still his own
}

void UploadStoreContract::refusesAnIdTwice()
{
    const UserId ada = addUser(QStringLiteral("ada"));
    const UserId bob = addUser(QStringLiteral("bob"));
    const protocol::Image image = addImage(ada, QStringLiteral("aa"));
    QVERIFY(!QCoro::waitFor(uploads().add(image, bob, kNow)));
    QCOMPARE(value(uploads().visible(image.id, bob)), std::nullopt);
    QVERIFY(
        !QCoro::waitFor(uploads().add({QStringLiteral("bb"), {}, 1, 1, 1, 1, 1, false}, UserId(99), kNow)));
}

void UploadStoreContract::findsUnusedPictures()
{
    const UserId ada = addUser(QStringLiteral("ada"));
    for (int i = 0; i < 5; ++i)
        addImage(ada, QStringLiteral("id%1").arg(i));
    chat::NewMessage wanted = draft(chat::kLobby, ada, {});
    wanted.image = QStringLiteral("id2");
    value(messages().append(wanted));
    QVERIFY(value(uploads().unused(kNow, 10)).isEmpty());
    QCOMPARE(value(uploads().unused(kNow + 1, 10)),
             (QList<UploadId>{QStringLiteral("id0"), QStringLiteral("id1"), QStringLiteral("id3"),
                              QStringLiteral("id4")}));
    QCOMPARE(value(uploads().unused(kNow + 1, 2)).size(), 2);
    QVERIFY(value(uploads().unused(kNow + 1, 0)).isEmpty());
    QVERIFY(value(uploads().unused(kNow + 1, -1)).isEmpty());
}

void UploadStoreContract::removesOnlyUnusedPictures()
{
    const UserId ada = addUser(QStringLiteral("ada"));
    addImage(ada, QStringLiteral("used"));
    addImage(ada, QStringLiteral("free"));
    chat::NewMessage wanted = draft(chat::kLobby, ada, {});
    wanted.image = QStringLiteral("used");
    value(messages().append(wanted));
    QVERIFY(!value(uploads().removeUnused(QStringLiteral("used"))));
    QVERIFY(value(uploads().visible(QStringLiteral("used"), ada)));
    QVERIFY(value(uploads().removeUnused(QStringLiteral("free"))));
    QVERIFY(!value(uploads().visible(QStringLiteral("free"), ada)));
    QVERIFY(value(uploads().removeUnused(QStringLiteral("free")))); // gone is gone
    // A message cannot take a picture that is gone.
    wanted = draft(chat::kLobby, ada, {});
    wanted.image = QStringLiteral("free");
    QCOMPARE(refusal(messages().append(wanted)), ErrorCode::NotFound);
}

} // namespace foyer::test
