// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/contract/personal_store_contract.h"

namespace foyer::test {

using protocol::PersonalChange;
using protocol::PersonalSettings;

void PersonalStoreContract::tellsEverythingAtFirst()
{
    const UserId ada = addUser(QStringLiteral("ada"));
    QCOMPARE(value(personal().settings(ada)), (PersonalSettings{true, true, true}));
}

void PersonalStoreContract::changesOnlyWhatIsNamed()
{
    const UserId ada = addUser(QStringLiteral("ada"));
    const UserId bob = addUser(QStringLiteral("bob"));
    QCOMPARE(value(personal().change(ada, {false, {}, {}})), (PersonalSettings{false, true, true}));
    QCOMPARE(value(personal().change(ada, {{}, {}, false})), (PersonalSettings{false, true, false}));
    QCOMPARE(value(personal().change(ada, {true, false, {}})), (PersonalSettings{true, false, false}));
    QCOMPARE(value(personal().change(ada, PersonalChange{})), (PersonalSettings{true, false, false}));
    reopen();
    QCOMPARE(value(personal().settings(ada)), (PersonalSettings{true, false, false}));
    QCOMPARE(value(personal().settings(bob)), (PersonalSettings{true, true, true}));
}

void PersonalStoreContract::knowsNothingOfStrangers()
{
    QCOMPARE(refusal(personal().settings(UserId(99))), ErrorCode::NotFound);
    QCOMPARE(refusal(personal().change(UserId(99), {false, {}, {}})), ErrorCode::NotFound);
    value(personal().noteLastSeen({UserId(99)}, kNow));
    QVERIFY(value(personal().lastSeen(ConversationId(99))).isEmpty());
}

void PersonalStoreContract::notesWhenUsersWereLastHere()
{
    QList<UserId> users;
    for (int i = 0; i < 300; ++i)
        users.append(addUser(QStringLiteral("user%1").arg(i)));
    QVERIFY(value(personal().lastSeen(chat::kLobby)).isEmpty());
    value(personal().noteLastSeen(users.first(299), kNow));
    auto seen = value(personal().lastSeen(chat::kLobby));
    QCOMPARE(seen.size(), 299);
    QVERIFY(!seen.contains(users.last()));
    // Never back, as another node may have seen them later.
    value(personal().noteLastSeen(users.first(2), kNow - 1));
    value(personal().noteLastSeen({users.at(1)}, kNow + 5));
    value(personal().noteLastSeen({}, kNow));
    seen = value(personal().lastSeen(chat::kLobby));
    QCOMPARE(seen.value(users.at(0)), kNow);
    QCOMPARE(seen.value(users.at(1)), kNow + 5);
}

void PersonalStoreContract::fallsBackToWhatSessionsKnow()
{
    const UserId ada = addUser(QStringLiteral("ada"));
    QVERIFY(database().execute(
        {QStringLiteral(
             "INSERT INTO sessions (user_id, kind, client, token_hash, created_at, last_seen_at, expires_at) "
             "VALUES (%1, 'web', '', x'%3', 1, %2, 3)")
             .arg(ada.value())
             .arg(kNow + 9)
             .arg(QString(64, QLatin1Char('0')))}));
    QCOMPARE(value(personal().lastSeen(chat::kLobby)).value(ada), kNow + 9);
    value(personal().noteLastSeen({ada}, kNow + 10));
    QCOMPARE(value(personal().lastSeen(chat::kLobby)).value(ada), kNow + 10);
}

void PersonalStoreContract::hidesTheLastSightingOfWhoeverWantsIt()
{
    const UserId ada = addUser(QStringLiteral("ada"));
    const UserId bob = addUser(QStringLiteral("bob"));
    value(personal().noteLastSeen({ada, bob}, kNow));
    value(personal().change(ada, {{}, false, {}}));
    const auto seen = value(personal().lastSeen(chat::kLobby));
    QVERIFY(!seen.contains(ada));
    QVERIFY(seen.contains(bob));
}

} // namespace foyer::test
