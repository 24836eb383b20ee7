// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/integration/image_host.h"
#include "tests/integration/message_calls.h"
#include "tests/support/house.h"

#include <QBuffer>
#include <QDirIterator>
#include <QElapsedTimer>
#include <QImage>
#include <QTest>

namespace {

using namespace foyer::test;
using namespace Qt::StringLiterals;
using Mood = ImageHost::Mood;

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

/// Pictures that the server keeps with a public host, on a real server and a host that speaks as the real ones do.
class TestImageHostStory : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase_data() { Ground::addDatabases(); }

    void aPictureLiesWithTheHost_data() { addHosts(); }
    void aPictureLiesWithTheHost();
    void aPictureIsNeverLost_data();
    void aPictureIsNeverLost();
    void aWrongKeyKeepsPicturesHere_data() { addHosts(); }
    void aWrongKeyKeepsPicturesHere();
    void theSamePictureTwiceIsDeletedOnce();
    void whatSomebodyElseHasThereIsNotReliedOn();
    void picturesAreFoundAfterTheHostWasTurnedOff();

private:
    static void addHosts()
    {
        QTest::addColumn<QString>("kind");
        QTest::newRow("smms") << u"smms"_s;
        QTest::newRow("freeimage") << u"freeimage"_s;
    }
    [[nodiscard]] QStringList options(const QString &kind, const QString &key = u"the token"_s) const
    {
        return {u"--images"_s, kind, u"--image-host-key"_s, key, u"--image-host-url"_s, m_host->base()};
    }
    static Answer upload(Peer &peer, const QByteArray &bytes)
    {
        return peer.call("POST", u"/images"_s, bytes, {{"Content-Type", "image/png"}});
    }
    static QString pathOf(const Answer &image)
    {
        return u"/images/"_s + image.json.value("id"_L1).toString();
    }
    /// Large files of pictures in the server's folder.
    static int kept(const House &house)
    {
        QDirIterator walk(house.dataFolder() + u"/images"_s, {u"full"_s}, QDir::Files,
                          QDirIterator::Subdirectories);
        int count = 0;
        for (; walk.hasNext(); walk.next())
            ++count;
        return count;
    }

    Ground m_ground;
    std::unique_ptr<ImageHost> m_host;

private slots:
    void init() { m_host = std::make_unique<ImageHost>(); }
};

void TestImageHostStory::aPictureLiesWithTheHost()
{
    QFETCH(const QString, kind);
    House house(m_ground, options(kind));
    auto ann = house.online(u"ann"_s);
    auto bob = house.online(u"bob"_s);
    QVERIFY(ann && bob);
    const Answer image = upload(*ann, picture(Qt::red));
    QCOMPARE(image.status, 201);
    QTRY_COMPARE(kept(house), 0);
    QCOMPARE(m_host->pictures.size(), 1);
    // People get it from the server as ever, and only those who may.
    const Answer mine = ann->get(pathOf(image));
    QCOMPARE(mine.status, 200);
    QCOMPARE(mine.body, m_host->pictures.first());
    QCOMPARE(ann->get(pathOf(image) + u"/thumbnail"_s).status, 200);
    QCOMPARE(bob->get(pathOf(image)).status, 404);
    const QJsonObject posted =
        ann->outcome(ann->say(kLobby, u"Look!"_s, {}, image.json.value("id"_L1).toString()));
    QCOMPARE(posted.value("type"_L1).toString(), u"posted"_s);
    QCOMPARE(bob->get(pathOf(image)).body, m_host->pictures.first());
    QVERIFY(!QString::fromUtf8(bob->get(u"/conversations/%1/messages"_s.arg(kLobby)).body)
                 .contains(m_host->base()));
    // Recalled, it is gone there too, where the host can delete.
    const qint64 seq = posted.value("message"_L1)["seq"_L1].toInteger(posted.value("seq"_L1).toInteger());
    QCOMPARE(recall(*ann, kLobby, seq).status, 200);
    QCOMPARE(bob->get(pathOf(image)).status, 404);
    if (kind == u"smms"_s)
        QTRY_COMPARE(m_host->pictures.size(), 0);
}

void TestImageHostStory::aPictureIsNeverLost_data()
{
    QTest::addColumn<QString>("kind");
    QTest::addColumn<Mood>("mood");
    for (const QString &kind : {u"smms"_s, u"freeimage"_s}) {
        const auto row = [&kind](const char *name, Mood mood) {
            QTest::addRow("%s, %s", qPrintable(kind), name) << kind << mood;
        };
        row("500", Mood::ServerError);
        row("wrong JSON", Mood::WrongJson);
        row("empty JSON", Mood::Empty);
        row("cut", Mood::Cut);
        row("another picture", Mood::Changed);
        row("lost", Mood::Forgetful);
        row("strange URL", Mood::Strange);
    }
    QTest::newRow("smms, silent") << u"smms"_s << Mood::Silent;
}

void TestImageHostStory::aPictureIsNeverLost()
{
    QFETCH(const QString, kind);
    QFETCH(const Mood, mood);
    House house(m_ground, options(kind));
    auto ann = house.resident(u"ann"_s);
    QVERIFY(ann);
    m_host->mood = mood;
    QElapsedTimer time;
    time.start();
    const Answer image = upload(*ann, picture(Qt::green));
    QCOMPARE(image.status, 201);
    // Nobody waits for a host.
    QVERIFY(time.elapsed() < 5'000 * patience());
    if (mood != Mood::Silent)
        QTRY_VERIFY(house.server().log().contains("event=image_host_failed"));
    else
        QTRY_VERIFY(!m_host->received.isEmpty());
    QCOMPARE(kept(house), 1);
    const Answer mine = ann->get(pathOf(image));
    QCOMPARE(mine.status, 200);
    QVERIFY(!QImage::fromData(mine.body).isNull());
    // The server ends in time all the same, and the next one has it.
    QCOMPARE(house.server().stop(), 0);
    QVERIFY(house.server().start());
    QCOMPARE(ann->get(pathOf(image)).body, mine.body);
}

void TestImageHostStory::aWrongKeyKeepsPicturesHere()
{
    QFETCH(const QString, kind);
    House house(m_ground, options(kind, u"another"_s));
    auto ann = house.resident(u"ann"_s);
    QVERIFY(ann);
    const Answer image = upload(*ann, picture(Qt::blue));
    QCOMPARE(image.status, 201);
    QTRY_COMPARE(m_host->refusals, 1);
    QTRY_VERIFY(house.server().log().contains("event=image_host_failed"));
    QVERIFY(!house.server().log().contains("another"));
    QCOMPARE(ann->get(pathOf(image)).status, 200);
}

void TestImageHostStory::theSamePictureTwiceIsDeletedOnce()
{
    House house(m_ground, options(u"smms"_s));
    auto ann = house.online(u"ann"_s);
    QVERIFY(ann);
    QList<Answer> images;
    QList<qint64> seqs;
    for (int i = 0; i < 2; ++i) {
        images.append(upload(*ann, picture(Qt::cyan)));
        QCOMPARE(images.last().status, 201);
        QTRY_COMPARE(kept(house), 0);
        const QJsonObject posted =
            ann->outcome(ann->say(kLobby, {}, {}, images.last().json.value("id"_L1).toString()));
        QCOMPARE(posted.value("type"_L1).toString(), u"posted"_s);
        seqs.append(posted.value("message"_L1)["seq"_L1].toInteger(posted.value("seq"_L1).toInteger()));
    }
    QCOMPARE(m_host->uploads, 1);
    QCOMPARE(recall(*ann, kLobby, seqs.first()).status, 200);
    QCOMPARE(m_host->deletions, 0);
    QCOMPARE(ann->get(pathOf(images.last())).status, 200);
    QCOMPARE(recall(*ann, kLobby, seqs.last()).status, 200);
    QTRY_COMPARE(m_host->pictures.size(), 0);
    QCOMPARE(m_host->deletions, 1);
}

void TestImageHostStory::whatSomebodyElseHasThereIsNotReliedOn()
{
    House house(m_ground, options(u"smms"_s));
    auto ann = house.resident(u"ann"_s);
    QVERIFY(ann);
    const Answer first = upload(*ann, picture(Qt::magenta));
    QTRY_COMPARE(kept(house), 0);
    // Another server, another database, the same host.
    House other(m_ground, options(u"smms"_s));
    auto eve = other.resident(u"eve"_s);
    QVERIFY(eve);
    const Answer second = upload(*eve, picture(Qt::magenta));
    QTRY_VERIFY(other.server().log().contains("event=image_host_failed"));
    QCOMPARE(kept(other), 1);
    m_host->pictures.clear();
    QCOMPARE(eve->get(pathOf(second)).status, 200);
    // What was left to the host and is lost there is told as what it is.
    QCOMPARE(ann->get(pathOf(first)).status, 503);
    QCOMPARE(ann->get(pathOf(first) + u"/thumbnail"_s).status, 200);
}

void TestImageHostStory::picturesAreFoundAfterTheHostWasTurnedOff()
{
    House house(m_ground, options(u"smms"_s));
    auto ann = house.resident(u"ann"_s);
    QVERIFY(ann);
    const Answer image = upload(*ann, picture(Qt::yellow));
    QTRY_COMPARE(kept(house), 0);
    QCOMPARE(house.server().stop(), 0);
    // On the loopback the host's address counts as one of the house, which only an operator may name.
    house.server().setOptions({u"--images"_s, u"folder"_s, u"--image-host-url"_s, m_host->base()});
    QVERIFY(house.server().start());
    QCOMPARE(ann->get(pathOf(image)).status, 200);
    const Answer next = upload(*ann, picture(Qt::gray));
    QCOMPARE(next.status, 201);
    QCOMPARE(kept(house), 1);
    QCOMPARE(m_host->uploads, 1);
}

} // namespace

QTEST_GUILESS_MAIN(TestImageHostStory)
#include "tst_image_host_story.moc"
