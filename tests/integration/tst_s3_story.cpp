// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/integration/message_calls.h"
#include "tests/support/house.h"

#include <QBuffer>
#include <QDirIterator>
#include <QImage>
#include <QProcess>
#include <QTcpServer>
#include <QTest>

namespace {

using namespace foyer::test;
using namespace Qt::StringLiterals;

QByteArray picture(Qt::GlobalColor color)
{
    QImage image(300, 200, QImage::Format_RGB32);
    image.fill(color);
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, "PNG");
    return bytes;
}

/// s3rver: S3's protocol on a folder, in a process of its own. It takes any signature: tst_curl_client looks at those.
class S3Server
{
public:
    S3Server()
    {
        QTcpServer free;
        free.listen(QHostAddress::LocalHost);
        m_port = free.serverPort();
    }
    ~S3Server() { stop(); }

    [[nodiscard]] bool start()
    {
        m_process.setProcessChannelMode(QProcess::MergedChannels);
        m_process.start(QStringLiteral(FOYER_NODE),
                        {QStringLiteral(FOYER_S3RVER), u"-d"_s, m_folder.path(), u"-a"_s, u"127.0.0.1"_s,
                         u"-p"_s, QString::number(m_port), u"--configure-bucket"_s, u"pictures"_s});
        return QTest::qWaitFor(
            [this] {
                m_said += m_process.readAll();
                return m_said.contains("listening");
            },
            15'000 * patience());
    }
    void stop()
    {
        m_process.kill();
        m_process.waitForFinished();
        m_said.clear();
    }

    [[nodiscard]] QStringList options(const QString &key = u"S3RVER"_s) const
    {
        return {u"--images=s3"_s, u"--s3-bucket=http://127.0.0.1:%1/pictures"_s.arg(m_port),
                u"--s3-access-key="_s + key, u"--s3-secret-key=S3RVER"_s};
    }
    /// Objects in the bucket.
    [[nodiscard]] int objects() const
    {
        QDirIterator walk(m_folder.filePath(u"pictures"_s), {u"*._S3rver_object"_s}, QDir::Files,
                          QDirIterator::Subdirectories);
        int count = 0;
        for (; walk.hasNext(); walk.next())
            ++count;
        return count;
    }
    [[nodiscard]] QByteArray said() { return m_said += m_process.readAll(); }

private:
    QTemporaryDir m_folder;
    QProcess m_process;
    QByteArray m_said;
    quint16 m_port = 0;
};

/// Pictures in a bucket of S3.
class TestS3Story : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase_data() { Ground::addSqlite(); }
    void init();
    void cleanup() { m_bucket.reset(); }

    void picturesLieInTheBucket();
    void avatarsLieInTheBucket();
    void twoServersShareABucket();
    void anotherKeyIsRefused();
    void withoutTheBucketNothingIsLost();
    void picturesOfBeforeAreStillFound();

private:
    static Answer upload(Peer &peer, const QByteArray &bytes)
    {
        return peer.call("POST", u"/images"_s, bytes, {{"Content-Type", "image/png"}});
    }
    static QString pathOf(const Answer &image)
    {
        return u"/images/"_s + image.json.value("id"_L1).toString();
    }

    Ground m_ground;
    std::unique_ptr<S3Server> m_bucket;
};

void TestS3Story::init()
{
    m_bucket = std::make_unique<S3Server>();
    QVERIFY2(m_bucket->start(), m_bucket->said().constData());
}

void TestS3Story::picturesLieInTheBucket()
{
    House house(m_ground, m_bucket->options());
    auto ann = house.online(u"ann"_s);
    auto bob = house.online(u"bob"_s);
    QVERIFY(ann && bob);
    const Answer image = upload(*ann, picture(Qt::red));
    QCOMPARE(image.status, 201);
    QCOMPARE(m_bucket->objects(), 2);
    const Answer mine = ann->get(pathOf(image));
    QCOMPARE(mine.status, 200);
    QCOMPARE(QImage::fromData(mine.body).size(), QSize(300, 200));
    QVERIFY(!QImage::fromData(ann->get(pathOf(image) + u"/thumbnail"_s).body).isNull());
    QCOMPARE(bob->get(pathOf(image)).status, 404);
    const QJsonObject posted = ann->outcome(ann->say(kLobby, {}, {}, image.json.value("id"_L1).toString()));
    QCOMPARE(posted.value("type"_L1).toString(), u"posted"_s);
    QCOMPARE(bob->get(pathOf(image)).body, mine.body);
    const qint64 seq = posted.value("message"_L1)["seq"_L1].toInteger(posted.value("seq"_L1).toInteger());
    QCOMPARE(recall(*ann, kLobby, seq).status, 200);
    QTRY_COMPARE(m_bucket->objects(), 0);
}

void TestS3Story::avatarsLieInTheBucket()
{
    House house(m_ground, m_bucket->options());
    auto ann = house.resident(u"ann"_s);
    QVERIFY(ann);
    const Answer avatar =
        ann->call("PUT", u"/me/avatar"_s, picture(Qt::blue), {{"Content-Type", "image/png"}});
    QVERIFY2(avatar.status == 200 || avatar.status == 201, avatar.body.constData());
    QVERIFY(m_bucket->objects() > 0);
}

void TestS3Story::twoServersShareABucket()
{
    House one(m_ground, m_bucket->options());
    auto ann = one.resident(u"ann"_s);
    QVERIFY(ann);
    const Answer image = upload(*ann, picture(Qt::green));
    QCOMPARE(image.status, 201);
    // A second node: the same database and bucket, another folder.
    const QTemporaryDir folder;
    ServerProcess two(folder.filePath(u"data"_s), one.database().url(), m_bucket->options());
    QVERIFY(two.start());
    Peer elsewhere(two.url(), m_ground.recorder());
    elsewhere.token = ann->token;
    QCOMPARE(elsewhere.get(pathOf(image)).body, ann->get(pathOf(image)).body);
    QCOMPARE(two.stop(), 0);
}

void TestS3Story::anotherKeyIsRefused()
{
    House house(m_ground, m_bucket->options(u"STRANGER"_s));
    auto ann = house.resident(u"ann"_s);
    QVERIFY(ann);
    QCOMPARE(upload(*ann, picture(Qt::red)).status, 503);
    QVERIFY(house.server().log().contains("event=s3_failed"));
    QVERIFY(house.server().log().contains("InvalidAccessKeyId"));
    QVERIFY(!house.server().log().contains("S3RVER"));
    QCOMPARE(m_bucket->objects(), 0);
}

void TestS3Story::withoutTheBucketNothingIsLost()
{
    House house(m_ground, m_bucket->options());
    auto ann = house.resident(u"ann"_s);
    QVERIFY(ann);
    const Answer before = upload(*ann, picture(Qt::red));
    QCOMPARE(before.status, 201);
    m_bucket->stop();
    // Refused, not half taken; the clients keep the picture and send it again.
    QCOMPARE(upload(*ann, picture(Qt::blue)).status, 503);
    QCOMPARE(ann->get(pathOf(before)).status, 503);
    QCOMPARE(ann->get(u"/me"_s).status, 200);
    QVERIFY(m_bucket->start());
    QCOMPARE(ann->get(pathOf(before)).status, 200);
    QCOMPARE(upload(*ann, picture(Qt::blue)).status, 201);
}

void TestS3Story::picturesOfBeforeAreStillFound()
{
    House house(m_ground);
    auto ann = house.resident(u"ann"_s);
    QVERIFY(ann);
    const Answer before = upload(*ann, picture(Qt::red));
    QCOMPARE(before.status, 201);
    QCOMPARE(house.server().stop(), 0);
    house.server().setOptions(m_bucket->options());
    QVERIFY(house.server().start());
    QCOMPARE(ann->get(pathOf(before)).status, 200);
    QCOMPARE(m_bucket->objects(), 0);
    QCOMPARE(upload(*ann, picture(Qt::blue)).status, 201);
    QCOMPARE(m_bucket->objects(), 2);
}

} // namespace

QTEST_GUILESS_MAIN(TestS3Story)
#include "tst_s3_story.moc"
