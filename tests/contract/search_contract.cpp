// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/contract/search_contract.h"

#include "common/base/limits.h"
#include "server/chat/amendment_store.h"
#include "server/chat/search_source.h"

namespace foyer::test {

using chat::SearchRequest;
using protocol::Message;
using protocol::SearchAnswer;
using protocol::SearchHit;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

SearchContract::~SearchContract() = default;

void SearchContract::prepare()
{
    m_ann = addUser(u"Ann"_s);
    m_bob = addUser(u"Bob"_s);
    m_eve = addUser(u"Eve"_s);
    m_tea = addRoom(u"Tea"_s, m_ann);
    m_attic = addRoom(u"Attic"_s, m_bob);
    QVERIFY(value(conversations().join(m_tea, m_bob, kNow)));
    m_folder = std::make_unique<QTemporaryDir>(folderOfTestData() + u"/foyer-search-XXXXXX"_s);
    search::MessageIndex::Settings settings;
    settings.feed.pause = 1ms;
    m_index = std::make_unique<search::MessageIndex>(store().searchSource(), m_folder->filePath(u"search"_s),
                                                     settings);
    makeSearcher({0, 0});
    m_index->start();
    follow();
}

void SearchContract::finish()
{
    m_searcher.reset();
    // What waits for the storage goes on while the index is still there.
    if (m_index)
        m_index->stop();
    store().stop();
    m_index.reset();
}

void SearchContract::makeSearcher(chat::Searcher::Settings settings)
{
    m_searcher = std::make_unique<chat::Searcher>(*m_index, conversations(), messages(), clock(), settings);
}

Result<SearchAnswer> SearchContract::ask(UserId user, const SearchRequest &request)
{
    return QCoro::waitFor(m_searcher->search(user, request));
}

QStringList SearchContract::found(UserId user, const SearchRequest &request)
{
    const Result<SearchAnswer> answer = ask(user, request);
    if (!answer)
        return {u"refused: "_s + errorName(answer.error().code) + u' ' + answer.error().detail};
    QStringList texts;
    for (const SearchHit &hit : answer->hits)
        texts.append(hit.message.text);
    return texts;
}

QStringList SearchContract::found(UserId user, const QString &words)
{
    return found(user, SearchRequest{words});
}

ErrorCode SearchContract::refused(const SearchRequest &request)
{
    return refusal(m_searcher->search(m_ann, request));
}

Message SearchContract::say(ConversationId room, UserId author, const QString &text, Timestamp at,
                            const QString &image)
{
    chat::NewMessage message = draft(room, author, text);
    message.createdAt = at;
    message.image = image;
    return value(messages().append(message)).message;
}

void SearchContract::follow()
{
    // The mark comes last, so it is in a commit with all before it, or a later one.
    const QString mark = u"mark%1end"_s.arg(++m_mark);
    say(m_tea, m_ann, mark, kNow);
    m_index->touched(m_attic);
    m_index->touched(m_tea);
    const bool isThere = QTest::qWaitFor([&] { return found(m_ann, mark) == QStringList(mark); }, 20'000);
    QVERIFY(isThere);
}

void SearchContract::findsTheSameEverywhere_data()
{
    QTest::addColumn<QString>("words");
    QTest::addColumn<QStringList>("texts");
    const QString english = u"The teapot is on the shelf"_s;
    const QString chinese = u"今天下午我们去喝茶吧，顺便买teapot"_s;
    const QString japanese = u"日本語のテスト、カタカナも"_s;
    const QString korean = u"내일 차를 마시자"_s;
    const QString french = u"Crème brûlée & thé"_s;
    const QString emoji = u"party 🎉🎉 at ten"_s;
    QTest::newRow("a word") << u"teapot"_s << QStringList({chinese, english});
    QTest::newRow("part of a word") << u"EAPO"_s << QStringList({chinese, english});
    QTest::newRow("two letters") << u"lf"_s << QStringList({english});
    QTest::newRow("two Chinese characters") << u"喝茶"_s << QStringList({chinese});
    QTest::newRow("Chinese across what a dictionary would cut") << u"们去喝"_s << QStringList({chinese});
    QTest::newRow("Chinese and English") << u"喝茶 tea"_s << QStringList({chinese});
    QTest::newRow("two Japanese characters") << u"語の"_s << QStringList({japanese});
    QTest::newRow("katakana") << u"カタカナ"_s << QStringList({japanese});
    QTest::newRow("half width katakana") << u"ｶﾀｶﾅ"_s << QStringList({japanese});
    QTest::newRow("Korean") << u"마시"_s << QStringList({korean});
    QTest::newRow("without accents") << u"creme the"_s << QStringList({french});
    QTest::newRow("with accents") << u"CRÈME"_s << QStringList({french});
    QTest::newRow("emoji") << u"🎉🎉"_s << QStringList({emoji});
    QTest::newRow("characters that are not neighbours") << u"茶喝"_s << QStringList();
    QTest::newRow("nothing") << u"samovar"_s << QStringList();
}

void SearchContract::findsTheSameEverywhere()
{
    QFETCH(const QString, words);
    say(m_tea, m_ann, u"The teapot is on the shelf"_s, kNow + 1);
    say(m_tea, m_bob, u"今天下午我们去喝茶吧，顺便买teapot"_s, kNow + 2);
    say(m_tea, m_ann, u"日本語のテスト、カタカナも"_s, kNow + 3);
    say(m_tea, m_bob, u"내일 차를 마시자"_s, kNow + 4);
    say(m_tea, m_ann, u"Crème brûlée & thé"_s, kNow + 5);
    say(m_tea, m_ann, u"party 🎉🎉 at ten"_s, kNow + 6);
    follow();
    QTEST(found(m_bob, words), "texts");
}

void SearchContract::tellsWhatIsInAConversation()
{
    // More than the index follows by revision, so it is taken in by seq.
    for (int i = 0; i < 600; ++i)
        say(m_tea, m_ann, u"cup %1"_s.arg(i), kNow + i);
    follow();
    SearchRequest request{u"cup"_s};
    request.limit = 50;
    QTRY_COMPARE(found(m_ann, u"cup 599"_s), QStringList(u"cup 599"_s));
    int count = 0;
    for (;;) {
        const Result<SearchAnswer> answer = ask(m_ann, request);
        QVERIFY(answer);
        count += int(answer->hits.size());
        request.before = answer->next;
        if (request.before.isEmpty())
            break;
    }
    QCOMPARE(count, 600);
}

void SearchContract::pagesThroughEverythingOnce()
{
    QStringList said;
    for (int i = 0; i < 50; ++i) {
        said.prepend(u"tea no. %1."_s.arg(i));
        // Some at one moment.
        say(m_tea, m_ann, said.first(), kNow + i / 4);
        say(m_attic, m_bob, u"tea of Bob"_s, kNow + i);
    }
    follow();
    SearchRequest request{u"tea no."_s};
    request.limit = 7;
    QStringList seen;
    for (int page = 0; page < 20; ++page) {
        const Result<SearchAnswer> answer = ask(m_ann, request);
        QVERIFY(answer);
        for (const SearchHit &hit : answer->hits)
            seen.append(hit.message.text);
        // What comes now is newer than all that was asked for.
        say(m_tea, m_ann, u"tea no. new"_s, kNow + 1000);
        follow();
        request.before = answer->next;
        if (request.before.isEmpty())
            break;
    }
    QCOMPARE(seen, said);
}

void SearchContract::marksWhatItFound()
{
    const Message message = say(m_tea, m_bob, u"Tee, <b>TEA</b> & téa"_s, kNow);
    follow();
    const Result<SearchAnswer> answer = ask(m_ann, SearchRequest{u"tea"_s});
    QVERIFY(answer);
    QCOMPARE(answer->hits.size(), 1);
    const SearchHit &hit = answer->hits.first();
    QCOMPARE(hit.message, message);
    QCOMPARE(hit.snippet, message.text);
    QCOMPARE(hit.ranges, QList<protocol::TextRange>({{8, 3}, {18, 3}}));
    QVERIFY(answer->next.isEmpty());
}

void SearchContract::neverShowsWhatWasRecalledOrEditedAway()
{
    const Message first = say(m_tea, m_ann, u"green tea"_s, kNow);
    const Message second = say(m_tea, m_ann, u"white tea"_s, kNow + 1);
    follow();
    QCOMPARE(found(m_bob, u"tea"_s), QStringList({u"white tea"_s, u"green tea"_s}));
    value(store().amendments().edit({m_tea, first.seq, m_ann, kNow}, u"black tea"_s, {}, 1000));
    value(store().amendments().recall({m_tea, second.seq, m_ann, kNow}, 1000));
    // At once, although the index has not heard of it yet.
    QCOMPARE(found(m_bob, u"green"_s), QStringList());
    QCOMPARE(found(m_bob, u"white"_s), QStringList());
    follow();
    QCOMPARE(found(m_bob, u"green"_s), QStringList());
    QCOMPARE(found(m_bob, u"white"_s), QStringList());
    QCOMPARE(found(m_bob, u"tea"_s), QStringList({u"black tea"_s}));
}

void SearchContract::neverShowsWhatTheIndexStillHasAfterARecall()
{
    // An index full of what is gone: pages are short, but all that is left is found.
    QList<Message> said;
    for (int i = 0; i < 100; ++i)
        said.append(say(m_tea, m_ann, u"tea %1"_s.arg(i), kNow + i));
    follow();
    for (int i = 1; i < 100; ++i)
        value(store().amendments().recall({m_tea, said.at(i).seq, m_ann, kNow}, 1000));
    SearchRequest request{u"tea"_s};
    request.limit = 1;
    QStringList seen;
    for (int page = 0; page < 100; ++page) {
        const Result<SearchAnswer> answer = ask(m_bob, request);
        QVERIFY(answer);
        for (const SearchHit &hit : answer->hits)
            seen.append(hit.message.text);
        request.before = answer->next;
        if (request.before.isEmpty())
            break;
    }
    QCOMPARE(seen, QStringList(u"tea 0"_s));
}

void SearchContract::searchesOnlyWhereTheSearcherIs()
{
    say(m_attic, m_bob, u"a secret teapot"_s, kNow);
    say(m_tea, m_ann, u"a public teapot"_s, kNow + 1);
    follow();
    QCOMPARE(found(m_bob, u"teapot"_s), QStringList({u"a public teapot"_s, u"a secret teapot"_s}));
    QCOMPARE(found(m_ann, u"teapot"_s), QStringList({u"a public teapot"_s}));
    QCOMPARE(found(m_eve, u"teapot"_s), QStringList());
    SearchRequest request{u"teapot"_s};
    request.conversation = m_attic;
    QCOMPARE(refused(request), ErrorCode::NotMember);
    request.conversation = ConversationId(999'999);
    QCOMPARE(refused(request), ErrorCode::NotMember);
    // Joining opens what was said before, leaving closes it.
    QVERIFY(value(conversations().join(m_attic, m_ann, kNow)));
    QCOMPARE(found(m_ann, u"secret"_s), QStringList({u"a secret teapot"_s}));
    QVERIFY(value(conversations().leave(m_attic, m_ann)));
    QCOMPARE(found(m_ann, u"secret"_s), QStringList());
}

void SearchContract::narrowsByAuthorRoomTimeAndImage()
{
    addImage(m_bob, u"0123456789abcdef0123456789abcdef"_s);
    say(m_tea, m_ann, u"tea one"_s, kNow);
    say(m_tea, m_bob, u"tea two"_s, kNow + 10, u"0123456789abcdef0123456789abcdef"_s);
    say(m_attic, m_bob, u"tea three"_s, kNow + 20);
    follow();
    SearchRequest request{u"tea"_s};
    request.author = m_bob;
    QCOMPARE(found(m_bob, request), QStringList({u"tea three"_s, u"tea two"_s}));
    request.conversation = m_tea;
    QCOMPARE(found(m_bob, request), QStringList({u"tea two"_s}));
    request = {u"tea"_s};
    request.from = kNow + 10;
    QCOMPARE(found(m_bob, request), QStringList({u"tea three"_s, u"tea two"_s}));
    request.to = kNow + 20;
    QCOMPARE(found(m_bob, request), QStringList({u"tea two"_s}));
    request = {};
    request.isWithImage = true;
    QCOMPARE(found(m_bob, request), QStringList({u"tea two"_s}));
    // One character narrows what the filters leave.
    request = {u"w"_s};
    request.author = m_bob;
    QCOMPARE(found(m_bob, request), QStringList({u"tea two"_s}));
}

void SearchContract::takesOperatorsAsText()
{
    const QString odd = u"100% \"quoted\" tea* OR _under_ 'x'; DROP TABLE messages; -- (a AND b) ~\\"_s;
    say(m_tea, m_ann, odd, kNow);
    say(m_tea, m_ann, u"teapot or cup"_s, kNow + 1);
    follow();
    for (const QString &words : {u"0%"_s, u"\"quoted\""_s, u"tea*"_s, u"_under_"_s, u"'x';"_s,
                                 u"DROP TABLE"_s, u"(a AND b)"_s, u"~\\"_s})
        QCOMPARE(found(m_ann, words), QStringList(odd));
    QCOMPARE(found(m_ann, u"teapot OR nothing"_s), QStringList());
    QCOMPARE(found(m_ann, u"te_pot"_s), QStringList());
    QCOMPARE(found(m_ann, u"t%t"_s), QStringList());
}

void SearchContract::refusesWhatCannotBeSearched()
{
    QCOMPARE(refused({}), ErrorCode::InvalidField);
    QCOMPARE(refused({u" \n "_s}), ErrorCode::InvalidField);
    QCOMPARE(refused({u"茶"_s}), ErrorCode::InvalidField);
    QCOMPARE(refused({u"a b c"_s}), ErrorCode::InvalidField);
    QCOMPARE(refused({QString(limits::kSearchLength + 1, u'a')}), ErrorCode::TextTooLong);
    QCOMPARE(refused({u"aa bb cc dd ee ff gg hh ii jj kk"_s}), ErrorCode::InvalidField);
    QCOMPARE(refused({u"tea"_s + QChar(0xD800)}), ErrorCode::InvalidField);
    SearchRequest request{u"tea"_s};
    for (const int limit : {0, -1, limits::kSearchMax + 1}) {
        request.limit = limit;
        QCOMPARE(refused(request), ErrorCode::InvalidField);
    }
    request = {u"tea"_s};
    for (const QString &odd :
         {u"x"_s, u"1.2"_s, u"1.2.3.4"_s, u"1..3"_s, u"-1.2.3"_s, u"1.2.99999999999999999"_s}) {
        request.before = odd;
        QCOMPARE(refused(request), ErrorCode::InvalidField);
    }
    request.before = u"1.2.3"_s;
    QCOMPARE(found(m_ann, request), QStringList());
    QCOMPARE(found(m_ann, QString(limits::kSearchLength, u'a')), QStringList());
}

void SearchContract::refusesWhoAsksTooOften()
{
    makeSearcher({1, 3});
    for (int i = 0; i < 3; ++i)
        QCOMPARE(found(m_ann, u"tea"_s), QStringList());
    QCOMPARE(refused({u"tea"_s}), ErrorCode::TooManyRequests);
    QCOMPARE(found(m_bob, u"tea"_s), QStringList());
}

} // namespace foyer::test
