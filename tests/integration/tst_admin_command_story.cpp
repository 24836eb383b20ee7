// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/integration/admin_calls.h"

#include <QTemporaryDir>
#include <QTest>

namespace {

using namespace foyer::test;
using namespace Qt::StringLiterals;

/// `foyer-server admin` beside a running server and without one.
class TestAdminCommandStory : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase_data() { Ground::addDatabases(); }

    void aRunningServerHearsOfIt();
    void itWorksWithoutARunningServer();
    void aPasswordIsResetByItsLink();
    void wrongUseEndsWithASentence();

private:
    Ground m_ground;
};

void TestAdminCommandStory::aRunningServerHearsOfIt()
{
    House house(m_ground);
    QVERIFY(house.isUp());
    auto ann = house.online(u"ann"_s);
    auto bob = house.online(u"bob"_s);
    QVERIFY(ann && bob);
    QCOMPARE(ann->get(u"/admin/users"_s).status, 403);
    const CommandEnd role = command(house, {u"role"_s, u"Ann"_s, u"admin"_s});
    QVERIFY2(role.code == 0, role.log.constData());
    QVERIFY(role.output.contains("admin"));
    // Within seconds, without a word to the server.
    QTRY_COMPARE_WITH_TIMEOUT(ann->get(u"/admin/users"_s).status, 200, 10'000 * patience());

    QCOMPARE(command(house, {u"disable"_s, u"bob"_s}).code, 0);
    QCOMPARE(bob->waitForClose(10'000 * patience()), 4001);
    QCOMPARE(bob->get(u"/me"_s).code(), u"not-signed-in"_s);
    QVERIFY(ann->isOpen());

    QCOMPARE(command(house, {u"registration"_s, u"closed"_s}).code, 0);
    auto cas = house.stranger();
    QTRY_COMPARE_WITH_TIMEOUT(cas->get(u"/server"_s).json.value("registration"_L1).toString(), u"closed"_s,
                              10'000 * patience());
    QCOMPARE(auditActions(*ann),
             (QStringList{u"registration-changed"_s, u"user-disabled"_s, u"role-changed"_s}));
    const QJsonObject newest =
        ann->get(u"/admin/audit"_s).json.value("entries"_L1).toArray().at(0).toObject();
    QVERIFY(newest.value("actor"_L1).isNull());
}

void TestAdminCommandStory::itWorksWithoutARunningServer()
{
    House house(m_ground);
    QVERIFY(house.isUp());
    QVERIFY(house.resident(u"ann"_s));
    QVERIFY(house.resident(u"bob"_s));
    QCOMPARE(house.server().stop(), 0);

    QVERIFY(command(house, {u"invites"_s, u"create"_s}).log.contains("admin role NAME admin"));
    QCOMPARE(command(house, {u"role"_s, u"ann"_s, u"admin"_s}).code, 0);
    const QJsonObject users = command(house, {u"users"_s, u"--json"_s}).json();
    QCOMPARE(users.value("users"_L1).toArray().size(), 2);
    const QJsonObject found = command(house, {u"users"_s, u"--search"_s, u"bo"_s, u"--json"_s}).json();
    QCOMPARE(found.value("users"_L1).toArray().size(), 1);
    QVERIFY(command(house, {u"users"_s}).output.contains("USERNAME"));
    QVERIFY(command(house, {u"rooms"_s}).output.contains("Lobby"));

    const QJsonObject made =
        command(house, {u"invites"_s, u"create"_s, u"--uses"_s, u"3"_s, u"--json"_s}).json();
    const QJsonObject invite = made.value("invites"_L1).toArray().at(0).toObject();
    QCOMPARE(invite.value("usesLeft"_L1).toInt(), 3);
    const QString code = invite.value("code"_L1).toString();
    QVERIFY(command(house, {u"invites"_s}).output.contains(code.toLatin1()));
    QCOMPARE(command(house, {u"invites"_s, u"remove"_s, code}).code, 0);
    QCOMPARE(command(house, {u"invites"_s, u"remove"_s, code}).code, 1);

    QVERIFY(command(house, {u"registration"_s}).output.startsWith("open"));
    QVERIFY(command(house, {u"registration"_s, u"invite"_s}).output.startsWith("invite"));
    QVERIFY(command(house, {u"registration"_s, u"default"_s}).output.startsWith("open"));
    QVERIFY(command(house, {u"disable"_s, u"ann"_s}).log.contains("Nobody else administers"));
    const QJsonArray log = command(house, {u"audit"_s, u"--json"_s}).json().value("entries"_L1).toArray();
    QCOMPARE(log.size(), 5);
    QVERIFY(command(house, {u"audit"_s, u"--limit"_s, u"1"_s}).output.contains("(operator)"));

    QVERIFY(house.server().start());
    auto ann = house.again(u"ann"_s);
    QVERIFY(ann);
    QCOMPARE(ann->get(u"/admin/users"_s).status, 200);
}

void TestAdminCommandStory::aPasswordIsResetByItsLink()
{
    House house(m_ground);
    QVERIFY(house.isUp());
    auto ann = house.online(u"ann"_s);
    QVERIFY(ann);
    const CommandEnd reset = command(house, {u"reset-password"_s, u"ann"_s, u"--json"_s});
    QCOMPARE(reset.code, 0);
    const QString link = reset.json().value("link"_L1).toString();
    QVERIFY2(link.contains(u"/#reset="), qPrintable(link));
    QCOMPARE(ann->waitForClose(10'000 * patience()), 4001);
    const QJsonObject wanted{{u"token"_s, link.section(u'=', -1)}, {u"password"_s, u"a better horse"_s}};
    QCOMPARE(ann->post(u"/reset-password"_s, wanted).status, 204);
    QCOMPARE(house.stranger()->signIn(u"ann"_s, u"a better horse"_s).status, 200);
}

void TestAdminCommandStory::wrongUseEndsWithASentence()
{
    House house(m_ground);
    QVERIFY(house.isUp());
    QVERIFY(command(house, {u"help"_s}).output.contains("reset-password NAME"));
    QVERIFY(command(house, {}).output.contains("reset-password NAME"));
    for (const QStringList &words :
         {QStringList{u"dance"_s}, QStringList{u"role"_s, u"ann"_s},
          QStringList{u"role"_s, u"ann"_s, u"king"_s}, QStringList{u"registration"_s, u"maybe"_s},
          QStringList{u"invites"_s, u"burn"_s}}) {
        const CommandEnd end = command(house, words);
        QCOMPARE(end.code, 1);
        QVERIFY2(end.log.contains("admin help"), end.log.constData());
    }
    QVERIFY(
        command(house, {u"role"_s, u"nobody"_s, u"admin"_s}).log.contains("no user of this name: nobody"));
    QCOMPARE(command(house, {u"users"_s, u"--limit"_s, u"0"_s}).code, 2);
    QCOMPARE(command(house, {u"invites"_s, u"create"_s, u"--uses"_s, u"many"_s}).code, 2);

    // Nothing is made where there is nothing.
    const QTemporaryDir empty;
    QProcess process;
    process.start(ServerProcess::program(), {u"admin"_s, u"users"_s, u"--data"_s, empty.path()});
    QVERIFY(process.waitForFinished(20'000 * patience()));
    QCOMPARE(process.exitCode(), 1);
    QVERIFY(process.readAllStandardError().contains("There is no database at"));
    QVERIFY(QDir(empty.path()).isEmpty());
}

} // namespace

QTEST_GUILESS_MAIN(TestAdminCommandStory)
#include "tst_admin_command_story.moc"
