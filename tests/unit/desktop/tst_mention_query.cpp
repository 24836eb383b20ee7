// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/model/mention_query.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace foyer;
using model::mentionAt;
using model::mentionCandidates;

class TestMentionQuery : public QObject
{
    Q_OBJECT

private slots:
    void knowsWhatIsBeingCalled_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<int>("caret");
        QTest::addColumn<int>("start");
        QTest::addColumn<QString>("words");
        QTest::newRow("just begun") << u"@"_s << 1 << 0 << u""_s;
        QTest::newRow("some letters") << u"hi @ad"_s << 6 << 3 << u"ad"_s;
        QTest::newRow("the caret within") << u"hi @ada"_s << 5 << 3 << u"a"_s;
        QTest::newRow("with a blank") << u"@ada lo"_s << 7 << 0 << u"ada lo"_s;
        QTest::newRow("after a bracket") << u"(@b"_s << 3 << 1 << u"b"_s;
        QTest::newRow("after Chinese") << u"你好@小"_s << 4 << 2 << u"小"_s;
        QTest::newRow("an address") << u"me@home"_s << 7 << -1 << u""_s;
        QTest::newRow("after a letter of two units") << u"𝒜@x"_s << 4 << -1 << u""_s;
        QTest::newRow("after an emoji") << u"👋@x"_s << 4 << 2 << u"x"_s;
        QTest::newRow("a second blank") << u"@ada is h"_s << 9 << -1 << u""_s;
        QTest::newRow("a blank at once") << u"@ ada"_s << 5 << -1 << u""_s;
        QTest::newRow("another line") << u"@ada\nx"_s << 6 << -1 << u""_s;
        QTest::newRow("the caret before") << u"hi @ada"_s << 2 << -1 << u""_s;
        QTest::newRow("nothing") << u""_s << 0 << -1 << u""_s;
        QTest::newRow("too long") << u'@' + QString(40, u'x') << 41 << -1 << u""_s;
    }
    void knowsWhatIsBeingCalled()
    {
        QFETCH(const QString, text);
        QFETCH(const int, caret);
        QFETCH(const int, start);
        QFETCH(const QString, words);
        const auto query = mentionAt(text, caret);
        QCOMPARE(query.has_value(), start >= 0);
        if (query) {
            QCOMPARE(query->start, start);
            QCOMPARE(query->words, words);
        }
    }

    void offersThoseThatFitBestFirst()
    {
        const QList<protocol::Member> members{
            member(1, u"ann"_s, u"Ann"_s), member(2, u"bob"_s, u"Bob Adams"_s),
            member(3, u"ada"_s, u"Ada Lovelace"_s), member(4, u"xiaoming"_s, u"陈小明"_s),
            member(5, {}, u"Deleted"_s)};
        const auto names = [&](const QString &words, bool mayCallEveryone) {
            QStringList found;
            for (const auto &candidate : mentionCandidates(words, members, UserId(1), mayCallEveryone))
                found.append(candidate.name);
            return found;
        };
        // Oneself and those who are gone are not called.
        QCOMPARE(names({}, false), QStringList({u"ada"_s, u"bob"_s, u"xiaoming"_s}));
        QCOMPARE(names(u"ad"_s, false), QStringList({u"ada"_s, u"bob"_s}));
        QCOMPARE(names(u"LOVE"_s, false), QStringList({u"ada"_s}));
        QCOMPARE(names(u"小"_s, false), QStringList({u"xiaoming"_s}));
        QCOMPARE(names(u"bb"_s, false), QStringList({u"bob"_s}));
        QVERIFY(names(u"zzz"_s, true).isEmpty());
        // Everyone is called only by who may.
        QVERIFY(!names(u"her"_s, false).contains(u"here"_s));
        QCOMPARE(names(u"her"_s, true), QStringList({u"here"_s}));
        QVERIFY(names(u"all"_s, true).contains(u"all"_s));
    }

    void offersAFewOnly()
    {
        QList<protocol::Member> members;
        for (int i = 2; i < 200; ++i)
            members.append(member(i, u"user%1"_s.arg(i), u"User"_s));
        QCOMPARE(mentionCandidates(u"user"_s, members, UserId(1), true).size(), 8);
    }

private:
    static protocol::Member member(qint64 id, const QString &username, const QString &displayName)
    {
        protocol::Member member;
        member.user.id = UserId(id);
        member.user.username = username;
        member.user.displayName = displayName;
        return member;
    }
};

QTEST_GUILESS_MAIN(TestMentionQuery)
#include "tst_mention_query.moc"
