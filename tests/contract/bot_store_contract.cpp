// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/contract/bot_store_contract.h"

namespace foyer::test {

using accounts::Bot;
using accounts::NewBot;
using protocol::Scope;
using protocol::Scopes;

NewBot BotStoreContract::wanted(UserId owner, const QString &name)
{
    NewBot bot;
    bot.username = name;
    bot.usernameKey = name.toLower();
    bot.displayName = name + QStringLiteral(" the bot");
    bot.avatar = QStringLiteral("a5");
    bot.owner = owner;
    bot.createdAt = kNow;
    bot.limit = 3;
    return bot;
}

SessionId BotStoreContract::openToken(UserId bot, const QByteArray &token, Scopes scopes)
{
    accounts::NewSession session;
    session.user = bot;
    session.kind = protocol::SessionKind::Bot;
    session.tokenHash = token.leftJustified(32, '.');
    session.createdAt = kNow;
    session.expiresAt = kNow + 1'000'000;
    session.scopes = scopes;
    return value(sessions().open(session, accounts::SessionPolicy::Unlimited)).session.id;
}

void BotStoreContract::makesAnAccountWithoutARoom()
{
    const UserId ann = addUser(QStringLiteral("Ann"));
    const Bot bot = value(bots().create(wanted(ann, QStringLiteral("Clock"))));
    QVERIFY(bot.user.id.isValid());
    QCOMPARE(bot.user.username, QStringLiteral("Clock"));
    QCOMPARE(bot.user.displayName, QStringLiteral("Clock the bot"));
    QCOMPARE(bot.user.avatar, QStringLiteral("a5"));
    QCOMPARE(bot.user.role, protocol::UserRole::Bot);
    QCOMPARE(bot.owner.id, ann);
    QCOMPARE(bot.createdAt, kNow);
    QVERIFY(value(conversations().conversationIdsOf(bot.user.id)).isEmpty());
    const auto account = value(users().findByKey(QStringLiteral("clock")));
    QVERIFY(account);
    QCOMPARE(account->user, bot.user);
    QVERIFY(account->passwordHash.isEmpty());
    reopen();
    const std::optional<Bot> found = value(bots().find(bot.user.id));
    QVERIFY(found);
    QCOMPARE(found->user, bot.user);
    QVERIFY(!value(bots().find(ann)));
    QVERIFY(!value(bots().find(UserId(99))));
}

void BotStoreContract::keepsNamesUnique()
{
    const UserId ann = addUser(QStringLiteral("Ann"));
    QCOMPARE(refusal(bots().create(wanted(ann, QStringLiteral("ANN")))), ErrorCode::NameTaken);
    const UserId bot = value(bots().create(wanted(ann, QStringLiteral("Clock")))).user.id;
    QCOMPARE(refusal(bots().create(wanted(ann, QStringLiteral("clock")))), ErrorCode::NameTaken);
    QCOMPARE(refusal(users().create(account(QStringLiteral("Clock")))), ErrorCode::NameTaken);
    // A name that spoke here stays with who spoke.
    value(bots().remove(bot, kNow));
    QCOMPARE(refusal(bots().create(wanted(ann, QStringLiteral("clock")))), ErrorCode::NameTaken);
    QCOMPARE(refusal(bots().create(wanted(UserId(99), QStringLiteral("x")))), ErrorCode::NotFound);
}

void BotStoreContract::boundsTheBotsOfOneOwner()
{
    const UserId ann = addUser(QStringLiteral("Ann"));
    const UserId bob = addUser(QStringLiteral("Bob"));
    UserId last;
    for (int i = 0; i < 3; ++i)
        last = value(bots().create(wanted(ann, QStringLiteral("b%1").arg(i)))).user.id;
    QCOMPARE(refusal(bots().create(wanted(ann, QStringLiteral("b3")))), ErrorCode::LimitReached);
    value(bots().create(wanted(bob, QStringLiteral("b3"))));
    value(bots().remove(last, kNow));
    value(bots().create(wanted(ann, QStringLiteral("b4"))));
}

void BotStoreContract::listsByOwner()
{
    const UserId ann = addUser(QStringLiteral("Ann"));
    const UserId bob = addUser(QStringLiteral("Bob"));
    value(bots().create(wanted(ann, QStringLiteral("zeta"))));
    value(bots().create(wanted(ann, QStringLiteral("alpha"))));
    value(bots().create(wanted(bob, QStringLiteral("mid"))));
    const auto names = [](const QList<Bot> &list) {
        QStringList result;
        for (const Bot &bot : list)
            result.append(bot.user.username);
        return result;
    };
    QCOMPARE(names(value(bots().list(ann))), (QStringList{QStringLiteral("alpha"), QStringLiteral("zeta")}));
    QCOMPARE(names(value(bots().list(bob))), QStringList{QStringLiteral("mid")});
    QCOMPARE(value(bots().list(std::nullopt)).size(), 3);
}

void BotStoreContract::renames()
{
    const UserId ann = addUser(QStringLiteral("Ann"));
    const UserId bot = value(bots().create(wanted(ann, QStringLiteral("clock")))).user.id;
    QCOMPARE(value(bots().rename(bot, QStringLiteral("报时"))).user.displayName, QStringLiteral("报时"));
    QCOMPARE(value(bots().find(bot))->user.displayName, QStringLiteral("报时"));
    QCOMPARE(refusal(bots().rename(ann, QStringLiteral("x"))), ErrorCode::NotFound);
    QCOMPARE(value(users().find(ann))->user.displayName, QStringLiteral("Ann"));
}

void BotStoreContract::endsTheTokensOfARemovedBot()
{
    const UserId ann = addUser(QStringLiteral("Ann"));
    const UserId bot = value(bots().create(wanted(ann, QStringLiteral("clock")))).user.id;
    const UserId other = value(bots().create(wanted(ann, QStringLiteral("other")))).user.id;
    const SessionId one = openToken(bot, "one", protocol::kAllScopes);
    const SessionId two = openToken(bot, "two", Scope::Read);
    openToken(other, "three", protocol::kAllScopes);
    QVERIFY(value(conversations().join(chat::kLobby, bot, kNow)));
    post(chat::kLobby, bot, QStringLiteral("tick"));
    QList<SessionId> ended = value(bots().remove(bot, clock().now()));
    std::sort(ended.begin(), ended.end());
    QCOMPARE(ended, (QList<SessionId>{one, two}));
    QCOMPARE(value(sessions().findByTokenHash(QByteArray("one").leftJustified(32, '.')))->end,
             protocol::SessionEnd::Revoked);
    QVERIFY(!value(sessions().findByTokenHash(QByteArray("three").leftJustified(32, '.')))->end);
    QVERIFY(!value(bots().find(bot)));
    QCOMPARE(refusal(bots().remove(bot, kNow)), ErrorCode::NotFound);
    QCOMPARE(refusal(bots().rename(bot, QStringLiteral("x"))), ErrorCode::NotFound);
    // What it said stays, and so does who said it.
    QCOMPARE(value(messages().page(chat::kLobby, {}, 10)).messages.first().author.role,
             protocol::UserRole::Bot);
}

void BotStoreContract::keepsWhatATokenMayDo()
{
    const UserId ann = addUser(QStringLiteral("Ann"));
    const UserId bot = value(bots().create(wanted(ann, QStringLiteral("clock")))).user.id;
    openToken(bot, "all", protocol::kAllScopes);
    openToken(bot, "post", Scope::Post);
    openToken(bot, "two", Scopes(Scope::Read) | Scope::Upload);
    reopen();
    const auto scopes = [this](const QByteArray &token) {
        return value(sessions().findByTokenHash(token.leftJustified(32, '.')))->session.scopes;
    };
    QCOMPARE(scopes("all"), protocol::kAllScopes);
    QCOMPARE(scopes("post"), Scopes(Scope::Post));
    QCOMPARE(scopes("two"), Scopes(Scope::Read) | Scope::Upload);
    const QList<protocol::Session> list = value(sessions().list(bot, kNow));
    QCOMPARE(list.size(), 3);
    QCOMPARE(list.first().scopes, Scopes(Scope::Read) | Scope::Upload);
}

void BotStoreContract::showsMessagesUnderTheirAlias()
{
    const UserId ann = addUser(QStringLiteral("Ann"));
    chat::NewMessage message = draft(chat::kLobby, ann, QStringLiteral("built"));
    message.alias = protocol::Alias{QStringLiteral("Builds"), QStringLiteral("a2")};
    const protocol::Message stored = value(messages().append(message)).message;
    QCOMPARE(stored.alias, message.alias);
    QCOMPARE(value(messages().page(chat::kLobby, {}, 10)).messages.first(), stored);
    // The same ref again is told of as it was.
    QCOMPARE(value(messages().append(message)).message, stored);
}

} // namespace foyer::test
