// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/contract/report_store_contract.h"

#include "server/chat/amendment_store.h"

namespace foyer::test {
namespace {

constexpr int kMany = 100;
using admin::ReportState;

} // namespace

void ReportStoreContract::prepare()
{
    accounts::NewAccount wanted = account(QStringLiteral("Ada"));
    wanted.role = protocol::UserRole::Admin;
    m_ada = value(users().create(wanted)).id;
    m_bob = addUser(QStringLiteral("Bob"));
    m_cas = addUser(QStringLiteral("Cas"));
}

admin::NewReport ReportStoreContract::ofMessage(ConversationId conversation, Seq seq) const
{
    return {m_bob, UserId(), conversation, seq, QStringLiteral("rude"), kNow};
}

admin::NewReport ReportStoreContract::ofUser(UserId user) const
{
    return {m_bob, user, ConversationId(), Seq(), QStringLiteral("rude"), kNow};
}

void ReportStoreContract::keepsWhatAMessageSaid()
{
    const auto posted = post(chat::kLobby, m_cas, QStringLiteral("you fool"));
    const Seq seq = posted.message.seq;
    const qint64 id = value(reports().add(ofMessage(chat::kLobby, seq), kMany));
    (void)value(store().amendments().recall({chat::kLobby, seq, m_cas, kNow}, 1000));
    reopen();
    const auto open = value(reports().list(ReportState::Open, 0, 10));
    QCOMPARE(open.size(), 1);
    const admin::Report &report = open.first();
    QCOMPARE(report.id, id);
    QCOMPARE(report.text, QStringLiteral("you fool"));
    QCOMPARE(report.reason, QStringLiteral("rude"));
    QCOMPARE(report.reporter->id, m_bob);
    QCOMPARE(report.user->id, m_cas);
    QCOMPARE(report.conversation, chat::kLobby);
    QCOMPARE(report.conversationName, QStringLiteral("Lobby"));
    QCOMPARE(report.seq, seq);
    QCOMPARE(report.createdAt, kNow);
    QCOMPARE(report.resolvedAt, Timestamp(0));
    QCOMPARE(refusal(reports().add(ofMessage(chat::kLobby, seq), kMany)), ErrorCode::MessageRecalled);
}

void ReportStoreContract::takesReportsOfUsers()
{
    value(reports().add(ofUser(m_cas), kMany));
    const auto open = value(reports().list(ReportState::Open, 0, 10));
    QCOMPARE(open.first().user->id, m_cas);
    QCOMPARE(open.first().conversation, ConversationId());
    QVERIFY(open.first().text.isEmpty());
    QCOMPARE(refusal(reports().add(ofUser(UserId(999)), kMany)), ErrorCode::NotFound);
    QCOMPARE(refusal(reports().add(ofUser(m_bob), kMany)), ErrorCode::InvalidField);
}

void ReportStoreContract::refusesWhatTheReporterMayNotSee()
{
    const ConversationId room = addRoom(QStringLiteral("Secret"), m_cas);
    const Seq seq = post(room, m_cas, QStringLiteral("mine")).message.seq;
    QCOMPARE(refusal(reports().add(ofMessage(room, seq), kMany)), ErrorCode::NotMember);
    QCOMPARE(refusal(reports().add(ofMessage(ConversationId(999), Seq(1)), kMany)), ErrorCode::NotMember);
    QCOMPARE(refusal(reports().add(ofMessage(chat::kLobby, Seq(999)), kMany)), ErrorCode::NotFound);
    const Seq own = post(chat::kLobby, m_bob, QStringLiteral("mine")).message.seq;
    QCOMPARE(refusal(reports().add(ofMessage(chat::kLobby, own), kMany)), ErrorCode::InvalidField);
    QVERIFY(value(reports().list(ReportState::Open, 0, 10)).isEmpty());
}

void ReportStoreContract::takesTheSameThingOnce()
{
    const qint64 first = value(reports().add(ofUser(m_cas), kMany));
    QCOMPARE(value(reports().add(ofUser(m_cas), kMany)), first);
    value(reports().resolve({m_ada, kNow}, first, {}));
    QVERIFY(value(reports().add(ofUser(m_cas), kMany)) != first);
}

void ReportStoreContract::boundsOpenReports()
{
    value(reports().add(ofUser(m_cas), 1));
    QCOMPARE(refusal(reports().add(ofUser(m_ada), 1)), ErrorCode::LimitReached);
    QCOMPARE(value(reports().list(ReportState::Open, 0, 10)).size(), 1);
}

void ReportStoreContract::resolvesOnce()
{
    const qint64 id = value(reports().add(ofUser(m_cas), kMany));
    QCOMPARE(refusal(reports().resolve({m_bob, kNow}, id, {})), ErrorCode::Forbidden);
    QCOMPARE(refusal(reports().resolve({m_ada, kNow}, id + 1, {})), ErrorCode::NotFound);
    value(reports().resolve({m_ada, kNow + 5}, id, QStringLiteral("spoke to him")));
    QCOMPARE(refusal(reports().resolve({m_ada, kNow}, id, {})), ErrorCode::NotFound);
    QVERIFY(value(reports().list(ReportState::Open, 0, 10)).isEmpty());
    const auto resolved = value(reports().list(ReportState::Resolved, 0, 10));
    QCOMPARE(resolved.first().resolvedAt, kNow + 5);
    QCOMPARE(resolved.first().resolvedBy->id, m_ada);
    QCOMPARE(resolved.first().note, QStringLiteral("spoke to him"));
    const auto entry = value(store().administration().audit(0, 1)).first();
    QCOMPARE(entry.action, QString(admin::action::kReportResolved));
    QCOMPARE(entry.target->id, m_cas);
}

void ReportStoreContract::listsByPages()
{
    QList<qint64> ids;
    for (int i = 0; i < 5; ++i) {
        const UserId user = addUser(QStringLiteral("user%1").arg(i));
        ids.prepend(value(reports().add(ofUser(user), kMany)));
    }
    const auto newest = value(reports().list(ReportState::Open, 0, 2));
    QCOMPARE(newest.size(), 2);
    QCOMPARE(newest.first().id, ids.first());
    const auto rest = value(reports().list(ReportState::Open, newest.last().id, 10));
    QCOMPARE(rest.size(), 3);
    QCOMPARE(rest.last().id, ids.last());
}

} // namespace foyer::test
