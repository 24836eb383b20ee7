// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/text/emoji.h"
#include "desktop/model/emoji_book.h"
#include "desktop/model/emoji_table.h"

#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using foyer::model::Emoji;
using foyer::model::EmojiBook;
using foyer::model::EmojiTable;

class TestEmojiTable : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        const EmojiTable &table = m_book.table();
        QVERIFY2(table.all().size() > 1'500, "the table was not made");
    }

    void everyGroupHasItsEmojiAndAllCanBeSentAsReactions()
    {
        for (int group = 0; group < EmojiTable::kGroups; ++group)
            QVERIFY(m_book.table().group(group).size() > 50);
        for (const Emoji &emoji : m_book.table().all()) {
            QVERIFY(!emoji.english.name.isEmpty() && !emoji.chinese.name.isEmpty());
            QVERIFY(emoji.tones.isEmpty() || emoji.tones.size() == 5);
            for (int tone = 0; tone <= 5; ++tone) {
                const QString text = emoji.inTone(tone);
                QVERIFY2(foyer::text::canonicalEmoji(text) == text, qPrintable(text));
            }
        }
    }

    void isFoundByNameAndKeywordInBothLanguages_data()
    {
        QTest::addColumn<QString>("words");
        QTest::addColumn<QString>("emoji");
        QTest::newRow("a name") << u"waving hand"_s << u"👋"_s;
        QTest::newRow("the beginning of a name") << u"wav han"_s << u"👋"_s;
        QTest::newRow("Chinese") << u"挥手"_s << u"👋"_s;
        QTest::newRow("one Chinese character") << u"猫"_s << u"🐈"_s;
        QTest::newRow("a keyword") << u"joy"_s << u"😂"_s;
        QTest::newRow("in capitals") << u"  THUMBS up "_s << u"👍"_s;
        QTest::newRow("a flag") << u"中国"_s << u"🇨🇳"_s;
    }
    void isFoundByNameAndKeywordInBothLanguages()
    {
        QFETCH(const QString, words);
        QFETCH(const QString, emoji);
        const QList<Emoji> found = m_book.table().search(words);
        QVERIFY(!found.isEmpty());
        const auto isIt = [&](const Emoji &each) {
            return each.text == emoji;
        };
        QVERIFY(std::any_of(found.cbegin(), found.cbegin() + std::min<qsizetype>(8, found.size()), isIt));
    }

    void whoIsCalledSoComesFirst()
    {
        QCOMPARE(m_book.table().search(u"cat"_s).constFirst().text, u"🐈"_s);
        QVERIFY(m_book.table().search(u"no emoji is called like this"_s).isEmpty());
    }

    void peopleHaveTones()
    {
        const Emoji *hand = m_book.table().find(u"👋"_s);
        QVERIFY(hand != nullptr);
        QCOMPARE(hand->inTone(0), u"👋"_s);
        QCOMPARE(hand->inTone(5), u"👋🏿"_s);
        QCOMPARE(m_book.table().find(u"👋🏿"_s), hand);
        QCOMPARE(m_book.table().find(u"👫🏽"_s)->text, u"👫"_s);
        QVERIFY(m_book.table().find(u"x"_s) == nullptr);
    }

    void linesThatCannotBeReadAreLeftOut()
    {
        const EmojiTable table(
            "😀\t0\t\ta\tb\tc\td\n\nhello\n😀\tx\t\ta\tb\tc\td\n😀\t99\t\ta\tb\tc\td\n\xff\xfe\n");
        QCOMPARE(table.all().size(), 1);
    }

    void habitsAreKept()
    {
        const QTemporaryDir folder;
        const QString file = folder.filePath(u"emoji.ini"_s);
        {
            EmojiBook book(file);
            QVERIFY(book.recents().isEmpty());
            book.noteUse(u"👋"_s);
            book.noteUse(u"😀"_s);
            book.noteUse(u"👋"_s);
            book.setTone(3);
        }
        EmojiBook book(file);
        QCOMPARE(book.recents(), QStringList({u"👋"_s, u"😀"_s}));
        QCOMPARE(book.tone(), 3);
        for (int i = 0; i < 100; ++i)
            book.noteUse(QString::number(i));
        QCOMPARE(book.recents().size(), EmojiBook::kRecents);
        QCOMPARE(book.recents().constFirst(), u"99"_s);
        book.setTone(77);
        QCOMPARE(book.tone(), 5);
    }

private:
    EmojiBook m_book{QString()};
};

QTEST_GUILESS_MAIN(TestEmojiTable)
#include "tst_emoji_table.moc"
