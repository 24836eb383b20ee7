// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/integration/message_calls.h"
#include "tests/integration/profile_calls.h"
#include "tests/support/house.h"

#include <QTest>

#include <algorithm>

namespace {

using namespace foyer::test;
using namespace Qt::StringLiterals;

const QString kPassword = u"correct horse"_s;
/// Enough for several steps.
constexpr int kMany = 120;

Answer deleteAccount(Peer &peer, const QString &password = kPassword)
{
    return peer.post(u"/me/delete"_s, {{u"password"_s, password}});
}

/// Whether somebody wrote it; what happened to him is nothing that he wrote.
bool isBy(const QJsonValue &message, qint64 author)
{
    return message["author"_L1]["id"_L1].toInteger() == author && message["notice"_L1].isUndefined();
}

/// Accounts that are deleted at a real server.
class TestFarewellStory : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase_data() { Ground::addDatabases(); }

    void onlyTheRightPasswordDeletes();
    void nothingOfThePersonIsShownAnyMore();
    void theNameIsNotGivenAgain();
    void messagesStayUnlessTheOperatorWantsThemGone();
    void messagesGoWhenTheOperatorWantsIt();
    void whoWasAwayHearsItToo();
    void postingWhileDeletingLeavesNothing();
    void aKilledServerGoesOnWithIt();

private:
    /// Waits until no message of the author stands any more.
    static bool isAllTakenBack(Peer &viewer, qint64 author);

    Ground m_ground;
};

bool TestFarewellStory::isAllTakenBack(Peer &viewer, qint64 author)
{
    return QTest::qWaitFor(
        [&] {
            const QJsonArray all = historyOf(viewer, kLobby);
            return std::all_of(all.begin(), all.end(), [author](const QJsonValue &message) {
                return !isBy(message, author) || message["recalledAt"_L1].toInteger() > 0;
            });
        },
        20'000);
}

void TestFarewellStory::onlyTheRightPasswordDeletes()
{
    House house(m_ground);
    auto ann = house.online(u"ann"_s);
    auto bob = house.resident(u"bob"_s);
    QVERIFY(ann && bob);
    QCOMPARE(deleteAccount(*ann, u"wrong horse"_s).code(), u"wrong-password"_s);
    QCOMPARE(deleteAccount(*ann, QString()).code(), u"invalid-field"_s);
    QCOMPARE(ann->post(u"/me/delete"_s).code(), u"invalid-field"_s);
    QCOMPARE(house.stranger()->post(u"/me/delete"_s, {{u"password"_s, kPassword}}).code(),
             u"not-signed-in"_s);
    QCOMPARE(ann->get(u"/me"_s).status, 200);
    QVERIFY(ann->isOpen());
    Answer last;
    for (int i = 0; i < 12; ++i)
        last = deleteAccount(*ann, u"wrong horse %1"_s.arg(i));
    QCOMPARE(last.code(), u"too-many-attempts"_s);
    QCOMPARE(userIn(profileOf(*bob, idOf(*ann))).value("displayName"_L1).toString(), u"ann"_s);
}

void TestFarewellStory::nothingOfThePersonIsShownAnyMore()
{
    House house(m_ground);
    auto ann = house.online(u"ann"_s);
    auto phone = house.again(u"ann"_s, u"web"_s);
    auto bob = house.online(u"bob"_s);
    QVERIFY(ann && phone && bob && phone->open());
    const qint64 room = roomOf(*ann, u"Kitchen"_s, {bob.get()});
    QCOMPARE(setAvatar(*ann, twoColours(40, 40)).status, 200);
    const QString avatar = userIn(profileOf(*bob, idOf(*ann))).value("avatar"_L1).toString();
    QCOMPARE(block(*bob, idOf(*ann)).status, 204);
    const qint64 seq = saidBy(*bob, room, u"hello"_s);
    QCOMPARE(react(*ann, room, seq, u"👍"_s).status, 200);
    bob->events.clear();

    const Answer gone = deleteAccount(*phone);
    QCOMPARE(gone.status, 204);
    QVERIFY(gone.headers.value("set-cookie").startsWith("foyer_session=;"));
    for (Peer *client : {ann.get(), phone.get()}) {
        QCOMPARE(client->await(u"session-ended"_s).value("reason"_L1).toString(), u"account-deleted"_s);
        QCOMPARE(client->waitForClose(), 4001);
        QCOMPARE(client->get(u"/me"_s).code(), u"not-signed-in"_s);
    }
    const QJsonObject user = userIn(profileIn(bob->await(u"user"_s)));
    QCOMPARE(user.value("id"_L1).toInteger(), idOf(*ann));
    QCOMPARE(user.value("role"_L1).toString(), u"deleted"_s);
    QCOMPARE(user.value("username"_L1).toString(), QString());
    const auto isRoom = [room](const QJsonObject &event) {
        return event.value("conversation"_L1).toInteger() == room
            && !event.value("left"_L1).toArray().isEmpty();
    };
    QCOMPARE(bob->await(u"members"_s, isRoom).value("left"_L1).toArray(), QJsonArray{idOf(*ann)});
    const auto isBare = [seq](const QJsonObject &event) {
        const QJsonObject message = event.value("message"_L1).toObject();
        return message.value("seq"_L1).toInteger() == seq && !message.contains("reactions"_L1);
    };
    QVERIFY(!bob->await(u"message"_s, isBare).isEmpty());
    QCOMPARE(bob->get(u"/avatars/"_s + avatar).code(), u"not-found"_s);
    QCOMPARE(profileOf(*bob, idOf(*ann)).value("user"_L1).toObject(), user);
    QCOMPARE(bob->get(u"/blocks"_s).json.value("users"_L1).toArray().size(), 0);
    QCOMPARE(block(*bob, idOf(*ann)).code(), u"not-found"_s);
}

void TestFarewellStory::theNameIsNotGivenAgain()
{
    House house(m_ground);
    auto ann = house.resident(u"ann"_s);
    QVERIFY(ann);
    QCOMPARE(deleteAccount(*ann).status, 204);
    auto other = house.stranger();
    QCOMPARE(other->signIn(u"ann"_s, kPassword).code(), u"account-confirmation-required"_s);
    QCOMPARE(other->signUp(u"Ａnn"_s).code(), u"name-taken"_s);
    QCOMPARE(other->signUp(u"anna"_s).status, 200);
}

void TestFarewellStory::messagesStayUnlessTheOperatorWantsThemGone()
{
    House house(m_ground);
    auto ann = house.online(u"ann"_s);
    auto bob = house.online(u"bob"_s);
    QVERIFY(ann && bob);
    (void)saidBy(*ann, kLobby, u"by ann"_s);
    bob->events.clear();
    QCOMPARE(deleteAccount(*ann).status, 204);
    const auto isHers = [&ann](const QJsonObject &event) {
        const QJsonValue message = event.value("message"_L1);
        return isBy(message, idOf(*ann)) && message["author"_L1]["role"_L1].toString() == u"deleted"_s;
    };
    const QJsonObject changed = bob->await(u"message"_s, isHers).value("message"_L1).toObject();
    QCOMPARE(changed.value("text"_L1).toString(), u"by ann"_s);
    QVERIFY(historyOf(*bob, kLobby).contains(changed));
}

void TestFarewellStory::messagesGoWhenTheOperatorWantsIt()
{
    House house(m_ground, {u"--deleted-messages=remove"_s});
    auto ann = house.online(u"ann"_s);
    auto bob = house.online(u"bob"_s);
    QVERIFY(ann && bob);
    const qint64 seq = saidBy(*ann, kLobby, u"by ann"_s);
    const Answer picture =
        ann->call("POST", u"/images"_s, twoColours(30, 30), {{"Content-Type", "application/octet-stream"}});
    QCOMPARE(post(*ann, kLobby, {{u"text"_s, u""_s}, {u"image"_s, picture.json.value("id"_L1)}}).status, 201);
    QCOMPARE(post(*bob, kLobby, {{u"text"_s, u"indeed"_s}, {u"replyTo"_s, seq}}).status, 201);
    QCOMPARE(deleteAccount(*ann).status, 204);
    QVERIFY(isAllTakenBack(*bob, idOf(*ann)));
    const QJsonArray all = historyOf(*bob, kLobby);
    for (const QJsonValue &message : all) {
        if (isBy(message, idOf(*ann))) {
            QCOMPARE(message["text"_L1].toString(), QString());
            QVERIFY(message["image"_L1].isNull());
        } else if (message["text"_L1].toString() == u"indeed"_s) {
            QVERIFY(message["replyTo"_L1]["recalled"_L1].toBool());
            QCOMPARE(message["replyTo"_L1]["text"_L1].toString(), QString());
        }
    }
    QCOMPARE(bob->get(u"/images/"_s + picture.json.value("id"_L1).toString()).code(), u"not-found"_s);
}

void TestFarewellStory::whoWasAwayHearsItToo()
{
    House house(m_ground, {u"--deleted-messages=remove"_s});
    auto ann = house.online(u"ann"_s);
    auto bob = house.online(u"bob"_s);
    auto eve = house.resident(u"eve"_s);
    QVERIFY(ann && bob && eve);
    (void)saidBy(*ann, kLobby, u"by ann"_s);
    QVERIFY(!bob->await(u"message"_s).isEmpty());
    bob->drop();
    QCOMPARE(deleteAccount(*ann).status, 204);
    QVERIFY(isAllTakenBack(*eve, idOf(*ann)));
    QVERIFY(bob->open());
    const QMap<qint64, QJsonObject> held = bob->messages.value(kLobby);
    for (const QJsonObject &message : held)
        QVERIFY(!isBy(message, idOf(*ann)) || message.value("recalledAt"_L1).toInteger() > 0);
}

void TestFarewellStory::postingWhileDeletingLeavesNothing()
{
    House house(m_ground, {u"--deleted-messages=remove"_s, u"--post-rate=0"_s});
    auto ann = house.online(u"ann"_s);
    auto robot = house.again(u"ann"_s, u"bot"_s);
    auto bob = house.resident(u"bob"_s);
    QVERIFY(ann && robot && bob);
    for (int i = 0; i < 20; ++i)
        ann->say(kLobby, u"before %1"_s.arg(i));
    // Both are on their way at once.
    const QString last = ann->say(kLobby, u"at the same moment"_s);
    QCOMPARE(deleteAccount(*robot).status, 204);
    for (int i = 0; i < 5; ++i)
        ann->say(kLobby, u"after %1"_s.arg(i));
    QCOMPARE(ann->waitForClose(), 4001);
    QVERIFY(isAllTakenBack(*bob, idOf(*ann)));
    Q_UNUSED(last);
    // It stays so.
    const QJsonArray all = historyOf(*bob, kLobby);
    QVERIFY(std::none_of(all.begin(), all.end(), [](const QJsonValue &message) {
        return message["text"_L1].toString().startsWith(u"after"_s);
    }));
}

void TestFarewellStory::aKilledServerGoesOnWithIt()
{
    House house(m_ground, {u"--deleted-messages=remove"_s, u"--post-rate=0"_s});
    auto ann = house.online(u"ann"_s);
    auto bob = house.resident(u"bob"_s);
    QVERIFY(ann && bob);
    QStringList refs;
    for (int i = 0; i < kMany; ++i)
        refs.append(ann->say(kLobby, u"message %1"_s.arg(i)));
    for (const QString &ref : std::as_const(refs))
        QCOMPARE(ann->outcome(ref).value("type"_L1).toString(), u"posted"_s);
    const qint64 author = idOf(*ann);
    QCOMPARE(deleteAccount(*ann).status, 204);
    for (int i = 0; i < 3; ++i) {
        house.server().kill();
        QVERIFY(house.server().start());
    }
    QVERIFY(isAllTakenBack(*bob, author));
    QCOMPARE(ann->get(u"/me"_s).code(), u"not-signed-in"_s);
    QCOMPARE(userIn(profileOf(*bob, author)).value("role"_L1).toString(), u"deleted"_s);
    // Each message once, none lost.
    const QJsonArray all = historyOf(*bob, kLobby);
    QCOMPARE(std::count_if(all.begin(), all.end(),
                           [author](const QJsonValue &message) { return isBy(message, author); }),
             kMany);
}

} // namespace

QTEST_GUILESS_MAIN(TestFarewellStory)
#include "tst_farewell_story.moc"
