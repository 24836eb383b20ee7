// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/integration/message_calls.h"
#include "tests/support/house.h"
#include "tests/support/sample_picture.h"

#include <QDirIterator>
#include <QImage>
#include <QTest>

namespace {

using namespace foyer::test;
using namespace Qt::StringLiterals;

QByteArray smallPicture()
{
    QImage image(64, 48, QImage::Format_RGB32);
    image.fill(Qt::darkCyan);
    return pngOf(image);
}

/// The next message pushed of a conversation.
QJsonObject pushed(Peer &peer, qint64 conversation)
{
    const QJsonObject event = peer.await(u"message"_s, [conversation](const QJsonObject &each) {
        return each.value("message"_L1)["conversation"_L1].toInteger() == conversation;
    });
    return event.value("message"_L1).toObject();
}

qint64 revisionOf(const QJsonObject &message)
{
    return message.value("revision"_L1).toInteger();
}

/// What a complete sync brought of one conversation.
QJsonObject syncOf(const Peer &peer, qint64 conversation)
{
    const QJsonArray all = peer.lastSync.value("conversations"_L1).toArray();
    for (const QJsonValue &value : all) {
        if (value["conversation"_L1]["id"_L1].toInteger() == conversation)
            return value.toObject();
    }
    return {};
}

/// Changing what was said, answering it and carrying it elsewhere.
class TestMessageStory : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase_data() { Ground::addDatabases(); }

    void anEditIsSeenAndItsEarlierWordingKept();
    void aRecallLeavesATombstoneOnly();
    void aPictureShownElsewhereOutlivesARecall();
    void anAnswerQuotesAndFollowsTheOriginal();
    void aForwardRepeatsWithoutSayingWhere();
    void reactionsComeAndGo();
    void namesAreCalledByTheServer();
    void pinsAreListedLatestFirst();
    void historyOpensAroundAMessage();
    void whoWasAwayGetsEveryChangeOnceAndInOrder();
    void changesOutliveAKilledServer();

private:
    Ground m_ground;
};

void TestMessageStory::anEditIsSeenAndItsEarlierWordingKept()
{
    House house(m_ground);
    QVERIFY(house.isUp());
    auto ann = house.online(u"ann"_s);
    auto bob = house.online(u"bob"_s);
    auto eve = house.resident(u"eve"_s);
    QVERIFY(ann && bob && eve);
    const qint64 room = roomOf(*ann, u"Kitchen"_s, {bob.get(), eve.get()});
    const qint64 seq = saidBy(*bob, room, u"Diner at seven"_s);
    QCOMPARE(seq, 1);
    QCOMPARE(revisionOf(pushed(*ann, room)), 1);

    const Answer edited = edit(*bob, room, seq, u"Dinner at seven"_s);
    QCOMPARE(edited.status, 200);
    const QJsonObject heard = pushed(*ann, room);
    QCOMPARE(heard, messageOf(edited));
    QCOMPARE(heard.value("text"_L1).toString(), u"Dinner at seven"_s);
    QCOMPARE(heard.value("seq"_L1).toInteger(), seq);
    QCOMPARE(revisionOf(heard), 2);
    QVERIFY(heard.value("editedAt"_L1).toInteger() >= heard.value("createdAt"_L1).toInteger());
    // The same words again are no change.
    QCOMPARE(messageOf(edit(*bob, room, seq, u"Dinner at seven"_s)), heard);
    QCOMPARE(revisionOf(messageOf(edit(*bob, room, seq, u"Dinner at eight"_s))), 3);

    const QString edits = messagePath(room, seq, u"/edits"_s);
    for (Peer *peer : {ann.get(), bob.get()}) {
        const QJsonArray wordings = peer->get(edits).json.value("edits"_L1).toArray();
        QCOMPARE(wordings.size(), 2);
        QCOMPARE(wordings[0]["text"_L1].toString(), u"Diner at seven"_s);
        QCOMPARE(wordings[1]["text"_L1].toString(), u"Dinner at seven"_s);
        QVERIFY(wordings[0]["until"_L1].toInteger() < wordings[1]["until"_L1].toInteger());
    }
    QCOMPARE(eve->get(edits).code(), u"forbidden"_s);
    QCOMPARE(historyOf(*eve, room).size(), 1);
}

void TestMessageStory::aRecallLeavesATombstoneOnly()
{
    House house(m_ground);
    QVERIFY(house.isUp());
    auto ann = house.online(u"ann"_s);
    auto bob = house.online(u"bob"_s);
    QVERIFY(ann && bob);
    const qint64 room = roomOf(*ann, u"Kitchen"_s, {bob.get()});
    const Answer image =
        ann->call("POST", u"/images"_s, smallPicture(), {{"Content-Type", "application/octet-stream"}});
    QCOMPARE(image.status, 201);
    const QString id = image.json.value("id"_L1).toString();
    const auto filesOfPicture = [&house, &id] {
        QStringList found;
        QDirIterator files(house.dataFolder() + u"/images"_s, QDir::Files, QDirIterator::Subdirectories);
        while (files.hasNext()) {
            const QString path = files.next();
            if (path.contains(id))
                found.append(path);
        }
        return found;
    };
    QCOMPARE(filesOfPicture().size(), 2);
    const Answer posted = post(*ann, room, {{u"text"_s, u"my secret"_s}, {u"image"_s, id}});
    QCOMPARE(posted.status, 201);
    QCOMPARE(react(*bob, room, 1, u"👍"_s).status, 200);
    QCOMPARE(edit(*ann, room, 1, u"our secret"_s).status, 200);
    QCOMPARE(pin(*ann, room, 1).status, 200);
    QCOMPARE(post(*bob, room, {{u"text"_s, u"hush"_s}, {u"replyTo"_s, 1}}).status, 201);
    QCOMPARE(bob->get(u"/images/"_s + id).status, 200);
    QTRY_COMPARE(bob->revisions.value(room), 5);
    bob->events.clear();

    const Answer recalled = recall(*ann, room, 1);
    QCOMPARE(recalled.status, 200);
    const QJsonObject tombstone = pushed(*bob, room);
    QCOMPARE(tombstone, messageOf(recalled));
    QCOMPARE(revisionOf(tombstone), 6);
    QVERIFY(tombstone.value("recalledAt"_L1).toInteger() > 0);
    QCOMPARE(tombstone.value("text"_L1).toString(), QString());
    QVERIFY(tombstone.value("image"_L1).isNull());
    for (const auto gone : {"reactions"_L1, "editedAt"_L1, "pinnedAt"_L1, "mentions"_L1})
        QVERIFY2(!tombstone.contains(gone), gone.data());
    const QJsonObject reply = pushed(*bob, room);
    QCOMPARE(revisionOf(reply), 7);
    QVERIFY(reply.value("replyTo"_L1)["recalled"_L1].toBool());
    QCOMPARE(reply.value("replyTo"_L1)["text"_L1].toString(), QString());

    for (Peer *peer : {ann.get(), bob.get()}) {
        QCOMPARE(peer->get(u"/images/"_s + id).status, 404);
        QCOMPARE(peer->get(u"/images/%1/thumbnail"_s.arg(id)).status, 404);
        QCOMPARE(historyOf(*peer, room)[0].toObject(), tombstone);
        QVERIFY(
            peer->get(u"/conversations/%1/pins"_s.arg(room)).json.value("messages"_L1).toArray().isEmpty());
        QCOMPARE(peer->get(messagePath(room, 1, u"/edits"_s)).code(), u"message-recalled"_s);
    }
    QTRY_COMPARE(filesOfPicture(), QStringList());
    // Once more is the same.
    QCOMPARE(messageOf(recall(*ann, room, 1)), tombstone);
    QCOMPARE(historyOf(*bob, room).size(), 2);
}

void TestMessageStory::aPictureShownElsewhereOutlivesARecall()
{
    House house(m_ground);
    QVERIFY(house.isUp());
    auto ann = house.online(u"ann"_s);
    auto bob = house.resident(u"bob"_s);
    QVERIFY(ann && bob);
    const qint64 room = roomOf(*ann, u"Kitchen"_s);
    const Answer image =
        ann->call("POST", u"/images"_s, smallPicture(), {{"Content-Type", "application/octet-stream"}});
    const QString id = image.json.value("id"_L1).toString();
    QCOMPARE(post(*ann, room, {{u"image"_s, id}}).status, 201);
    const QJsonObject place{{u"conversation"_s, room}, {u"seq"_s, 1}};
    QCOMPARE(post(*ann, kLobby, {{u"forward"_s, place}}).status, 201);
    QCOMPARE(bob->get(u"/images/"_s + id).status, 200);
    QCOMPARE(recall(*ann, room, 1).status, 200);
    QCOMPARE(bob->get(u"/images/"_s + id).status, 200);
    QCOMPARE(historyOf(*bob, kLobby)[0]["image"_L1]["id"_L1].toString(), id);
    QCOMPARE(recall(*ann, kLobby, 1).status, 200);
    QCOMPARE(bob->get(u"/images/"_s + id).status, 404);
}

void TestMessageStory::anAnswerQuotesAndFollowsTheOriginal()
{
    House house(m_ground);
    QVERIFY(house.isUp());
    auto ann = house.online(u"ann"_s);
    auto bob = house.online(u"bob"_s);
    QVERIFY(ann && bob);
    const qint64 room = roomOf(*ann, u"Kitchen"_s, {bob.get()});
    const QString longText = u"😀"_s.repeated(250);
    QCOMPARE(saidBy(*ann, room, longText), 1);
    const QString ref = newRef();
    const QJsonObject frame{{u"type"_s, u"post"_s},
                            {u"ref"_s, ref},
                            {u"conversation"_s, room},
                            {u"text"_s, u"indeed"_s},
                            {u"replyTo"_s, 1}};
    bob->send(frame);
    bob->send(frame);
    const QJsonObject first = bob->outcome(ref);
    QCOMPARE(first.value("type"_L1).toString(), u"posted"_s);
    QCOMPARE(bob->outcome(ref), first);
    QVERIFY(!pushed(*ann, room).isEmpty());
    const QJsonObject reply = pushed(*ann, room);
    const QJsonObject quote = reply.value("replyTo"_L1).toObject();
    QCOMPARE(quote.value("seq"_L1).toInteger(), 1);
    QCOMPARE(quote.value("author"_L1).toObject(), ann->user);
    QCOMPARE(quote.value("text"_L1).toString(), u"😀"_s.repeated(200));
    QVERIFY(!quote.value("image"_L1).toBool());
    QVERIFY(!quote.value("recalled"_L1).toBool());

    QCOMPARE(edit(*ann, room, 1, u"shorter"_s).status, 200);
    QCOMPARE(revisionOf(pushed(*ann, room)), 3);
    const QJsonObject followed = pushed(*ann, room);
    QCOMPARE(revisionOf(followed), 4);
    QCOMPARE(followed.value("seq"_L1).toInteger(), 2);
    QCOMPARE(followed.value("replyTo"_L1)["text"_L1].toString(), u"shorter"_s);
    QVERIFY(!followed.contains("editedAt"_L1));
}

void TestMessageStory::aForwardRepeatsWithoutSayingWhere()
{
    House house(m_ground);
    QVERIFY(house.isUp());
    auto ann = house.online(u"ann"_s);
    auto bob = house.online(u"bob"_s);
    QVERIFY(ann && bob);
    const qint64 secret = roomOf(*ann, u"Secret room"_s);
    const qint64 inner = saidBy(*ann, secret, u"to be told, @bob"_s);
    const QJsonObject place{{u"conversation"_s, secret}, {u"seq"_s, inner}};
    const QString ref = newRef();
    ann->send({{u"type"_s, u"post"_s},
               {u"ref"_s, ref},
               {u"conversation"_s, kLobby},
               {u"text"_s, u""_s},
               {u"forward"_s, place}});
    QCOMPARE(ann->outcome(ref).value("type"_L1).toString(), u"posted"_s);
    const QJsonObject told = pushed(*bob, kLobby);
    QCOMPARE(told.value("text"_L1).toString(), u"to be told, @bob"_s);
    const QJsonObject from{{u"user"_s, ann->user.value("id"_L1)}, {u"displayName"_s, u"ann"_s}};
    QCOMPARE(told.value("forwardedFrom"_L1).toObject(), from);
    QVERIFY(!told.contains("mentions"_L1));
    const QByteArray bytes = QJsonDocument(told).toJson();
    QVERIFY(!bytes.contains("Secret room"));
    QCOMPARE(told.value("conversation"_L1).toInteger(), kLobby);

    // Who carries it further names the same author.
    const qint64 other = roomOf(*bob, u"Other"_s);
    const QJsonObject again{{u"conversation"_s, kLobby}, {u"seq"_s, told.value("seq"_L1)}};
    QCOMPARE(messageOf(post(*bob, other, {{u"forward"_s, again}})).value("forwardedFrom"_L1).toObject(),
             from);
    // The original may go, what was carried on stays.
    QCOMPARE(recall(*ann, secret, inner).status, 200);
    QCOMPARE(historyOf(*bob, kLobby)[0]["text"_L1].toString(), u"to be told, @bob"_s);
    QCOMPARE(edit(*ann, kLobby, told.value("seq"_L1).toInteger(), u"otherwise"_s).code(), u"forbidden"_s);
}

void TestMessageStory::reactionsComeAndGo()
{
    House house(m_ground);
    QVERIFY(house.isUp());
    auto ann = house.online(u"ann"_s);
    auto bob = house.online(u"bob"_s);
    QVERIFY(ann && bob);
    QCOMPARE(saidBy(*ann, kLobby, u"cake"_s), 1);
    QCOMPARE(revisionOf(pushed(*bob, kLobby)), 1);
    const auto ids = [](const std::unique_ptr<Peer> &peer) {
        return peer->user.value("id"_L1);
    };
    QCOMPARE(react(*bob, kLobby, 1, u"❤"_s).status, 200);
    QCOMPARE(react(*ann, kLobby, 1, u"👩‍👩‍👧‍👦"_s).status, 200);
    QCOMPARE(react(*ann, kLobby, 1, u"❤️"_s).status, 200);
    for (const qint64 revision : {2, 3, 4})
        QCOMPARE(revisionOf(pushed(*bob, kLobby)), revision);
    const QJsonArray there = historyOf(*bob, kLobby)[0]["reactions"_L1].toArray();
    const QJsonArray wanted{
        QJsonObject{{u"emoji"_s, u"❤\uFE0F"_s}, {u"users"_s, QJsonArray{ids(bob), ids(ann)}}},
        QJsonObject{{u"emoji"_s, u"👩‍👩‍👧‍👦"_s}, {u"users"_s, QJsonArray{ids(ann)}}}};
    QCOMPARE(there, wanted);
    // Twice is once, and takes no revision.
    QCOMPARE(revisionOf(messageOf(react(*ann, kLobby, 1, u"❤️"_s))), 4);
    for (Peer *peer : {ann.get(), bob.get()})
        QCOMPARE(peer->remove(reactionPath(kLobby, 1, u"❤️"_s)).status, 200);
    const Answer last = ann->remove(reactionPath(kLobby, 1, u"👩‍👩‍👧‍👦"_s));
    QCOMPARE(last.status, 200);
    QVERIFY(!messageOf(last).contains("reactions"_L1));
    QCOMPARE(revisionOf(messageOf(last)), 7);
    QCOMPARE(revisionOf(messageOf(ann->remove(reactionPath(kLobby, 1, u"🎂"_s)))), 7);
    QTRY_COMPARE(bob->messages[kLobby][1], messageOf(last));
    QVERIFY(!messageOf(last).contains("editedAt"_L1));
}

void TestMessageStory::namesAreCalledByTheServer()
{
    House house(m_ground);
    QVERIFY(house.isUp());
    auto ann = house.online(u"ann"_s);
    auto bob = house.online(u"bob"_s);
    auto li = house.online(u"李雷"_s);
    auto eve = house.resident(u"eve"_s);
    QVERIFY(ann && bob && li && eve);
    const qint64 room = roomOf(*ann, u"Kitchen"_s, {bob.get(), li.get()});
    QCOMPARE(saidBy(*bob, room, u"@ANN and 你好@李雷你来吗, not @eve, not mail@ann.example, not @here"_s), 1);
    const QJsonObject called = pushed(*ann, room);
    QCOMPARE(called.value("mentions"_L1).toArray(),
             (QJsonArray{ann->user.value("id"_L1), li->user.value("id"_L1)}));
    QVERIFY(!called.contains("mentionsAll"_L1));
    QCOMPARE(saidBy(*ann, room, u"@here: food"_s), 2);
    QVERIFY(pushed(*ann, room).value("mentionsAll"_L1).toBool());
    QCOMPARE(edit(*bob, room, 1, u"@bob only"_s).status, 200);
    const QJsonObject changed = pushed(*ann, room);
    QCOMPARE(changed.value("mentions"_L1).toArray(), QJsonArray{bob->user.value("id"_L1)});
}

void TestMessageStory::pinsAreListedLatestFirst()
{
    House house(m_ground);
    QVERIFY(house.isUp());
    auto ann = house.online(u"ann"_s);
    auto bob = house.online(u"bob"_s);
    QVERIFY(ann && bob);
    const qint64 room = roomOf(*ann, u"Kitchen"_s, {bob.get()});
    for (int i = 1; i <= 3; ++i)
        QCOMPARE(saidBy(*bob, room, u"%1"_s.arg(i)), i);
    QTRY_COMPARE(bob->messages[room].size(), 3);
    bob->events.clear();
    QCOMPARE(pin(*ann, room, 3).status, 200);
    QVERIFY(pushed(*bob, room).value("pinnedAt"_L1).toInteger() > 0);
    // Latest by the millisecond.
    const qint64 before = historyOf(*ann, room)[2]["pinnedAt"_L1].toInteger();
    QTRY_VERIFY(QDateTime::currentMSecsSinceEpoch() > before);
    QCOMPARE(pin(*ann, room, 1).status, 200);
    const QString path = u"/conversations/%1/pins"_s.arg(room);
    const QJsonArray pins = bob->get(path).json.value("messages"_L1).toArray();
    QCOMPARE(pins.size(), 2);
    QCOMPARE(pins[0]["seq"_L1].toInteger(), 1);
    QCOMPARE(pins[1]["seq"_L1].toInteger(), 3);
    QCOMPARE(revisionOf(messageOf(pin(*ann, room, 1))), 5);
    QCOMPARE(ann->remove(messagePath(room, 1, u"/pin"_s)).status, 200);
    QCOMPARE(bob->get(path).json.value("messages"_L1).toArray().size(), 1);
    QTRY_VERIFY(!bob->messages[room][1].contains("pinnedAt"_L1));
}

void TestMessageStory::historyOpensAroundAMessage()
{
    House house(m_ground);
    QVERIFY(house.isUp());
    auto ann = house.online(u"ann"_s);
    QVERIFY(ann);
    for (int i = 1; i <= 60; ++i)
        ann->say(kLobby, u"%1"_s.arg(i));
    QTRY_COMPARE_WITH_TIMEOUT(ann->messages[kLobby].size(), 60, 20'000);
    const auto around = [&ann](int seq, int limit) {
        const Answer answer = ann->get(u"/conversations/1/messages?around=%1&limit=%2"_s.arg(seq).arg(limit));
        QString told;
        const QJsonArray messages = answer.json.value("messages"_L1).toArray();
        if (!messages.isEmpty())
            told = u"%1-%2"_s.arg(messages.first()["seq"_L1].toInteger())
                       .arg(messages.last()["seq"_L1].toInteger());
        return told + (answer.json.value("hasMore"_L1).toBool() ? u" older"_s : u""_s)
            + (answer.json.value("hasNewer"_L1).toBool() ? u" newer"_s : u""_s);
    };
    QCOMPARE(around(30, 10), u"25-34 older newer"_s);
    QCOMPARE(around(1, 10), u"1-5 newer"_s);
    QCOMPARE(around(60, 10), u"55-60 older"_s);
    QCOMPARE(around(30, 200), u"1-60"_s);
    QCOMPARE(around(61, 4), u"59-60 older"_s);
    for (const auto &query : {u"around=0"_s, u"around=-1"_s, u"around=x"_s, u"around=30&limit=1"_s,
                              u"around=30&limit=201"_s, u"around=99999999999999999999"_s})
        QCOMPARE(ann->get(u"/conversations/1/messages?"_s + query).code(), u"invalid-field"_s);
}

void TestMessageStory::whoWasAwayGetsEveryChangeOnceAndInOrder()
{
    House house(m_ground);
    QVERIFY(house.isUp());
    auto ann = house.online(u"ann"_s);
    auto bob = house.online(u"bob"_s);
    auto web = house.again(u"bob"_s, u"web"_s);
    QVERIFY(ann && bob && web && web->open());
    const qint64 room = roomOf(*ann, u"Kitchen"_s, {bob.get()});
    for (int i = 1; i <= 6; ++i)
        QCOMPARE(saidBy(*ann, room, u"message %1"_s.arg(i)), i);
    QTRY_COMPARE(bob->messages[room].size(), 6);
    QTRY_COMPARE(web->messages[room].size(), 6);
    bob->drop();

    QCOMPARE(edit(*ann, room, 1, u"edited"_s).status, 200);
    QCOMPARE(recall(*ann, room, 2).status, 200);
    QCOMPARE(post(*ann, room, {{u"text"_s, u"@bob?"_s}, {u"replyTo"_s, 3}}).status, 201);
    QCOMPARE(react(*ann, room, 4, u"👍"_s).status, 200);
    QCOMPARE(edit(*ann, room, 3, u"quoted and edited"_s).status, 200);
    QCOMPARE(pin(*ann, room, 5).status, 200);
    const QJsonObject place{{u"conversation"_s, room}, {u"seq"_s, 6}};
    QCOMPARE(post(*ann, room, {{u"forward"_s, place}}).status, 201);
    QCOMPARE(edit(*ann, room, 1, u"edited twice"_s).status, 200);
    const QJsonArray now = historyOf(*ann, room);

    // Who is there saw each step, one revision after the other.
    QTRY_COMPARE(web->revisions.value(room), 15);
    qint64 last = 0;
    for (const QJsonObject &event : std::as_const(web->events)) {
        const QJsonObject message = event.value("message"_L1).toObject();
        if (message.value("conversation"_L1).toInteger() != room)
            continue;
        QCOMPARE(revisionOf(message), last + 1);
        last = revisionOf(message);
    }
    QCOMPARE(last, 15);

    QVERIFY(bob->open());
    const QJsonObject sync = syncOf(*bob, room);
    QVERIFY(!sync.value("reset"_L1).toBool());
    const QJsonArray changes = sync.value("messages"_L1).toArray();
    QList<qint64> seqs;
    last = 6;
    for (const QJsonValue &change : changes) {
        QVERIFY(revisionOf(change.toObject()) > last);
        last = revisionOf(change.toObject());
        seqs.append(change["seq"_L1].toInteger());
    }
    QCOMPARE(seqs, (QList<qint64>{2, 4, 3, 7, 5, 8, 1}));
    for (qsizetype i = 0; i < now.size(); ++i) {
        QCOMPARE(bob->messages[room][i + 1], now[i].toObject());
        QCOMPARE(web->messages[room][i + 1], now[i].toObject());
    }
    bob->drop();
    QVERIFY(bob->open());
    QVERIFY(syncOf(*bob, room).value("messages"_L1).toArray().isEmpty());
}

void TestMessageStory::changesOutliveAKilledServer()
{
    House house(m_ground);
    QVERIFY(house.isUp());
    auto ann = house.online(u"ann"_s);
    QVERIFY(ann);
    for (int i = 1; i <= 4; ++i)
        QCOMPARE(saidBy(*ann, kLobby, u"message %1"_s.arg(i)), i);
    QCOMPARE(edit(*ann, kLobby, 1, u"edited"_s).status, 200);
    QCOMPARE(recall(*ann, kLobby, 2).status, 200);
    QCOMPARE(react(*ann, kLobby, 3, u"🎉"_s).status, 200);
    QCOMPARE(post(*ann, kLobby, {{u"text"_s, u"yes"_s}, {u"replyTo"_s, 4}}).status, 201);
    const QJsonArray before = historyOf(*ann, kLobby);
    house.server().kill();
    QVERIFY(house.server().start());
    QCOMPARE(historyOf(*ann, kLobby), before);
    QVERIFY(ann->open());
    QCOMPARE(ann->revisions.value(kLobby), 8);
}

} // namespace

QTEST_GUILESS_MAIN(TestMessageStory)
#include "tst_message_story.moc"
