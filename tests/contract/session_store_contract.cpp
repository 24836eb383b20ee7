// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/contract/session_store_contract.h"

#include <QCryptographicHash>

#include <algorithm>

namespace foyer::test {

using accounts::SessionPolicy;
using protocol::SessionEnd;
using protocol::SessionKind;

namespace {

QByteArray hashOf(const QByteArray &token)
{
    return QCryptographicHash::hash(token, QCryptographicHash::Blake2b_256);
}

} // namespace

accounts::NewSession SessionStoreContract::wanted(UserId user, const QByteArray &token,
                                                  SessionKind kind) const
{
    return {user, kind, QStringLiteral("Firefox on Linux 🦊"), hashOf(token), kNow, kNow + 10'000};
}

accounts::OpenedSession SessionStoreContract::open(UserId user, const QByteArray &token, SessionKind kind,
                                                   SessionPolicy policy)
{
    return value(sessions().open(wanted(user, token, kind), policy));
}

std::optional<SessionEnd> SessionStoreContract::endOf(const QByteArray &token)
{
    const auto found = value(sessions().findByTokenHash(hashOf(token)));
    if (!found)
        QTest::qFail("the session is gone", __FILE__, __LINE__);
    return found ? found->end : std::nullopt;
}

void SessionStoreContract::findsASessionByItsToken()
{
    const UserId user = addUser(QStringLiteral("ada"));
    const auto opened = open(user, "token", SessionKind::Desktop);
    QVERIFY(opened.session.id.isValid());
    QVERIFY(opened.replaced.isEmpty());
    QCOMPARE(opened.session.client, QStringLiteral("Firefox on Linux 🦊"));
    const auto found = value(sessions().findByTokenHash(hashOf("token")));
    QVERIFY(found);
    QCOMPARE(found->session, opened.session);
    QCOMPARE(found->session.kind, SessionKind::Desktop);
    QCOMPARE(found->session.lastSeenAt, kNow);
    QCOMPARE(found->user.id, user);
    QCOMPARE(found->user.username, QStringLiteral("ada"));
    QVERIFY(!found->end);
}

void SessionStoreContract::keepsEveryByteOfATokenHash()
{
    const UserId user = addUser(QStringLiteral("ada"));
    for (int byte = 0; byte < 256; byte += 5) {
        accounts::NewSession session = wanted(user, {});
        session.tokenHash = QByteArray(31, char(byte)) + char(255 - byte);
        const auto opened = value(sessions().open(session, SessionPolicy::Unlimited));
        const auto found = value(sessions().findByTokenHash(session.tokenHash));
        QVERIFY2(found, qPrintable(QString::number(byte)));
        QCOMPARE(found->session.id, opened.session.id);
    }
}

void SessionStoreContract::knowsNothingOfUnknownTokens()
{
    QVERIFY(!value(sessions().findByTokenHash(hashOf("none"))));
    QVERIFY(!value(sessions().findByTokenHash({})));
    QVERIFY(!value(sessions().findByTokenHash(QByteArray(5000, '\0'))));
}

void SessionStoreContract::refusesASessionOfNobody()
{
    QCOMPARE(refusal(sessions().open(wanted(UserId(99), "t"), SessionPolicy::OnePerKind)),
             ErrorCode::NotFound);
}

void SessionStoreContract::replacesSessionsOfTheSameKind()
{
    const UserId user = addUser(QStringLiteral("ada"));
    const auto first = open(user, "first");
    open(user, "desk", SessionKind::Desktop);
    const auto second = open(user, "second");
    QCOMPARE(second.replaced, QList<SessionId>{first.session.id});
    QCOMPARE(endOf("first"), std::optional(SessionEnd::Replaced));
    QCOMPARE(endOf("desk"), std::nullopt);
    QCOMPARE(endOf("second"), std::nullopt);
}

void SessionStoreContract::replacesNoneWhenUnlimited()
{
    const UserId user = addUser(QStringLiteral("ada"));
    open(user, "first");
    QVERIFY(open(user, "second", SessionKind::Web, SessionPolicy::Unlimited).replaced.isEmpty());
    QCOMPARE(endOf("first"), std::nullopt);
}

void SessionStoreContract::replacesAllWhenOne()
{
    const UserId user = addUser(QStringLiteral("ada"));
    const auto web = open(user, "web");
    const auto desk = open(user, "desk", SessionKind::Desktop);
    const auto bot = open(user, "bot", SessionKind::Bot, SessionPolicy::One);
    QCOMPARE(bot.replaced.size(), 2);
    QVERIFY(bot.replaced.contains(web.session.id));
    QVERIFY(bot.replaced.contains(desk.session.id));
    QCOMPARE(value(sessions().list(user, kNow)).size(), 1);
}

void SessionStoreContract::leavesOtherUsersAlone()
{
    const UserId ada = addUser(QStringLiteral("ada"));
    const UserId bob = addUser(QStringLiteral("bob"));
    open(ada, "ada");
    QVERIFY(open(bob, "bob", SessionKind::Web, SessionPolicy::One).replaced.isEmpty());
    QCOMPARE(endOf("ada"), std::nullopt);
}

void SessionStoreContract::leavesOneSessionOfManySignInsAtOnce()
{
    const UserId user = addUser(QStringLiteral("ada"));
    Tasks<accounts::OpenedSession> tasks;
    for (int i = 0; i < 30; ++i)
        tasks.push_back(sessions().open(wanted(user, QByteArray::number(i)), SessionPolicy::OnePerKind));
    for (const auto &result : all(std::move(tasks)))
        QVERIFY(result);
    const auto living = value(sessions().list(user, kNow));
    QCOMPARE(living.size(), 1);
    QCOMPARE(endOf("29"), std::nullopt);
}

void SessionStoreContract::takesAReplacedSessionBack()
{
    const UserId user = addUser(QStringLiteral("ada"));
    const auto first = open(user, "first");
    const auto second = open(user, "second");
    const auto back = value(sessions().takeBack(first.session.id, SessionPolicy::OnePerKind, kNow + 500));
    QCOMPARE(back.session.id, first.session.id);
    QCOMPARE(back.session.lastSeenAt, kNow + 500);
    QCOMPARE(back.replaced, QList<SessionId>{second.session.id});
    QCOMPARE(endOf("first"), std::nullopt);
    QCOMPARE(endOf("second"), std::optional(SessionEnd::Replaced));
}

void SessionStoreContract::takesBackOnlyWhatWasReplaced()
{
    const UserId user = addUser(QStringLiteral("ada"));
    const auto living = open(user, "living", SessionKind::Bot);
    const auto signedOut = open(user, "out");
    value(sessions().end(user, signedOut.session.id, SessionEnd::SignedOut));
    const auto replaced = open(user, "replaced");
    open(user, "newer");
    const auto policy = SessionPolicy::OnePerKind;
    QCOMPARE(refusal(sessions().takeBack(SessionId(999), policy, kNow)), ErrorCode::NotFound);
    QCOMPARE(refusal(sessions().takeBack(living.session.id, policy, kNow)), ErrorCode::NotFound);
    QCOMPARE(refusal(sessions().takeBack(signedOut.session.id, policy, kNow)), ErrorCode::NotFound);
    QCOMPARE(refusal(sessions().takeBack(replaced.session.id, policy, kNow + 10'000)), ErrorCode::NotFound);
    QCOMPARE(endOf("newer"), std::nullopt);
}

void SessionStoreContract::listsLivingSessionsNewestFirst()
{
    const UserId user = addUser(QStringLiteral("ada"));
    accounts::NewSession early = wanted(user, "early");
    accounts::NewSession late = wanted(user, "late", SessionKind::Desktop);
    late.createdAt += 100;
    late.expiresAt += 100;
    value(sessions().open(early, SessionPolicy::OnePerKind));
    value(sessions().open(late, SessionPolicy::OnePerKind));
    const auto list = value(sessions().list(user, kNow));
    QCOMPARE(list.size(), 2);
    QCOMPARE(list.first().kind, SessionKind::Desktop);
    QVERIFY(!list.first().isCurrent);
    QCOMPARE(value(sessions().list(user, kNow + 10'000)).size(), 1); // the early one ran out
    QVERIFY(value(sessions().list(UserId(99), kNow)).isEmpty());
}

void SessionStoreContract::endsOnlyOwnLivingSessions()
{
    const UserId ada = addUser(QStringLiteral("ada"));
    const UserId bob = addUser(QStringLiteral("bob"));
    const auto session = open(ada, "ada");
    QCOMPARE(refusal(sessions().end(bob, session.session.id, SessionEnd::Revoked)), ErrorCode::NotFound);
    QCOMPARE(refusal(sessions().end(ada, SessionId(999), SessionEnd::Revoked)), ErrorCode::NotFound);
    QCOMPARE(endOf("ada"), std::nullopt);
    value(sessions().end(ada, session.session.id, SessionEnd::Revoked));
    QCOMPARE(endOf("ada"), std::optional(SessionEnd::Revoked));
    QCOMPARE(refusal(sessions().end(ada, session.session.id, SessionEnd::SignedOut)), ErrorCode::NotFound);
    QCOMPARE(endOf("ada"), std::optional(SessionEnd::Revoked));
}

void SessionStoreContract::tellsAnExpiredSession()
{
    const UserId user = addUser(QStringLiteral("ada"));
    open(user, "token");
    clock().advance(std::chrono::milliseconds(9'999));
    QCOMPARE(endOf("token"), std::nullopt);
    clock().advance(std::chrono::milliseconds(1));
    QCOMPARE(endOf("token"), std::optional(SessionEnd::Expired));
}

void SessionStoreContract::notesWhenSessionsWereSeen()
{
    const UserId user = addUser(QStringLiteral("ada"));
    QList<SessionId> ids;
    for (int i = 0; i < 300; ++i)
        ids.append(open(user, QByteArray::number(i), SessionKind::Web, SessionPolicy::Unlimited).session.id);
    const SessionId left = ids.takeLast();
    value(sessions().touch(ids, kNow + 777));
    value(sessions().touch(ids, kNow + 5)); // never back
    value(sessions().touch({}, kNow + 888));
    value(sessions().touch({SessionId(123'456)}, kNow + 888));
    const auto list = value(sessions().list(user, kNow));
    QCOMPARE(list.size(), 300);
    for (const protocol::Session &session : list)
        QCOMPARE(session.lastSeenAt, session.id == left ? kNow : kNow + 777);
}

void SessionStoreContract::forgetsOldSessions()
{
    const UserId user = addUser(QStringLiteral("ada"));
    const auto ended = open(user, "ended", SessionKind::Bot);
    value(sessions().end(user, ended.session.id, SessionEnd::SignedOut)); // at kNow by the clock
    open(user, "living");
    value(sessions().purge(kNow));
    QVERIFY(value(sessions().findByTokenHash(hashOf("ended"))));
    value(sessions().purge(kNow + 1));
    QVERIFY(!value(sessions().findByTokenHash(hashOf("ended"))));
    QVERIFY(value(sessions().findByTokenHash(hashOf("living"))));
    value(sessions().purge(kNow + 10'001));
    QVERIFY(!value(sessions().findByTokenHash(hashOf("living"))));
}

} // namespace foyer::test
