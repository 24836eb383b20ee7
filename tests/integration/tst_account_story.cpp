// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/house.h"

#include <QTest>

namespace {

using namespace foyer::test;
using namespace Qt::StringLiterals;

const QString kPassword = u"correct horse"_s;

/// Signing in and up at a real server.
class TestAccountStory : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase_data() { Ground::addDatabases(); }

    void oneFormSignsInAndUp();
    void wrongInputIsNamed();
    void aBrowserGetsACookieThatScriptsCannotRead();
    void requestsFromOtherPagesAreRefused();
    void theAdminLinkWorksOnce();
    void aNewAdminLinkCanBeAskedFor();
    void aSignedInUserCanClaimTheAdminLink();
    void registrationByInvitation();
    void closedRegistration();
    void guessingIsSlowedDown();

private:
    Ground m_ground;
};

void TestAccountStory::oneFormSignsInAndUp()
{
    House house(m_ground);
    QVERIFY(house.isUp());
    auto ann = house.stranger();
    QCOMPARE(ann->get(u"/me"_s).code(), u"not-signed-in"_s);

    const Answer unknown = ann->signIn(u"Ann"_s, kPassword);
    QCOMPARE(unknown.status, 409);
    QCOMPARE(unknown.code(), u"account-confirmation-required"_s);
    QVERIFY(unknown.headers.value("content-type").startsWith("application/problem+json"));

    const Answer created = ann->signUp(u"Ann"_s, kPassword, {{u"avatar"_s, u"a3"_s}});
    QCOMPARE(created.status, 200);
    QVERIFY(created.json.value("created"_L1).toBool());
    QCOMPARE(ann->user.value("username"_L1).toString(), u"Ann"_s);
    QCOMPARE(ann->user.value("avatar"_L1).toString(), u"a3"_s);
    QCOMPARE(ann->user.value("role"_L1).toString(), u"member"_s);
    QCOMPARE(ann->token.size(), 43);
    QVERIFY(!created.headers.contains("set-cookie"));

    const Answer me = ann->get(u"/me"_s);
    QCOMPARE(me.json.value("user"_L1).toObject(), ann->user);
    QVERIFY(me.json.value("session"_L1).toObject().value("current"_L1).toBool());

    auto other = house.stranger(u"bot"_s);
    const Answer wrong = other->signIn(u"ann"_s, u"wrong horse"_s);
    QCOMPARE(wrong.status, 401);
    QCOMPARE(wrong.code(), u"wrong-password"_s);
    QCOMPARE(other->signUp(u"ann"_s, u"wrong horse"_s).code(), u"wrong-password"_s);
    const Answer known = other->signIn(u"ＡＮＮ"_s, kPassword);
    QCOMPARE(known.status, 200);
    QVERIFY(!known.json.value("created"_L1).toBool());
    QCOMPARE(other->user, ann->user);

    QCOMPARE(ann->post(u"/sign-out"_s).status, 204);
    QCOMPARE(ann->get(u"/me"_s).code(), u"not-signed-in"_s);
    QCOMPARE(other->get(u"/me"_s).status, 200);
}

void TestAccountStory::wrongInputIsNamed()
{
    House house(m_ground);
    QVERIFY(house.isUp());
    auto stranger = house.stranger();
    const QList<QPair<QString, QJsonValue>> wrong{{u"username"_s, u"a"_s},
                                                  {u"username"_s, u"ann\u202Eeel"_s},
                                                  {u"username"_s, u"system"_s},
                                                  {u"username"_s, 7},
                                                  {u"username"_s, QJsonValue()},
                                                  {u"password"_s, u"1234567"_s},
                                                  {u"password"_s, QString(257, u'x')},
                                                  {u"kind"_s, u"phone"_s},
                                                  {u"avatar"_s, u"a99"_s}};
    for (const auto &[field, value] : wrong) {
        QJsonObject body{
            {u"username"_s, u"ann"_s}, {u"password"_s, kPassword}, {u"confirmNewAccount"_s, true}};
        body.insert(field, value);
        const Answer refused = stranger->post(u"/sign-in"_s, body);
        QCOMPARE(refused.status, 422);
        QCOMPARE(refused.code(), u"invalid-field"_s);
        QCOMPARE(refused.json.value("field"_L1).toString(), field);
    }
    QCOMPARE(stranger->signIn(u"ann"_s, kPassword).code(), u"account-confirmation-required"_s);
}

void TestAccountStory::aBrowserGetsACookieThatScriptsCannotRead()
{
    House house(m_ground);
    QVERIFY(house.isUp());
    auto ann = house.stranger(u"web"_s);
    const Answer created = ann->signUp(u"ann"_s);
    QCOMPARE(created.status, 200);
    QVERIFY(created.json.value("token"_L1).isNull());
    const QByteArray cookie = created.headers.value("set-cookie");
    for (const char *part : {"foyer_session=", "HttpOnly", "SameSite=Strict", "Path=/"})
        QVERIFY2(cookie.contains(part), part);
    QVERIFY(!cookie.contains("Secure")); // plain http
    QCOMPARE(ann->get(u"/me"_s).status, 200);
    QVERIFY(ann->open());
    const Answer out = ann->post(u"/sign-out"_s);
    QCOMPARE(out.status, 204);
    QVERIFY(out.headers.value("set-cookie").startsWith("foyer_session=;"));
    QCOMPARE(ann->get(u"/me"_s).status, 401);
}

void TestAccountStory::requestsFromOtherPagesAreRefused()
{
    House house(m_ground);
    QVERIFY(house.isUp());
    auto ann = house.resident(u"ann"_s, u"web"_s);
    QVERIFY(ann);
    const QByteArray room = R"({"name":"Kitchen","topic":""})";
    const Answer foreign = ann->call("POST", u"/rooms"_s, room, {{"Origin", "http://evil.example"}});
    QCOMPARE(foreign.status, 403);
    QCOMPARE(foreign.code(), u"origin-refused"_s);
    QCOMPARE(ann->call("POST", u"/rooms"_s, room, {{"Origin", "null"}}).code(), u"origin-refused"_s);
    // A cookie without any Origin: no page of ours did that.
    const QByteArray bare = rawExchange(
        house.server().url(),
        "POST /api/v1/rooms HTTP/1.1\r\nHost: x\r\nConnection: close\r\nCookie: foyer_session=" + ann->cookie
            + "\r\nContent-Length: " + QByteArray::number(room.size()) + "\r\n\r\n" + room);
    QVERIFY2(bare.startsWith("HTTP/1.1 403"), bare.constData());
    QVERIFY(bare.contains("origin-refused"));
    QCOMPARE(ann->post(u"/rooms"_s, {{u"name"_s, u"Kitchen"_s}, {u"topic"_s, u""_s}}).status, 201);
    // Not even signing in may be done from elsewhere.
    auto stranger = house.stranger();
    QCOMPARE(stranger
                 ->call("POST", u"/sign-in"_s, R"({"username":"ann","password":"correct horse"})",
                        {{"Origin", "http://evil.example"}})
                 .code(),
             u"origin-refused"_s);
}

void TestAccountStory::theAdminLinkWorksOnce()
{
    House house(m_ground);
    QVERIFY(house.isUp());
    const QString link = house.server().adminToken();
    QCOMPARE(link.size(), 43);
    auto ann = house.stranger();
    const QJsonObject withLink{{u"adminToken"_s, link}};
    QCOMPARE(ann->signUp(u"ann"_s, kPassword, withLink).status, 200);
    QCOMPARE(ann->user.value("role"_L1).toString(), u"admin"_s);
    auto bob = house.stranger();
    QCOMPARE(bob->signUp(u"bob"_s, kPassword, withLink).code(), u"admin-link-invalid"_s);
    QCOMPARE(bob->signIn(u"bob"_s, kPassword).code(), u"account-confirmation-required"_s);

    QCOMPARE(house.server().stop(), 0);
    QVERIFY(house.server().start());
    QVERIFY(house.server().adminToken().isEmpty());
    QVERIFY(!house.server().log().contains(link.toLatin1()));
}

void TestAccountStory::aNewAdminLinkCanBeAskedFor()
{
    House house(m_ground);
    QVERIFY(house.isUp());
    const QString lost = house.server().adminToken();
    QCOMPARE(house.server().stop(), 0);
    house.server().setOptions({u"--new-admin-link"_s});
    QVERIFY(house.server().start());
    const QString link = house.server().adminToken();
    QVERIFY(!link.isEmpty() && link != lost);
    auto ann = house.stranger();
    QCOMPARE(ann->signUp(u"ann"_s, kPassword, {{u"adminToken"_s, lost}}).code(), u"admin-link-invalid"_s);
    QCOMPARE(ann->signUp(u"ann"_s, kPassword, {{u"adminToken"_s, link}}).status, 200);
}

void TestAccountStory::aSignedInUserCanClaimTheAdminLink()
{
    House house(m_ground);
    QVERIFY(house.isUp());
    auto ann = house.resident(u"ann"_s);
    auto web = house.again(u"ann"_s, u"web"_s);
    auto bob = house.resident(u"bob"_s);
    QVERIFY(ann && web && bob);
    QCOMPARE(ann->get(u"/invites"_s).code(), u"forbidden"_s);
    const QJsonObject link{{u"token"_s, house.server().adminToken()}};
    QCOMPARE(ann->post(u"/claim-admin"_s, {{u"token"_s, u"nonsense"_s}}).code(), u"admin-link-invalid"_s);
    const Answer claimed = ann->post(u"/claim-admin"_s, link);
    QCOMPARE(claimed.status, 200);
    QCOMPARE(claimed.json.value("user"_L1).toObject().value("role"_L1).toString(), u"admin"_s);
    QCOMPARE(bob->post(u"/claim-admin"_s, link).code(), u"admin-link-invalid"_s);
    // All sessions of the user know it at once.
    QCOMPARE(ann->get(u"/invites"_s).status, 200);
    QCOMPARE(web->get(u"/invites"_s).status, 200);
    QCOMPARE(bob->get(u"/invites"_s).code(), u"forbidden"_s);
}

void TestAccountStory::registrationByInvitation()
{
    House house(m_ground, {u"--registration=invite"_s});
    QVERIFY(house.isUp());
    auto ann = house.stranger();
    QCOMPARE(ann->get(u"/server"_s).json.value("registration"_L1).toString(), u"invite"_s);
    QCOMPARE(ann->signUp(u"ann"_s).code(), u"invite-required"_s);
    QCOMPARE(ann->signUp(u"ann"_s, kPassword, {{u"adminToken"_s, house.server().adminToken()}}).status, 200);

    const Answer made = ann->post(u"/invites"_s, {{u"uses"_s, 1}, {u"expiresInSeconds"_s, 3600}});
    QCOMPARE(made.status, 201);
    const QString code = made.json.value("code"_L1).toString();
    QVERIFY(!code.isEmpty());
    QCOMPARE(ann->get(u"/invites"_s).json.value("invites"_L1).toArray().size(), 1);

    auto bob = house.stranger();
    QCOMPARE(bob->signUp(u"bob"_s, kPassword, {{u"invite"_s, u"wrong"_s}}).code(), u"invite-invalid"_s);
    QCOMPARE(bob->signUp(u"bob"_s, kPassword, {{u"invite"_s, code}}).status, 200);
    QCOMPARE(bob->get(u"/invites"_s).code(), u"forbidden"_s);
    auto cas = house.stranger();
    QCOMPARE(cas->signUp(u"cas"_s, kPassword, {{u"invite"_s, code}}).code(), u"invite-invalid"_s);
    QVERIFY(ann->get(u"/invites"_s).json.value("invites"_L1).toArray().isEmpty());

    const QString second = ann->post(u"/invites"_s, {{u"uses"_s, 5}, {u"expiresInSeconds"_s, 3600}})
                               .json.value("code"_L1)
                               .toString();
    QCOMPARE(ann->remove(u"/invites/"_s + second).status, 204);
    QCOMPARE(ann->remove(u"/invites/"_s + second).status, 404);
    QCOMPARE(cas->signUp(u"cas"_s, kPassword, {{u"invite"_s, second}}).code(), u"invite-invalid"_s);
    QCOMPARE(ann->post(u"/invites"_s, {{u"uses"_s, 0}, {u"expiresInSeconds"_s, 3600}}).status, 422);
}

void TestAccountStory::closedRegistration()
{
    House house(m_ground, {u"--registration=closed"_s});
    QVERIFY(house.isUp());
    auto ann = house.stranger();
    QCOMPARE(ann->signUp(u"ann"_s).code(), u"registration-closed"_s);
    QCOMPARE(ann->signUp(u"ann"_s, kPassword, {{u"adminToken"_s, house.server().adminToken()}}).status, 200);
    auto bob = house.stranger();
    QCOMPARE(bob->signUp(u"bob"_s).code(), u"registration-closed"_s);
    QCOMPARE(house.again(u"ann"_s) != nullptr, true);
}

void TestAccountStory::guessingIsSlowedDown()
{
    House house(m_ground, {u"--sign-in-failures=3"_s});
    QVERIFY(house.isUp());
    QVERIFY(house.resident(u"ann"_s));
    auto thief = house.stranger();
    for (int i = 0; i < 3; ++i)
        QCOMPARE(thief->signIn(u"ann"_s, u"guess number %1"_s.arg(i)).code(), u"wrong-password"_s);
    const Answer refused = thief->signIn(u"ann"_s, kPassword);
    QCOMPARE(refused.status, 429);
    QCOMPARE(refused.code(), u"too-many-attempts"_s);
    QVERIFY(refused.headers.value("retry-after").toInt() > 0);
    QCOMPARE(refused.json.value("retryAfter"_L1).toInt(), refused.headers.value("retry-after").toInt());
    QVERIFY(house.resident(u"bob"_s));
}

} // namespace

QTEST_GUILESS_MAIN(TestAccountStory)
#include "tst_account_story.moc"
