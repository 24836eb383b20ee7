// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/integration/message_calls.h"
#include "tests/support/house.h"

#include <QBuffer>
#include <QDir>
#include <QImage>
#include <QProcess>
#include <QTest>
#include <QUrlQuery>

#include <algorithm>

namespace {

using namespace foyer::test;
using namespace Qt::StringLiterals;

Answer search(Peer &peer, const QString &words, const QList<QPair<QString, QString>> &fields = {})
{
    QString path = u"/search?q="_s + QString::fromLatin1(QUrl::toPercentEncoding(words));
    for (const auto &[key, value] : fields)
        path += u'&' + key + u'=' + QString::fromLatin1(QUrl::toPercentEncoding(value));
    return peer.get(path);
}

QStringList textsOf(const Answer &answer)
{
    QStringList texts;
    for (const QJsonValue &hit : answer.json.value("hits"_L1).toArray())
        texts.append(hit["message"_L1]["text"_L1].toString());
    return texts;
}

/// What is found once as much is found, or in the end.
QStringList foundIn(Peer &peer, const QString &words, qsizetype count,
                    const QList<QPair<QString, QString>> &fields = {})
{
    QStringList texts;
    (void)QTest::qWaitFor(
        [&] {
            texts = textsOf(search(peer, words, fields));
            return texts.size() == count;
        },
        20'000 * patience());
    return texts;
}

/// How many there are on all pages; -1 when one was met twice.
int countOf(Peer &peer, const QString &words)
{
    QSet<qint64> seen;
    QString next;
    do {
        const Answer page = search(peer, words, {{u"limit"_s, u"50"_s}, {u"before"_s, next}});
        if (page.status != 200)
            return -1;
        for (const QJsonValue &hit : page.json.value("hits"_L1).toArray()) {
            const qint64 seq = hit["message"_L1]["seq"_L1].toInteger();
            if (seen.contains(seq))
                return -1;
            seen.insert(seq);
        }
        next = page.json.value("next"_L1).toString();
    } while (!next.isEmpty());
    return int(seen.size());
}

QByteArray smallPicture()
{
    QImage image(16, 16, QImage::Format_RGB32);
    image.fill(Qt::darkGreen);
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, "PNG");
    return bytes;
}

/// Posts that wait for their answers at the same time.
constexpr int kAtOnce = 20;

/// Says "needle N", N from `first` on.
bool sayMany(Peer &peer, int first)
{
    QStringList refs;
    for (int i = 0; i < kAtOnce; ++i)
        refs.append(peer.say(kLobby, u"needle %1"_s.arg(first + i)));
    return std::all_of(refs.cbegin(), refs.cend(), [&peer](const QString &ref) {
        return peer.outcome(ref).value("type"_L1).toString() == "posted"_L1;
    });
}

/// Finding what was said, and never what is none of one's business.
class TestSearchStory : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase_data() { Ground::addDatabases(); }

    void whatWasSaidIsFoundByItsParts();
    void filtersNarrowWhatIsFound();
    void othersRoomsAndRecalledWordsStayHidden();
    void nonsenseGetsAnAnswer();
    void aKilledServerFindsEverythingOnce();
    void anOlderDatabaseIsIndexedAnew();

private:
    Ground m_ground;
};

void TestSearchStory::whatWasSaidIsFoundByItsParts()
{
    House house(m_ground);
    QVERIFY(house.isUp());
    auto ann = house.resident(u"ann"_s);
    auto bob = house.resident(u"bob"_s);
    QVERIFY(ann && bob);
    const qint64 room = roomOf(*ann, u"Kitchen"_s, {bob.get()});
    QVERIFY(saidBy(*ann, room, u"The teapot stands\non the shelf"_s));
    QVERIFY(saidBy(*bob, kLobby, u"今天下午去喝茶，带上 teapot"_s));
    QCOMPARE(foundIn(*bob, u"EAPO"_s, 2),
             QStringList({u"今天下午去喝茶，带上 teapot"_s, u"The teapot stands\non the shelf"_s}));
    QCOMPARE(foundIn(*ann, u"喝茶"_s, 1), QStringList({u"今天下午去喝茶，带上 teapot"_s}));
    const Answer answer = search(*ann, u"stands shelf"_s);
    const QJsonValue hit = answer.json.value("hits"_L1)[0];
    QCOMPARE(hit["message"_L1]["conversation"_L1].toInteger(), room);
    QCOMPARE(hit["snippet"_L1].toString(), u"The teapot stands on the shelf"_s);
    QCOMPARE(hit["ranges"_L1].toArray(),
             QJsonArray({QJsonObject{{u"start"_s, 11}, {u"length"_s, 6}},
                         QJsonObject{{u"start"_s, 25}, {u"length"_s, 5}}}));
    QVERIFY(answer.json.value("next"_L1).isNull());
    QCOMPARE(answer.json.value("indexing"_L1), QJsonValue(false));
    // As forms write a blank.
    QCOMPARE(textsOf(ann->get(u"/search?q=the+shelf"_s)).size(), 1);
    // What is edited is found by its new words at once or a moment later, and by the old ones no more.
    QCOMPARE(edit(*ann, room, 1, u"The samovar stands there"_s).status, 200);
    QCOMPARE(textsOf(search(*bob, u"shelf"_s)), QStringList());
    QCOMPARE(foundIn(*bob, u"samovar"_s, 1), QStringList({u"The samovar stands there"_s}));
}

void TestSearchStory::filtersNarrowWhatIsFound()
{
    House house(m_ground);
    QVERIFY(house.isUp());
    auto ann = house.resident(u"ann"_s);
    auto bob = house.resident(u"bob"_s);
    QVERIFY(ann && bob);
    const qint64 room = roomOf(*ann, u"Kitchen"_s, {bob.get()});
    QVERIFY(saidBy(*ann, room, u"tea one"_s));
    QVERIFY(saidBy(*bob, room, u"tea two"_s));
    const QString image = bob->call("POST", u"/images"_s, smallPicture()).json.value("id"_L1).toString();
    const QJsonObject shown =
        messageOf(post(*bob, kLobby, {{u"text"_s, u"tea three"_s}, {u"image"_s, image}}));
    QCOMPARE(foundIn(*ann, u"tea"_s, 3), QStringList({u"tea three"_s, u"tea two"_s, u"tea one"_s}));
    const QString bobId = QString::number(bob->user.value("id"_L1).toInteger());
    QCOMPARE(textsOf(search(*ann, u"tea"_s, {{u"author"_s, bobId}})),
             QStringList({u"tea three"_s, u"tea two"_s}));
    QCOMPARE(
        textsOf(search(*ann, u"tea"_s, {{u"author"_s, bobId}, {u"conversation"_s, QString::number(room)}})),
        QStringList({u"tea two"_s}));
    QCOMPARE(textsOf(search(*ann, QString(), {{u"hasImage"_s, u"true"_s}})), QStringList({u"tea three"_s}));
    const QString at = QString::number(shown.value("createdAt"_L1).toInteger());
    QCOMPARE(textsOf(search(*ann, u"tea"_s, {{u"from"_s, at}, {u"conversation"_s, u"1"_s}})),
             QStringList({u"tea three"_s}));
    QVERIFY(!textsOf(search(*ann, u"tea"_s, {{u"to"_s, at}})).contains(u"tea three"_s));
    QCOMPARE(textsOf(search(*ann, u"tea"_s, {{u"author"_s, u"999999"_s}})), QStringList());
}

void TestSearchStory::othersRoomsAndRecalledWordsStayHidden()
{
    House house(m_ground);
    QVERIFY(house.isUp());
    auto ann = house.resident(u"ann"_s);
    auto bob = house.resident(u"bob"_s);
    QVERIFY(ann && bob);
    const qint64 room = roomOf(*ann, u"Attic"_s);
    QVERIFY(saidBy(*ann, room, u"the treasure is buried"_s));
    QVERIFY(saidBy(*ann, kLobby, u"which treasure"_s));
    QCOMPARE(foundIn(*ann, u"treasure"_s, 2).size(), 2);
    QCOMPARE(textsOf(search(*bob, u"treasure"_s)), QStringList({u"which treasure"_s}));
    const Answer refused = search(*bob, u"treasure"_s, {{u"conversation"_s, QString::number(room)}});
    QCOMPARE(refused.code(), u"not-member"_s);
    QCOMPARE(search(*bob, u"treasure"_s, {{u"conversation"_s, u"424242"_s}}).code(), u"not-member"_s);
    // A borrowed place opens nothing.
    const QString far = u"9007199254740991.%1.1"_s.arg(room);
    QCOMPARE(textsOf(search(*bob, u"treasure"_s, {{u"before"_s, far}})), QStringList({u"which treasure"_s}));
    // In, and out again.
    QCOMPARE(bob->post(u"/rooms/%1/join"_s.arg(room)).status, 200);
    QCOMPARE(textsOf(search(*bob, u"buried"_s)), QStringList({u"the treasure is buried"_s}));
    QCOMPARE(bob->post(u"/rooms/%1/leave"_s.arg(room)).status, 204);
    QCOMPARE(textsOf(search(*bob, u"buried"_s)), QStringList());
    // Taken back: gone at once, for the author too.
    QCOMPARE(recall(*ann, room, 1).status, 200);
    QCOMPARE(textsOf(search(*ann, u"buried"_s)), QStringList());
    QCOMPARE(textsOf(search(*ann, u"treasure"_s)), QStringList({u"which treasure"_s}));
    auto stranger = house.stranger();
    QCOMPARE(search(*stranger, u"treasure"_s).code(), u"not-signed-in"_s);
}

void TestSearchStory::nonsenseGetsAnAnswer()
{
    House house(m_ground);
    QVERIFY(house.isUp());
    auto ann = house.resident(u"ann"_s);
    QVERIFY(ann);
    QVERIFY(saidBy(*ann, kLobby, u"tea* AND \"cups\" 100% a_b 'c' \\"_s));
    QCOMPARE(foundIn(*ann, u"tea*"_s, 1).size(), 1);
    for (const QString &words : {u"\"cups\""_s, u"0%"_s, u"a_b"_s, u"'c'"_s, u"AND"_s, u"* \\ tea"_s})
        QCOMPARE(textsOf(search(*ann, words)).size(), 1);
    for (const QString &words :
         {u"tea OR x"_s, u"a%b"_s, u"te_*"_s, u"' OR 1=1 --"_s, u"text:tea"_s, u"Gte"_s})
        QCOMPARE(textsOf(search(*ann, words)), QStringList());
    QCOMPARE(search(*ann, QString()).code(), u"invalid-field"_s);
    QCOMPARE(search(*ann, u"茶"_s).code(), u"invalid-field"_s);
    QCOMPARE(search(*ann, u"a b c d"_s).code(), u"invalid-field"_s);
    QCOMPARE(search(*ann, u"x"_s.repeated(201)).code(), u"text-too-long"_s);
    QCOMPARE(search(*ann, u"xx "_s.repeated(60)).status, 200);
    QCOMPARE(search(*ann, u"aa ab ac ad ae af ag ah ai aj ak"_s).code(), u"invalid-field"_s);
    QCOMPARE(ann->get(u"/search"_s).code(), u"invalid-field"_s);
    QCOMPARE(ann->get(u"/search?q=%FF%FE%00%00"_s).status, 200);
    const QList<QPair<QString, QString>> odd{
        {u"author"_s, u"ann"_s},     {u"author"_s, u"-1"_s},  {u"conversation"_s, u"0"_s},
        {u"conversation"_s, u"x"_s}, {u"from"_s, u"today"_s}, {u"to"_s, u"99999999999999999999"_s},
        {u"hasImage"_s, u"maybe"_s}, {u"before"_s, u"1.2"_s}, {u"before"_s, u"a.b.c"_s},
        {u"limit"_s, u"51"_s},       {u"limit"_s, u"0"_s},    {u"limit"_s, u"1e1"_s}};
    for (const auto &field : odd)
        QCOMPARE(search(*ann, u"tea"_s, {field}).code(), u"invalid-field"_s);
    // A query as long as the server takes, and one that is longer.
    QCOMPARE(search(*ann, u"茶"_s.repeated(200)).status, 200);
    QVERIFY(search(*ann, u"茶"_s.repeated(20'000)).status >= 400);
    QCOMPARE(textsOf(search(*ann, u"tea*"_s)).size(), 1);
}

void TestSearchStory::aKilledServerFindsEverythingOnce()
{
    House house(m_ground);
    QVERIFY(house.isUp());
    auto ann = house.online(u"ann"_s);
    QVERIFY(ann);
    int said = 0;
    for (int life = 0; life < 4; ++life) {
        // More than what is followed by revision, so that both ways of taking in are broken off.
        for (int i = 0; i < 400; i += kAtOnce)
            QVERIFY(sayMany(*ann, said + i));
        said += 400;
        QCOMPARE(edit(*ann, kLobby, 1 + life, u"needle again %1"_s.arg(life)).status, 200);
        house.server().kill();
        QVERIFY(house.server().start());
        QVERIFY(QTest::qWaitFor([&] { return ann->open(); }, 20'000 * patience()));
    }
    QVERIFY(QTest::qWaitFor([&] { return countOf(*ann, u"needle"_s) == said; }, 30'000 * patience()));
    QCOMPARE(countOf(*ann, u"needle again"_s), 4);
    QCOMPARE(textsOf(search(*ann, u"needle 1599"_s)), QStringList(u"needle 1599"_s));
}

void TestSearchStory::anOlderDatabaseIsIndexedAnew()
{
    House house(m_ground);
    QVERIFY(house.isUp());
    auto ann = house.resident(u"ann"_s);
    QVERIFY(ann);
    QVERIFY(saidBy(*ann, kLobby, u"a needle"_s));
    QCOMPARE(foundIn(*ann, u"needle"_s, 1).size(), 1);
    const auto reindex = [&house] {
        QProcess program;
        program.start(ServerProcess::program(), {u"reindex"_s, u"--data"_s, house.dataFolder()});
        return program.waitForFinished() ? program.exitCode() : -1;
    };
    // Not under a server that runs.
    QCOMPARE(reindex(), 1);
    QCOMPARE(house.server().stop(), 0);
    QVERIFY(QDir(house.dataFolder() + u"/search"_s).exists());
    QCOMPARE(reindex(), 0);
    QVERIFY(!QDir(house.dataFolder() + u"/search"_s).exists());
    QVERIFY(house.server().start());
    QCOMPARE(foundIn(*ann, u"needle"_s, 1), QStringList(u"a needle"_s));
}

} // namespace

QTEST_GUILESS_MAIN(TestSearchStory)
#include "tst_search_story.moc"
