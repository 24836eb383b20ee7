// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/text/search_text.h"
#include "server/search/message_index.h"
#include "tests/support/temp_database.h"
#include "tests/unit/search/memory_source.h"

#include <QCoroTask>
#include <QDirIterator>
#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <memory>

using namespace foyer;
using namespace foyer::test;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;
using chat::IndexAnswer;
using chat::IndexQuery;
using chat::SearchPlace;

namespace {

constexpr Timestamp kNow = 1'700'000'000'000;
const ConversationId kTea(7);
const ConversationId kCoffee(8);

} // namespace

class TestMessageIndex : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();

    void findsPartsOfWordsAndTwoCharacters();
    void narrowsByAuthorTimeAndImage();
    void ordersByTimeOverAllConversations();
    void pagesWithoutGapWhileMessagesArrive();
    void goesOnWhereItsTimeWasUp();
    void staysInOrderWhenTimesRunBackwards();
    void followsEditsAndRecalls();
    void leavesNothingOfARecalledTextInItsFiles();
    void forgetsConversationsThatAreGone();
    void goesOnAfterARestart();
    void beginsAnewWhenItIsBrokenOrAhead();
    void takesManyBehindInTheOrderOfTime();
    void waitsForADatabaseThatIsAway();
    void findsWhatWasSaidAMomentAgo();
    void doesNotWaitForeverForWhatWasSaid();
    void letsSearchesGoWhenItStops();
    void answersUnavailableBeforeItIsOpen();

private:
    void open(search::MessageIndex::Settings settings = quick());
    void close() { m_index.reset(); }
    static search::MessageIndex::Settings quick();
    [[nodiscard]] static IndexQuery query(const QString &words, QList<ConversationId> in = {kTea, kCoffee});
    [[nodiscard]] IndexAnswer find(const IndexQuery &query);
    /// Seqs of the first page.
    [[nodiscard]] QList<qint64> seqs(const IndexQuery &query);
    /// All pages.
    [[nodiscard]] QList<SearchPlace> places(IndexQuery query);
    [[nodiscard]] QList<SearchPlace> expected(const QString &word, const IndexQuery &query) const;
    void touch();
    /// Waits until this one word, said now, is found: then all before it was taken in.
    [[nodiscard]] bool isFollowed();

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<MemorySource> m_source;
    std::unique_ptr<search::MessageIndex> m_index;
    int m_mark = 0;
};

void TestMessageIndex::init()
{
    m_folder = std::make_unique<QTemporaryDir>(folderOfTestData() + u"/foyer-index-XXXXXX"_s);
    m_source = std::make_unique<MemorySource>();
    m_mark = 0;
}

void TestMessageIndex::cleanup()
{
    close();
}

search::MessageIndex::Settings TestMessageIndex::quick()
{
    search::MessageIndex::Settings settings;
    settings.feed.pause = 1ms;
    settings.patience = 10s;
    return settings;
}

void TestMessageIndex::open(search::MessageIndex::Settings settings)
{
    m_index = std::make_unique<search::MessageIndex>(*m_source, m_folder->filePath(u"search"_s), settings);
    m_index->start();
    QTRY_VERIFY(QCoro::waitFor(m_index->find(query(u"x"_s))).has_value());
}

IndexQuery TestMessageIndex::query(const QString &words, QList<ConversationId> in)
{
    IndexQuery query;
    query.words = text::searchWords(words);
    query.conversations = std::move(in);
    return query;
}

IndexAnswer TestMessageIndex::find(const IndexQuery &query)
{
    const Result<IndexAnswer> answer = QCoro::waitFor(m_index->find(query));
    if (!answer)
        QTest::qFail(qPrintable(answer.error().detail), __FILE__, __LINE__);
    return answer.value_or(IndexAnswer{});
}

QList<qint64> TestMessageIndex::seqs(const IndexQuery &query)
{
    QList<qint64> seqs;
    for (const SearchPlace &place : find(query).places)
        seqs.append(place.seq);
    return seqs;
}

QList<SearchPlace> TestMessageIndex::places(IndexQuery query)
{
    QList<SearchPlace> all;
    for (int page = 0; page < 100'000; ++page) {
        const IndexAnswer answer = find(query);
        all += answer.places;
        if (!answer.next)
            return all;
        query.before = answer.next;
    }
    QTest::qFail("endless pages", __FILE__, __LINE__);
    return all;
}

QList<SearchPlace> TestMessageIndex::expected(const QString &word, const IndexQuery &query) const
{
    QList<SearchPlace> list;
    for (const chat::SearchEntry &entry : m_source->all()) {
        const bool fits = entry.isSearchable && text::searchText(entry.text).folded.contains(word)
            && query.conversations.contains(entry.conversation);
        if (fits)
            list.append({entry.createdAt, entry.conversation.value(), entry.seq.value()});
    }
    std::sort(list.begin(), list.end(), std::greater<>());
    return list;
}

void TestMessageIndex::touch()
{
    m_index->touched(kTea);
    m_index->touched(kCoffee);
}

bool TestMessageIndex::isFollowed()
{
    const ConversationId aside(99);
    const QString word = u"mark%1end"_s.arg(++m_mark);
    m_source->say(aside, word, kNow);
    touch();
    m_index->touched(aside);
    return QTest::qWaitFor([&] { return !find(query(word, {aside})).places.isEmpty(); }, 20'000);
}

void TestMessageIndex::findsPartsOfWordsAndTwoCharacters()
{
    open();
    m_source->say(kTea, u"The teapot is on the shelf"_s, kNow);
    m_source->say(kTea, u"今天下午我们去喝茶吧"_s, kNow + 1);
    m_source->say(kTea, u"日本語のテスト"_s, kNow + 2);
    m_source->say(kTea, u"Crème brûlée at no. 42, c++ and 100%"_s, kNow + 3);
    QVERIFY(isFollowed());
    QCOMPARE(seqs(query(u"teapot"_s)), QList<qint64>({1}));
    QCOMPARE(seqs(query(u"APO"_s)), QList<qint64>({1}));
    QCOMPARE(seqs(query(u"el"_s)), QList<qint64>({1}));
    QCOMPARE(seqs(query(u"shelf TEAP"_s)), QList<qint64>({1}));
    QCOMPARE(seqs(query(u"shelf coffee"_s)), QList<qint64>());
    QCOMPARE(seqs(query(u"喝茶"_s)), QList<qint64>({2}));
    QCOMPARE(seqs(query(u"我们去喝茶"_s)), QList<qint64>({2}));
    QCOMPARE(seqs(query(u"茶喝"_s)), QList<qint64>());
    QCOMPARE(seqs(query(u"テスト"_s)), QList<qint64>({3}));
    QCOMPARE(seqs(query(u"語の"_s)), QList<qint64>({3}));
    QCOMPARE(seqs(query(u"creme BRULEE"_s)), QList<qint64>({4}));
    QCOMPARE(seqs(query(u"42"_s)), QList<qint64>({4}));
    QCOMPARE(seqs(query(u"c++"_s)), QList<qint64>({4}));
    QCOMPARE(seqs(query(u"0%"_s)), QList<qint64>({4}));
    // Nobody else's conversations.
    QCOMPARE(seqs(query(u"teapot"_s, {kCoffee})), QList<qint64>());
    QCOMPARE(seqs(query(u"teapot"_s, {})), QList<qint64>());
}

void TestMessageIndex::narrowsByAuthorTimeAndImage()
{
    open();
    for (int i = 0; i < 20; ++i)
        m_source->say(kTea, u"tea %1"_s.arg(i), kNow + i, UserId(1 + i % 2), i % 5 == 0);
    QVERIFY(isFollowed());
    IndexQuery asked = query(u"tea"_s);
    asked.author = UserId(2);
    asked.isWithImage = true;
    QCOMPARE(seqs(asked), QList<qint64>({16, 6}));
    asked = query(u"tea"_s);
    asked.from = kNow + 3;
    asked.to = kNow + 6;
    QCOMPARE(seqs(asked), QList<qint64>({6, 5, 4}));
    asked = query({});
    asked.isWithImage = true;
    QCOMPARE(seqs(asked), QList<qint64>({16, 11, 6, 1}));
    asked.author = UserId(77);
    QCOMPARE(seqs(asked), QList<qint64>());
    asked = query({});
    asked.to = kNow + 2;
    QCOMPARE(seqs(asked), QList<qint64>({2, 1}));
    // So many conversations that they are no part of the walk.
    asked = query(u"tea"_s, {});
    for (int i = 100; i <= 1000; ++i)
        asked.conversations.append(ConversationId(i));
    asked.conversations.append(kTea);
    asked.to = kNow + 2;
    QCOMPARE(seqs(asked), QList<qint64>({2, 1}));
    asked.words.clear();
    QCOMPARE(seqs(asked), QList<qint64>({2, 1}));
    asked.conversations.removeAll(kTea);
    QCOMPARE(seqs(asked), QList<qint64>());
}

void TestMessageIndex::ordersByTimeOverAllConversations()
{
    QRandomGenerator dice(3);
    Timestamp now = kNow;
    for (int i = 0; i < 3000; ++i) {
        now += dice.bounded(3);
        m_source->say(ConversationId(1 + dice.bounded(5)), u"message %1"_s.arg(dice.bounded(500)), now);
    }
    open();
    for (const QString &word : {u"age"_s, u"12"_s, u"message"_s}) {
        IndexQuery asked = query(word, {ConversationId(1), ConversationId(2), ConversationId(4)});
        asked.limit = 17;
        QTRY_COMPARE(places(asked), expected(word, asked));
    }
}

void TestMessageIndex::pagesWithoutGapWhileMessagesArrive()
{
    for (int i = 0; i < 100; ++i)
        m_source->say(i % 2 == 0 ? kTea : kCoffee, u"tea"_s, kNow + i / 3);
    open();
    IndexQuery asked = query(u"tea"_s);
    asked.limit = 7;
    QTRY_COMPARE(places(asked).size(), 100);
    const QList<SearchPlace> before = expected(u"tea"_s, asked);
    QList<SearchPlace> seen;
    for (;;) {
        const IndexAnswer answer = find(asked);
        seen += answer.places;
        if (!answer.next)
            break;
        asked.before = answer.next;
        m_source->say(kTea, u"tea"_s, kNow + 1000);
        QVERIFY(isFollowed());
    }
    QCOMPARE(seen, before);
}

void TestMessageIndex::goesOnWhereItsTimeWasUp()
{
    for (int i = 0; i < 5000; ++i)
        m_source->say(i % 3 == 0 ? kTea : kCoffee, u"tea time"_s, kNow + i / 2);
    search::MessageIndex::Settings settings = quick();
    settings.patience = 0ms;
    open(settings);
    QVERIFY(isFollowed());
    IndexQuery asked = query(u"tea"_s, {kTea});
    asked.limit = 50;
    QTRY_COMPARE(places(asked), expected(u"tea"_s, asked));
    // With a condition that nothing fits, pages are empty but come to an end.
    asked.from = kNow;
    asked.conversations = {ConversationId(1234)};
    for (int i = 0; i < 300; ++i)
        asked.conversations.append(ConversationId(2000 + i));
    QCOMPARE(places(asked).size(), 0);
}

void TestMessageIndex::staysInOrderWhenTimesRunBackwards()
{
    open();
    QRandomGenerator dice(4);
    for (int i = 0; i < 300; ++i) {
        m_source->say(i % 2 == 0 ? kTea : kCoffee, u"tea"_s, kNow + dice.bounded(100'000));
        if (i % 50 == 0)
            QVERIFY(isFollowed());
    }
    QVERIFY(isFollowed());
    IndexQuery asked = query(u"tea"_s);
    asked.limit = 13;
    QCOMPARE(places(asked), expected(u"tea"_s, asked));
    asked.from = kNow + 30'000;
    asked.to = kNow + 60'000;
    QList<SearchPlace> some = expected(u"tea"_s, asked);
    some.removeIf([&](const SearchPlace &place) {
        return place.createdAt < asked.from || place.createdAt >= asked.to;
    });
    QCOMPARE(places(asked), some);
}

void TestMessageIndex::followsEditsAndRecalls()
{
    open();
    const Seq first = m_source->say(kTea, u"green tea"_s, kNow);
    m_source->say(kTea, u"black tea"_s, kNow + 1);
    const Seq third = m_source->say(kTea, u"white tea"_s, kNow + 2);
    QVERIFY(isFollowed());
    m_source->edit(kTea, first, u"oolong tea"_s);
    m_source->recall(kTea, third);
    QVERIFY(isFollowed());
    QCOMPARE(seqs(query(u"green"_s)), QList<qint64>());
    QCOMPARE(seqs(query(u"white"_s)), QList<qint64>());
    QCOMPARE(seqs(query(u"oolong"_s)), QList<qint64>({1}));
    QCOMPARE(seqs(query(u"tea"_s)), QList<qint64>({2, 1}));
}

void TestMessageIndex::leavesNothingOfARecalledTextInItsFiles()
{
    search::MessageIndex::Settings settings = quick();
    settings.feed.compactEvery = 0ms;
    open(settings);
    // Pieces that stand in no other text.
    const QString secret = u"ꙮꙮ"_s;
    const auto isInFiles = [&] {
        QDirIterator files(m_folder->path(), QDir::Files, QDirIterator::Subdirectories);
        while (files.hasNext()) {
            QFile file(files.next());
            if (file.open(QIODevice::ReadOnly) && file.readAll().contains(secret.toUtf8()))
                return true;
        }
        return false;
    };
    for (int i = 0; i < 2000; ++i)
        m_source->say(kTea, u"words that stay %1"_s.arg(i), kNow + i);
    const Seq seq = m_source->say(kTea, secret, kNow);
    QVERIFY(isFollowed());
    QTRY_VERIFY(isInFiles());
    m_source->recall(kTea, seq);
    QVERIFY(isFollowed());
    QTRY_VERIFY(!isInFiles());
    QVERIFY(seqs(query(secret)).isEmpty());
    QCOMPARE(places(query(u"stay"_s)).size(), 2000);
    m_source->say(kTea, u"words that stay too"_s, kNow + 3000);
    QVERIFY(isFollowed());
    QCOMPARE(seqs(query(u"stay too"_s)), QList<qint64>({2002}));
}

void TestMessageIndex::forgetsConversationsThatAreGone()
{
    search::MessageIndex::Settings settings = quick();
    settings.feed.lookEvery = 20ms;
    open(settings);
    for (int i = 0; i < 50; ++i) {
        m_source->say(kTea, u"green %1"_s.arg(i), kNow + 2 * i);
        m_source->say(kCoffee, u"green bean %1"_s.arg(i), kNow + 2 * i + 1);
    }
    QVERIFY(isFollowed());
    QCOMPARE(places(query(u"green"_s)).size(), 100);
    m_source->end(kTea);
    QTRY_COMPARE(places(query(u"green"_s)).size(), 50);
    QCOMPARE(places(query(u"green"_s, {kTea})).size(), 0);
    // Not taken in again, also by an index that begins anew.
    close();
    QVERIFY(QDir(m_folder->filePath(u"search"_s)).removeRecursively());
    open(settings);
    QTRY_COMPARE(places(query(u"green"_s)).size(), 50);
    m_source->say(kCoffee, u"green again"_s, kNow + 500);
    QTRY_COMPARE(places(query(u"green"_s)).size(), 51);
}

void TestMessageIndex::goesOnAfterARestart()
{
    for (int i = 0; i < 2000; ++i)
        m_source->say(kTea, u"tea %1"_s.arg(i), kNow + i);
    open();
    QTRY_COMPARE(places(query(u"tea"_s)).size(), 2000);
    close();
    m_source->edit(kTea, Seq(5), u"coffee"_s);
    m_source->recall(kTea, Seq(6));
    for (int i = 0; i < 700; ++i)
        m_source->say(kTea, u"more tea"_s, kNow + 5000 + i);
    m_source->questions = 0;
    open();
    QVERIFY(isFollowed());
    QTRY_COMPARE(places(query(u"tea"_s)), expected(u"tea"_s, query(u"tea"_s)));
    QCOMPARE(seqs(query(u"coffee"_s)), QList<qint64>({5}));
    // What was there was not read again.
    QVERIFY2(m_source->questions < 12, qPrintable(QString::number(m_source->questions)));
}

void TestMessageIndex::beginsAnewWhenItIsBrokenOrAhead()
{
    for (int i = 0; i < 300; ++i)
        m_source->say(kTea, u"tea %1"_s.arg(i), kNow + i);
    open();
    QTRY_COMPARE(places(query(u"tea"_s)).size(), 300);
    close();
    QDirIterator files(m_folder->filePath(u"search/index"_s), QDir::Files);
    while (files.hasNext()) {
        QFile file(files.next());
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("not an index");
    }
    open();
    QTRY_COMPARE(places(query(u"tea"_s)).size(), 300);
    close();
    // An older database was put back.
    m_source->clear();
    m_source->say(kTea, u"old tea"_s, kNow);
    open();
    QTRY_COMPARE(places(query(u"tea"_s)).size(), 1);
    close();
    QVERIFY(QDir(m_folder->filePath(u"search"_s)).removeRecursively());
    open();
    QTRY_COMPARE(places(query(u"old"_s)).size(), 1);
}

void TestMessageIndex::takesManyBehindInTheOrderOfTime()
{
    // Ten thousand messages in a hundred conversations, some edited, and everything again by another node.
    for (int i = 0; i < 12'000; ++i)
        m_source->say(ConversationId(1 + i % 100), u"tea"_s, kNow + i);
    for (int i = 1; i <= 100; ++i)
        m_source->edit(ConversationId(i), Seq(1), u"early tea"_s);
    open();
    IndexQuery asked = query(u"tea"_s, {});
    for (int i = 1; i <= 100; ++i)
        asked.conversations.append(ConversationId(i));
    asked.limit = 1000;
    QTRY_COMPARE_WITH_TIMEOUT(places(asked).size(), 12'000, 30'000);
    QCOMPARE(places(asked), expected(u"tea"_s, asked));
    QTRY_VERIFY(!find(asked).isIndexing);
    asked.words = QStringList(u"early"_s);
    QCOMPARE(places(asked).size(), 100);
}

void TestMessageIndex::waitsForADatabaseThatIsAway()
{
    m_source->isAway = true;
    open();
    m_source->say(kTea, u"tea"_s, kNow);
    QVERIFY(find(query(u"tea"_s)).places.isEmpty());
    QVERIFY(find(query(u"tea"_s)).isIndexing);
    m_source->isAway = false;
    QTRY_COMPARE_WITH_TIMEOUT(seqs(query(u"tea"_s)), QList<qint64>({1}), 20'000);
}

void TestMessageIndex::findsWhatWasSaidAMomentAgo()
{
    search::MessageIndex::Settings settings = quick();
    settings.feed.pause = 1h;
    settings.feed.lookEvery = 1h;
    settings.catchUp = 10s;
    m_source->say(kTea, u"teapot one"_s, kNow);
    open(settings);
    QTRY_COMPARE(seqs(query(u"teapot"_s)), QList<qint64>({1}));
    for (qint64 seq = 2; seq <= 20; ++seq) {
        m_source->say(kTea, u"another teapot"_s, kNow + seq);
        m_index->touched(kTea);
        QCOMPARE(seqs(query(u"teapot"_s)).constFirst(), seq);
    }
}

void TestMessageIndex::doesNotWaitForeverForWhatWasSaid()
{
    search::MessageIndex::Settings settings = quick();
    settings.catchUp = 200ms;
    m_source->say(kTea, u"teapot one"_s, kNow);
    open(settings);
    QTRY_COMPARE(seqs(query(u"teapot"_s)), QList<qint64>({1}));
    m_source->isAway = true;
    m_source->say(kTea, u"another teapot"_s, kNow + 1);
    m_index->touched(kTea);
    QCOMPARE(seqs(query(u"teapot"_s)), QList<qint64>({1}));
}

void TestMessageIndex::letsSearchesGoWhenItStops()
{
    search::MessageIndex::Settings settings = quick();
    settings.catchUp = 1h;
    m_source->say(kTea, u"teapot one"_s, kNow);
    open(settings);
    QTRY_COMPARE(seqs(query(u"teapot"_s)), QList<qint64>({1}));
    m_source->isAway = true;
    m_index->touched(kTea);
    std::optional<Result<IndexAnswer>> answer;
    auto waiting = m_index->find(query(u"teapot"_s)).then([&answer](Result<IndexAnswer> found) {
        answer = std::move(found);
    });
    QVERIFY(!answer);
    m_index->stop();
    QVERIFY(answer && !*answer);
    QCOMPARE(answer->error().code, ErrorCode::Unavailable);
}

void TestMessageIndex::answersUnavailableBeforeItIsOpen()
{
    search::MessageIndex index(*m_source, m_folder->filePath(u"search"_s), quick());
    const Result<IndexAnswer> answer = QCoro::waitFor(index.find(query(u"tea"_s)));
    QVERIFY(!answer);
    QCOMPARE(answer.error().code, ErrorCode::Unavailable);
    index.stop();
    QVERIFY(!QCoro::waitFor(index.find(query(u"tea"_s))));
}

QTEST_GUILESS_MAIN(TestMessageIndex)
#include "tst_message_index.moc"
