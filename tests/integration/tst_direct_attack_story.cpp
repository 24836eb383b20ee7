// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/integration/admin_calls.h"
#include "tests/integration/direct_calls.h"
#include "tests/support/house.h"

#include <QBuffer>
#include <QImage>
#include <QTest>

namespace {

using namespace foyer::test;
using namespace Qt::StringLiterals;

/// Somebody who is none of the two, administrator or not, tries everything on their conversation.
class TestDirectAttackStory : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase_data() { Ground::addDatabases(); }
    void init();
    void cleanup();

    void aThirdPersonReachesNothing();
    void anAdministratorReachesNothing();
    void aThirdPersonHearsNothing();
    void picturesAndHitsAreForTheTwo();
    void forwardingAndReplyingLeadNowhere();
    void noRoomRequestWorksOnIt();
    void anAdministratorInItHasNoPower();
    void nonsenseIsRefused();

private:
    /// Every request that reads or changes a conversation, by somebody who is not in it.
    void tryEverything(Peer &eve);
    [[nodiscard]] bool isRefused(const Answer &answer, const QStringList &codes);
    [[nodiscard]] QByteArray state();
    [[nodiscard]] QString path(const QString &rest) const
    {
        return u"/conversations/%1%2"_s.arg(m_direct).arg(rest);
    }

    Ground m_ground;
    std::unique_ptr<House> m_house;
    std::unique_ptr<Peer> m_root;
    std::unique_ptr<Peer> m_ann;
    std::unique_ptr<Peer> m_bob;
    std::unique_ptr<Peer> m_eve;
    qint64 m_direct = 0;
    QString m_image;
    QByteArray m_before;
};

void TestDirectAttackStory::init()
{
    m_house = std::make_unique<House>(m_ground, QStringList{u"--post-rate"_s, u"0"_s});
    QVERIFY(m_house->isUp());
    m_root = administrator(*m_house, u"root"_s);
    m_ann = m_house->online(u"ann"_s);
    m_bob = m_house->online(u"bob"_s);
    m_eve = m_house->online(u"eve"_s);
    QVERIFY(m_root && m_root->open() && m_ann && m_bob && m_eve);
    m_direct = directOf(*m_ann, *m_bob);
    QVERIFY(m_direct > 0);
    QImage picture(32, 32, QImage::Format_RGB32);
    picture.fill(Qt::red);
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    picture.save(&buffer, "PNG");
    const Answer image =
        m_ann->call("POST", u"/images"_s, bytes, {{"Content-Type", "application/octet-stream"}});
    m_image = image.json.value("id"_L1).toString();
    QCOMPARE(post(*m_ann, m_direct, {{u"text"_s, u"between us"_s}, {u"image"_s, m_image}}).status, 201);
    QCOMPARE(saidBy(*m_bob, m_direct, u"only between us"_s), 2);
    m_before = state();
}

void TestDirectAttackStory::cleanup()
{
    m_root.reset();
    m_ann.reset();
    m_bob.reset();
    m_eve.reset();
    m_house.reset();
}

QByteArray TestDirectAttackStory::state()
{
    QJsonObject conversation = conversationOf(*m_ann, m_direct);
    conversation.remove("onlineCount"_L1);
    conversation.remove("partner"_L1);
    QJsonArray users;
    for (const QJsonValue &member : m_ann->get(path(u"/members"_s)).json.value("members"_L1).toArray())
        users.append(member["user"_L1]["id"_L1]);
    return QJsonDocument(QJsonObject{{u"conversation"_s, conversation},
                                     {u"messages"_s, historyOf(*m_ann, m_direct)},
                                     {u"pins"_s, m_ann->get(path(u"/pins"_s)).json},
                                     {u"members"_s, users}})
        .toJson();
}

bool TestDirectAttackStory::isRefused(const Answer &answer, const QStringList &codes)
{
    const bool isClean = !answer.body.contains("between us");
    if (codes.contains(answer.code()) && isClean && state() == m_before)
        return true;
    qWarning("Wanted %s, got %d %s", qPrintable(codes.join(u',')), answer.status,
             answer.body.left(300).constData());
    return false;
}

void TestDirectAttackStory::tryEverything(Peer &eve)
{
    const QStringList notIn{u"not-member"_s, u"not-found"_s};
    for (const QString &rest :
         {u"/messages"_s, u"/messages?before=2"_s, u"/messages?around=1"_s, u"/members"_s, u"/pins"_s,
          u"/messages/1/edits"_s, u"/messages/1/seen"_s, u"/hooks"_s})
        QVERIFY2(isRefused(eve.get(path(rest)), notIn), qPrintable(rest));
    QVERIFY(isRefused(post(eve, m_direct, {{u"text"_s, u"x"_s}}), notIn));
    QVERIFY(isRefused(edit(eve, m_direct, 1, u"x"_s), notIn));
    QVERIFY(isRefused(recall(eve, m_direct, 1), notIn));
    QVERIFY(isRefused(react(eve, m_direct, 1, u"👍"_s), notIn));
    QVERIFY(isRefused(pin(eve, m_direct, 1), notIn));
    QVERIFY(isRefused(eve.remove(messagePath(m_direct, 1, u"/pin"_s)), notIn));
    QVERIFY(isRefused(eve.put(path(u"/read"_s), {{u"seq"_s, 1}}), notIn));
    QVERIFY(isRefused(hide(eve, m_direct), notIn));
    QVERIFY(isRefused(patch(eve, path({}), {{u"favourite"_s, true}}), notIn));
    QVERIFY(isRefused(joinRoom(eve, m_direct), notIn));
    QVERIFY(isRefused(leaveRoom(eve, m_direct), notIn));
    QVERIFY(isRefused(setUp(eve, m_direct, {{u"name"_s, u"x"_s}}), notIn));
    QVERIFY(isRefused(invite(eve, m_direct, {u"eve"_s}), notIn));
    QVERIFY(isRefused(kick(eve, m_direct, *m_bob), notIn));
    QVERIFY(isRefused(ban(eve, m_direct, *m_bob), notIn));
    QVERIFY(isRefused(makeLink(eve, m_direct), notIn));
    QVERIFY(isRefused(eve.post(path(u"/hooks/incoming"_s), {{u"name"_s, u"x"_s}}), notIn));
    QVERIFY(isRefused(eve.post(path(u"/hooks/outgoing"_s), {{u"url"_s, u"https://x.example/"_s}}), notIn));
    QVERIFY(isRefused(
        eve.post(u"/reports"_s, {{u"conversation"_s, m_direct}, {u"seq"_s, 1}, {u"reason"_s, u"x"_s}}),
        notIn));
    QVERIFY(isRefused(eve.get(u"/search?q=between&conversation=%1"_s.arg(m_direct)), notIn));

    for (const QJsonObject &frame :
         {QJsonObject{{u"type"_s, u"typing"_s}, {u"conversation"_s, m_direct}},
          QJsonObject{{u"type"_s, u"read"_s}, {u"conversation"_s, m_direct}, {u"seq"_s, 1}}}) {
        eve.send(frame);
        QCOMPARE(eve.await(u"error"_s).value("code"_L1).toString(), u"not-member"_s);
    }
    QCOMPARE(eve.outcome(eve.say(m_direct, u"x"_s)).value("code"_L1).toString(), u"not-member"_s);
    eve.send({{u"type"_s, u"sync"_s},
              {u"revisions"_s, QJsonObject{{QString::number(m_direct), 0}}},
              {u"partial"_s, true}});
    QVERIFY(eve.await(u"sync"_s).value("conversations"_L1).toArray().isEmpty());
    QVERIFY(conversationOf(eve, m_direct).isEmpty());
    QVERIFY(!eve.get(u"/rooms"_s).body.contains("direct"));
    QCOMPARE(state(), m_before);
}

void TestDirectAttackStory::aThirdPersonReachesNothing()
{
    tryEverything(*m_eve);
}

void TestDirectAttackStory::anAdministratorReachesNothing()
{
    tryEverything(*m_root);
    const Answer rooms = m_root->get(u"/admin/rooms"_s);
    for (const QJsonValue &room : rooms.json.value("rooms"_L1).toArray())
        QVERIFY(room["id"_L1].toInteger() != m_direct);
}

void TestDirectAttackStory::aThirdPersonHearsNothing()
{
    for (Peer *peer : {m_eve.get(), m_root.get()})
        peer->events.clear();
    m_bob->send({{u"type"_s, u"typing"_s}, {u"conversation"_s, m_direct}});
    QVERIFY(!m_ann->await(u"typing"_s, isAbout(m_direct)).isEmpty());
    m_bob->send({{u"type"_s, u"read"_s}, {u"conversation"_s, m_direct}, {u"seq"_s, 2}});
    QCOMPARE(react(*m_ann, m_direct, 2, u"👍"_s).status, 200);
    QCOMPARE(edit(*m_ann, m_direct, 1, u"still between us"_s).status, 200);
    QCOMPARE(pin(*m_bob, m_direct, 1).status, 200);
    m_ann->drop();
    QVERIFY(!m_bob
                 ->await(u"presence"_s,
                         [this](const QJsonObject &event) {
                             return isAbout(m_direct)(event)
                                 && !event.value("offline"_L1).toArray().isEmpty();
                         })
                 .isEmpty());
    // Whatever of it would have come to them, came before this.
    QVERIFY(saidBy(*m_bob, kLobby, u"hello all"_s) > 0);
    for (Peer *peer : {m_eve.get(), m_root.get()}) {
        QVERIFY(!peer->await(u"message"_s, isAbout(kLobby)).isEmpty());
        for (const QJsonObject &event : std::as_const(peer->events)) {
            QVERIFY2(!isAbout(m_direct)(event), QJsonDocument(event).toJson().constData());
            QVERIFY(!QJsonDocument(event).toJson().contains("between us"));
        }
    }
}

void TestDirectAttackStory::picturesAndHitsAreForTheTwo()
{
    for (const QString &part : {QString(), u"/thumbnail"_s}) {
        QCOMPARE(m_ann->get(u"/images/"_s + m_image + part).status, 200);
        QCOMPARE(m_bob->get(u"/images/"_s + m_image + part).status, 200);
        QCOMPARE(m_eve->get(u"/images/"_s + m_image + part).status, 404);
        QCOMPARE(m_root->get(u"/images/"_s + m_image + part).status, 404);
        QCOMPARE(m_house->stranger()->get(u"/images/"_s + m_image + part).status, 401);
    }
    // Another's picture cannot be shown, by which one would see it.
    QCOMPARE(post(*m_eve, kLobby, {{u"text"_s, u"x"_s}, {u"image"_s, m_image}}).code(), u"not-found"_s);
    const auto hits = [](Peer &peer) {
        return peer.get(u"/search?q=between"_s).json.value("hits"_L1).toArray().size();
    };
    QTRY_COMPARE(hits(*m_ann), 2);
    QCOMPARE(hits(*m_bob), 2);
    QCOMPARE(hits(*m_eve), 0);
    QCOMPARE(hits(*m_root), 0);
    // Who put it out of sight finds it still.
    QCOMPARE(hide(*m_bob, m_direct).status, 204);
    QCOMPARE(hits(*m_bob), 2);
}

void TestDirectAttackStory::forwardingAndReplyingLeadNowhere()
{
    const QJsonObject place{{u"conversation"_s, m_direct}, {u"seq"_s, 1}};
    QVERIFY(isRefused(post(*m_eve, kLobby, {{u"forward"_s, place}}), {u"not-member"_s}));
    const qint64 own = directOf(*m_eve, *m_bob);
    QVERIFY(isRefused(post(*m_eve, own, {{u"forward"_s, place}}), {u"not-member"_s}));
    // One of the two may carry it out.
    QCOMPARE(post(*m_bob, kLobby, {{u"forward"_s, place}}).status, 201);
    QCOMPARE(m_eve->get(u"/images/"_s + m_image).status, 200);
    // The same two in another conversation are others.
    QCOMPARE(post(*m_eve, own, {{u"text"_s, u"x"_s}, {u"replyTo"_s, 2}}).code(), u"not-found"_s);
}

void TestDirectAttackStory::noRoomRequestWorksOnIt()
{
    const QStringList no{u"forbidden"_s, u"not-found"_s};
    for (const QJsonObject &fields : QList<QJsonObject>{{{u"name"_s, u"Ours"_s}},
                                                        {{u"topic"_s, u"x"_s}},
                                                        {{u"visibility"_s, u"public"_s}},
                                                        {{u"archived"_s, true}},
                                                        {{u"slowSeconds"_s, 5}}})
        QCOMPARE(setUp(*m_bob, m_direct, fields).code(), u"forbidden"_s);
    QCOMPARE(invite(*m_bob, m_direct, {u"eve"_s}).code(), u"forbidden"_s);
    QCOMPARE(kick(*m_bob, m_direct, *m_ann).code(), u"forbidden"_s);
    QCOMPARE(setRole(*m_bob, m_direct, *m_bob, u"owner"_s).code(), u"forbidden"_s);
    QCOMPARE(silence(*m_bob, m_direct, *m_ann, 60).code(), u"forbidden"_s);
    QCOMPARE(ban(*m_bob, m_direct, *m_ann).code(), u"forbidden"_s);
    QCOMPARE(m_bob->get(roomPath(m_direct, u"/bans"_s)).code(), u"forbidden"_s);
    QCOMPARE(makeLink(*m_bob, m_direct).code(), u"forbidden"_s);
    QVERIFY(no.contains(joinRoom(*m_bob, m_direct).code()));
    QCOMPARE(leaveRoom(*m_bob, m_direct).code(), u"forbidden"_s);
    QCOMPARE(m_bob->post(path(u"/hooks/incoming"_s), {{u"name"_s, u"x"_s}}).code(), u"forbidden"_s);
    QCOMPARE(state(), m_before);
}

void TestDirectAttackStory::anAdministratorInItHasNoPower()
{
    const qint64 direct = directOf(*m_root, *m_bob);
    QCOMPARE(saidBy(*m_bob, direct, u"to you"_s), 1);
    QCOMPARE(edit(*m_bob, direct, 1, u"to you, root"_s).status, 200);
    QCOMPARE(recall(*m_root, direct, 1).code(), u"forbidden"_s);
    QCOMPARE(m_root->get(messagePath(direct, 1, u"/edits"_s)).code(), u"forbidden"_s);
    QCOMPARE(setUp(*m_root, direct, {{u"name"_s, u"x"_s}}).code(), u"forbidden"_s);
    QCOMPARE(kick(*m_root, direct, *m_bob).code(), u"forbidden"_s);
    QCOMPARE(invite(*m_root, direct, {u"eve"_s}).code(), u"forbidden"_s);
    QCOMPARE(m_root->post(u"/conversations/%1/hooks/incoming"_s.arg(direct), {{u"name"_s, u"x"_s}}).code(),
             u"forbidden"_s);
    const Answer called = post(*m_root, direct, {{u"text"_s, u"@here"_s}});
    QVERIFY(!messageOf(called).contains("mentionsAll"_L1));
}

void TestDirectAttackStory::nonsenseIsRefused()
{
    for (const QString &odd : {u"0"_s, u"-1"_s, u"x"_s, u"99999999999999999999"_s, u"1.5"_s})
        QCOMPARE(m_eve->put(u"/directs/"_s + odd).code(), u"not-found"_s);
    QCOMPARE(m_eve->put(u"/directs/4711"_s).code(), u"not-found"_s);
    QCOMPARE(openDirect(*m_eve, idOf(*m_eve)).code(), u"invalid-field"_s);
    QCOMPARE(m_eve->get(u"/directs/1"_s).code(), u"method-not-allowed"_s);
    QCOMPARE(m_house->stranger()->put(u"/directs/%1"_s.arg(idOf(*m_bob))).code(), u"not-signed-in"_s);
    QCOMPARE(m_eve->post(u"/conversations/4711/hide"_s).code(), u"not-member"_s);
    // Whoever opens one after the other is slowed down.
    Answer last;
    for (int i = 0; i < 100 && last.code() != u"too-many-requests"_s; ++i)
        last = openDirect(*m_eve, idOf(*m_bob));
    QCOMPARE(last.code(), u"too-many-requests"_s);
}

} // namespace

QTEST_GUILESS_MAIN(TestDirectAttackStory)
#include "tst_direct_attack_story.moc"
