// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/integration/admin_calls.h"
#include "tests/integration/message_calls.h"

#include <QTest>

namespace {

using namespace foyer::test;
using namespace Qt::StringLiterals;

const QString kPassword = u"correct horse"_s;

/// Administering a real server over HTTP, and attacking that.
class TestAdminStory : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase_data() { Ground::addDatabases(); }
    void init();
    void cleanup();

    void aMemberMayDoNothingOfIt();
    void usersAreFoundByPages();
    void aDisabledUserIsOutEverywhere();
    void aRoleTakesEffectAtOnce();
    void theLastAdministratorStays();
    void aPasswordIsResetByALink();
    void resetLinksAreNotGuessed();
    void sessionsAreSeenAndEnded();
    void registrationGoesBeforeTheOption();
    void reportsReachTheAdministrators();
    void reportsAreBounded();
    void roomsStorageAndConnectionsAreTold();
    void theAuditLogTellsEverythingByPages();
    void wrongInputIsNamedAndDoesNothing();

private:
    std::unique_ptr<House> m_house;
    std::unique_ptr<Peer> m_ada;
    std::unique_ptr<Peer> m_bob;
    Ground m_ground;
};

void TestAdminStory::init()
{
    m_house = std::make_unique<House>(m_ground);
    QVERIFY(m_house->isUp());
    m_ada = administrator(*m_house, u"ada"_s);
    m_bob = m_house->resident(u"bob"_s);
    QVERIFY(m_ada && m_bob);
}

void TestAdminStory::cleanup()
{
    m_bob.reset();
    m_ada.reset();
    m_house.reset();
}

void TestAdminStory::aMemberMayDoNothingOfIt()
{
    auto stranger = m_house->stranger();
    const QList<QPair<QByteArray, QString>> routes{{"GET", u"/admin/users"_s},
                                                   {"GET", userPath(*m_ada)},
                                                   {"PATCH", userPath(*m_bob)},
                                                   {"POST", userPath(*m_ada, u"/reset-password"_s)},
                                                   {"GET", userPath(*m_ada, u"/sessions"_s)},
                                                   {"DELETE", userPath(*m_ada, u"/sessions/1"_s)},
                                                   {"GET", u"/admin/rooms"_s},
                                                   {"GET", u"/admin/registration"_s},
                                                   {"PUT", u"/admin/registration"_s},
                                                   {"GET", u"/admin/audit"_s},
                                                   {"GET", u"/admin/storage"_s},
                                                   {"GET", u"/admin/connections"_s},
                                                   {"GET", u"/admin/reports"_s},
                                                   {"POST", u"/admin/reports/1/resolve"_s}};
    const QByteArray body = R"({"role":"admin","registration":"closed","note":""})";
    for (const auto &[method, path] : routes) {
        const Answer refused = m_bob->call(method, path, method == "GET" ? QByteArray() : body);
        QVERIFY2(refused.status == 403, qPrintable(path));
        QCOMPARE(refused.code(), u"forbidden"_s);
        const Answer unknown = stranger->call(method, path, method == "GET" ? QByteArray() : body);
        QCOMPARE(unknown.code(), u"not-signed-in"_s);
    }
    QCOMPARE(auditActions(*m_ada), QStringList{u"admin-link-used"_s});
    QCOMPARE(m_bob->get(u"/me"_s).json.value("user"_L1).toObject().value("role"_L1).toString(), u"member"_s);
}

void TestAdminStory::usersAreFoundByPages()
{
    QVERIFY(m_house->resident(u"bobby"_s));
    const Answer first = m_ada->get(u"/admin/users?limit=2"_s);
    QCOMPARE(first.status, 200);
    QCOMPARE(first.json.value("users"_L1).toArray().size(), 2);
    const qint64 next = first.json.value("next"_L1).toInteger();
    QCOMPARE(next, idOf(*m_bob));
    const Answer rest = m_ada->get(u"/admin/users?limit=2&after=%1"_s.arg(next));
    QCOMPARE(rest.json.value("users"_L1).toArray().size(), 1);
    QVERIFY(rest.json.value("next"_L1).isNull());
    const Answer found = m_ada->get(u"/admin/users?search=BOBB"_s);
    QCOMPARE(found.json.value("users"_L1).toArray().size(), 1);
    const QJsonObject one = m_ada->get(userPath(*m_bob)).json;
    QCOMPARE(one.value("user"_L1).toObject(), m_bob->user);
    QCOMPARE(one.value("sessions"_L1).toInt(), 1);
    QCOMPARE(one.value("disabledAt"_L1).toInteger(), 0);
    QVERIFY(!m_ada->get(u"/admin/users"_s).body.contains("argon2"));
}

void TestAdminStory::aDisabledUserIsOutEverywhere()
{
    auto web = m_house->again(u"bob"_s, u"web"_s);
    QVERIFY(web && web->open() && m_bob->open());
    const Answer done = patch(*m_ada, userPath(*m_bob), {{u"disabled"_s, true}});
    QCOMPARE(done.status, 200);
    QVERIFY(done.json.value("disabledAt"_L1).toInteger() > 0);
    QCOMPARE(done.json.value("sessions"_L1).toInt(), 0);
    QCOMPARE(m_bob->await(u"session-ended"_s).value("reason"_L1).toString(), u"revoked"_s);
    QCOMPARE(m_bob->waitForClose(), 4001);
    QCOMPARE(web->waitForClose(), 4001);
    QCOMPARE(m_bob->get(u"/me"_s).code(), u"not-signed-in"_s);
    auto again = m_house->stranger();
    QCOMPARE(again->signIn(u"bob"_s, u"wrong horse"_s).code(), u"wrong-password"_s);
    QCOMPARE(again->signIn(u"bob"_s, kPassword).code(), u"account-disabled"_s);
    // Others are not told apart.
    QCOMPARE(m_ada->get(u"/me"_s).status, 200);

    QCOMPARE(patch(*m_ada, userPath(*m_bob), {{u"disabled"_s, false}}).status, 200);
    QCOMPARE(again->signIn(u"bob"_s, kPassword).status, 200);
    QCOMPARE(auditActions(*m_ada, 2), (QStringList{u"user-enabled"_s, u"user-disabled"_s}));
}

void TestAdminStory::aRoleTakesEffectAtOnce()
{
    QCOMPARE(m_bob->get(u"/admin/users"_s).status, 403);
    QCOMPARE(patch(*m_ada, userPath(*m_bob), {{u"role"_s, u"admin"_s}}).status, 200);
    QCOMPARE(m_bob->get(u"/admin/users"_s).status, 200);
    QCOMPARE(patch(*m_bob, userPath(*m_ada), {{u"role"_s, u"member"_s}}).status, 200);
    QCOMPARE(m_ada->get(u"/admin/users"_s).code(), u"forbidden"_s);
    QCOMPARE(patch(*m_ada, userPath(*m_ada), {{u"role"_s, u"admin"_s}}).code(), u"forbidden"_s);
}

void TestAdminStory::theLastAdministratorStays()
{
    QCOMPARE(patch(*m_ada, userPath(*m_ada), {{u"role"_s, u"member"_s}}).code(), u"last-administrator"_s);
    QCOMPARE(patch(*m_ada, userPath(*m_ada), {{u"disabled"_s, true}}).code(), u"forbidden"_s);
    QCOMPARE(m_ada->post(userPath(*m_ada, u"/reset-password"_s)).code(), u"forbidden"_s);
    QCOMPARE(patch(*m_ada, userPath(*m_bob), {{u"role"_s, u"admin"_s}, {u"disabled"_s, true}}).status, 200);
    // Bob cannot sign in, so he does not count.
    QCOMPARE(patch(*m_ada, userPath(*m_ada), {{u"role"_s, u"member"_s}}).code(), u"last-administrator"_s);
    QCOMPARE(m_ada->get(u"/admin/users"_s).status, 200);
}

void TestAdminStory::aPasswordIsResetByALink()
{
    QVERIFY(m_bob->open());
    const Answer link = m_ada->post(userPath(*m_bob, u"/reset-password"_s));
    QCOMPARE(link.status, 201);
    const QString token = link.json.value("token"_L1).toString();
    QCOMPARE(token.size(), 43);
    QCOMPARE(m_bob->waitForClose(), 4001);
    auto again = m_house->stranger();
    QCOMPARE(again->signIn(u"bob"_s, kPassword).code(), u"wrong-password"_s);
    QCOMPARE(again->post(u"/reset-password"_s, {{u"token"_s, token}, {u"password"_s, u"short"_s}}).code(),
             u"invalid-field"_s);
    const QJsonObject wanted{{u"token"_s, token}, {u"password"_s, u"a better horse"_s}};
    QCOMPARE(again->post(u"/reset-password"_s, wanted).status, 204);
    QCOMPARE(again->post(u"/reset-password"_s, wanted).code(), u"reset-link-invalid"_s);
    QCOMPARE(again->signIn(u"bob"_s, kPassword).code(), u"wrong-password"_s);
    QCOMPARE(again->signIn(u"bob"_s, u"a better horse"_s).status, 200);
    QCOMPARE(auditActions(*m_ada, 2), (QStringList{u"password-set"_s, u"password-reset"_s}));
    QVERIFY(!m_house->server().log().contains(token.toLatin1()));
    QVERIFY(!m_ada->get(u"/admin/audit"_s).body.contains(token.toLatin1()));
}

void TestAdminStory::resetLinksAreNotGuessed()
{
    auto thief = m_house->stranger();
    for (const QString &token : {u""_s, u"short"_s, QString(43, u'A'), QString(5000, u'A')}) {
        const Answer refused =
            thief->post(u"/reset-password"_s, {{u"token"_s, token}, {u"password"_s, u"a better horse"_s}});
        QCOMPARE(refused.code(), u"reset-link-invalid"_s);
    }
    QCOMPARE(
        thief->post(u"/reset-password"_s, {{u"token"_s, 7}, {u"password"_s, u"a better horse"_s}}).code(),
        u"invalid-field"_s);
}

void TestAdminStory::sessionsAreSeenAndEnded()
{
    auto web = m_house->again(u"bob"_s, u"web"_s);
    QVERIFY(web && web->open() && m_bob->open());
    const Answer sessions = m_ada->get(userPath(*m_bob, u"/sessions"_s));
    QCOMPARE(sessions.status, 200);
    QCOMPARE(sessions.json.value("sessions"_L1).toArray().size(), 2);
    QCOMPARE(m_ada->remove(userPath(*m_bob, u"/sessions/%1"_s.arg(m_ada->session))).code(), u"not-found"_s);
    QCOMPARE(m_ada->remove(userPath(*m_bob, u"/sessions/%1"_s.arg(web->session))).status, 204);
    QCOMPARE(web->waitForClose(), 4001);
    QCOMPARE(web->get(u"/me"_s).status, 401);
    QCOMPARE(m_bob->get(u"/me"_s).status, 200);
    QVERIFY(m_bob->isOpen());
    QCOMPARE(m_ada->remove(userPath(*m_bob, u"/sessions/%1"_s.arg(web->session))).code(), u"not-found"_s);
}

void TestAdminStory::registrationGoesBeforeTheOption()
{
    const Answer asStarted = m_ada->get(u"/admin/registration"_s);
    QCOMPARE(asStarted.json.value("registration"_L1).toString(), u"open"_s);
    QVERIFY(asStarted.json.value("set"_L1).isNull());
    QCOMPARE(m_ada->put(u"/admin/registration"_s, {{u"registration"_s, u"closed"_s}}).status, 200);
    auto cas = m_house->stranger();
    QCOMPARE(cas->signUp(u"cas"_s).code(), u"registration-closed"_s);
    QCOMPARE(cas->get(u"/server"_s).json.value("registration"_L1).toString(), u"closed"_s);
    QCOMPARE(m_house->server().stop(), 0);
    QVERIFY(m_house->server().start());
    QCOMPARE(cas->signUp(u"cas"_s).code(), u"registration-closed"_s);
    QCOMPARE(m_ada->put(u"/admin/registration"_s, {{u"registration"_s, QJsonValue()}}).status, 200);
    QCOMPARE(cas->signUp(u"cas"_s).status, 200);
    QCOMPARE(auditActions(*m_ada, 2), (QStringList{u"registration-changed"_s, u"registration-changed"_s}));
}

void TestAdminStory::reportsReachTheAdministrators()
{
    const qint64 seq = saidBy(*m_bob, kLobby, u"you fool"_s);
    auto cas = m_house->resident(u"cas"_s);
    QVERIFY(cas && seq > 0);
    const QJsonObject ofMessage{{u"conversation"_s, kLobby}, {u"seq"_s, seq}, {u"reason"_s, u"rude"_s}};
    const Answer told = cas->post(u"/reports"_s, ofMessage);
    QCOMPARE(told.status, 201);
    QCOMPARE(cas->post(u"/reports"_s, ofMessage).json, told.json); // once
    QCOMPARE(cas->post(u"/reports"_s, {{u"user"_s, idOf(*m_bob)}, {u"reason"_s, u"always rude"_s}}).status,
             201);
    QCOMPARE(recall(*m_bob, kLobby, seq).status, 200);

    const QJsonArray open = m_ada->get(u"/admin/reports"_s).json.value("reports"_L1).toArray();
    QCOMPARE(open.size(), 2);
    QVERIFY(open.at(0).toObject().value("message"_L1).isNull());
    const QJsonObject report = open.at(1).toObject();
    QCOMPARE(report.value("message"_L1).toObject().value("text"_L1).toString(), u"you fool"_s);
    QCOMPARE(report.value("user"_L1).toObject(), m_bob->user);
    QCOMPARE(report.value("reporter"_L1).toObject(), cas->user);
    const QString path = u"/admin/reports/%1/resolve"_s.arg(report.value("id"_L1).toInteger());
    QCOMPARE(m_ada->post(path, {{u"note"_s, u"spoke to him"_s}}).status, 204);
    QCOMPARE(m_ada->post(path).code(), u"not-found"_s);
    QCOMPARE(m_ada->get(u"/admin/reports"_s).json.value("reports"_L1).toArray().size(), 1);
    const Answer resolved = m_ada->get(u"/admin/reports?state=resolved"_s);
    QCOMPARE(resolved.json.value("reports"_L1).toArray().at(0).toObject().value("note"_L1).toString(),
             u"spoke to him"_s);
    QCOMPARE(auditActions(*m_ada, 1), QStringList{u"report-resolved"_s});
}

void TestAdminStory::reportsAreBounded()
{
    const qint64 room = roomOf(*m_ada, u"Secret"_s);
    const qint64 seq = saidBy(*m_ada, room, u"mine"_s);
    const auto report = [this](const QJsonObject &fields) {
        return m_bob->post(u"/reports"_s, fields).code();
    };
    const QString reason = u"rude"_s;
    QCOMPARE(report({{u"conversation"_s, room}, {u"seq"_s, seq}, {u"reason"_s, reason}}), u"not-member"_s);
    QCOMPARE(report({{u"conversation"_s, kLobby}, {u"seq"_s, 99'999}, {u"reason"_s, reason}}),
             u"not-found"_s);
    QCOMPARE(report({{u"user"_s, 99'999}, {u"reason"_s, reason}}), u"not-found"_s);
    QCOMPARE(report({{u"user"_s, idOf(*m_bob)}, {u"reason"_s, reason}}), u"invalid-field"_s);
    QCOMPARE(report({{u"user"_s, idOf(*m_ada)}, {u"reason"_s, u"  "_s}}), u"invalid-field"_s);
    QCOMPARE(report({{u"user"_s, idOf(*m_ada)}, {u"reason"_s, QString(501, u'x')}}), u"invalid-field"_s);
    QCOMPARE(report({{u"user"_s, u"ada"_s}, {u"reason"_s, reason}}), u"invalid-field"_s);
    QCOMPARE(report({{u"reason"_s, reason}}), u"invalid-field"_s);
    QString code;
    for (int i = 0; i < 12; ++i)
        code = report({{u"user"_s, idOf(*m_ada)}, {u"reason"_s, reason}});
    QCOMPARE(code, u"too-many-requests"_s);
    QCOMPARE(m_ada->get(u"/admin/reports"_s).json.value("reports"_L1).toArray().size(), 1);
}

void TestAdminStory::roomsStorageAndConnectionsAreTold()
{
    const qint64 room = roomOf(*m_bob, u"Kitchen"_s);
    QVERIFY(saidBy(*m_bob, room, u"a secret of the kitchen"_s) > 0);
    QVERIFY(m_bob->open());
    const Answer rooms = m_ada->get(u"/admin/rooms?search=itch"_s);
    const QJsonObject kitchen = rooms.json.value("rooms"_L1).toArray().at(0).toObject();
    QCOMPARE(kitchen.value("id"_L1).toInteger(), room);
    QCOMPARE(kitchen.value("members"_L1).toInt(), 1);
    QVERIFY(!rooms.body.contains("a secret"));
    const QJsonObject stored = m_ada->get(u"/admin/storage"_s).json;
    QCOMPARE(stored.value("users"_L1).toInt(), 2);
    QVERIFY(stored.value("databaseBytes"_L1).toInteger() > 0);
    const QJsonObject connected = m_ada->get(u"/admin/connections"_s).json;
    QCOMPARE(connected.value("count"_L1).toInt(), 1);
    QCOMPARE(connected.value("connections"_L1).toArray().at(0).toObject().value("user"_L1).toObject(),
             m_bob->user);
    QCOMPARE(m_ada->get(userPath(*m_bob)).json.value("connections"_L1).toInt(), 1);
}

void TestAdminStory::theAuditLogTellsEverythingByPages()
{
    const Answer made = m_ada->post(u"/invites"_s, {{u"uses"_s, 1}, {u"expiresInSeconds"_s, 3600}});
    QCOMPARE(m_ada->remove(u"/invites/"_s + made.json.value("code"_L1).toString()).status, 204);
    QCOMPARE(patch(*m_ada, userPath(*m_bob), {{u"role"_s, u"admin"_s}}).status, 200);
    const Answer first = m_ada->get(u"/admin/audit?limit=3"_s);
    QCOMPARE(
        auditActions(*m_ada),
        (QStringList{u"role-changed"_s, u"invite-removed"_s, u"invite-created"_s, u"admin-link-used"_s}));
    const QJsonObject newest = first.json.value("entries"_L1).toArray().at(0).toObject();
    QCOMPARE(newest.value("actor"_L1).toObject(), m_ada->user);
    QCOMPARE(newest.value("target"_L1).toObject().value("username"_L1).toString(), u"bob"_s);
    QCOMPARE(newest.value("detail"_L1).toString(), u"admin"_s);
    const Answer rest = m_ada->get(u"/admin/audit?before=%1"_s.arg(first.json.value("next"_L1).toInteger()));
    QCOMPARE(rest.json.value("entries"_L1).toArray().size(), 1);
    QVERIFY(!first.body.contains(made.json.value("code"_L1).toString().toLatin1()));
}

void TestAdminStory::wrongInputIsNamedAndDoesNothing()
{
    QCOMPARE(patch(*m_ada, userPath(*m_bob), {{u"role"_s, u"king"_s}}).code(), u"invalid-field"_s);
    QCOMPARE(patch(*m_ada, userPath(*m_bob), {{u"role"_s, 7}}).code(), u"invalid-field"_s);
    QCOMPARE(patch(*m_ada, userPath(*m_bob), {{u"disabled"_s, u"yes"_s}}).code(), u"invalid-field"_s);
    QCOMPARE(patch(*m_ada, u"/admin/users/99999"_s, {{u"role"_s, u"admin"_s}}).code(), u"not-found"_s);
    QCOMPARE(patch(*m_ada, u"/admin/users/x"_s, {{u"role"_s, u"admin"_s}}).code(), u"not-found"_s);
    QCOMPARE(m_ada->call("PATCH", userPath(*m_bob), "[]").code(), u"bad-request"_s);
    QCOMPARE(m_ada->get(u"/admin/users?limit=0"_s).code(), u"invalid-field"_s);
    QCOMPARE(m_ada->get(u"/admin/users?limit=201"_s).code(), u"invalid-field"_s);
    QCOMPARE(m_ada->get(u"/admin/users?search="_s + QString(65, u'x')).code(), u"invalid-field"_s);
    QCOMPARE(m_ada->get(u"/admin/audit?before=x"_s).code(), u"invalid-field"_s);
    QCOMPARE(m_ada->get(u"/admin/reports?state=lost"_s).code(), u"invalid-field"_s);
    QCOMPARE(m_ada->put(u"/admin/registration"_s, {{u"registration"_s, u"maybe"_s}}).code(),
             u"invalid-field"_s);
    QCOMPARE(m_ada->put(u"/admin/registration"_s).code(), u"invalid-field"_s);
    QCOMPARE(m_ada->post(u"/admin/reports/0/resolve"_s).code(), u"not-found"_s);
    QCOMPARE(m_ada->post(u"/admin/users/99999/reset-password"_s).code(), u"not-found"_s);
    QCOMPARE(m_ada->get(u"/admin/users/99999/sessions"_s).code(), u"not-found"_s);
    QCOMPARE(auditActions(*m_ada), QStringList{u"admin-link-used"_s});
}

} // namespace

QTEST_GUILESS_MAIN(TestAdminStory)
#include "tst_admin_story.moc"
