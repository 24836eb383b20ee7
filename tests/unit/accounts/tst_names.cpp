// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/text/names.h"

#include <QTest>

using namespace Qt::StringLiterals;

namespace {

using foyer::ErrorCode;
using foyer::text::checkRoomName;
using foyer::text::checkUsername;
using foyer::text::nameKey;

class TestNames : public QObject
{
    Q_OBJECT

private slots:
    void usernamesAreCheckedOneByOne_data();
    void usernamesAreCheckedOneByOne();
    void roomNamesAreCheckedOneByOne_data();
    void roomNamesAreCheckedOneByOne();
    void namesThatLookAlikeHaveOneKey_data();
    void namesThatLookAlikeHaveOneKey();
    void namesThatDifferHaveDifferentKeys();
    void aRefusalNamesItsField();
    void lengthsCountCodePoints();
    void loneSurrogatesAreNotWellFormed();
    void namesOfTheServerItselfAreReserved();
};

void TestNames::usernamesAreCheckedOneByOne_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<bool>("isGood");

    QTest::newRow("plain") << u"alice"_s << true;
    QTest::newRow("two letters") << u"al"_s << true;
    QTest::newRow("chinese") << u"小明"_s << true;
    QTest::newRow("beyond the basic plane") << u"𠮷野"_s << true;
    QTest::newRow("arabic") << u"ليلى"_s << true;
    QTest::newRow("thai with marks") << u"สวัสดี"_s << true;
    QTest::newRow("combining accent") << u"re\u0301mi"_s << true;
    QTest::newRow("punctuation") << u"a_b.c-d"_s << true;
    QTest::newRow("one blank inside") << u"Ann Lee"_s << true;
    QTest::newRow("digits") << u"42nd"_s << true;
    QTest::newRow("fullwidth") << u"ａｄａ"_s << true;
    QTest::newRow("32 code points") << QString(32, u'x') << true;
    QTest::newRow("32 code points in 64 units") << u"𠮷"_s.repeated(32) << true;

    QTest::newRow("empty") << QString() << false;
    QTest::newRow("one letter") << u"a"_s << false;
    QTest::newRow("33 letters") << QString(33, u'x') << false;
    QTest::newRow("a million letters") << QString(1'000'000, u'x') << false;
    QTest::newRow("grows past the limit when folded") << u"\uFDFA\uFDFA"_s << false;
    QTest::newRow("leading blank") << u" ann"_s << false;
    QTest::newRow("trailing blank") << u"ann "_s << false;
    QTest::newRow("two blanks") << u"ann  lee"_s << false;
    QTest::newRow("ideographic then plain blank") << u"ann\u3000 lee"_s << false;
    QTest::newRow("only blanks") << u"   "_s << false;
    QTest::newRow("no-break space") << u"ann\u00A0lee"_s << false;
    QTest::newRow("tab") << u"ann\tlee"_s << false;
    QTest::newRow("newline") << u"ann\nlee"_s << false;
    QTest::newRow("NUL") << QString::fromUtf16(u"an\0n", 4) << false;
    QTest::newRow("delete") << u"ann\u007F"_s << false;
    QTest::newRow("right-to-left override") << u"ann\u202Eeel"_s << false;
    QTest::newRow("isolate") << u"\u2067ann"_s << false;
    QTest::newRow("zero-width space") << u"an\u200Bn"_s << false;
    QTest::newRow("zero-width joiner") << u"an\u200Dn"_s << false;
    QTest::newRow("soft hyphen") << u"an\u00ADn"_s << false;
    QTest::newRow("byte order mark") << u"\uFEFFann"_s << false;
    QTest::newRow("variation selector") << u"ann\uFE0F"_s << false;
    QTest::newRow("hangul filler") << u"\u3164\u3164"_s << false;
    QTest::newRow("halfwidth hangul filler") << u"an\uFFA0n"_s << false;
    QTest::newRow("grapheme joiner") << u"an\u034Fn"_s << false;
    QTest::newRow("tag characters") << u"ann\U000E0041"_s << false;
    QTest::newRow("private use") << u"ann\uE000"_s << false;
    QTest::newRow("private use plane") << u"ann\U0010FFFD"_s << false;
    QTest::newRow("unassigned") << u"ann\u0378"_s << false;
    QTest::newRow("non-character") << u"ann\uFFFF"_s << false;
    QTest::newRow("lone high surrogate") << (u"ann"_s + QChar(0xD800)) << false;
    QTest::newRow("lone low surrogate") << (u"ann"_s + QChar(0xDC00)) << false;
    QTest::newRow("mark first") << u"\u0301ann"_s << false;
    QTest::newRow("mark after blank") << u"ann \u0301"_s << false;
    QTest::newRow("pile of marks") << (u"ann"_s + QString(5, QChar(0x0336))) << false;
    QTest::newRow("slash") << u"a/b"_s << false;
    QTest::newRow("at") << u"a@b"_s << false;
    QTest::newRow("tags") << u"<b>x</b>"_s << false;
    QTest::newRow("emoji") << u"cat😺"_s << false;
    QTest::newRow("only punctuation") << u"_._"_s << false;
    QTest::newRow("care-of sign turns into a slash") << u"x\u2105"_s << false;
    QTest::newRow("one half brings a fraction slash") << u"x\u00BD"_s << false;
}

void TestNames::usernamesAreCheckedOneByOne()
{
    QFETCH(QString, name);
    QFETCH(bool, isGood);
    QCOMPARE(checkUsername(name).has_value(), isGood);
}

void TestNames::roomNamesAreCheckedOneByOne_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<bool>("isGood");

    QTest::newRow("plain") << u"Kitchen"_s << true;
    QTest::newRow("one character") << u"茶"_s << true;
    QTest::newRow("hash") << u"#dev & ops (24/7)"_s << true;
    QTest::newRow("emoji") << u"🎉 Party"_s << true;
    QTest::newRow("only emoji") << u"🎉"_s << true;
    QTest::newRow("emoji of a family") << u"👨\u200D👩\u200D👧 home"_s << true;
    QTest::newRow("emoji with selector") << u"❤\uFE0F love"_s << true;
    QTest::newRow("emoji younger than the tables") << u"\U0001FAE8 new"_s << true;
    QTest::newRow("50 code points") << u"🎉"_s.repeated(50) << true;

    QTest::newRow("empty") << QString() << false;
    QTest::newRow("blank") << u" "_s << false;
    QTest::newRow("51 code points") << u"🎉"_s.repeated(51) << false;
    QTest::newRow("right-to-left override") << u"a\u202Eb"_s << false;
    QTest::newRow("joiner between letters") << u"lob\u200Dby"_s << false;
    QTest::newRow("leading joiner") << u"\u200Dlobby"_s << false;
    QTest::newRow("selector on a letter") << u"lobby\uFE0F"_s << false;
    QTest::newRow("newline") << u"a\nb"_s << false;
    QTest::newRow("line separator") << u"a\u2028b"_s << false;
    QTest::newRow("empty braille") << u"\u2800"_s << false;
    QTest::newRow("trailing blank") << u"lobby "_s << false;
    QTest::newRow("lone surrogate") << QString(QChar(0xDBFF)) << false;
}

void TestNames::roomNamesAreCheckedOneByOne()
{
    QFETCH(QString, name);
    QFETCH(bool, isGood);
    QCOMPARE(checkRoomName(name).has_value(), isGood);
}

void TestNames::namesThatLookAlikeHaveOneKey_data()
{
    QTest::addColumn<QString>("one");
    QTest::addColumn<QString>("other");

    QTest::newRow("case") << u"Alice"_s << u"aLICE"_s;
    QTest::newRow("fullwidth") << u"Ａｌｉｃｅ"_s << u"alice"_s;
    QTest::newRow("composed and not") << u"R\u00E9mi"_s << u"re\u0301mi"_s;
    QTest::newRow("sharp s") << u"Straße"_s << u"STRASSE"_s;
    QTest::newRow("greek final sigma") << u"ΝΙΚΟΣ"_s << u"νικος"_s;
    QTest::newRow("ligature") << u"ﬁna"_s << u"FINA"_s;
    QTest::newRow("ideographic blank") << u"Ann\u3000Lee"_s << u"ann lee"_s;
    QTest::newRow("halfwidth kana") << u"ｱｷﾗ"_s << u"アキラ"_s;
    QTest::newRow("emoji selector") << u"❤\uFE0F"_s << u"❤"_s;
    QTest::newRow("superscript") << u"x²"_s << u"X2"_s;
}

void TestNames::namesThatLookAlikeHaveOneKey()
{
    QFETCH(QString, one);
    QFETCH(QString, other);
    QCOMPARE(nameKey(one), nameKey(other));
    QCOMPARE(nameKey(nameKey(one)), nameKey(one));
}

void TestNames::namesThatDifferHaveDifferentKeys()
{
    QVERIFY(nameKey(u"alice") != nameKey(u"alise"));
    QVERIFY(nameKey(u"a_b") != nameKey(u"a-b"));
    QVERIFY(nameKey(u"remi") != nameKey(u"rémi"));
}

void TestNames::aRefusalNamesItsField()
{
    const auto username = checkUsername(u"a");
    QVERIFY(!username);
    QCOMPARE(username.error().code, ErrorCode::InvalidField);
    QCOMPARE(username.error().field, u"username"_s);
    const auto room = checkRoomName(u"");
    QVERIFY(!room);
    QCOMPARE(room.error().field, u"name"_s);
}

void TestNames::lengthsCountCodePoints()
{
    QCOMPARE(foyer::text::codePointCount(u""), 0);
    QCOMPARE(foyer::text::codePointCount(u"abc"), 3);
    QCOMPARE(foyer::text::codePointCount(u"😀😀"), 2);
    QCOMPARE(foyer::text::codePointCount(u"e\u0301"), 2);
    QCOMPARE(foyer::text::codePointCount(QString(QChar(0xD83D))), 1);
    QCOMPARE(foyer::text::codePointCount(QString(QChar(0xDE00)) + QChar(0xD83D)), 2);
}

void TestNames::loneSurrogatesAreNotWellFormed()
{
    QVERIFY(foyer::text::isWellFormed(u"a😀b"));
    QVERIFY(!foyer::text::isWellFormed(QString(QChar(0xD83D)) + u'x'));
    QVERIFY(!foyer::text::isWellFormed(QString(QChar(0xDE00))));
}

void TestNames::namesOfTheServerItselfAreReserved()
{
    QVERIFY(foyer::text::isReservedUsername(nameKey(u"Admin")));
    QVERIFY(foyer::text::isReservedUsername(nameKey(u"ＳＹＳＴＥＭ")));
    QVERIFY(!foyer::text::isReservedUsername(nameKey(u"adminton")));
}

} // namespace

QTEST_GUILESS_MAIN(TestNames)
#include "tst_names.moc"
