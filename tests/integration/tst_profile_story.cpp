// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/integration/message_calls.h"
#include "tests/integration/profile_calls.h"
#include "tests/support/house.h"

#include <QDir>
#include <QDirIterator>
#include <QTest>

namespace {

using namespace foyer::test;
using namespace Qt::StringLiterals;

const QString kPassword = u"correct horse"_s;

/// Files that the server keeps of pictures.
int pictureFiles(const House &house)
{
    int count = 0;
    QDirIterator files(house.dataFolder() + u"/images"_s, QDir::Files, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        files.next();
        ++count;
    }
    return count;
}

/// How people show themselves, and keep others away, at a real server.
class TestProfileStory : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase_data() { Ground::addDatabases(); }
    void init();
    void cleanup();

    void aNewNameReachesEveryPlace();
    void eachConnectionHearsOnce();
    void strangersHearNothing();
    void anOwnAvatarIsCutAndShownToAll();
    void replacedAvatarsLeaveNothingBehind();
    void hostilePicturesBecomeNoAvatar();
    void wrongProfilesAreRefused();
    void tooManyChangesAreRefused();
    void aNewPasswordEndsTheOtherSessions();
    void guessingTheOldPasswordIsSlowedDown();
    void aBlockIsKnownToAllOfOnesClients();
    void wrongBlocksAreRefused();

private:
    Ground m_ground;
    std::unique_ptr<House> m_house;
    std::unique_ptr<Peer> m_ann;
    std::unique_ptr<Peer> m_bob;
};

void TestProfileStory::init()
{
    m_house = std::make_unique<House>(m_ground);
    QVERIFY(m_house->isUp());
    m_ann = m_house->online(u"ann"_s);
    m_bob = m_house->online(u"bob"_s);
    QVERIFY(m_ann && m_bob);
}

void TestProfileStory::cleanup()
{
    m_ann.reset();
    m_bob.reset();
    m_house.reset();
}

void TestProfileStory::aNewNameReachesEveryPlace()
{
    QCOMPARE(saidBy(*m_ann, kLobby, u"before"_s), 1);
    const QJsonObject status{{u"emoji"_s, u"🌴"_s}, {u"text"_s, u"away until 周一"_s}};
    const Answer changed =
        changeProfile(*m_ann, {{u"displayName"_s, u"  Ann Lee 🌸 "_s}, {u"status"_s, status}});
    QCOMPARE(changed.status, 200);
    const QJsonObject profile = profileIn(changed.json);
    QCOMPARE(userIn(profile).value("displayName"_L1).toString(), u"Ann Lee 🌸"_s);
    QCOMPARE(userIn(profile).value("username"_L1).toString(), u"ann"_s);
    QCOMPARE(profile.value("status"_L1).toObject(), status);

    QCOMPARE(profileIn(m_bob->await(u"user"_s)), profile);
    QCOMPARE(profileIn(m_ann->await(u"user"_s)), profile);
    QCOMPARE(profileOf(*m_bob, idOf(*m_ann)), profile);
    QCOMPARE(m_ann->get(u"/me"_s).json.value("user"_L1).toObject(), userIn(profile));
    const QJsonObject old = historyOf(*m_bob, kLobby).first().toObject();
    QCOMPARE(old.value("author"_L1).toObject(), userIn(profile));
    QCOMPARE(saidBy(*m_ann, kLobby, u"after"_s), 2);
    const QJsonObject pushed = m_bob->await(u"message"_s, [](const QJsonObject &event) {
        return event.value("message"_L1).toObject().value("seq"_L1).toInteger() == 2;
    });
    QCOMPARE(pushed.value("message"_L1).toObject().value("author"_L1).toObject(), userIn(profile));

    // What is left out stays; signing in goes by the username as ever.
    QCOMPARE(changeProfile(*m_ann, {{u"avatar"_s, u"a5"_s}}).status, 200);
    QCOMPARE(profileOf(*m_bob, idOf(*m_ann)).value("status"_L1).toObject(), status);
    QVERIFY(m_house->again(u"ann"_s, u"web"_s));
}

void TestProfileStory::eachConnectionHearsOnce()
{
    // Three rooms in common, and a second connection of his.
    for (const QString &name : {u"One"_s, u"Two"_s, u"Three"_s})
        QVERIFY(roomOf(*m_ann, name, {m_bob.get()}) > 0);
    auto tablet = m_house->again(u"bob"_s, u"web"_s);
    QVERIFY(tablet && tablet->open());
    QCOMPARE(changeProfile(*m_ann, {{u"displayName"_s, u"Annie"_s}}).status, 200);
    QVERIFY(!m_bob->await(u"user"_s).isEmpty());
    QVERIFY(!tablet->await(u"user"_s).isEmpty());
    // What comes later shows that nothing else came before it.
    (void)saidBy(*m_ann, kLobby, u"mark"_s);
    const auto isMark = [](const QJsonObject &event) {
        return event.value("message"_L1).toObject().value("text"_L1).toString() == u"mark"_s;
    };
    QVERIFY(!m_bob->await(u"message"_s, isMark).isEmpty());
    QVERIFY(!tablet->await(u"message"_s, isMark).isEmpty());
    QVERIFY(!m_bob->has(u"user"_s));
    QVERIFY(!tablet->has(u"user"_s));
}

void TestProfileStory::strangersHearNothing()
{
    const QString lobby = u"/rooms/%1/leave"_s.arg(kLobby);
    QCOMPARE(m_bob->post(lobby).status, 204);
    QCOMPARE(changeProfile(*m_ann, {{u"displayName"_s, u"Annie"_s}}).status, 200);
    QVERIFY(!m_ann->await(u"user"_s).isEmpty());
    QCOMPARE(changeProfile(*m_bob, {{u"displayName"_s, u"Bobby"_s}}).status, 200);
    // His own event: hers would have come before it.
    const QJsonObject own = m_bob->await(u"user"_s);
    QCOMPARE(userIn(profileIn(own)).value("displayName"_L1).toString(), u"Bobby"_s);
    QVERIFY(!m_bob->has(u"user"_s));
}

void TestProfileStory::anOwnAvatarIsCutAndShownToAll()
{
    const Answer set = setAvatar(*m_ann, twoColours(900, 300));
    QCOMPARE(set.status, 200);
    const QString avatar = userIn(profileIn(set.json)).value("avatar"_L1).toString();
    QCOMPARE(avatar.size(), 32);
    QCOMPARE(profileIn(m_bob->await(u"user"_s)), profileIn(set.json));

    for (const auto &[rest, side] : {std::pair{u""_s, 256}, std::pair{u"/thumbnail"_s, 96}}) {
        const Answer bytes = m_bob->get(u"/avatars/"_s + avatar + rest);
        QCOMPARE(bytes.status, 200);
        QCOMPARE(bytes.headers.value("content-type"), "image/webp");
        QVERIFY(bytes.headers.value("cache-control").contains("immutable"));
        QCOMPARE(bytes.headers.value("x-content-type-options"), "nosniff");
        const QImage image = QImage::fromData(bytes.body);
        QCOMPARE(image.size(), QSize(side, side));
        // The middle of the picture: both colours are there.
        QVERIFY(qRed(image.pixel(2, side / 2)) > 200);
        QVERIFY(qBlue(image.pixel(side - 3, side / 2)) > 200);
    }
    // An avatar is no picture of a message, and the other way round.
    QCOMPARE(m_ann->get(u"/images/"_s + avatar).code(), u"not-found"_s);
    const Answer image =
        m_ann->call("POST", u"/images"_s, twoColours(20, 20), {{"Content-Type", "application/octet-stream"}});
    const QString id = image.json.value("id"_L1).toString();
    QCOMPARE(m_ann->get(u"/avatars/"_s + id).code(), u"not-found"_s);
    QCOMPARE(m_house->stranger()->get(u"/avatars/"_s + avatar).code(), u"not-signed-in"_s);
    for (const QString &odd : {u"x"_s, u"..%2F..%2Ffoyer.db"_s, QString(32, u'0'), QString(32, u'A')})
        QCOMPARE(m_bob->get(u"/avatars/"_s + odd).code(), u"not-found"_s);
}

void TestProfileStory::replacedAvatarsLeaveNothingBehind()
{
    const Answer first = setAvatar(*m_ann, twoColours(300, 300, "JPEG"));
    QCOMPARE(first.status, 200);
    QCOMPARE(pictureFiles(*m_house), 2);
    const QString avatar = userIn(profileIn(first.json)).value("avatar"_L1).toString();
    const Answer second = setAvatar(*m_ann, twoColours(100, 100));
    QVERIFY(second.json != first.json);
    QCOMPARE(pictureFiles(*m_house), 2);
    QCOMPARE(m_bob->get(u"/avatars/"_s + avatar).code(), u"not-found"_s);

    QCOMPARE(changeProfile(*m_ann, {{u"avatar"_s, u""_s}}).status, 200);
    QCOMPARE(pictureFiles(*m_house), 0);
    QCOMPARE(userIn(profileOf(*m_bob, idOf(*m_ann))).value("avatar"_L1).toString(), QString());
}

void TestProfileStory::hostilePicturesBecomeNoAvatar()
{
    const QJsonObject before = profileOf(*m_bob, idOf(*m_ann));
    // A PNG that claims 60,000 by 60,000 pixels.
    QByteArray huge = twoColours(16, 16);
    huge.replace(16, 8, QByteArray::fromHex("0000ea600000ea60"));
    const QList<std::pair<QByteArray, QStringList>> wrong{
        {{}, {u"unsupported-media-type"_s}},
        {"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>", {u"unsupported-media-type"_s}},
        {twoColours(64, 64).left(80), {u"image-broken"_s}},
        {huge, {u"image-too-large"_s, u"image-broken"_s}},
    };
    for (const auto &[bytes, codes] : wrong) {
        const Answer refused = setAvatar(*m_ann, bytes);
        QVERIFY2(codes.contains(refused.code()), refused.body.left(200).constData());
        QCOMPARE(profileOf(*m_bob, idOf(*m_ann)), before);
    }
    QCOMPARE(pictureFiles(*m_house), 0);
    QVERIFY(!m_bob->has(u"user"_s));
}

void TestProfileStory::wrongProfilesAreRefused()
{
    const Answer bobs = setAvatar(*m_bob, twoColours(50, 50));
    const QString avatar = userIn(profileIn(bobs.json)).value("avatar"_L1).toString();
    const QJsonObject before = profileOf(*m_bob, idOf(*m_ann));
    const auto status = [](const QJsonValue &emoji, const QJsonValue &text) {
        return QJsonObject{{u"emoji"_s, emoji}, {u"text"_s, text}};
    };
    const QList<std::pair<QString, QJsonValue>> wrong{
        {u"displayName"_s, u""_s},
        {u"displayName"_s, u"   "_s},
        {u"displayName"_s, QString(51, u'x')},
        {u"displayName"_s, QString(100'000, u'x').left(60'000)},
        {u"displayName"_s, u"ann\u202Eeel"_s},
        {u"displayName"_s, u"two\nlines"_s},
        {u"displayName"_s, u"Ａdmin"_s},
        {u"displayName"_s, 7},
        {u"avatar"_s, u"a13"_s},
        {u"avatar"_s, avatar}, // another's
        {u"avatar"_s, QString(32, u'0')},
        {u"avatar"_s, QJsonObject()},
        {u"status"_s, u"away"_s},
        {u"status"_s, status(u""_s, QString(81, u'x'))},
        {u"status"_s, status(u"ab"_s, u""_s)},
        {u"status"_s, status(u"🌴🌴"_s, u""_s)},
        {u"status"_s, status(u""_s, u"turned \u202E round"_s)},
        {u"status"_s, status(u""_s, u"two\nlines"_s)},
        {u"status"_s, status(1, 2)},
    };
    for (const auto &[field, value] : wrong) {
        const Answer refused = changeProfile(*m_ann, {{field, value}});
        QCOMPARE(refused.status, 422);
        QCOMPARE(refused.code(), u"invalid-field"_s);
        QCOMPARE(refused.json.value("field"_L1).toString(), field);
    }
    // One wrong value spoils the whole change.
    QCOMPARE(changeProfile(*m_ann, {{u"displayName"_s, u"Fine"_s}, {u"avatar"_s, u"a99"_s}}).status, 422);
    QCOMPARE(profileOf(*m_bob, idOf(*m_ann)), before);
    QCOMPARE(m_ann->call("PATCH", u"/me"_s, "[]").code(), u"bad-request"_s);
    for (const QString &odd : {u"0"_s, u"-1"_s, u"x"_s, u"4711"_s, u"99999999999999999999"_s})
        QCOMPARE(m_bob->get(u"/users/"_s + odd).code(), u"not-found"_s);
    QCOMPARE(m_house->stranger()->get(u"/users/1"_s).code(), u"not-signed-in"_s);
    QCOMPARE(profileOf(*m_ann, idOf(*m_bob)), profileIn(bobs.json));
}

void TestProfileStory::tooManyChangesAreRefused()
{
    Answer last;
    int taken = 0;
    while (taken < 40) {
        last = changeProfile(*m_ann, {{u"displayName"_s, u"Ann %1"_s.arg(taken)}});
        if (last.status != 200)
            break;
        ++taken;
    }
    QCOMPARE(last.code(), u"too-many-requests"_s);
    QVERIFY(taken >= 20);
    QVERIFY(last.json.value("retryAfter"_L1).toInt() > 0);
    QCOMPARE(setAvatar(*m_ann, twoColours(20, 20)).code(), u"too-many-requests"_s);
    QCOMPARE(userIn(profileOf(*m_bob, idOf(*m_ann))).value("displayName"_L1).toString(),
             u"Ann %1"_s.arg(taken - 1));
    QCOMPARE(changeProfile(*m_bob, {{u"displayName"_s, u"Bobby"_s}}).status, 200);
}

void TestProfileStory::aNewPasswordEndsTheOtherSessions()
{
    auto phone = m_house->again(u"ann"_s, u"web"_s);
    auto robot = m_house->again(u"ann"_s, u"bot"_s);
    QVERIFY(phone && phone->open() && robot);
    QCOMPARE(changePassword(*m_ann, u"wrong horse"_s, u"battery staple"_s).code(), u"wrong-password"_s);
    for (const QString &odd : {u"1234567"_s, QString(), QString(257, u'x')}) {
        const Answer refused = changePassword(*m_ann, kPassword, odd);
        QCOMPARE(refused.code(), u"invalid-field"_s);
        QCOMPARE(refused.json.value("field"_L1).toString(), u"newPassword"_s);
    }
    QCOMPARE(m_ann->put(u"/me/password"_s, {{u"password"_s, kPassword}}).code(), u"invalid-field"_s);
    QCOMPARE(phone->get(u"/me"_s).status, 200);

    QCOMPARE(changePassword(*m_ann, kPassword, u"battery staple"_s).status, 204);
    QCOMPARE(phone->await(u"session-ended"_s).value("reason"_L1).toString(), u"password-changed"_s);
    QCOMPARE(phone->waitForClose(), 4001);
    QCOMPARE(phone->get(u"/me"_s).code(), u"not-signed-in"_s);
    QCOMPARE(robot->get(u"/me"_s).code(), u"not-signed-in"_s);
    QCOMPARE(m_ann->get(u"/me"_s).status, 200);
    QVERIFY(m_ann->isOpen());
    auto other = m_house->stranger();
    QCOMPARE(other->signIn(u"ann"_s, kPassword).code(), u"wrong-password"_s);
    QCOMPARE(other->signIn(u"ann"_s, u"battery staple"_s).status, 200);
}

void TestProfileStory::guessingTheOldPasswordIsSlowedDown()
{
    Answer last;
    for (int i = 0; i < 12; ++i)
        last = changePassword(*m_ann, u"wrong horse %1"_s.arg(i), u"battery staple"_s);
    QCOMPARE(last.code(), u"too-many-attempts"_s);
    QVERIFY(last.json.value("retryAfter"_L1).toInt() > 0);
    // The right one has to wait as well, and nothing changed.
    QCOMPARE(changePassword(*m_ann, kPassword, u"battery staple"_s).code(), u"too-many-attempts"_s);
    QCOMPARE(m_ann->get(u"/me"_s).status, 200);
}

void TestProfileStory::aBlockIsKnownToAllOfOnesClients()
{
    auto phone = m_house->again(u"ann"_s, u"web"_s);
    QVERIFY(phone && phone->open());
    QCOMPARE(m_ann->get(u"/blocks"_s).json.value("users"_L1).toArray().size(), 0);
    QCOMPARE(block(*m_ann, idOf(*m_bob)).status, 204);
    QCOMPARE(block(*m_ann, idOf(*m_bob)).status, 204);
    for (Peer *client : {m_ann.get(), phone.get()}) {
        const QJsonObject event = client->await(u"block"_s);
        QCOMPARE(event.value("user"_L1).toObject(), m_bob->user);
        QVERIFY(event.value("blocked"_L1).toBool());
    }
    QCOMPARE(phone->get(u"/blocks"_s).json.value("users"_L1).toArray(), QJsonArray{m_bob->user});
    // In a room he goes on; he is told nothing.
    QCOMPARE(saidBy(*m_bob, kLobby, u"hello?"_s), 1);
    QVERIFY(!m_ann->await(u"message"_s).isEmpty());
    QVERIFY(!m_bob->has(u"block"_s));
    QCOMPARE(m_bob->get(u"/blocks"_s).json.value("users"_L1).toArray().size(), 0);

    QCOMPARE(m_ann->remove(u"/blocks/%1"_s.arg(idOf(*m_bob))).status, 204);
    QCOMPARE(m_ann->remove(u"/blocks/%1"_s.arg(idOf(*m_bob))).status, 204);
    QVERIFY(!phone->await(u"block"_s).value("blocked"_L1).toBool());
    QCOMPARE(m_ann->get(u"/blocks"_s).json.value("users"_L1).toArray().size(), 0);
}

void TestProfileStory::wrongBlocksAreRefused()
{
    const Answer self = block(*m_ann, idOf(*m_ann));
    QCOMPARE(self.code(), u"invalid-field"_s);
    QCOMPARE(self.json.value("field"_L1).toString(), u"user"_s);
    QCOMPARE(block(*m_ann, 4711).code(), u"not-found"_s);
    QCOMPARE(m_ann->call("PUT", u"/blocks/x"_s).code(), u"not-found"_s);
    QCOMPARE(m_ann->call("PUT", u"/blocks/0"_s).code(), u"not-found"_s);
    QCOMPARE(m_house->stranger()->call("PUT", u"/blocks/%1"_s.arg(idOf(*m_bob))).code(), u"not-signed-in"_s);
    Answer last;
    for (int i = 0; i < 60 && last.status != 429; ++i)
        last = block(*m_ann, idOf(*m_bob));
    QCOMPARE(last.code(), u"too-many-requests"_s);
    QVERIFY(!m_bob->has(u"block"_s));
}

} // namespace

QTEST_GUILESS_MAIN(TestProfileStory)
#include "tst_profile_story.moc"
