// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/integration/import_calls.h"
#include "tests/integration/rude_receiver.h"

#include <QBuffer>
#include <QImage>
#include <QTest>

namespace {

using namespace foyer::test;
using namespace Qt::StringLiterals;

/// What becomes of the pictures of people who come from go-gin-chat.
class TestImportPictureStory : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase_data() { Ground::addDatabases(); }
    void initTestCase();

    void picturesAreLinkedOrLeftOut();
    void picturesAreFetchedAndKept();

private:
    MariadbServer m_mariadb;
    Ground m_ground;
};

void TestImportPictureStory::initTestCase()
{
    const auto started = m_mariadb.start();
    QVERIFY2(started, started ? "" : qPrintable(started.error().detail));
}

void TestImportPictureStory::picturesAreLinkedOrLeftOut()
{
    OldChatDatabase chat(m_mariadb);
    const qint64 ann = chat.addUser(u"ann"_s, u"secret1"_s);
    const QString url = u"https://i.example/a.png"_s;
    chat.say({ann, 1, u"<img src=\"%1\" />"_s.arg(url), u"2024-05-01 12:00:00"_s, url});
    chat.say({ann, 1, u"look"_s, u"2024-05-01 12:00:00"_s, url});
    {
        NewHome home(m_ground);
        const ImportEnd end = home.moveIn(chat, {u"--images"_s, u"link"_s});
        QVERIFY2(end.code == 0, qPrintable(end.log));
        QVERIFY(home.server().start());
        auto peer = home.returning(u"ann"_s, u"secret1"_s);
        QVERIFY(peer);
        QCOMPARE(textsOf(messagesOf(*peer, conversationNamed(*peer, u"Room 1"_s))),
                 (QStringList{url, u"look\n"_s + url}));
    }
    NewHome home(m_ground);
    const ImportEnd end = home.moveIn(chat, {u"--images"_s, u"skip"_s});
    QVERIFY2(end.code == 0, qPrintable(end.log));
    QVERIFY2(end.text.contains(u"1: only a picture"_s), qPrintable(end.text));
    QCOMPARE(home.valueOf(u"SELECT text FROM messages"_s), u"look"_s);
}

void TestImportPictureStory::picturesAreFetchedAndKept()
{
    QImage image(40, 30, QImage::Format_RGB32);
    image.fill(Qt::blue);
    QByteArray png;
    QBuffer buffer(&png);
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, "PNG");

    RudeReceiver host;
    const auto answer = [](const QByteArray &head, const QByteArray &body) {
        return "HTTP/1.1 " + head + "\r\nContent-Length: " + QByteArray::number(body.size())
            + "\r\nConnection: close\r\n\r\n" + body;
    };
    host.answer = [&host, &png, answer] {
        const QByteArray line = host.received.constLast().requestLine;
        if (line.contains("/good"))
            return answer("200 OK", png);
        if (line.contains("/moved"))
            return answer("302 Found\r\nLocation: /good.png", {});
        if (line.contains("/page"))
            return answer("200 OK", "<html>gone</html>");
        return answer("404 Not Found", {});
    };
    const auto at = [&host](const QString &path) {
        return u"http://127.0.0.1:%1/%2"_s.arg(host.serverPort()).arg(path);
    };
    OldChatDatabase chat(m_mariadb);
    const qint64 ann = chat.addUser(u"ann"_s, u"secret1"_s);
    const qint64 bob = chat.addUser(u"bob"_s, u"secret2"_s);
    for (const QString &path : {u"good.png"_s, u"moved.png"_s, u"missing.png"_s, u"page.html"_s})
        chat.say({ann, 1, u"<img src=\"%1\" />"_s.arg(at(path)), u"2024-05-01 12:00:00"_s, at(path)});
    chat.say({bob, 1, u"nice"_s});
    {
        // Nobody makes the server reach into the house.
        NewHome home(m_ground);
        const ImportEnd end = home.moveIn(chat);
        QVERIFY2(end.code == 0, qPrintable(end.log + end.text));
        QVERIFY(host.received.isEmpty());
        QCOMPARE(home.valueOf(
                     u"SELECT COUNT(*) FROM messages WHERE upload_id IS NULL AND text LIKE 'http://127%'"_s),
                 u"4"_s);
    }
    NewHome home(m_ground);
    const ImportEnd end = home.moveIn(chat, {u"--webhook-allow-private"_s});
    QVERIFY2(end.code == 0, qPrintable(end.log + end.text));
    QVERIFY2(end.text.contains(u"2 pictures fetched"_s)
                 && end.text.contains(u"2 messages with a picture that has"_s),
             qPrintable(end.text));
    const qsizetype asked = host.received.size();
    QCOMPARE(home.moveIn(chat, {u"--webhook-allow-private"_s}).code, 0);
    QCOMPARE(host.received.size(), asked);

    QVERIFY(home.server().start());
    auto peer = home.returning(u"bob"_s, u"secret2"_s);
    QVERIFY(peer);
    const QList<QJsonObject> messages = messagesOf(*peer, conversationNamed(*peer, u"Room 1"_s));
    QCOMPARE(textsOf(messages),
             (QStringList{QString(), QString(), at(u"missing.png"_s), at(u"page.html"_s), u"nice"_s}));
    for (int i = 0; i < 2; ++i) {
        QCOMPARE(messages[i]["image"_L1]["width"_L1].toInt(), 40);
        const Answer picture = peer->get(u"/images/"_s + messages[i]["image"_L1]["id"_L1].toString());
        QCOMPARE(picture.status, 200);
        QVERIFY(!picture.body.isEmpty());
    }
}

} // namespace

QTEST_GUILESS_MAIN(TestImportPictureStory)
#include "tst_import_picture_story.moc"
