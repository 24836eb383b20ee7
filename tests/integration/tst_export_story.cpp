// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/integration/message_calls.h"
#include "tests/integration/profile_calls.h"
#include "tests/support/house.h"

#include <QDir>
#include <QTest>

namespace {

using namespace foyer::test;
using namespace Qt::StringLiterals;

QJsonObject exportIn(const Answer &answer)
{
    return answer.json.value("export"_L1).toObject();
}

QString stateOf(Peer &peer)
{
    return exportIn(peer.get(u"/me/export"_s)).value("state"_L1).toString();
}

/// Copies of people's own data at a real server.
class TestExportStory : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase_data() { Ground::addDatabases(); }

    void aCopyHoldsWhatOneSaidAndShowed();
    void copiesAreOnesOwn();
    void askingAgainMakesNoSecondCopy();
    void aCopyIsGoneWithTheAccount();

private:
    Ground m_ground;
};

void TestExportStory::aCopyHoldsWhatOneSaidAndShowed()
{
    House house(m_ground);
    auto ann = house.resident(u"ann"_s);
    auto bob = house.resident(u"bob"_s);
    QVERIFY(ann && bob);
    (void)saidBy(*bob, kLobby, u"by bob"_s);
    const QByteArray picture = twoColours(64, 64);
    const Answer image =
        ann->call("POST", u"/images"_s, picture, {{"Content-Type", "application/octet-stream"}});
    const QString id = image.json.value("id"_L1).toString();
    QCOMPARE(post(*ann, kLobby, {{u"text"_s, u"look"_s}, {u"image"_s, id}}).status, 201);
    QCOMPARE(stateOf(*ann), u"none"_s);
    const Answer begun = ann->post(u"/me/export"_s);
    QCOMPARE(begun.status, 202);
    QTRY_COMPARE_WITH_TIMEOUT(stateOf(*ann), u"ready"_s, 20'000);

    const QJsonObject made = exportIn(ann->get(u"/me/export"_s));
    QVERIFY(made.value("expiresAt"_L1).toInteger() > made.value("createdAt"_L1).toInteger());
    QCOMPARE(made.value("parts"_L1).toArray().size(), 1);
    const Answer part = ann->get(u"/me/export/parts/1"_s);
    QCOMPARE(part.status, 200);
    QCOMPARE(part.headers.value("content-type"), "application/zip");
    QVERIFY(part.headers.value("content-disposition").startsWith("attachment"));
    QVERIFY(part.headers.value("cache-control").contains("no-store"));
    QVERIFY(part.body.startsWith("PK"));
    QCOMPARE(part.body.size(), made.value("parts"_L1).toArray().first()["bytes"_L1].toInteger());
    // Names are not packed, and neither are pictures.
    for (const QByteArray &name : {QByteArray("account.json"), QByteArray("messages-1.json"),
                                   QByteArray("pictures/" + id.toLatin1() + ".png")})
        QVERIFY2(part.body.contains(name), name.constData());
    QVERIFY(part.body.contains(ann->get(u"/images/"_s + id).body));

    for (const QString &odd : {u"2"_s, u"0"_s, u"-1"_s, u"x"_s, u"99999999999999999999"_s, u"..%2F1"_s})
        QCOMPARE(ann->get(u"/me/export/parts/"_s + odd).code(), u"not-found"_s);
    QCOMPARE(ann->remove(u"/me/export"_s).status, 204);
    QCOMPARE(stateOf(*ann), u"none"_s);
    QCOMPARE(ann->get(u"/me/export/parts/1"_s).code(), u"not-found"_s);
}

void TestExportStory::copiesAreOnesOwn()
{
    House house(m_ground);
    auto ann = house.resident(u"ann"_s);
    auto bob = house.resident(u"bob"_s);
    QVERIFY(ann && bob);
    QCOMPARE(ann->post(u"/me/export"_s).status, 202);
    QTRY_COMPARE_WITH_TIMEOUT(stateOf(*ann), u"ready"_s, 20'000);
    QCOMPARE(stateOf(*bob), u"none"_s);
    QCOMPARE(bob->get(u"/me/export/parts/1"_s).code(), u"not-found"_s);
    QCOMPARE(house.stranger()->get(u"/me/export/parts/1"_s).code(), u"not-signed-in"_s);
    QCOMPARE(house.stranger()->post(u"/me/export"_s).code(), u"not-signed-in"_s);
}

void TestExportStory::askingAgainMakesNoSecondCopy()
{
    House house(m_ground);
    auto ann = house.resident(u"ann"_s);
    QVERIFY(ann);
    for (int i = 0; i < 5; ++i)
        QCOMPARE(ann->post(u"/me/export"_s).status, 202);
    QTRY_COMPARE_WITH_TIMEOUT(stateOf(*ann), u"ready"_s, 20'000);
    const QJsonObject made = exportIn(ann->get(u"/me/export"_s));
    QCOMPARE(exportIn(ann->post(u"/me/export"_s)), made);
    // It is still there after a restart.
    QCOMPARE(house.server().stop(), 0);
    QVERIFY(house.server().start());
    QCOMPARE(exportIn(ann->get(u"/me/export"_s)), made);
}

void TestExportStory::aCopyIsGoneWithTheAccount()
{
    House house(m_ground);
    auto ann = house.resident(u"ann"_s);
    QVERIFY(ann);
    QCOMPARE(ann->post(u"/me/export"_s).status, 202);
    QTRY_COMPARE_WITH_TIMEOUT(stateOf(*ann), u"ready"_s, 20'000);
    const QDir folder(house.dataFolder() + u"/exports"_s);
    QCOMPARE(folder.entryList(QDir::Dirs | QDir::NoDotAndDotDot).size(), 1);
    QCOMPARE(ann->post(u"/me/delete"_s, {{u"password"_s, u"correct horse"_s}}).status, 204);
    QCOMPARE(folder.entryList(QDir::Dirs | QDir::NoDotAndDotDot).size(), 0);
}

} // namespace

QTEST_GUILESS_MAIN(TestExportStory)
#include "tst_export_story.moc"
