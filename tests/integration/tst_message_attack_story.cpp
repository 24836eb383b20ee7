// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/integration/message_calls.h"
#include "tests/support/house.h"

#include <QTest>

namespace {

using namespace foyer::test;
using namespace Qt::StringLiterals;

/// A request as it goes over the wire, in which nothing is normalised; the last of a connection says so.
QByteArray rawRequest(const Peer &peer, const QByteArray &method, const QByteArray &path, bool isLast)
{
    return method + " /api/v1" + path + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer "
        + peer.token.toLatin1() + "\r\nContent-Length: 0\r\n" + (isLast ? "Connection: close\r\n" : "")
        + "\r\n";
}

/// Requests that must be refused, each with its code and without a trace in the room.
class TestMessageAttackStory : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase_data() { Ground::addDatabases(); }
    void init();
    void cleanup();

    void whatIsNotThereCannotBeChanged();
    void whoIsNotInARoomChangesNothing();
    void anothersWordsAreHisOwn();
    void whatWasTakenBackStaysSo();
    void answersStayInTheirRoom();
    void nothingIsCarriedOutOfAForeignRoom();
    void unknownFieldsPromoteNobody();
    void wrongTypesAreRefused();
    void tooMuchIsRefused();
    void emojiTricksAreSeenThrough();
    void tenThousandReactionsLeaveOrder();
    void afterTheTimeNothingChanges();

private:
    /// Whether the answer has this code, and the room is as it was.
    [[nodiscard]] bool isRefused(const Answer &answer, const QString &code);
    /// Sends this post over the WebSocket; as isRefused.
    [[nodiscard]] bool isPostRefused(Peer &peer, QJsonObject fields, const QString &code);
    /// From here on the room must stay as it is.
    void watch() { m_before = historyOf(*m_ann, m_room); }

    Ground m_ground;
    std::unique_ptr<House> m_house;
    /// The owner of the room; a member; somebody outside of it.
    std::unique_ptr<Peer> m_ann;
    std::unique_ptr<Peer> m_bob;
    std::unique_ptr<Peer> m_eve;
    qint64 m_room = 0;
    QJsonArray m_before;
};

void TestMessageAttackStory::init()
{
    m_house = std::make_unique<House>(m_ground);
    QVERIFY(m_house->isUp());
    m_ann = m_house->online(u"ann"_s);
    m_bob = m_house->online(u"bob"_s);
    m_eve = m_house->online(u"eve"_s);
    QVERIFY(m_ann && m_bob && m_eve);
    m_room = roomOf(*m_ann, u"Kitchen"_s, {m_bob.get()});
    QCOMPARE(saidBy(*m_ann, m_room, u"by ann"_s), 1);
    QCOMPARE(saidBy(*m_bob, m_room, u"by bob"_s), 2);
    watch();
}

void TestMessageAttackStory::cleanup()
{
    m_ann.reset();
    m_bob.reset();
    m_eve.reset();
    m_house.reset();
}

bool TestMessageAttackStory::isRefused(const Answer &answer, const QString &code)
{
    if (answer.code() == code && historyOf(*m_ann, m_room) == m_before)
        return true;
    qWarning("Wanted %s, got %d %s", qPrintable(code), answer.status, answer.body.left(300).constData());
    return false;
}

bool TestMessageAttackStory::isPostRefused(Peer &peer, QJsonObject fields, const QString &code)
{
    const QString ref = newRef();
    fields.insert(u"type"_s, u"post"_s);
    fields.insert(u"ref"_s, ref);
    peer.send(fields);
    const QJsonObject outcome = peer.outcome(ref);
    if (outcome.value("code"_L1).toString() == code && historyOf(*m_ann, m_room) == m_before)
        return true;
    qWarning() << "Wanted" << code << "got" << outcome;
    return false;
}

void TestMessageAttackStory::whatIsNotThereCannotBeChanged()
{
    for (const qint64 seq : {3LL, 1'000'000LL, 9'007'199'254'740'991LL}) {
        QVERIFY(isRefused(edit(*m_ann, m_room, seq, u"x"_s), u"not-found"_s));
        QVERIFY(isRefused(recall(*m_ann, m_room, seq), u"not-found"_s));
        QVERIFY(isRefused(react(*m_ann, m_room, seq, u"👍"_s), u"not-found"_s));
        QVERIFY(isRefused(pin(*m_ann, m_room, seq), u"not-found"_s));
        QVERIFY(isRefused(m_ann->get(messagePath(m_room, seq, u"/edits"_s)), u"not-found"_s));
        QVERIFY(isRefused(post(*m_ann, m_room, {{u"text"_s, u"x"_s}, {u"replyTo"_s, seq}}), u"not-found"_s));
    }
    for (const QString &odd : {u"0"_s, u"-1"_s, u"x"_s, u"1.5"_s, u"0x1"_s, u"9007199254740992"_s,
                               u"99999999999999999999"_s, u"1%00"_s, u"%31%20"_s}) {
        const QString path = u"/conversations/%1/messages/%2"_s.arg(m_room).arg(odd);
        for (const QByteArray &method : {QByteArray("PATCH"), QByteArray("DELETE")}) {
            const Answer answer = m_ann->call(method, path, method == "PATCH" ? R"({"text":"x"})" : "");
            QVERIFY2(answer.status == 404 || answer.status == 422 || answer.status == 400, qPrintable(path));
        }
        QCOMPARE(historyOf(*m_ann, m_room), m_before);
    }
    QVERIFY(isRefused(edit(*m_ann, 999'999, 1, u"x"_s), u"not-member"_s));
    QVERIFY(isRefused(m_ann->get(u"/conversations/999999/pins"_s), u"not-member"_s));
    QVERIFY(isRefused(m_ann->get(u"/conversations/999999/messages?around=1"_s), u"not-member"_s));
}

void TestMessageAttackStory::whoIsNotInARoomChangesNothing()
{
    // Nobody learns from the answer whether the message is there.
    for (const qint64 seq : {1, 77}) {
        QVERIFY(isRefused(edit(*m_eve, m_room, seq, u"x"_s), u"not-member"_s));
        QVERIFY(isRefused(recall(*m_eve, m_room, seq), u"not-member"_s));
        QVERIFY(isRefused(react(*m_eve, m_room, seq, u"👍"_s), u"not-member"_s));
        QVERIFY(isRefused(m_eve->remove(reactionPath(m_room, seq, u"👍"_s)), u"not-member"_s));
        QVERIFY(isRefused(pin(*m_eve, m_room, seq), u"not-member"_s));
        QVERIFY(isRefused(m_eve->get(messagePath(m_room, seq, u"/edits"_s)), u"not-member"_s));
    }
    QVERIFY(isRefused(m_eve->get(u"/conversations/%1/pins"_s.arg(m_room)), u"not-member"_s));
    QVERIFY(isRefused(m_eve->get(u"/conversations/%1/messages?around=1"_s.arg(m_room)), u"not-member"_s));
    QVERIFY(isRefused(post(*m_eve, m_room, {{u"text"_s, u"x"_s}, {u"replyTo"_s, 1}}), u"not-member"_s));
    // Who left has no hand in it any more, not even in his own words.
    QCOMPARE(m_bob->post(u"/rooms/%1/leave"_s.arg(m_room)).status, 204);
    watch();
    QVERIFY(isRefused(edit(*m_bob, m_room, 2, u"x"_s), u"not-member"_s));
    QVERIFY(isRefused(recall(*m_bob, m_room, 2), u"not-member"_s));
    // And who is not signed in has none at all.
    auto nobody = m_house->stranger();
    QVERIFY(isRefused(edit(*nobody, m_room, 1, u"x"_s), u"not-signed-in"_s));
    QVERIFY(isRefused(pin(*nobody, m_room, 1), u"not-signed-in"_s));
    QVERIFY(!m_eve->has(u"message"_s));
}

void TestMessageAttackStory::anothersWordsAreHisOwn()
{
    QVERIFY(isRefused(edit(*m_bob, m_room, 1, u"by bob now"_s), u"forbidden"_s));
    QVERIFY(isRefused(recall(*m_bob, m_room, 1), u"forbidden"_s));
    QVERIFY(isRefused(m_bob->get(messagePath(m_room, 1, u"/edits"_s)), u"forbidden"_s));
    QVERIFY(isRefused(pin(*m_bob, m_room, 1), u"forbidden"_s));
    QVERIFY(isRefused(pin(*m_bob, m_room, 2), u"forbidden"_s));
    QVERIFY(isRefused(m_bob->remove(messagePath(m_room, 1, u"/pin"_s)), u"forbidden"_s));
    // An owner may take back, but put nothing into another's mouth.
    QVERIFY(isRefused(edit(*m_ann, m_room, 2, u"by ann now"_s), u"forbidden"_s));
    QCOMPARE(react(*m_ann, m_room, 2, u"👍"_s).status, 200);
    watch();
    // Taking away a reaction means one's own: another's stays.
    const Answer answer = m_bob->remove(reactionPath(m_room, 2, u"👍"_s));
    QCOMPARE(answer.status, 200);
    QCOMPARE(historyOf(*m_ann, m_room), m_before);
}

void TestMessageAttackStory::whatWasTakenBackStaysSo()
{
    QCOMPARE(recall(*m_bob, m_room, 2).status, 200);
    watch();
    for (Peer *peer : {m_bob.get(), m_ann.get()}) {
        QVERIFY(isRefused(edit(*peer, m_room, 2, u"again"_s), u"message-recalled"_s));
        QVERIFY(isRefused(react(*peer, m_room, 2, u"👍"_s), u"message-recalled"_s));
        QVERIFY(isRefused(m_ann->remove(reactionPath(m_room, 2, u"👍"_s)), u"message-recalled"_s));
        QVERIFY(isRefused(pin(*peer, m_room, 2), u"message-recalled"_s));
        QVERIFY(isRefused(peer->get(messagePath(m_room, 2, u"/edits"_s)), u"message-recalled"_s));
        const QJsonObject reply{{u"text"_s, u"x"_s}, {u"replyTo"_s, 2}};
        QVERIFY(isRefused(post(*peer, m_room, reply), u"message-recalled"_s));
        const QJsonObject place{{u"conversation"_s, m_room}, {u"seq"_s, 2}};
        QVERIFY(isRefused(post(*peer, kLobby, {{u"forward"_s, place}}), u"message-recalled"_s));
    }
    QVERIFY(historyOf(*m_ann, kLobby).isEmpty());
    // The ref of what was taken back does not bring it back.
    const QString ref = historyOf(*m_bob, m_room)[1]["ref"_L1].toString();
    m_bob->say(m_room, u"by bob"_s, ref);
    QCOMPARE(m_bob->outcome(ref).value("seq"_L1).toInteger(), 2);
    QCOMPARE(historyOf(*m_ann, m_room), m_before);
}

void TestMessageAttackStory::answersStayInTheirRoom()
{
    // The lobby has a third message, the room has not; and the other way round.
    for (int i = 1; i <= 3; ++i)
        QCOMPARE(saidBy(*m_ann, kLobby, u"lobby %1"_s.arg(i)), i);
    const QJsonObject frame{{u"conversation"_s, m_room}, {u"text"_s, u"x"_s}, {u"replyTo"_s, 3}};
    QVERIFY(isPostRefused(*m_ann, frame, u"not-found"_s));
    QVERIFY(isRefused(post(*m_ann, m_room, {{u"text"_s, u"x"_s}, {u"replyTo"_s, 3}}), u"not-found"_s));
    const QJsonObject crossed{{u"conversation"_s, kLobby}, {u"seq"_s, 1}};
    QVERIFY(isPostRefused(*m_ann, {{u"conversation"_s, m_room}, {u"text"_s, u"x"_s}, {u"replyTo"_s, crossed}},
                          u"invalid-field"_s));
}

void TestMessageAttackStory::nothingIsCarriedOutOfAForeignRoom()
{
    const qint64 secret = roomOf(*m_eve, u"Secret"_s);
    QCOMPARE(saidBy(*m_eve, secret, u"a secret"_s), 1);
    const QJsonObject place{{u"conversation"_s, secret}, {u"seq"_s, 1}};
    const QJsonObject unknown{{u"conversation"_s, secret}, {u"seq"_s, 99}};
    // The same answer whether there is such a message or not.
    const Answer there = post(*m_ann, m_room, {{u"forward"_s, place}});
    const Answer notThere = post(*m_ann, m_room, {{u"forward"_s, unknown}});
    QVERIFY(isRefused(there, notThere.code()));
    QVERIFY(there.status == 403 || there.status == 404);
    QVERIFY(isPostRefused(*m_ann, {{u"conversation"_s, m_room}, {u"text"_s, u""_s}, {u"forward"_s, place}},
                          there.code()));
    // Nothing of one's own is put into another's mouth, and not into a room that one is not in.
    const QJsonObject own{{u"conversation"_s, m_room}, {u"seq"_s, 2}};
    QVERIFY(
        isRefused(post(*m_ann, m_room, {{u"text"_s, u"and I"_s}, {u"forward"_s, own}}), u"invalid-field"_s));
    QVERIFY(isRefused(post(*m_ann, m_room, {{u"replyTo"_s, 1}, {u"forward"_s, own}}), u"invalid-field"_s));
    QVERIFY(isRefused(post(*m_ann, secret, {{u"forward"_s, own}}), u"not-member"_s));
    QCOMPARE(historyOf(*m_eve, secret).size(), 1);
}

void TestMessageAttackStory::unknownFieldsPromoteNobody()
{
    const QJsonObject extras{{u"role"_s, u"owner"_s},
                             {u"author"_s, m_ann->user},
                             {u"seq"_s, 77},
                             {u"revision"_s, 77},
                             {u"createdAt"_s, 1},
                             {u"editedAt"_s, 1},
                             {u"pinnedAt"_s, 1},
                             {u"recalledAt"_s, 1},
                             {u"mentions"_s, QJsonArray{m_ann->user.value("id"_L1)}},
                             {u"mentionsAll"_s, true},
                             {u"notice"_s, QJsonObject{{u"event"_s, u"archived"_s}}},
                             {u"forwardedFrom"_s, QJsonObject{{u"user"_s, 1}, {u"displayName"_s, u"God"_s}}},
                             {u"reactions"_s, QJsonArray{QJsonObject{{u"emoji"_s, u"👍"_s}}}}};
    QJsonObject fields = extras;
    fields.insert(u"text"_s, u"plain"_s);
    const QJsonObject posted = messageOf(post(*m_bob, m_room, fields));
    QCOMPARE(posted.value("author"_L1).toObject(), m_bob->user);
    QCOMPARE(posted.value("seq"_L1).toInteger(), 3);
    const QStringList plain{u"author"_s, u"conversation"_s, u"createdAt"_s, u"image"_s,
                            u"ref"_s,    u"revision"_s,     u"seq"_s,       u"text"_s};
    QCOMPARE(posted.keys(), plain);
    fields.insert(u"text"_s, u"edited"_s);
    const Answer edited =
        m_bob->call("PATCH", messagePath(m_room, 3), QJsonDocument(fields).toJson(QJsonDocument::Compact));
    QStringList changed = plain;
    changed.insert(3, u"editedAt"_s);
    QCOMPARE(messageOf(edited).keys(), changed);
    const QJsonArray members =
        m_ann->get(u"/conversations/%1/members"_s.arg(m_room)).json.value("members"_L1).toArray();
    for (const QJsonValue &member : members) {
        const bool isAnn = member["user"_L1]["username"_L1].toString() == u"ann";
        QCOMPARE(member["role"_L1].toString(), isAnn ? u"owner"_s : u"member"_s);
    }
    QCOMPARE(pin(*m_bob, m_room, 3).code(), u"forbidden"_s);
}

void TestMessageAttackStory::wrongTypesAreRefused()
{
    const QList<QByteArray> bodies{
        R"({"text":5})", R"({"text":null})", R"({"text":["x"]})",    R"({"text":{}})",
        R"({})",         R"({"TEXT":"x"})",  R"({"text":"\ud83d"})", R"({"text":true})"};
    for (const QByteArray &body : bodies)
        QVERIFY(isRefused(m_ann->call("PATCH", messagePath(m_room, 1), body), u"invalid-field"_s));
    for (const QByteArray &body : {QByteArray("[]"), QByteArray("x"), QByteArray("\"x\""), QByteArray("{"),
                                   QByteArray("{\"text\":\"\xC0\xAF\"}"), QByteArray("\0\0", 2)})
        QVERIFY(isRefused(m_ann->call("PATCH", messagePath(m_room, 1), body), u"bad-request"_s));
    QVERIFY(isRefused(m_ann->call("PATCH", messagePath(m_room, 1)), u"bad-request"_s));
    const QJsonArray replies{u"1"_s, -1, 1.5, 1e300, true, QJsonArray{1}, QJsonObject{}};
    const QJsonArray forwards{u"1"_s,
                              1,
                              true,
                              QJsonArray{1, 1},
                              QJsonObject{},
                              QJsonObject{{u"conversation"_s, m_room}},
                              QJsonObject{{u"conversation"_s, u"1"_s}, {u"seq"_s, 1}},
                              QJsonObject{{u"conversation"_s, m_room}, {u"seq"_s, 0}},
                              QJsonObject{{u"conversation"_s, m_room}, {u"seq"_s, 1.5}}};
    const QJsonObject base{{u"conversation"_s, m_room}, {u"text"_s, u""_s}};
    for (const auto &[field, values] :
         {std::pair(u"replyTo"_s, replies), std::pair(u"forward"_s, forwards)}) {
        for (const QJsonValue &value : values) {
            QJsonObject fields = base;
            fields.insert(u"text"_s, field == u"replyTo" ? u"x"_s : u""_s);
            fields.insert(field, value);
            QVERIFY(isPostRefused(*m_ann, fields, u"invalid-field"_s));
            QVERIFY(isRefused(post(*m_ann, m_room, fields), u"invalid-field"_s));
        }
    }
    QVERIFY(m_ann->isOpen());
}

void TestMessageAttackStory::tooMuchIsRefused()
{
    QVERIFY(isRefused(edit(*m_ann, m_room, 1, QString(4'001, u'x')), u"text-too-long"_s));
    QVERIFY(isRefused(edit(*m_ann, m_room, 1, u"😀"_s.repeated(4'001)), u"text-too-long"_s));
    QVERIFY(isRefused(edit(*m_ann, m_room, 1, QString(200'000, u'x')), u"body-too-large"_s));
    QVERIFY(isRefused(edit(*m_ann, m_room, 1, u" \n\t"_s), u"text-empty"_s));
    for (int i = 0; i < 20; ++i)
        QCOMPARE(react(i % 2 ? *m_ann : *m_bob, m_room, 1,
                       QStringView(QChar::fromUcs4(0x1F600u + uint(i))).toString())
                     .status,
                 200);
    watch();
    QCOMPARE(m_before[0]["reactions"_L1].toArray().size(), 20);
    QVERIFY(isRefused(react(*m_ann, m_room, 1, u"🎂"_s), u"limit-reached"_s));
    // One more of those that are there fits.
    QCOMPARE(react(*m_bob, m_room, 1, u"😁"_s).status, 200);
    for (int i = 1; i <= 50; ++i)
        QCOMPARE(edit(*m_bob, m_room, 2, u"wording %1"_s.arg(i)).status, 200);
    watch();
    QVERIFY(isRefused(edit(*m_bob, m_room, 2, u"one too many"_s), u"limit-reached"_s));
    for (int i = 3; i <= 103; ++i)
        QCOMPARE(saidBy(*m_bob, m_room, u"%1"_s.arg(i)), i);
    for (int i = 3; i <= 102; ++i)
        QCOMPARE(pin(*m_ann, m_room, i).status, 200);
    watch();
    QVERIFY(isRefused(pin(*m_ann, m_room, 103), u"limit-reached"_s));
    QCOMPARE(m_bob->get(u"/conversations/%1/pins"_s.arg(m_room)).json.value("messages"_L1).toArray().size(),
             100);
}

void TestMessageAttackStory::emojiTricksAreSeenThrough()
{
    const QList<QByteArray> tricks{"%2F",
                                   "%2e%2e%2Fpin",
                                   "..%2F..%2F2%2Fpin",
                                   "%F0%9F%91%8D%2F..%2Fx",
                                   "%5C",
                                   "%00",
                                   "%F0%9F%91%8D%00",
                                   "%00%F0%9F%91%8D",
                                   "%F0%9F%91%8D%0D%0AX-Evil:1",
                                   "%C0%AF",
                                   "%E0%80%AF",
                                   "%C1%BF",
                                   "%F0%80%80%AF",
                                   "%F8%88%80%80%AF",
                                   "%ED%A0%BD%ED%B1%8D",
                                   "%F0%9F%91",
                                   "%FF%FE",
                                   "%",
                                   "%G1",
                                   "%f",
                                   "%25F0%259F%2591%258D",
                                   "%u1F44D",
                                   "+",
                                   "a",
                                   "1",
                                   "%23",
                                   "%E2%80%8D",
                                   "%EF%B8%8F",
                                   "%E2%80%AE%F0%9F%91%8D",
                                   "%F0%9F%91%8D%F0%9F%91%8D",
                                   "%F0%9F%91%8D%20",
                                   "%F0%9F%87%A9",
                                   "<script>",
                                   "%3Cimg%20src%3Dx%3E",
                                   "%27%3B--",
                                   QByteArray("%F0%9F%91%8D%E2%80%8D").repeated(300) + "%F0%9F%91%8D",
                                   QByteArray("%CC%88").repeated(500)};
    const QByteArray base = messagePath(m_room, 1, u"/reactions/"_s).toLatin1();
    for (const QByteArray &method : {QByteArray("PUT"), QByteArray("DELETE")}) {
        for (const QByteArray &trick : tricks) {
            const QByteArray answer =
                rawExchange(m_house->server().url(), rawRequest(*m_ann, method, base + trick, true));
            const int status = answer.mid(9, 3).toInt();
            const QByteArray told = method + ' ' + trick.left(80) + ": " + answer.left(400);
            QVERIFY2(status == 422 || status == 400 || status == 404, told.constData());
            QVERIFY2(answer.contains("\"code\":"), told.constData());
            QVERIFY2(!answer.contains("X-Evil"), told.constData());
        }
        QCOMPARE(historyOf(*m_ann, m_room), m_before);
    }
    // The same emoji in capitals and small letters is one.
    for (const QByteArray &same : {QByteArray("%F0%9F%91%8D"), QByteArray("%f0%9f%91%8d")}) {
        const QByteArray answer =
            rawExchange(m_house->server().url(), rawRequest(*m_ann, "PUT", base + same, true));
        QVERIFY2(answer.startsWith("HTTP/1.1 200"), answer.constData());
    }
    const QJsonArray reactions = historyOf(*m_ann, m_room)[0]["reactions"_L1].toArray();
    QCOMPARE(reactions.size(), 1);
    QCOMPARE(reactions[0]["users"_L1].toArray().size(), 1);
}

void TestMessageAttackStory::tenThousandReactionsLeaveOrder()
{
    constexpr int kRounds = 20;
    constexpr int kOfRound = 500;
    const QByteArray base = messagePath(m_room, 1, u"/reactions/"_s).toLatin1();
    QByteArray requests;
    for (int i = 0; i < kOfRound; ++i) {
        QByteArray emoji = "%FF" + QByteArray::number(i);
        // One in ten is an emoji; there are 25 of them, and room for 20.
        if (i % 10 == 0)
            emoji = QUrl::toPercentEncoding(
                QStringView(QChar::fromUcs4(0x1F600u + uint(i / 10 % 25))).toString());
        requests += rawRequest(*m_ann, i % 30 == 20 ? "DELETE" : "PUT", base + emoji, i == kOfRound - 1);
    }
    int refused = 0;
    for (int round = 0; round < kRounds; ++round) {
        const QByteArray answers = rawExchange(m_house->server().url(), requests, 60'000);
        QCOMPARE(answers.count("HTTP/1.1 "), kOfRound);
        QCOMPARE(answers.count("HTTP/1.1 5"), 0);
        refused += int(answers.count("HTTP/1.1 422"));
    }
    QCOMPARE(refused, kRounds * kOfRound * 9 / 10);
    const QJsonArray reactions = historyOf(*m_ann, m_room)[0]["reactions"_L1].toArray();
    QVERIFY(!reactions.isEmpty() && reactions.size() <= 20);
    for (const QJsonValue &reaction : reactions)
        QCOMPARE(reaction["users"_L1].toArray(), QJsonArray{m_ann->user.value("id"_L1)});
    // Everyone else goes on, and has what is there now.
    QTRY_COMPARE_WITH_TIMEOUT(m_bob->messages[m_room][1]["reactions"_L1].toArray(), reactions, 20'000);
    QCOMPARE(saidBy(*m_bob, m_room, u"still here"_s), 3);
    m_bob->drop();
    QVERIFY(m_bob->open());
    QCOMPARE(m_bob->messages[m_room][1], historyOf(*m_ann, m_room)[0].toObject());
}

void TestMessageAttackStory::afterTheTimeNothingChanges()
{
    QCOMPARE(m_house->server().stop(), 0);
    m_house->server().setOptions({u"--edit-hours=0"_s, u"--recall-minutes=0"_s});
    QVERIFY(m_house->server().start());
    // The room's owner may at any time, and what is his own he may edit.
    QVERIFY(isRefused(edit(*m_bob, m_room, 2, u"late"_s), u"too-late"_s));
    QVERIFY(isRefused(recall(*m_bob, m_room, 2), u"too-late"_s));
    QCOMPARE(edit(*m_ann, m_room, 1, u"late"_s).status, 200);
    QCOMPARE(recall(*m_ann, m_room, 2).status, 200);
}

} // namespace

QTEST_GUILESS_MAIN(TestMessageAttackStory)
#include "tst_message_attack_story.moc"
