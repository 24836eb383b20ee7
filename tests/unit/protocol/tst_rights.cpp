// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/protocol/rights.h"

#include <QFile>
#include <QTest>

using namespace foyer;
using protocol::MemberRole;
using protocol::Right;
using protocol::UserRole;

namespace {

/// "yes" or "no" for each role, as the row of the right in docs/protocol.md has it.
QString rowOf(Right right)
{
    const auto cell = [right](MemberRole role) {
        return protocol::may(role, right) ? QStringLiteral("yes") : QStringLiteral("no");
    };
    return QStringLiteral("| `%1` | %2 | %3 | %4 |")
        .arg(protocol::rightName(right), cell(MemberRole::Member), cell(MemberRole::Moderator),
             cell(MemberRole::Owner));
}

} // namespace

class RightsTest : public QObject
{
    Q_OBJECT

private slots:
    void theTableThatPeopleReadIsTheOneThatHolds()
    {
        QFile file(QStringLiteral(FOYER_SOURCE_DIR "/docs/protocol.md"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QString text = QString::fromUtf8(file.readAll());
        const qsizetype begin = text.indexOf(QLatin1String("### Rights"));
        const qsizetype end = text.indexOf(QLatin1String("\n#"), begin + 1);
        QVERIFY(begin > 0 && end > begin);
        QStringList rows = text.mid(begin, end - begin).split(u'\n');
        rows.removeIf([](const QString &line) { return !line.startsWith(QLatin1String("| `")); });
        QCOMPARE(rows.size(), qsizetype(protocol::allRights().size()));
        for (const Right right : protocol::allRights())
            QVERIFY2(rows.at(qsizetype(right)).startsWith(rowOf(right)), qPrintable(rowOf(right)));
    }

    void aHigherRoleMayWhateverALowerOneMay()
    {
        for (const Right right : protocol::allRights()) {
            QVERIFY(protocol::may(MemberRole::Owner, right));
            if (protocol::may(MemberRole::Member, right))
                QVERIFY(protocol::may(MemberRole::Moderator, right));
        }
    }

    void membersHaveNoRightOverOthers()
    {
        for (const Right right : {Right::Kick, Right::Ban, Right::Silence, Right::ChangeRoles, Right::Archive,
                                  Right::RecallOthers, Right::SeeEdits, Right::InviteToPrivate})
            QVERIFY2(!protocol::may(MemberRole::Member, right), protocol::rightName(right).data());
        QVERIFY(!protocol::may(MemberRole::Moderator, Right::ChangeRoles));
    }

    void inADirectConversationNobodyStandsAboveTheOther()
    {
        for (const Right right : protocol::allRights())
            QCOMPARE(protocol::mayInDirect(right), right == Right::Post || right == Right::Pin);
    }

    void administratorsCountAsOwners()
    {
        QCOMPARE(protocol::roleIn(MemberRole::Member, UserRole::Admin), MemberRole::Owner);
        QCOMPARE(protocol::roleIn(MemberRole::Moderator, UserRole::Member), MemberRole::Moderator);
    }

    void moderatorsActOnMembersAloneAndOwnersOnAnybody()
    {
        QVERIFY(protocol::outranks(MemberRole::Moderator, MemberRole::Member));
        QVERIFY(!protocol::outranks(MemberRole::Moderator, MemberRole::Moderator));
        QVERIFY(!protocol::outranks(MemberRole::Moderator, MemberRole::Owner));
        QVERIFY(!protocol::outranks(MemberRole::Member, MemberRole::Member));
        QVERIFY(protocol::outranks(MemberRole::Owner, MemberRole::Owner));
    }
};

QTEST_GUILESS_MAIN(RightsTest)
#include "tst_rights.moc"
