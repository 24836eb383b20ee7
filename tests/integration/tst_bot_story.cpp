// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/integration/admin_calls.h"
#include "tests/integration/message_calls.h"
#include "tests/support/house.h"

#include <QBuffer>
#include <QFile>
#include <QImage>
#include <QProcess>
#include <QRegularExpression>
#include <QTest>

namespace {

using namespace foyer::test;
using namespace Qt::StringLiterals;

QByteArray picture()
{
    QImage image(8, 8, QImage::Format_RGB32);
    image.fill(Qt::red);
    QByteArray bytes;
    QBuffer buffer(&bytes);
    image.save(&buffer, "PNG");
    return bytes;
}

/// What was said in a room, without what happened there.
QJsonArray wordsOf(Peer &peer, qint64 room)
{
    QJsonArray words;
    const QJsonArray history = historyOf(peer, room);
    for (const QJsonValue &message : history) {
        if (!message.toObject().contains("notice"_L1))
            words.append(message);
    }
    return words;
}

/// People who keep bots, and what bots may and may not do.
class TestBotStory : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase_data() { Ground::addDatabases(); }
    void init();
    void cleanup();

    void aBotReadsWritesUploadsAndListens();
    void aBotIsMarkedAndInNoRoomAtFirst();
    void tokensDoOnlyWhatTheyAreFor();
    void aRevokedTokenIsOverAtOnce();
    void aRemovedBotIsGone();
    void aRenamedBotIsCalledSo();
    void othersBotsAreNotThere();
    void administratorsSeeAllBots();
    void aBotMakesNoBotsAndNoAdministrators();
    void botsOfADisabledPersonRest();
    void aDisabledBotStaysDisabled();
    void badRequestsMakeNothing();
    void bounds();
    void theOperatorMayReserveBots();
    void theExamplesOfTheDocumentWork();

private:
    /// A new bot of Ann's; its id.
    qint64 botOf(Peer &owner, const QString &name);
    [[nodiscard]] Answer openToken(Peer &owner, qint64 bot, const QJsonArray &scopes = {});
    /// A client that uses a new token of this bot.
    std::unique_ptr<Peer> clientOf(Peer &owner, qint64 bot, const QJsonArray &scopes = {});

    Ground m_ground;
    std::unique_ptr<House> m_house;
    std::unique_ptr<Peer> m_ann;
    std::unique_ptr<Peer> m_bob;
};

void TestBotStory::init()
{
    m_house = std::make_unique<House>(m_ground);
    QVERIFY(m_house->isUp());
    m_ann = m_house->online(u"ann"_s);
    m_bob = m_house->online(u"bob"_s);
    QVERIFY(m_ann && m_bob);
}

void TestBotStory::cleanup()
{
    m_ann.reset();
    m_bob.reset();
    m_house.reset();
}

qint64 TestBotStory::botOf(Peer &owner, const QString &name)
{
    const Answer made = owner.post(u"/bots"_s, {{u"username"_s, name}, {u"avatar"_s, u"a4"_s}});
    if (made.status != 201)
        qWarning("No bot: %d %s", made.status, made.body.constData());
    return made.json["user"_L1]["id"_L1].toInteger();
}

Answer TestBotStory::openToken(Peer &owner, qint64 bot, const QJsonArray &scopes)
{
    QJsonObject body{{u"label"_s, u"the cellar"_s}};
    if (!scopes.isEmpty())
        body.insert(u"scopes"_s, scopes);
    return owner.post(u"/bots/%1/tokens"_s.arg(bot), body);
}

std::unique_ptr<Peer> TestBotStory::clientOf(Peer &owner, qint64 bot, const QJsonArray &scopes)
{
    const Answer opened = openToken(owner, bot, scopes);
    if (opened.status != 201)
        qWarning("No token: %d %s", opened.status, opened.body.constData());
    auto client = m_house->stranger(u"bot"_s);
    client->token = opened.json["token"_L1].toString();
    client->session = opened.json["session"_L1]["id"_L1].toInteger();
    return client;
}

void TestBotStory::aBotReadsWritesUploadsAndListens()
{
    const qint64 room = roomOf(*m_ann, u"Kitchen"_s);
    auto bot = clientOf(*m_ann, botOf(*m_ann, u"clock"_s));
    QCOMPARE(bot->get(u"/conversations/%1/messages"_s.arg(room)).code(), u"not-member"_s);
    QCOMPARE(bot->post(u"/rooms/%1/join"_s.arg(room)).status, 200);
    QVERIFY(bot->open());
    const qint64 seq = saidBy(*bot, room, u"tick"_s);
    QVERIFY(seq > 0);
    const QJsonObject heard = m_ann->await(
        u"message"_s, [](const QJsonObject &e) { return e["message"_L1]["text"_L1] == u"tick"_s; });
    QCOMPARE(heard["message"_L1]["author"_L1]["role"_L1].toString(), u"bot"_s);
    QVERIFY(saidBy(*m_ann, room, u"what time is it?"_s) > 0);
    QVERIFY(
        !bot->await(u"message"_s,
                    [](const QJsonObject &e) { return e["message"_L1]["text"_L1] == u"what time is it?"_s; })
             .isEmpty());
    QCOMPARE(bot->outcome(bot->say(room, u"tock"_s))["type"_L1].toString(), u"posted"_s);
    const Answer image = bot->call("POST", u"/images"_s, picture());
    QCOMPARE(image.status, 201);
    QCOMPARE(post(*bot, room, {{u"image"_s, image.json["id"_L1]}}).status, 201);
    QCOMPARE(edit(*bot, room, seq, u"tick!"_s).status, 200);
    // A token is a session like others, but beside all others.
    QCOMPARE(bot->get(u"/me"_s).json["session"_L1]["client"_L1].toString(), u"the cellar"_s);
}

void TestBotStory::aBotIsMarkedAndInNoRoomAtFirst()
{
    const Answer made = m_ann->post(
        u"/bots"_s, {{u"username"_s, u"clock"_s}, {u"displayName"_s, u"报时 ⏰"_s}, {u"avatar"_s, u"a4"_s}});
    QCOMPARE(made.status, 201);
    QCOMPARE(made.json["user"_L1]["role"_L1].toString(), u"bot"_s);
    QCOMPARE(made.json["user"_L1]["displayName"_L1].toString(), u"报时 ⏰"_s);
    QCOMPARE(made.json["owner"_L1]["username"_L1].toString(), u"ann"_s);
    auto bot = clientOf(*m_ann, made.json["user"_L1]["id"_L1].toInteger());
    QVERIFY(bot->get(u"/conversations"_s).json["conversations"_L1].toArray().isEmpty());
    QCOMPARE(m_bob->get(u"/conversations/1/members"_s).json["members"_L1].toArray().size(), 2);
    // Its name is nobody else's, and no password opens it.
    auto thief = m_house->stranger();
    QCOMPARE(thief->signIn(u"clock"_s, u"correct horse"_s).code(), u"wrong-password"_s);
    QCOMPARE(thief->signUp(u"Clock"_s).code(), u"wrong-password"_s);
}

void TestBotStory::tokensDoOnlyWhatTheyAreFor()
{
    const qint64 room = roomOf(*m_ann, u"Kitchen"_s);
    const qint64 id = botOf(*m_ann, u"clock"_s);
    QCOMPARE(clientOf(*m_ann, id)->post(u"/rooms/%1/join"_s.arg(room)).status, 200);
    const QString messages = u"/conversations/%1/messages"_s.arg(room);

    auto reader = clientOf(*m_ann, id, {u"read"_s});
    QCOMPARE(reader->get(messages).status, 200);
    QCOMPARE(post(*reader, room, {{u"text"_s, u"x"_s}}).code(), u"forbidden"_s);
    QCOMPARE(reader->call("POST", u"/images"_s, picture()).code(), u"forbidden"_s);
    QCOMPARE(
        reader->call("POST", u"/uploads"_s, {}, {{"Tus-Resumable", "1.0.0"}, {"Upload-Length", "9"}}).code(),
        u"forbidden"_s);
    QVERIFY(reader->open());
    QCOMPARE(reader->outcome(reader->say(room, u"x"_s))["code"_L1].toString(), u"forbidden"_s);

    auto writer = clientOf(*m_ann, id, {u"post"_s});
    QCOMPARE(writer->get(messages).code(), u"forbidden"_s);
    QCOMPARE(post(*writer, room, {{u"text"_s, u"by post alone"_s}}).status, 201);
    QCOMPARE(writer->call("POST", u"/images"_s, picture()).code(), u"forbidden"_s);
    QVERIFY(!writer->openWithoutSync());

    auto uploader = clientOf(*m_ann, id, {u"upload"_s, u"post"_s});
    const Answer image = uploader->call("POST", u"/images"_s, picture());
    QCOMPARE(image.status, 201);
    QCOMPARE(post(*uploader, room, {{u"image"_s, image.json["id"_L1]}}).status, 201);
    QCOMPARE(uploader->get(u"/images/"_s + image.json["id"_L1].toString()).code(), u"forbidden"_s);
    QCOMPARE(wordsOf(*m_ann, room).size(), 2);

    const QJsonArray tokens = m_ann->get(u"/bots/%1/tokens"_s.arg(id)).json["tokens"_L1].toArray();
    QCOMPARE(tokens.size(), 4);
    QCOMPARE(tokens.at(0)["scopes"_L1].toArray(), (QJsonArray{u"post"_s, u"upload"_s}));
    QVERIFY(!tokens.at(3).toObject().contains("scopes"_L1));
}

void TestBotStory::aRevokedTokenIsOverAtOnce()
{
    const qint64 id = botOf(*m_ann, u"clock"_s);
    auto one = clientOf(*m_ann, id);
    auto two = clientOf(*m_ann, id);
    QVERIFY(one->open());
    QVERIFY(two->open());
    QCOMPARE(m_ann->remove(u"/bots/%1/tokens/%2"_s.arg(id).arg(one->session)).status, 204);
    QCOMPARE(one->await(u"session-ended"_s)["reason"_L1].toString(), u"revoked"_s);
    QCOMPARE(one->waitForClose(), 4001);
    QCOMPARE(one->get(u"/me"_s).code(), u"not-signed-in"_s);
    QCOMPARE(two->get(u"/me"_s).status, 200);
    QVERIFY(two->isOpen());
    QCOMPARE(m_ann->remove(u"/bots/%1/tokens/%2"_s.arg(id).arg(one->session)).code(), u"not-found"_s);
    // The owner's own session is no token of the bot.
    QCOMPARE(m_ann->remove(u"/bots/%1/tokens/%2"_s.arg(id).arg(m_ann->session)).code(), u"not-found"_s);
    // A bot may put its own token away.
    QCOMPARE(two->post(u"/sign-out"_s).status, 204);
    QCOMPARE(two->get(u"/me"_s).code(), u"not-signed-in"_s);
    QVERIFY(m_ann->get(u"/bots/%1/tokens"_s.arg(id)).json["tokens"_L1].toArray().isEmpty());
}

void TestBotStory::aRemovedBotIsGone()
{
    const qint64 room = roomOf(*m_ann, u"Kitchen"_s);
    const qint64 id = botOf(*m_ann, u"clock"_s);
    auto bot = clientOf(*m_ann, id);
    QCOMPARE(bot->post(u"/rooms/%1/join"_s.arg(room)).status, 200);
    QVERIFY(bot->open());
    QVERIFY(saidBy(*bot, room, u"tick"_s) > 0);
    QCOMPARE(m_ann->remove(u"/bots/%1"_s.arg(id)).status, 204);
    QCOMPARE(bot->waitForClose(), 4001);
    QCOMPARE(bot->get(u"/me"_s).code(), u"not-signed-in"_s);
    QVERIFY(m_ann->get(u"/bots"_s).json["bots"_L1].toArray().isEmpty());
    QCOMPARE(m_ann->remove(u"/bots/%1"_s.arg(id)).code(), u"not-found"_s);
    QCOMPARE(openToken(*m_ann, id).code(), u"not-found"_s);
    QCOMPARE(m_ann->get(u"/conversations/%1/members"_s.arg(room)).json["members"_L1].toArray().size(), 1);
    QCOMPARE(wordsOf(*m_ann, room).first()["author"_L1]["username"_L1].toString(), u"clock"_s);
}

void TestBotStory::aRenamedBotIsCalledSo()
{
    const qint64 id = botOf(*m_ann, u"clock"_s);
    auto bot = clientOf(*m_ann, id);
    QCOMPARE(bot->get(u"/me"_s).json["user"_L1]["displayName"_L1].toString(), u"clock"_s);
    const Answer renamed = m_ann->call("PATCH", u"/bots/%1"_s.arg(id), R"({"displayName":"Big Ben"})");
    QCOMPARE(renamed.status, 200);
    QCOMPARE(renamed.json["user"_L1]["displayName"_L1].toString(), u"Big Ben"_s);
    QCOMPARE(bot->get(u"/me"_s).json["user"_L1]["displayName"_L1].toString(), u"Big Ben"_s);
    QCOMPARE(m_ann->call("PATCH", u"/bots/%1"_s.arg(id), R"({"displayName":" "})").code(),
             u"invalid-field"_s);
}

void TestBotStory::othersBotsAreNotThere()
{
    const qint64 id = botOf(*m_ann, u"clock"_s);
    auto bot = clientOf(*m_ann, id);
    QVERIFY(m_bob->get(u"/bots"_s).json["bots"_L1].toArray().isEmpty());
    for (const qint64 any : {id, qint64(999'999), m_ann->user["id"_L1].toInteger()}) {
        QCOMPARE(m_bob->get(u"/bots/%1/tokens"_s.arg(any)).code(), u"not-found"_s);
        QCOMPARE(openToken(*m_bob, any).code(), u"not-found"_s);
        QCOMPARE(m_bob->remove(u"/bots/%1"_s.arg(any)).code(), u"not-found"_s);
        QCOMPARE(m_bob->call("PATCH", u"/bots/%1"_s.arg(any), R"({"displayName":"Mine"})").code(),
                 u"not-found"_s);
        QCOMPARE(m_bob->remove(u"/bots/%1/tokens/%2"_s.arg(any).arg(bot->session)).code(), u"not-found"_s);
    }
    // An account of a person is no bot, not even to its owner.
    const qint64 me = m_ann->user["id"_L1].toInteger();
    QCOMPARE(openToken(*m_ann, me).code(), u"not-found"_s);
    QCOMPARE(m_ann->remove(u"/bots/%1"_s.arg(me)).code(), u"not-found"_s);
    QCOMPARE(bot->get(u"/me"_s).status, 200);
    auto nobody = m_house->stranger();
    QCOMPARE(nobody->get(u"/bots"_s).code(), u"not-signed-in"_s);
}

void TestBotStory::administratorsSeeAllBots()
{
    const qint64 id = botOf(*m_ann, u"clock"_s);
    const QJsonObject link{{u"token"_s, m_house->server().adminToken()}};
    QCOMPARE(m_bob->post(u"/claim-admin"_s, link).status, 200);
    QCOMPARE(m_bob->get(u"/bots"_s).json["bots"_L1].toArray().size(), 1);
    // Not even they make a person or an administrator of it.
    const QString account = u"/admin/users/%1"_s.arg(id);
    QCOMPARE(m_bob->call("PATCH", account, R"({"role":"admin"})").code(), u"forbidden"_s);
    QCOMPARE(m_bob->call("PATCH", account, R"({"role":"member"})").code(), u"forbidden"_s);
    QCOMPARE(m_bob->post(account + u"/reset-password"_s).code(), u"forbidden"_s);
    QCOMPARE(m_bob->remove(u"/bots/%1"_s.arg(id)).status, 204);
}

void TestBotStory::aBotMakesNoBotsAndNoAdministrators()
{
    const qint64 id = botOf(*m_ann, u"clock"_s);
    auto bot = clientOf(*m_ann, id);
    QCOMPARE(bot->get(u"/bots"_s).code(), u"forbidden"_s);
    QCOMPARE(bot->post(u"/bots"_s, {{u"username"_s, u"egg"_s}}).code(), u"forbidden"_s);
    QCOMPARE(openToken(*bot, id).code(), u"forbidden"_s);
    QCOMPARE(bot->post(u"/invites"_s, {{u"uses"_s, 1}, {u"expiresInSeconds"_s, 3600}}).code(),
             u"forbidden"_s);
    QCOMPARE(bot->remove(u"/sessions/%1"_s.arg(bot->session)).code(), u"forbidden"_s);
    const QJsonObject link{{u"token"_s, m_house->server().adminToken()}};
    QCOMPARE(bot->post(u"/claim-admin"_s, link).code(), u"forbidden"_s);
    QCOMPARE(m_ann->get(u"/bots"_s).json["bots"_L1].toArray().size(), 1);
    QCOMPARE(m_bob->post(u"/claim-admin"_s, link).status, 200);
}

void TestBotStory::botsOfADisabledPersonRest()
{
    QCOMPARE(m_bob->post(u"/claim-admin"_s, {{u"token"_s, m_house->server().adminToken()}}).status, 200);
    const qint64 id = botOf(*m_ann, u"clock"_s);
    auto clock = clientOf(*m_ann, id);
    auto other = clientOf(*m_ann, id);
    auto bobs = clientOf(*m_bob, botOf(*m_bob, u"bell"_s));
    QVERIFY(clock->open() && bobs->open());
    QCOMPARE(other->get(u"/me"_s).status, 200);

    QCOMPARE(patch(*m_bob, userPath(*m_ann), {{u"disabled"_s, true}}).status, 200);
    QCOMPARE(clock->waitForClose(), 4001);
    for (const auto &client : {&clock, &other}) {
        const Answer refused = (*client)->get(u"/me"_s);
        QCOMPARE(refused.status, 403);
        QCOMPARE(refused.code(), u"account-disabled"_s);
    }
    QVERIFY(!other->open());
    // An administrator cannot wake it by another token.
    QCOMPARE(openToken(*m_bob, id).code(), u"account-disabled"_s);
    QCOMPARE(bobs->get(u"/me"_s).status, 200);
    QVERIFY(bobs->isOpen());

    // Its tokens were not revoked: with their owner they are back, after a restart too.
    QCOMPARE(m_house->server().stop(), 0);
    QVERIFY(m_house->server().start());
    QCOMPARE(other->get(u"/me"_s).code(), u"account-disabled"_s);
    QCOMPARE(patch(*m_bob, userPath(*m_ann), {{u"disabled"_s, false}}).status, 200);
    QCOMPARE(other->get(u"/me"_s).status, 200);
    QVERIFY(clock->open());
}

void TestBotStory::aDisabledBotStaysDisabled()
{
    QCOMPARE(m_bob->post(u"/claim-admin"_s, {{u"token"_s, m_house->server().adminToken()}}).status, 200);
    const qint64 id = botOf(*m_ann, u"clock"_s);
    auto clock = clientOf(*m_ann, id);
    const QString path = u"/admin/users/%1"_s.arg(id);
    QCOMPARE(patch(*m_bob, path, {{u"disabled"_s, true}}).status, 200);
    QCOMPARE(clock->get(u"/me"_s).status, 401);
    QCOMPARE(openToken(*m_ann, id).code(), u"account-disabled"_s);
    QCOMPARE(patch(*m_bob, userPath(*m_ann), {{u"disabled"_s, true}}).status, 200);
    QCOMPARE(patch(*m_bob, userPath(*m_ann), {{u"disabled"_s, false}}).status, 200);
    QCOMPARE(openToken(*m_bob, id).code(), u"account-disabled"_s);
    QCOMPARE(clock->get(u"/me"_s).status, 401);
    QCOMPARE(patch(*m_bob, path, {{u"disabled"_s, false}}).status, 200);
    QCOMPARE(openToken(*m_bob, id).status, 201);
}

void TestBotStory::badRequestsMakeNothing()
{
    for (const QByteArray &body :
         {QByteArray("{}"), QByteArray(R"({"username":7})"), QByteArray(R"({"username":""})"),
          QByteArray(R"({"username":"a b!"})"), QByteArray(R"({"username":"ok1","avatar":"a13"})"),
          QByteArray(R"({"username":"ok2","displayName":"a\u202eb"})"),
          QByteArray(R"({"username":"ok3","displayName":7})"), QByteArray("[]"), QByteArray("{")}) {
        const Answer answer = m_ann->call("POST", u"/bots"_s, body);
        QVERIFY2(answer.code() == u"invalid-field"_s || answer.code() == u"bad-request"_s, body.constData());
    }
    QCOMPARE(m_ann->post(u"/bots"_s, {{u"username"_s, u"BOB"_s}}).code(), u"name-taken"_s);
    QCOMPARE(m_ann->post(u"/bots"_s, {{u"username"_s, u"here"_s}}).code(), u"name-taken"_s);
    QVERIFY(m_ann->get(u"/bots"_s).json["bots"_L1].toArray().isEmpty());
    const qint64 id = botOf(*m_ann, u"clock"_s);
    for (const QByteArray &body :
         {QByteArray("{}"), QByteArray(R"({"label":""})"), QByteArray(R"({"label":"  "})"),
          QByteArray(R"({"label":"a\nb"})"), QByteArray(R"({"label":7})"),
          QByteArray(R"({"label":")" + QByteArray(61, 'x') + R"("})"),
          QByteArray(R"({"label":"x","scopes":[]})"), QByteArray(R"({"label":"x","scopes":["admin"]})"),
          QByteArray(R"({"label":"x","scopes":["read","read"]})"),
          QByteArray(R"({"label":"x","scopes":"read"})")}) {
        QCOMPARE(m_ann->call("POST", u"/bots/%1/tokens"_s.arg(id), body).code(), u"invalid-field"_s);
    }
    QVERIFY(m_ann->get(u"/bots/%1/tokens"_s.arg(id)).json["tokens"_L1].toArray().isEmpty());
}

void TestBotStory::bounds()
{
    qint64 id = 0;
    for (int i = 0; i < 5; ++i)
        id = botOf(*m_ann, u"bot%1"_s.arg(i));
    QCOMPARE(m_ann->post(u"/bots"_s, {{u"username"_s, u"bot5"_s}}).code(), u"limit-reached"_s);
    for (int i = 0; i < 20; ++i)
        QCOMPARE(openToken(*m_ann, id).status, 201);
    QCOMPARE(openToken(*m_ann, id).code(), u"limit-reached"_s);
}

void TestBotStory::theOperatorMayReserveBots()
{
    m_house->server().kill();
    m_house->server().setOptions({u"--bots=admins"_s, u"--new-admin-link"_s});
    QVERIFY(m_house->server().start());
    QCOMPARE(m_ann->post(u"/bots"_s, {{u"username"_s, u"clock"_s}}).code(), u"forbidden"_s);
    const QJsonObject link{{u"token"_s, m_house->server().adminToken()}};
    QCOMPARE(m_ann->post(u"/claim-admin"_s, link).status, 200);
    QVERIFY(botOf(*m_ann, u"clock"_s) > 0);
}

void TestBotStory::theExamplesOfTheDocumentWork()
{
    QFile document(QStringLiteral(FOYER_SOURCE_DIR "/docs/bots.md"));
    QVERIFY(document.open(QIODevice::ReadOnly));
    static const QRegularExpression block(u"```sh\n(.*?)```"_s,
                                          QRegularExpression::DotMatchesEverythingOption);
    QString script = u"set -euo pipefail\n"_s;
    int count = 0;
    auto blocks = block.globalMatch(QString::fromUtf8(document.readAll()));
    while (blocks.hasNext()) {
        script += blocks.next().captured(1);
        ++count;
    }
    QVERIFY(count >= 7);
    // The receiver of the examples is on this machine.
    m_house->server().kill();
    m_house->server().setOptions({u"--webhook-allow-private"_s});
    QVERIFY(m_house->server().start());
    QTemporaryDir folder;
    QFile cat(folder.filePath(u"cat.png"_s));
    QVERIFY(cat.open(QIODevice::WriteOnly) && cat.write(picture()) > 0);
    cat.close();
    QProcess shell;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    QString address = m_house->server().url().toString();
    if (address.endsWith(u'/'))
        address.chop(1);
    environment.insert(u"FOYER"_s, address);
    environment.insert(u"no_proxy"_s, u"*"_s);
    // The system's own Python: another in the path may lack its modules.
    environment.insert(u"PATH"_s, u"/usr/bin:"_s + environment.value(u"PATH"_s));
    shell.setProcessEnvironment(environment);
    shell.setWorkingDirectory(folder.path());
    shell.setProcessChannelMode(QProcess::MergedChannels);
    shell.start(u"bash"_s, {u"-c"_s, script});
    QTRY_VERIFY_WITH_TIMEOUT(shell.state() == QProcess::NotRunning, 60'000 * patience());
    const QByteArray output = shell.readAll();
    QVERIFY2(shell.exitStatus() == QProcess::NormalExit && shell.exitCode() == 0, output.constData());
    QVERIFY2(output.contains("the bot heard: what time is it?"), output.constData());
    QVERIFY2(output.contains("delivered: olga wrote !build main"), output.constData());
}

} // namespace

QTEST_GUILESS_MAIN(TestBotStory)
#include "tst_bot_story.moc"
