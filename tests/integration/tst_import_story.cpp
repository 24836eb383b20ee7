// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/integration/import_calls.h"

#include <QDateTime>
#include <QTest>

namespace {

using namespace foyer::test;
using namespace Qt::StringLiterals;

qint64 utc(const QString &text)
{
    return QDateTime::fromString(text + u'Z', Qt::ISODateWithMs).toMSecsSinceEpoch();
}

/// People who come from go-gin-chat with all they have.
class TestImportStory : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase_data() { Ground::addDatabases(); }
    void initTestCase();

    void everythingThatWasThereIsHere();
    void oldPasswordsWorkAndNoMd5Stays();
    void aSecondRunAddsOnlyWhatIsNew();
    void aKilledRunGoesOn();
    void hostileRowsDoNoHarm();
    void otherVersionsOfTheSchemaAreRead();
    void namesThatCannotStayAreTold();
    void privateMessagesBecomeDirectConversations();
    void roomsAreNamedAsTheOperatorWants();
    void whatPeopleDidHereSurvivesAnotherRun();
    void aRunningServerKeepsItsFolder();
    void wrongUseEndsWithASentence();

private:
    MariadbServer m_mariadb;
    Ground m_ground;
};

void TestImportStory::initTestCase()
{
    const auto started = m_mariadb.start();
    QVERIFY2(started, started ? "" : qPrintable(started.error().detail));
}

void TestImportStory::everythingThatWasThereIsHere()
{
    OldChatDatabase chat(m_mariadb);
    const qint64 ann = chat.addUser(u"ann"_s, u"secret1"_s, u"3"_s);
    const qint64 ming = chat.addUser(u"小明"_s, u"密码密码密码"_s, u"12"_s);
    const qint64 cas = chat.addUser(u"cas"_s, u"secret3"_s, u"999999"_s);
    chat.say({ann, 1, u"hello &lt;all&gt;<br/>second line"_s, u"2024-05-01 20:00:00"_s});
    chat.say({ming, 1, u"你好 😀"_s, u"2024-05-01 20:00:01"_s});
    chat.say({ann, 2, u"in the other room"_s, u"2024-05-01 20:00:02"_s});
    chat.say({ann, 1, u"again"_s, u"2024-05-01 20:00:03"_s});

    NewHome home(m_ground);
    const ImportEnd end = home.moveIn(chat, {u"--zone"_s, u"Asia/Shanghai"_s});
    QVERIFY2(end.code == 0, qPrintable(end.log + end.text));
    QVERIFY2(end.text.contains(u"The count agrees"_s), qPrintable(end.text));
    // Nobody looks at a terminal: lines, not a bar.
    QVERIFY2(end.log.contains(u"messages 100 %"_s) && !end.log.contains(u'\r'), qPrintable(end.log));
    QVERIFY(!end.log.contains(u"p@ss"_s) && !end.log.contains(u"p%40ss"_s));

    QVERIFY(home.server().start());
    auto peer = home.returning(u"ann"_s, u"secret1"_s);
    QVERIFY(peer);
    QCOMPARE(peer->user.value("avatar"_L1).toString(), u"a3"_s);
    const QJsonObject room = conversationNamed(*peer, u"Room 1"_s);
    QCOMPARE(room.value("lastSeq"_L1).toInteger(), 3);
    QCOMPARE(room.value("unread"_L1).toInteger(), 0);
    QCOMPARE(room.value("memberCount"_L1).toInteger(), 2);
    const QList<QJsonObject> messages = messagesOf(*peer, room);
    QCOMPARE(textsOf(messages), (QStringList{u"hello <all>\nsecond line"_s, u"你好 😀"_s, u"again"_s}));
    for (qsizetype i = 0; i < messages.size(); ++i)
        QCOMPARE(messages[i].value("seq"_L1).toInteger(), i + 1);
    QCOMPARE(messages[0].value("createdAt"_L1).toInteger(), utc(u"2024-05-01T12:00:00"_s));
    QCOMPARE(messages[1]["author"_L1]["username"_L1].toString(), u"小明"_s);
    QCOMPARE(messages[1]["author"_L1]["avatar"_L1].toString(), u"a12"_s);
    QCOMPARE(conversationNamed(*peer, u"Room 2"_s).value("lastSeq"_L1).toInteger(), 1);
    QVERIFY(!conversationNamed(*peer, u"Lobby"_s).isEmpty());
    QCOMPARE(peer->get(u"/rooms"_s).json.value("rooms"_L1).toArray().size(), 7);

    // Who wrote nowhere is in the lobby alone, and may go where he likes. An avatar that was never drawn is none.
    auto third = home.returning(u"cas"_s, u"secret3"_s);
    QVERIFY(third);
    QCOMPARE(third->user.value("avatar"_L1).toString(), QString());
    QCOMPARE(third->get(u"/conversations"_s).json.value("conversations"_L1).toArray().size(), 1);
    QCOMPARE(cas, qint64(3));

    // And life goes on.
    QVERIFY(peer->open());
    const qint64 id = room.value("id"_L1).toInteger();
    QCOMPARE(peer->outcome(peer->say(id, u"still here"_s))["seq"_L1].toInteger(), 4);
    // Search knows what was said there.
    QTRY_COMPARE_WITH_TIMEOUT(
        peer->get(u"/search?q="_s + QString::fromLatin1(QUrl::toPercentEncoding(u"你好"_s)))
            .json.value("hits"_L1)
            .toArray()
            .size(),
        1, 20'000 * patience());
}

void TestImportStory::oldPasswordsWorkAndNoMd5Stays()
{
    OldChatDatabase chat(m_mariadb);
    chat.addUser(u"ann"_s, u"123456"_s);
    chat.addUser(u"bob"_s, u"correct horse battery"_s);
    const qint64 cas = chat.addUser(u"cas"_s, u"whatever"_s);
    chat.execute({u"UPDATE users SET password = '$2a$10$abcdefghijklmnopqrstuv' WHERE id = %1"_s.arg(cas)});
    NewHome home(m_ground);
    const ImportEnd end = home.moveIn(chat);
    QVERIFY2(end.code == 0, qPrintable(end.log));
    QVERIFY2(end.text.contains(u"admin reset-password"_s) && end.text.contains(u"\n  cas\n"_s),
             qPrintable(end.text));
    const auto hash = [&home](const QString &name) {
        return home.valueOf(u"SELECT password_hash FROM users WHERE username = '%1'"_s.arg(name));
    };
    QVERIFY(hash(u"ann"_s).startsWith(u"md5:$argon2id$"_s));
    QVERIFY(!hash(u"ann"_s).contains(u"e10adc39"_s));
    QCOMPARE(hash(u"cas"_s), QString());

    QVERIFY(home.server().start());
    // Six characters are too few for a new account, and enough for an old one.
    QVERIFY(home.returning(u"ann"_s, u"123456"_s));
    QVERIFY2(hash(u"ann"_s).startsWith(u"$argon2id$"_s), qPrintable(hash(u"ann"_s)));
    QVERIFY(home.returning(u"ANN"_s, u"123456"_s));
    QVERIFY(hash(u"bob"_s).startsWith(u"md5:"_s));
    QVERIFY(home.returning(u"bob"_s, u"correct horse battery"_s));
    auto stranger = std::make_unique<Peer>(home.server().url(), m_ground.recorder());
    QCOMPARE(stranger->signIn(u"ann"_s, u"e10adc3949ba59abbe56e057f20f883e"_s).code(), u"wrong-password"_s);
    QCOMPARE(stranger->signIn(u"cas"_s, u"whatever"_s).code(), u"wrong-password"_s);
    QCOMPARE(stranger->signIn(u"cas"_s, u"$2a$10$abcdefghijklmnopqrstuv"_s).code(), u"wrong-password"_s);
}

void TestImportStory::aSecondRunAddsOnlyWhatIsNew()
{
    OldChatDatabase chat(m_mariadb);
    const qint64 ann = chat.addUser(u"ann"_s, u"secret1"_s);
    chat.say({ann, 1, u"one"_s});
    NewHome home(m_ground);
    QCOMPARE(home.moveIn(chat).code, 0);
    const ImportEnd same = home.moveIn(chat);
    QCOMPARE(same.code, 0);
    QCOMPARE(home.valueOf(u"SELECT COUNT(*) FROM messages"_s), u"1"_s);
    QCOMPARE(home.valueOf(u"SELECT COUNT(*) FROM users"_s), u"1"_s);
    QCOMPARE(home.valueOf(u"SELECT COUNT(*) FROM conversations"_s), u"7"_s);

    const qint64 bob = chat.addUser(u"bob"_s, u"secret2"_s);
    chat.say({bob, 1, u"two"_s});
    chat.say({ann, 1, u"three"_s});
    const ImportEnd more = home.moveIn(chat);
    QVERIFY2(more.code == 0, qPrintable(more.log + more.text));
    QVERIFY(home.server().start());
    auto peer = home.returning(u"ann"_s, u"secret1"_s);
    QVERIFY(peer);
    QCOMPARE(textsOf(messagesOf(*peer, conversationNamed(*peer, u"Room 1"_s))),
             (QStringList{u"one"_s, u"two"_s, u"three"_s}));
    QCOMPARE(conversationNamed(*peer, u"Room 1"_s).value("unread"_L1).toInteger(), 0);
    QVERIFY(home.returning(u"bob"_s, u"secret2"_s));
}

void TestImportStory::aKilledRunGoesOn()
{
    constexpr int kMessages = 40'000;
    OldChatDatabase chat(m_mariadb);
    for (int i = 1; i <= 20; ++i)
        chat.addUser(u"user%1"_s.arg(i), u"secret%1"_s.arg(i));
    chat.sayMany(1, kMessages, 20);
    NewHome home(m_ground);
    // An earlier run that found little, so that the tables to look into are there.
    chat.execute({u"RENAME TABLE messages TO later"_s, u"CREATE TABLE messages LIKE later"_s});
    QCOMPARE(home.moveIn(chat).code, 0);
    chat.execute({u"DROP TABLE messages"_s, u"RENAME TABLE later TO messages"_s});

    int killed = 0;
    for (int round = 0; round < 20; ++round) {
        const qint64 before = home.valueOf(u"SELECT COUNT(*) FROM imported_messages"_s).toLongLong();
        QProcess process;
        process.start(ServerProcess::program(), home.arguments(chat));
        const bool hasMoved = QTest::qWaitFor(
            [&home, &process, before] {
                return process.state() == QProcess::NotRunning
                    || home.valueOf(u"SELECT COUNT(*) FROM imported_messages"_s).toLongLong() > before;
            },
            60'000 * patience());
        QVERIFY(hasMoved);
        if (process.state() == QProcess::NotRunning)
            break;
        process.kill();
        process.waitForFinished();
        ++killed;
    }
    QVERIFY2(killed > 0, "it was always quicker than the test");
    const ImportEnd end = home.moveIn(chat);
    QVERIFY2(end.code == 0, qPrintable(end.log + end.text));
    const QString room = home.valueOf(u"SELECT conversation_id FROM imported_rooms WHERE old_id = 1"_s);
    QCOMPARE(home.valueOf(u"SELECT COUNT(*) FROM messages WHERE conversation_id = "_s + room),
             QString::number(kMessages));
    // In the old order, without a hole.
    QCOMPARE(home.valueOf(u"SELECT COUNT(*) FROM imported_messages i JOIN messages m ON m.conversation_id = "
                          u"i.conversation_id "
                          "AND m.seq = i.seq AND m.revision = i.seq WHERE i.old_id = i.seq"_s),
             QString::number(kMessages));
    QCOMPARE(home.valueOf(u"SELECT last_seq FROM conversations WHERE id = "_s + room),
             QString::number(kMessages));
    QCOMPARE(home.valueOf(u"SELECT COUNT(*) FROM memberships WHERE read_seq = %1 AND conversation_id = %2"_s
                              .arg(kMessages)
                              .arg(room)),
             u"20"_s);
}

void TestImportStory::hostileRowsDoNoHarm()
{
    OldChatDatabase chat(m_mariadb);
    const qint64 ann = chat.addUser(u"ann"_s, u"secret1"_s);
    const qint64 gone = chat.addUser(u"gone"_s, u"secret2"_s);
    chat.execute({u"UPDATE users SET deleted_at = NOW() WHERE id = %1"_s.arg(gone)});
    chat.execute({u"INSERT INTO users (username, password, created_at) VALUES (NULL, NULL, NULL)"_s});
    chat.say({ann, 1, u"<script>alert(1)</script><img src=x onerror=alert(1)>"_s});
    chat.say({gone, 1, u"from whoever left"_s});
    chat.say({99, 1, u"from nobody"_s});
    chat.say({ann, 99, u"in no room"_s});
    chat.say({ann, -1, u"in no room either"_s});
    chat.say({ann, 1, u" <br/> "_s});
    const qint64 deleted = chat.say({ann, 1, u"taken back"_s});
    chat.execute(
        {u"UPDATE messages SET deleted_at = NOW() WHERE id = %1"_s.arg(deleted),
         u"INSERT INTO messages (user_id) VALUES (NULL)"_s,
         u"INSERT INTO messages (user_id, room_id, content) VALUES (1, 1, NULL)"_s,
         u"INSERT INTO messages (user_id, room_id, content, created_at) VALUES (1, 1, 'without a time', NULL)"_s,
         u"INSERT INTO messages (user_id, room_id, content) VALUES (1, 1, CONCAT('long ', REPEAT('长', 3500000)))"_s,
         u"INSERT INTO messages (user_id, room_id, content, created_at) VALUES (1, 1, CONCAT('zero', "
         u"CHAR(0), 'in it'), "
         "'2024-06-01 00:00:00')"_s});
    NewHome home(m_ground);
    const ImportEnd end = home.moveIn(chat, {u"--zone"_s, u"UTC"_s});
    QVERIFY2(end.code == 0, qPrintable(end.log + end.text));
    QVERIFY2(end.text.contains(u"2: no user of go-gin-chat has the author's id (ids 3, 8)"_s),
             qPrintable(end.text));
    QVERIFY2(end.text.contains(u"2: in a room without a name here"_s), qPrintable(end.text));
    QVERIFY2(end.text.contains(u"1: deleted or taken back in go-gin-chat (id 7)"_s), qPrintable(end.text));
    QVERIFY2(end.text.contains(u"2: nothing in it (ids 6, 9)"_s), qPrintable(end.text));
    QVERIFY2(end.text.contains(u"1 messages were longer"_s), qPrintable(end.text));
    QVERIFY2(end.text.contains(u"1 users were deleted"_s), qPrintable(end.text));

    QVERIFY(home.server().start());
    auto peer = home.returning(u"ann"_s, u"secret1"_s);
    QVERIFY(peer);
    const QList<QJsonObject> messages = messagesOf(*peer, conversationNamed(*peer, u"Room 1"_s));
    const QStringList texts = textsOf(messages);
    QCOMPARE(texts.size(), 5);
    QCOMPARE(texts[0], u"<script>alert(1)</script><img src=x onerror=alert(1)>"_s);
    QCOMPARE(texts[1], u"from whoever left"_s);
    QCOMPARE(texts[2], u"without a time"_s);
    // As old as the one before it.
    QCOMPARE(messages[2].value("createdAt"_L1).toInteger(), utc(u"2024-05-01T12:00:00"_s));
    QCOMPARE(texts[3].size(), 4'000);
    QVERIFY(texts[3].startsWith(u"long 长"_s) && texts[3].endsWith(u"长 …"_s));
    QCOMPARE(texts[4], u"zeroin it"_s);
    auto other = std::make_unique<Peer>(home.server().url(), m_ground.recorder());
    QCOMPARE(other->signIn(u"gone"_s, u"secret2"_s).code(), u"account-disabled"_s);
}

void TestImportStory::otherVersionsOfTheSchemaAreRead()
{
    {
        // The least that can be.
        OldChatDatabase chat(m_mariadb);
        chat.execute(
            {u"ALTER TABLE messages DROP COLUMN image_url, DROP COLUMN to_user_id, DROP COLUMN updated_at, "
             "DROP COLUMN deleted_at"_s,
             u"ALTER TABLE users DROP COLUMN avatar_id, DROP COLUMN deleted_at, DROP COLUMN created_at"_s,
             u"INSERT INTO users (username, password) VALUES ('ann', MD5('secret1'))"_s,
             u"INSERT INTO messages (user_id, room_id, content, created_at) VALUES (1, 1, 'old', "
             "'2019-01-01 00:00:00')"_s});
        NewHome home(m_ground);
        const ImportEnd end = home.moveIn(chat);
        QVERIFY2(end.code == 0, qPrintable(end.log + end.text));
        QCOMPARE(home.valueOf(u"SELECT text FROM messages"_s), u"old"_s);
    }
    // A fork: recall, more columns, times of another type.
    OldChatDatabase chat(m_mariadb);
    chat.execute(
        {u"ALTER TABLE messages ADD COLUMN is_recalled TINYINT NOT NULL DEFAULT 0, ADD COLUMN mood JSON, "
         "MODIFY created_at TIMESTAMP NULL, MODIFY deleted_at BIGINT NOT NULL DEFAULT 0, "
         "MODIFY content BLOB, MODIFY id BIGINT NOT NULL AUTO_INCREMENT"_s,
         u"ALTER TABLE users ADD COLUMN email VARCHAR(100), MODIFY created_at DATETIME(3)"_s});
    const qint64 ann = chat.addUser(u"ann"_s, u"secret1"_s);
    chat.execute(
        {u"SET time_zone = '+00:00'"_s,
         u"INSERT INTO messages (id, user_id, room_id, to_user_id, content, created_at) VALUES (5000000000, "
         u"%1, 1, 0, "
         "'时间', '2024-05-01 12:00:00'), (5000000001, %1, 1, 0, 'recalled', '2024-05-01 12:00:01')"_s.arg(
             ann),
         u"UPDATE messages SET is_recalled = 1 WHERE content = 'recalled'"_s});
    NewHome home(m_ground);
    const ImportEnd end = home.moveIn(chat, {u"--zone"_s, u"Asia/Tokyo"_s});
    QVERIFY2(end.code == 0, qPrintable(end.log + end.text));
    QCOMPARE(home.valueOf(u"SELECT COUNT(*) FROM messages"_s), u"1"_s);
    QCOMPARE(home.valueOf(u"SELECT text FROM messages"_s), u"时间"_s);
    // A point in time has no zone to be told.
    QCOMPARE(home.valueOf(u"SELECT created_at FROM messages"_s).toLongLong(), utc(u"2024-05-01T12:00:00"_s));
}

void TestImportStory::namesThatCannotStayAreTold()
{
    OldChatDatabase chat(m_mariadb);
    chat.addUser(u"ann"_s, u"secret1"_s);
    // Another to go-gin-chat, the same to us.
    const qint64 wide = chat.addUser(u"ＡＮＮ"_s, u"secret2"_s);
    chat.addUser(u"★小明★"_s, u"secret3"_s);
    const qint64 admin = chat.addUser(u"admin"_s, u"secret4"_s);
    chat.addUser(u"<img src=x>"_s, u"secret5"_s);
    NewHome home(m_ground);
    QVERIFY(home.server().start());
    auto first = std::make_unique<Peer>(home.server().url(), m_ground.recorder());
    QCOMPARE(first->signUp(u"Ann"_s).status, 200);
    QCOMPARE(home.server().stop(), 0);

    const ImportEnd end = home.moveIn(chat);
    QVERIFY2(end.code == 0, qPrintable(end.log + end.text));
    QVERIFY2(end.text.contains(u"user 1: \"ann\" is \"ann-2\" here"_s), qPrintable(end.text));
    QVERIFY2(end.text.contains(u"user %1: \"ＡＮＮ\" is \"ＡＮＮ-3\" here"_s.arg(wide)),
             qPrintable(end.text));
    QVERIFY2(end.text.contains(u"user %1: \"admin\" is \"admin-2\" here"_s.arg(admin)), qPrintable(end.text));
    QVERIFY(!end.text.contains(u"小明"_s));
    QVERIFY(home.server().start());
    QVERIFY(home.returning(u"ann-2"_s, u"secret1"_s));
    QVERIFY(home.returning(u"ann"_s, u"correct horse"_s));
    // Names that we would not give are kept: people find their account under the name that they know.
    auto star = home.returning(u"★小明★"_s, u"secret3"_s);
    QVERIFY(star);
    QCOMPARE(star->user.value("displayName"_L1).toString(), u"★小明★"_s);
    QVERIFY(home.returning(u"<img src=x>"_s, u"secret5"_s));
    auto second = home.returning(u"admin-2"_s, u"secret4"_s);
    QVERIFY(second);
    QCOMPARE(second->user.value("role"_L1).toString(), u"member"_s);
}

void TestImportStory::privateMessagesBecomeDirectConversations()
{
    OldChatDatabase chat(m_mariadb);
    const qint64 ann = chat.addUser(u"ann"_s, u"secret1"_s);
    const qint64 bob = chat.addUser(u"bob"_s, u"secret2"_s);
    const qint64 cas = chat.addUser(u"cas"_s, u"secret3"_s);
    // Whichever room they met in.
    chat.say({ann, 1, u"hi bob"_s, u"2024-05-01 12:00:00"_s, {}, bob});
    chat.say({bob, 3, u"hi ann"_s, u"2024-05-01 12:00:01"_s, {}, ann});
    chat.say({ann, 99, u"how are you?"_s, u"2024-05-01 12:00:02"_s, {}, bob});
    chat.say({cas, 1, u"secret for bob"_s, u"2024-05-01 12:00:03"_s, {}, bob});
    chat.say({ann, 1, u"to myself"_s, u"2024-05-01 12:00:04"_s, {}, ann});
    chat.say({ann, 1, u"to nobody"_s, u"2024-05-01 12:00:05"_s, {}, 99});
    chat.say({ann, 1, u"to all"_s, u"2024-05-01 12:00:06"_s});
    NewHome home(m_ground);
    const ImportEnd end = home.moveIn(chat);
    QVERIFY2(end.code == 0, qPrintable(end.log + end.text));
    QVERIFY2(end.text.contains(u"1: a private message to oneself (id 5)"_s), qPrintable(end.text));
    QVERIFY2(end.text.contains(u"1: no user of go-gin-chat has the receiver's id (id 6)"_s),
             qPrintable(end.text));
    // Once more finds the conversations again.
    chat.say({bob, 1, u"fine"_s, u"2024-05-01 12:00:07"_s, {}, ann});
    QCOMPARE(home.moveIn(chat).code, 0);

    QVERIFY(home.server().start());
    qint64 between = 0;
    const QStringList said{u"hi bob"_s, u"hi ann"_s, u"how are you?"_s, u"fine"_s};
    for (const QString &name : {u"ann"_s, u"bob"_s}) {
        auto peer = home.returning(name, name == u"ann"_s ? u"secret1"_s : u"secret2"_s);
        QVERIFY(peer);
        QList<QJsonObject> directs;
        for (const QJsonValue &each :
             peer->get(u"/conversations"_s).json.value("conversations"_L1).toArray()) {
            if (each["kind"_L1].toString() == u"direct"_s)
                directs.append(each.toObject());
        }
        QCOMPARE(directs.size(), name == u"ann"_s ? 1 : 2);
        between = directs.constFirst()["id"_L1].toInteger();
        // The one of ann and bob was the last that something was said in.
        QCOMPARE(textsOf(messagesOf(*peer, directs.constFirst())), said);
        QCOMPARE(directs.constFirst()["unread"_L1].toInteger(), 0);
        QCOMPARE(directs.constFirst()["memberCount"_L1].toInteger(), 2);
        QCOMPARE(textsOf(messagesOf(*peer, conversationNamed(*peer, u"Room 1"_s))),
                 name == u"ann"_s ? QStringList{u"to all"_s} : QStringList());
    }
    // Who is not in it does not find it.
    auto third = home.returning(u"cas"_s, u"secret3"_s);
    QVERIFY(third);
    QCOMPARE(third->get(u"/conversations/%1/messages"_s.arg(between)).code(), u"not-member"_s);
}

void TestImportStory::roomsAreNamedAsTheOperatorWants()
{
    OldChatDatabase chat(m_mariadb);
    const qint64 ann = chat.addUser(u"ann"_s, u"secret1"_s);
    chat.say({ann, 2, u"second"_s});
    chat.say({ann, 3, u"third"_s});
    {
        NewHome home(m_ground);
        QCOMPARE(home.moveIn(chat, {u"--language"_s, u"zh"_s}).code, 0);
        QCOMPARE(home.valueOf(u"SELECT COUNT(*) FROM conversations WHERE name = '房间 6'"_s), u"1"_s);
    }
    NewHome home(m_ground);
    const ImportEnd end = home.moveIn(chat, {u"--rooms"_s, u"Lobby, Tea ☕"_s});
    QVERIFY2(end.code == 0, qPrintable(end.log));
    QVERIFY2(end.text.contains(u"room 1: \"Lobby\" is \"Lobby-2\" here"_s), qPrintable(end.text));
    QVERIFY2(end.text.contains(u"1: in a room without a name here"_s), qPrintable(end.text));
    QVERIFY(home.server().start());
    auto peer = home.returning(u"ann"_s, u"secret1"_s);
    QVERIFY(peer);
    QCOMPARE(textsOf(messagesOf(*peer, conversationNamed(*peer, u"Tea ☕"_s))), QStringList{u"second"_s});
    // With a third name the third room comes too.
    QCOMPARE(home.server().stop(), 0);
    QCOMPARE(home.moveIn(chat, {u"--rooms"_s, u"Lobby,Tea ☕,Third"_s}).code, 0);
    QCOMPARE(home.valueOf(u"SELECT COUNT(*) FROM messages"_s), u"2"_s);
}

void TestImportStory::whatPeopleDidHereSurvivesAnotherRun()
{
    OldChatDatabase chat(m_mariadb);
    const qint64 ann = chat.addUser(u"ann"_s, u"secret1"_s);
    const qint64 bob = chat.addUser(u"bob"_s, u"secret2"_s);
    chat.say({ann, 1, u"one"_s});
    chat.say({bob, 1, u"two"_s});
    NewHome home(m_ground);
    QCOMPARE(home.moveIn(chat).code, 0);
    QVERIFY(home.server().start());
    auto first = home.returning(u"ann"_s, u"secret1"_s);
    auto second = home.returning(u"bob"_s, u"secret2"_s);
    QVERIFY(first && second && first->open());
    const qint64 room = conversationNamed(*first, u"Room 1"_s).value("id"_L1).toInteger();
    QVERIFY(!first->outcome(first->say(room, u"here"_s)).isEmpty());
    QCOMPARE(home.server().stop(), 0);

    chat.say({bob, 1, u"there"_s});
    chat.execute({u"UPDATE messages SET content = 'changed' WHERE id = 1"_s});
    const ImportEnd end = home.moveIn(chat);
    QVERIFY2(end.code == 0, qPrintable(end.log + end.text));
    QVERIFY(home.server().start());
    second = home.returning(u"bob"_s, u"secret2"_s);
    QVERIFY(second);
    QCOMPARE(textsOf(messagesOf(*second, conversationNamed(*second, u"Room 1"_s))),
             (QStringList{u"one"_s, u"two"_s, u"here"_s, u"there"_s}));
    // What ann wrote here is still unread, and so is what came behind it.
    QCOMPARE(conversationNamed(*second, u"Room 1"_s).value("unread"_L1).toInteger(), 1);
    QCOMPARE(conversationNamed(*home.returning(u"ann"_s, u"secret1"_s), u"Room 1"_s)
                 .value("unread"_L1)
                 .toInteger(),
             0);
}

void TestImportStory::aRunningServerKeepsItsFolder()
{
    OldChatDatabase chat(m_mariadb);
    chat.addUser(u"ann"_s, u"secret1"_s);
    NewHome home(m_ground);
    QVERIFY(home.server().start());
    const ImportEnd end = home.moveIn(chat);
    QCOMPARE(end.code, 1);
    QVERIFY2(end.log.contains(u"another foyer-server is using it"_s), qPrintable(end.log));
    QCOMPARE(home.valueOf(u"SELECT COUNT(*) FROM users"_s), u"0"_s);
}

void TestImportStory::wrongUseEndsWithASentence()
{
    OldChatDatabase chat(m_mariadb);
    chat.addUser(u"ann"_s, u"secret1"_s);
    NewHome home(m_ground);
    for (const QStringList &options :
         {QStringList{u"--zone"_s, u"Asia/Peking"_s}, QStringList{u"--images"_s, u"burn"_s},
          QStringList{u"--rooms"_s, u"a,,b"_s}, QStringList{u"--language"_s, u"fr"_s},
          QStringList{u"--source"_s, u" "_s}, QStringList{u"--from"_s, u"sqlite:/tmp/x.db"_s},
          QStringList{u"--from"_s, u"mysql://nobody:s3cret@"_s}}) {
        const ImportEnd end = home.moveIn(chat, options);
        QCOMPARE(end.code, 2);
        QVERIFY2(end.log.contains(options.first()), qPrintable(end.log));
        QVERIFY(!end.log.contains(u"s3cret"_s));
    }
    const ImportEnd wrong = home.moveIn(chat, {u"--from"_s, m_mariadb.url(u"mysql"_s)});
    QCOMPARE(wrong.code, 1);
    QVERIFY2(wrong.log.contains(u"has not the tables of go-gin-chat"_s), qPrintable(wrong.log));
    QVERIFY(!wrong.log.contains(u"p@ss"_s));
    const ImportEnd away = home.moveIn(chat, {u"--from"_s, u"mysql://nobody:s3cret@127.0.0.1:1/chat"_s});
    QCOMPARE(away.code, 1);
    QVERIFY2(away.log.contains(u"cannot be read"_s) && !away.log.contains(u"s3cret"_s), qPrintable(away.log));

    // Another chat under the same name is not taken for the one that came first.
    QCOMPARE(home.moveIn(chat, {u"--source"_s, u"old"_s}).code, 0);
    OldChatDatabase other(m_mariadb);
    other.addUser(u"zoe"_s, u"secret9"_s);
    const ImportEnd mixed = home.moveIn(other, {u"--source"_s, u"old"_s});
    QCOMPARE(mixed.code, 1);
    QVERIFY2(mixed.log.contains(u"--source NAME"_s), qPrintable(mixed.log));
    QCOMPARE(home.moveIn(other, {u"--source"_s, u"other"_s}).code, 0);
    QCOMPARE(home.valueOf(u"SELECT COUNT(*) FROM users"_s), u"2"_s);
    OldChatDatabase empty(m_mariadb);
    const ImportEnd nobody = home.moveIn(empty);
    QCOMPARE(nobody.code, 1);
    QVERIFY2(nobody.log.contains(u"no users"_s), qPrintable(nobody.log));
}

} // namespace

QTEST_GUILESS_MAIN(TestImportStory)
#include "tst_import_story.moc"
