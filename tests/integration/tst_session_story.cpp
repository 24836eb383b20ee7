// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/house.h"

#include <QTest>

namespace {

using namespace foyer::test;
using namespace Qt::StringLiterals;

constexpr int kSessionEnded = 4001;

Peer::Condition because(const QString &reason)
{
    return [reason](const QJsonObject &event) {
        return event.value("reason"_L1).toString() == reason;
    };
}

/// Sessions: replaced, taken back, listed, revoked.
class TestSessionStory : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase_data() { Ground::addDatabases(); }

    void aSecondBrowserReplacesTheFirstWhichMayTakeBack();
    void webAndDesktopAreOnTogether();
    void policyUnlimited();
    void policyOne();
    void sessionsAreListedAndRevoked();
    void signingOutClosesItsConnectionsOnly();
    void aSignedOutSessionCannotBeTakenBack();
    void sessionsOutliveARestart();
    void aPageThatBroughtNoSessionIsToldSoWithoutARefusal();

private:
    Ground m_ground;
};

void TestSessionStory::aSecondBrowserReplacesTheFirstWhichMayTakeBack()
{
    House house(m_ground);
    QVERIFY(house.isUp());
    auto first = house.online(u"ann"_s, u"web"_s);
    QVERIFY(first);
    auto second = house.again(u"ann"_s, u"web"_s);
    QVERIFY(second);
    QVERIFY(!first->await(u"session-ended"_s, because(u"replaced"_s)).isEmpty());
    QCOMPARE(first->waitForClose(), kSessionEnded);
    const Answer refused = first->get(u"/me"_s);
    QCOMPARE(refused.status, 401);
    QCOMPARE(refused.code(), u"session-replaced"_s);
    QVERIFY(!first->openWithoutSync());
    QVERIFY(second->open());

    const Answer back = first->post(u"/session/take-back"_s);
    QCOMPARE(back.status, 200);
    QCOMPARE(back.json.value("user"_L1).toObject(), first->user);
    QVERIFY(!second->await(u"session-ended"_s, because(u"replaced"_s)).isEmpty());
    QCOMPARE(second->waitForClose(), kSessionEnded);
    QCOMPARE(second->get(u"/me"_s).code(), u"session-replaced"_s);
    QCOMPARE(first->get(u"/me"_s).status, 200);
    QVERIFY(first->open());
}

void TestSessionStory::webAndDesktopAreOnTogether()
{
    House house(m_ground);
    QVERIFY(house.isUp());
    auto web = house.online(u"ann"_s, u"web"_s);
    auto desktop = house.again(u"ann"_s, u"desktop"_s);
    auto bot = house.again(u"ann"_s, u"bot"_s);
    QVERIFY(web && desktop && bot);
    QVERIFY(desktop->open() && bot->open());
    for (Peer *peer : {web.get(), desktop.get(), bot.get()}) {
        QCOMPARE(peer->get(u"/me"_s).status, 200);
        QVERIFY(peer->isOpen());
    }
}

void TestSessionStory::policyUnlimited()
{
    House house(m_ground, {u"--sessions=unlimited"_s});
    QVERIFY(house.isUp());
    auto first = house.online(u"ann"_s, u"web"_s);
    auto second = house.again(u"ann"_s, u"web"_s);
    QVERIFY(first && second);
    QCOMPARE(first->get(u"/me"_s).status, 200);
    QCOMPARE(second->get(u"/me"_s).status, 200);
    QVERIFY(first->isOpen());
    QCOMPARE(first->get(u"/sessions"_s).json.value("sessions"_L1).toArray().size(), 2);
}

void TestSessionStory::policyOne()
{
    House house(m_ground, {u"--sessions=one"_s});
    QVERIFY(house.isUp());
    auto web = house.online(u"ann"_s, u"web"_s);
    auto desktop = house.again(u"ann"_s, u"desktop"_s);
    QVERIFY(web && desktop);
    QCOMPARE(web->waitForClose(), kSessionEnded);
    QCOMPARE(web->get(u"/me"_s).code(), u"session-replaced"_s);
    QCOMPARE(desktop->get(u"/me"_s).status, 200);
}

void TestSessionStory::sessionsAreListedAndRevoked()
{
    House house(m_ground);
    QVERIFY(house.isUp());
    auto web = house.online(u"ann"_s, u"web"_s);
    auto desktop = house.again(u"ann"_s, u"desktop"_s);
    auto bob = house.resident(u"bob"_s);
    QVERIFY(web && desktop && bob);
    QVERIFY(desktop->open());
    const QJsonArray list = desktop->get(u"/sessions"_s).json.value("sessions"_L1).toArray();
    QCOMPARE(list.size(), 2);
    QCOMPARE(list[0].toObject().value("id"_L1).toInteger(), desktop->session); // newest first
    QVERIFY(list[0].toObject().value("current"_L1).toBool());
    QVERIFY(!list[1].toObject().value("current"_L1).toBool());
    QCOMPARE(list[1].toObject().value("kind"_L1).toString(), u"web"_s);
    QCOMPARE(list[1].toObject().value("client"_L1).toString(), u"Test"_s);

    const QString path = u"/sessions/%1"_s.arg(web->session);
    QCOMPARE(bob->remove(path).status, 404);
    QCOMPARE(web->get(u"/me"_s).status, 200);
    QCOMPARE(desktop->remove(path).status, 204);
    QVERIFY(!web->await(u"session-ended"_s, because(u"revoked"_s)).isEmpty());
    QCOMPARE(web->waitForClose(), kSessionEnded);
    QCOMPARE(web->get(u"/me"_s).code(), u"not-signed-in"_s);
    QCOMPARE(web->post(u"/session/take-back"_s).status, 401);
    QCOMPARE(desktop->remove(path).status, 404);
    QVERIFY(desktop->isOpen());
    QCOMPARE(desktop->get(u"/sessions"_s).json.value("sessions"_L1).toArray().size(), 1);
}

void TestSessionStory::signingOutClosesItsConnectionsOnly()
{
    House house(m_ground);
    QVERIFY(house.isUp());
    auto ann = house.online(u"ann"_s);
    auto web = house.again(u"ann"_s, u"web"_s);
    auto tab = house.stranger();
    QVERIFY(ann && web);
    tab->token = ann->token; // a second connection of the same session
    QVERIFY(web->open() && tab->open());
    QCOMPARE(ann->post(u"/sign-out"_s).status, 204);
    QCOMPARE(ann->waitForClose(), kSessionEnded);
    QCOMPARE(tab->waitForClose(), kSessionEnded);
    QVERIFY(tab->has(u"session-ended"_s, because(u"signed-out"_s)));
    QVERIFY(web->isOpen());
    QCOMPARE(web->get(u"/me"_s).status, 200);
}

void TestSessionStory::aSignedOutSessionCannotBeTakenBack()
{
    House house(m_ground);
    QVERIFY(house.isUp());
    auto ann = house.resident(u"ann"_s);
    QVERIFY(ann);
    QCOMPARE(ann->post(u"/sign-out"_s).status, 204);
    QCOMPARE(ann->post(u"/session/take-back"_s).code(), u"not-signed-in"_s);
    QCOMPARE(ann->post(u"/sign-out"_s).status, 401);
    auto stranger = house.stranger();
    stranger->token = QString(43, u'A');
    QCOMPARE(stranger->post(u"/session/take-back"_s).code(), u"not-signed-in"_s);
}

void TestSessionStory::sessionsOutliveARestart()
{
    House house(m_ground);
    QVERIFY(house.isUp());
    auto ann = house.online(u"ann"_s);
    auto old = house.resident(u"bob"_s, u"web"_s);
    auto replacing = house.again(u"bob"_s, u"web"_s);
    QVERIFY(ann && old && replacing);
    QCOMPARE(house.server().stop(), 0);
    QCOMPARE(ann->waitForClose(), 1001);
    QVERIFY(house.server().start());
    QCOMPARE(ann->get(u"/me"_s).status, 200);
    QVERIFY(ann->open());
    QCOMPARE(old->get(u"/me"_s).code(), u"session-replaced"_s);
    QCOMPARE(old->post(u"/session/take-back"_s).status, 200);
    QCOMPARE(replacing->get(u"/me"_s).code(), u"session-replaced"_s);
}

void TestSessionStory::aPageThatBroughtNoSessionIsToldSoWithoutARefusal()
{
    House house(m_ground);
    QVERIFY(house.isUp());
    const auto isToldOfToken = [](Peer &peer) {
        return peer.get(u"/server"_s).json.value("hasToken"_L1);
    };
    auto ann = house.online(u"ann"_s, u"web"_s);
    auto stranger = house.stranger();
    QVERIFY(ann && stranger);
    QCOMPARE(isToldOfToken(*ann), QJsonValue(true));
    QCOMPARE(isToldOfToken(*stranger), QJsonValue(false));
    // What the token is worth is not said.
    QCOMPARE(ann->post(u"/sign-out"_s).status, 204);
    QCOMPARE(ann->get(u"/me"_s).status, 401);
}

} // namespace

QTEST_GUILESS_MAIN(TestSessionStory)
#include "tst_session_story.moc"
