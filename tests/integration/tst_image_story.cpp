// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/house.h"

#include <QBuffer>
#include <QImage>
#include <QTest>

namespace {

using namespace foyer::test;
using namespace Qt::StringLiterals;

const QByteArray kMarker = "51.5007N 0.1246W";

/// A picture that compresses badly, so that it has the size wanted.
QImage noise(int width, int height)
{
    QImage image(width, height, QImage::Format_RGB32);
    quint32 state = 1;
    for (int y = 0; y < height; ++y) {
        for (int x = 0; x < width; ++x) {
            state = state * 1664525 + 1013904223;
            image.setPixel(x, y, 0xff000000 | (state >> 8));
        }
    }
    return image;
}

QByteArray encoded(const QImage &image, const char *format)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, format, 90);
    return bytes;
}

/// A JPEG of a camera held upright: orientation 6 (turn right), and where it was taken.
QByteArray photograph(int width, int height)
{
    const QByteArray jpeg = encoded(noise(width, height), "JPEG");
    const QByteArray tiff = QByteArray::fromHex("49492a0008000000" // little endian, first directory at 8
                                                "0200" // two entries
                                                "120103000100000006000000" // orientation 6
                                                "0e010200") // description, text
        + QByteArray::fromHex(QByteArray::number(kMarker.size() + 1, 16).rightJustified(2, '0') + "000000")
        + QByteArray::fromHex("26000000" // text at 38
                              "00000000")
        + kMarker + '\0';
    QByteArray segment = QByteArray("Exif\0\0", 6) + tiff;
    const auto length = static_cast<quint16>(segment.size() + 2);
    QByteArray head = QByteArray::fromHex("ffe1");
    head += char(length >> 8);
    head += char(length & 0xff);
    return jpeg.left(2) + head + segment + jpeg.mid(2);
}

/// Pictures, sent whole and in parts.
class TestImageStory : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase_data() { Ground::addDatabases(); }

    void aPictureIsCleanedAndShownToMembersOnly();
    void aPictureInPartsSurvivesARestart();
    void wrongPicturesAreRefused();
    void transfersAreOnesOwn();
    void partsMustFit();
    void picturesOutliveARestart();

private:
    static QString pathOf(const Answer &image, const QString &rest = {})
    {
        return u"/images/"_s + image.json.value("id"_L1).toString() + rest;
    }
    static Headers tus(const Headers &more = {}) { return Headers{{"Tus-Resumable", "1.0.0"}} + more; }
    static Answer begin(Peer &peer, qint64 size)
    {
        return peer.call("POST", u"/uploads"_s, {}, tus({{"Upload-Length", QByteArray::number(size)}}));
    }
    static Answer part(Peer &peer, const QString &path, qint64 offset, const QByteArray &bytes)
    {
        return peer.call("PATCH", path, bytes,
                         tus({{"Upload-Offset", QByteArray::number(offset)},
                              {"Content-Type", "application/offset+octet-stream"}}));
    }
    static QString locationOf(const Answer &begun)
    {
        return QString::fromLatin1(begun.headers.value("location")).remove(u"/api/v1"_s);
    }

    Ground m_ground;
};

void TestImageStory::aPictureIsCleanedAndShownToMembersOnly()
{
    House house(m_ground);
    QVERIFY(house.isUp());
    auto ann = house.online(u"ann"_s);
    auto bob = house.online(u"bob"_s);
    auto eve = house.online(u"eve"_s);
    QVERIFY(ann && bob && eve);
    const qint64 room = ann->post(u"/rooms"_s, {{u"name"_s, u"Photos"_s}, {u"topic"_s, u""_s}})
                            .json.value("id"_L1)
                            .toInteger();
    QCOMPARE(bob->post(u"/rooms/%1/join"_s.arg(room)).status, 200);

    const QByteArray original = photograph(600, 400);
    QVERIFY(original.contains(kMarker));
    const Answer image =
        ann->call("POST", u"/images"_s, original, {{"Content-Type", "application/octet-stream"}});
    QCOMPARE(image.status, 201);
    QCOMPARE(image.json.value("type"_L1).toString(), u"image/jpeg"_s);
    QCOMPARE(image.json.value("width"_L1).toInt(), 400); // turned upright
    QCOMPARE(image.json.value("height"_L1).toInt(), 600);
    QCOMPARE(image.json.value("thumbnailHeight"_L1).toInt(), 480);
    QCOMPARE(image.json.value("id"_L1).toString().size(), 32);

    const Answer full = ann->get(pathOf(image));
    QCOMPARE(full.status, 200);
    QCOMPARE(full.headers.value("content-type"), QByteArray("image/jpeg"));
    QCOMPARE(full.headers.value("cache-control"), QByteArray("private, max-age=31536000, immutable"));
    QCOMPARE(full.headers.value("x-content-type-options"), QByteArray("nosniff"));
    QCOMPARE(full.body.size(), image.json.value("bytes"_L1).toInteger());
    QVERIFY(!full.body.contains("Exif"));
    QVERIFY(!full.body.contains(kMarker));
    QCOMPARE(QImage::fromData(full.body).size(), QSize(400, 600));
    const Answer thumbnail = ann->get(pathOf(image, u"/thumbnail"_s));
    QCOMPARE(QImage::fromData(thumbnail.body).size(), QSize(320, 480));

    // Until it is posted it is nobody else's.
    QCOMPARE(bob->get(pathOf(image)).status, 404);
    const QString id = image.json.value("id"_L1).toString();
    QCOMPARE(bob->outcome(bob->say(room, u"mine?"_s, {}, id)).value("type"_L1).toString(), u"error"_s);
    const QString ref = ann->say(room, u""_s, {}, id);
    QCOMPARE(ann->outcome(ref).value("type"_L1).toString(), u"posted"_s);
    // The notices of who joined come first.
    const auto isIt = [&ref](const QJsonObject &event) {
        return event.value("message"_L1).toObject().value("ref"_L1) == ref;
    };
    const QJsonObject heard = bob->await(u"message"_s, isIt).value("message"_L1).toObject();
    QCOMPARE(heard.value("image"_L1).toObject(), image.json);
    QCOMPARE(bob->get(pathOf(image)).body, full.body);
    for (const QString &rest : {u""_s, u"/thumbnail"_s}) {
        QCOMPARE(eve->get(pathOf(image, rest)).status, 404);
        QCOMPARE(house.stranger()->get(pathOf(image, rest)).status, 401);
    }
    QCOMPARE(eve->get(u"/images/%1"_s.arg(QString(32, u'0'))).body, eve->get(pathOf(image)).body);
    // Who leaves sees it no more.
    QCOMPARE(bob->post(u"/rooms/%1/leave"_s.arg(room)).status, 204);
    QCOMPARE(bob->get(pathOf(image)).status, 404);
}

void TestImageStory::aPictureInPartsSurvivesARestart()
{
    House house(m_ground);
    QVERIFY(house.isUp());
    auto ann = house.online(u"ann"_s);
    QVERIFY(ann);
    const int partBytes = ann->get(u"/server"_s).json.value("limits"_L1)["uploadPartBytes"_L1].toInt();
    QCOMPARE(partBytes, 256 * 1024);
    const QByteArray original = encoded(noise(640, 480), "PNG");
    QVERIFY(original.size() > 3 * partBytes);

    const Answer begun = begin(*ann, original.size());
    QCOMPARE(begun.status, 201);
    QCOMPARE(begun.headers.value("tus-resumable"), QByteArray("1.0.0"));
    const QString path = locationOf(begun);
    QVERIFY(path.startsWith(u"/uploads/"));
    for (int i = 0; i < 2; ++i) {
        const Answer taken = part(*ann, path, i * partBytes, original.mid(i * partBytes, partBytes));
        QCOMPARE(taken.status, 204);
        QCOMPARE(taken.headers.value("upload-offset").toInt(), (i + 1) * partBytes);
    }
    QCOMPARE(ann->get(path).json.value("received"_L1).toInt(), 2 * partBytes);
    house.server().kill();
    QVERIFY(house.server().start());

    const Answer head = ann->call("HEAD", path, {}, tus());
    QCOMPARE(head.status, 200);
    const qint64 offset = head.headers.value("upload-offset").toLongLong();
    QCOMPARE(head.headers.value("upload-length").toLongLong(), original.size());
    QVERIFY(offset == partBytes || offset == 2 * partBytes);
    qint64 at = offset;
    while (at < original.size()) {
        const QByteArray bytes = original.mid(at, partBytes);
        QCOMPARE(part(*ann, path, at, bytes).status, 204);
        at += bytes.size();
    }
    const QJsonObject image = ann->get(path).json.value("image"_L1).toObject();
    QCOMPARE(image.value("type"_L1).toString(), u"image/png"_s);
    QVERIFY(ann->open());
    const QString ref = ann->say(kLobby, u"look"_s, {}, image.value("id"_L1).toString());
    QCOMPARE(ann->outcome(ref).value("type"_L1).toString(), u"posted"_s);
    const Answer full = ann->get(u"/images/"_s + image.value("id"_L1).toString());
    QCOMPARE(QImage::fromData(full.body).convertToFormat(QImage::Format_RGB32), noise(640, 480));
}

void TestImageStory::wrongPicturesAreRefused()
{
    House house(m_ground, {u"--max-image-mib=1"_s, u"--max-image-megapixels=1"_s});
    QVERIFY(house.isUp());
    auto ann = house.resident(u"ann"_s);
    QVERIFY(ann);
    const auto refusal = [&ann](const QByteArray &bytes) {
        const Answer answer = ann->call("POST", u"/images"_s, bytes, {{"Content-Type", "image/png"}});
        return answer.code();
    };
    const QByteArray png = encoded(noise(100, 100), "PNG");
    QCOMPARE(refusal("just some words"), u"unsupported-media-type"_s);
    QCOMPARE(refusal("<svg xmlns='http://www.w3.org/2000/svg'/>"), u"unsupported-media-type"_s);
    QCOMPARE(refusal(png.left(png.size() / 2)), u"image-broken"_s);
    QCOMPARE(refusal(encoded(noise(2000, 600), "JPEG").left(300'000)), u"image-too-large"_s); // pixels
    // Bytes. The answer must get through although the client is still sending.
    const QByteArray large = encoded(noise(900, 900), "PNG");
    QVERIFY(large.size() > 2'000'000);
    const QByteArray answer = rawExchange(house.server().url(),
                                          "POST /api/v1/images HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer "
                                              + ann->token.toLatin1() + "\r\nContent-Length: "
                                              + QByteArray::number(large.size()) + "\r\n\r\n" + large);
    QVERIFY2(answer.startsWith("HTTP/1.1 413") && answer.contains("too-large"), answer.constData());
    QCOMPARE(begin(*ann, 2'000'000).code(), u"image-too-large"_s);
    QCOMPARE(ann->call("POST", u"/images"_s, png, {{"Content-Type", "text/html"}}).status, 201);
    QCOMPARE(house.stranger()->call("POST", u"/images"_s, png).status, 401);
}

void TestImageStory::transfersAreOnesOwn()
{
    House house(m_ground);
    QVERIFY(house.isUp());
    auto ann = house.resident(u"ann"_s);
    auto eve = house.resident(u"eve"_s);
    QVERIFY(ann && eve);
    const QByteArray png = encoded(noise(50, 50), "PNG");
    const QString path = locationOf(begin(*ann, png.size()));
    QCOMPARE(eve->get(path).status, 404);
    QCOMPARE(eve->call("HEAD", path, {}, tus()).status, 404);
    QCOMPARE(part(*eve, path, 0, png).status, 404);
    QCOMPARE(eve->call("DELETE", path, {}, tus()).status, 404);
    QCOMPARE(part(*ann, path, 0, png).status, 204);
    QCOMPARE(ann->get(path).json.value("image"_L1).toObject().value("width"_L1).toInt(), 50);
    const QString given_up = locationOf(begin(*ann, png.size()));
    QCOMPARE(ann->call("DELETE", given_up, {}, tus()).status, 204);
    QCOMPARE(ann->get(given_up).status, 404);
}

void TestImageStory::partsMustFit()
{
    House house(m_ground);
    QVERIFY(house.isUp());
    auto ann = house.resident(u"ann"_s);
    QVERIFY(ann);
    const QByteArray png = encoded(noise(50, 50), "PNG");
    const QString path = locationOf(begin(*ann, png.size()));
    QCOMPARE(part(*ann, path, 7, png.mid(7)).code(), u"upload-offset-mismatch"_s);
    QCOMPARE(part(*ann, path, 0, png.left(100)).status, 204);
    QCOMPARE(part(*ann, path, 0, png.left(100)).code(), u"upload-offset-mismatch"_s);
    QVERIFY(part(*ann, path, 100, png).status >= 400); // longer than announced
    const Answer noVersion = ann->call("PATCH", path, png.mid(100), {{"Upload-Offset", "100"}});
    QVERIFY(noVersion.status >= 400 && noVersion.status < 500);
    QCOMPARE(part(*ann, path, 100, png.mid(100)).status, 204);
    // Nonsense that is whole in parts is refused at the end, not before.
    const QByteArray nonsense(1'000, 'x');
    const QString other = locationOf(begin(*ann, nonsense.size()));
    QCOMPARE(part(*ann, other, 0, nonsense.left(500)).status, 204);
    QCOMPARE(part(*ann, other, 500, nonsense.mid(500)).code(), u"unsupported-media-type"_s);
    for (const char *size : {"0", "-1", "x", "99999999999999999999"}) {
        const Answer begun = ann->call("POST", u"/uploads"_s, {}, tus({{"Upload-Length", size}}));
        QVERIFY2(begun.status >= 400 && begun.status < 500, size);
    }
}

void TestImageStory::picturesOutliveARestart()
{
    House house(m_ground);
    QVERIFY(house.isUp());
    auto ann = house.online(u"ann"_s);
    QVERIFY(ann);
    const Answer image = ann->call("POST", u"/images"_s, encoded(noise(64, 64), "PNG"));
    QCOMPARE(image.status, 201);
    QVERIFY(!ann->outcome(ann->say(kLobby, u"x"_s, {}, image.json.value("id"_L1).toString())).isEmpty());
    const QByteArray before = ann->get(pathOf(image)).body;
    house.server().kill();
    QVERIFY(house.server().start());
    QCOMPARE(ann->get(pathOf(image)).body, before);
    const QJsonArray all = ann->get(u"/conversations/1/messages"_s).json.value("messages"_L1).toArray();
    QCOMPARE(all[0]["image"_L1].toObject(), image.json);
}

} // namespace

QTEST_GUILESS_MAIN(TestImageStory)
#include "tst_image_story.moc"
