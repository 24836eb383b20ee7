// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/base/limits.h"
#include "common/text/names.h"
#include "common/text/search_text.h"
#include "common/text/snippet.h"
#include "server/search/grams.h"

#include <QRandomGenerator>
#include <QTest>

#include <algorithm>

using namespace foyer;
using namespace Qt::StringLiterals;

class TestSearchText : public QObject
{
    Q_OBJECT

private slots:
    void comparesTextsAsPeopleDo_data();
    void comparesTextsAsPeopleDo();
    void knowsWhereEachUnitCameFrom();
    void splitsQueriesIntoWords();
    void cutsTextsIntoPieces();
    void findsEveryPartOfATextByItsPieces();
    void tellsChineseJapaneseAndKoreanApart();
    void marksWhatWasFound_data();
    void marksWhatWasFound();
    void cutsLongTextsAroundTheFirstHit();
};

void TestSearchText::comparesTextsAsPeopleDo_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("folded");
    QTest::newRow("capitals") << u"Hello WORLD"_s << u"hello world"_s;
    QTest::newRow("accents") << u"Crème Brûlée"_s << u"creme brulee"_s;
    QTest::newRow("separate accents") << u"re\u0301sume\u0301"_s << u"resume"_s;
    QTest::newRow("eszett") << u"Straße"_s << u"strasse"_s;
    QTest::newRow("full width") << u"Ｈｅｌｌｏ１"_s << u"hello1"_s;
    QTest::newRow("Greek") << u"Άλφα ΣΊΣΥΦΟΣ"_s << u"αλφα σισυφοσ"_s;
    QTest::newRow("Chinese") << u"你好，世界"_s << u"你好,世界"_s;
    QTest::newRow("Japanese keeps its sound marks") << u"がぎぐ"_s << u"がぎぐ"_s;
    QTest::newRow("separate sound marks") << u"か\u3099"_s << u"が"_s;
    QTest::newRow("half width katakana") << u"ｶﾞｷﾞ"_s << u"ガギ"_s;
    QTest::newRow("jamo") << u"\u1112\u1161\u11AB"_s << u"한"_s;
    QTest::newRow("soft hyphens") << u"auto\u00ADmobile"_s << u"automobile"_s;
    QTest::newRow("emoji selectors") << u"❤️"_s << u"❤"_s;
    QTest::newRow("empty") << QString() << QString();
}

void TestSearchText::comparesTextsAsPeopleDo()
{
    QFETCH(const QString, text);
    QTEST(text::searchText(text).folded, "folded");
    // What is folded stays so.
    QCOMPARE(text::searchText(text::searchText(text).folded).folded, text::searchText(text).folded);
}

void TestSearchText::knowsWhereEachUnitCameFrom()
{
    const text::SearchText prepared = text::searchText(u"aß😀e\u0301x"_s);
    QCOMPARE(prepared.folded, u"ass😀ex"_s);
    QCOMPARE(prepared.begins, QList<qsizetype>({0, 1, 1, 2, 2, 4, 6}));
    QCOMPARE(prepared.ends, QList<qsizetype>({1, 2, 2, 4, 4, 6, 7}));
    // Halves of surrogate pairs do no harm.
    const QString half = u"a"_s + QChar(0xD83D) + u"b"_s + QChar(0xDE00);
    QCOMPARE(text::searchText(half).begins.size(), text::searchText(half).folded.size());
}

void TestSearchText::splitsQueriesIntoWords()
{
    QCOMPARE(text::searchWords(u"  Tea\tand\u3000tea \n茶 "_s), QStringList({u"tea"_s, u"and"_s, u"茶"_s}));
    QCOMPARE(text::searchWords(u" \u00AD "_s), QStringList());
    QCOMPARE(text::searchWords(u"a AND (b* OR \"c d\")"_s),
             QStringList({u"a"_s, u"and"_s, u"(b*"_s, u"or"_s, u"\"c"_s, u"d\")"_s}));
}

void TestSearchText::cutsTextsIntoPieces()
{
    using Grams = std::set<std::string>;
    QCOMPARE(search::gramsOfText(u"teas a"), Grams({"te", "ea", "as", "tea", "eas"}));
    QCOMPARE(search::gramsOfText(u"喝茶"), Grams({"喝茶"}));
    QCOMPARE(search::gramsOfText(u"用vim写"), Grams({"用v", "vi", "im", "m写", "vim"}));
    QCOMPARE(search::gramsOfWord(u"teas"), Grams({"tea", "eas"}));
    QCOMPARE(search::gramsOfWord(u"te"), Grams({"te"}));
    QCOMPARE(search::gramsOfWord(u"t"), Grams());
    QCOMPARE(search::gramsOfWord(u"喝茶了"), Grams({"喝茶", "茶了"}));
    QCOMPARE(search::gramsOfWord(u"用vim写"), Grams({"用v", "vim", "m写"}));
}

void TestSearchText::findsEveryPartOfATextByItsPieces()
{
    const QString alphabet = u"abcd ef你好世界のテストー한글éß😀.-"_s;
    const QList<uint> letters = alphabet.toUcs4();
    QRandomGenerator dice(20);
    for (int round = 0; round < 500; ++round) {
        QList<char32_t> written;
        for (int i = 0; i < 30; ++i)
            written.append(letters.at(dice.bounded(letters.size())));
        const QString text = QString::fromUcs4(written.constData(), written.size());
        const QString folded = text::searchText(text).folded;
        const std::set<std::string> grams = search::gramsOfText(folded);
        const int from = dice.bounded(28);
        const int length = 2 + dice.bounded(8);
        const QString part =
            QString::fromUcs4(written.constData() + from, std::min<qsizetype>(length, written.size() - from));
        const QStringList words = text::searchWords(part);
        QVERIFY(text::hasWords(folded, words));
        for (const QString &word : words) {
            const std::set<std::string> needed = search::gramsOfWord(word);
            QVERIFY2(std::includes(grams.begin(), grams.end(), needed.begin(), needed.end()),
                     qPrintable(text + u" / "_s + word));
        }
    }
}

void TestSearchText::tellsChineseJapaneseAndKoreanApart()
{
    for (const char32_t c : {U'茶', U'の', U'テ', U'ー', U'한', U'々', char32_t(0x20000)})
        QVERIFY(text::isCjk(c));
    for (const char32_t c : {U'a', U'é', U'Ж', U'ก', U'，', U'😀', U' '})
        QVERIFY(!text::isCjk(c));
}

void TestSearchText::marksWhatWasFound_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("query");
    QTest::addColumn<QStringList>("marked");
    QTest::newRow("a word") << u"Tea at four, tea at five"_s << u"TEA"_s << QStringList({u"Tea"_s, u"tea"_s});
    QTest::newRow("a part") << u"teapot"_s << u"apo"_s << QStringList({u"apo"_s});
    QTest::newRow("touching words") << u"teapot"_s << u"tea pot"_s << QStringList({u"teapot"_s});
    QTest::newRow("overlapping words") << u"abcde"_s << u"abc cde"_s << QStringList({u"abcde"_s});
    QTest::newRow("a longer original")
        << u"die Strasse, die Straße"_s << u"straße"_s << QStringList({u"Strasse"_s, u"Straße"_s});
    QTest::newRow("accents and emoji")
        << u"😀😀 re\u0301sume\u0301!"_s << u"resume"_s << QStringList({u"re\u0301sume\u0301"_s});
    QTest::newRow("Chinese") << u"今天我们喝茶，明天喝茶"_s << u"喝茶"_s
                             << QStringList({u"喝茶"_s, u"喝茶"_s});
    QTest::newRow("nothing") << u"only a filter"_s << QString() << QStringList();
}

void TestSearchText::marksWhatWasFound()
{
    QFETCH(const QString, text);
    QFETCH(const QString, query);
    const text::Snippet snippet = text::snippetOf(text, text::searchText(text), text::searchWords(query));
    QCOMPARE(snippet.text, text);
    QStringList marked;
    const QList<uint> points = snippet.text.toUcs4();
    for (const text::Stretch &range : snippet.ranges) {
        const QList<uint> part = points.mid(range.start, range.length);
        QString word;
        for (const char32_t c : part)
            word += QString::fromUcs4(&c, 1);
        marked.append(word);
    }
    QTEST(marked, "marked");
}

void TestSearchText::cutsLongTextsAroundTheFirstHit()
{
    const QString text = u"😀x\n"_s.repeated(500) + u"needle"_s + u"\ty"_s.repeated(500);
    const text::Snippet snippet = text::snippetOf(text, text::searchText(text), {u"needle"_s});
    QCOMPARE(text::codePointCount(snippet.text), limits::kSnippetLength + 2);
    QVERIFY(snippet.text.startsWith(u'…') && snippet.text.endsWith(u'…'));
    QVERIFY(!snippet.text.contains(u'\n') && !snippet.text.contains(u'\t'));
    QVERIFY(text::isWellFormed(snippet.text));
    QCOMPARE(snippet.ranges.size(), 1);
    QCOMPARE(snippet.ranges.first(), (text::Stretch{41, 6}));
    // A hit that goes on past the end of what is shown is marked as far as it is shown.
    const QString endless = u"ab"_s.repeated(400);
    const text::Snippet cut = text::snippetOf(endless, text::searchText(endless), {u"ab"_s});
    QCOMPARE(cut.ranges, QList<text::Stretch>({{0, limits::kSnippetLength}}));
}

QTEST_GUILESS_MAIN(TestSearchText)
#include "tst_search_text.moc"
