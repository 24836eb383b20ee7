// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/base/limits.h"
#include "server/chat/mentions.h"

#include <QTest>

using namespace foyer;

class MentionsTest : public QObject
{
    Q_OBJECT

private slots:
    void findsWhatMayBeMeant_data();
    void findsWhatMayBeMeant();
    void boundsTheNumberOfCalls();
};

void MentionsTest::findsWhatMayBeMeant_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("keys");
    // Calls apart by a slash, what one may mean by a bar.
    const auto row = [](const char *name, const char *text, const char *keys) {
        QTest::newRow(name) << QString::fromUtf8(text) << QString::fromUtf8(keys);
    };
    row("none", "no call here", "");
    row("one word", "@Bob", "bob");
    row("longest first", "@Bob how are you", "bob how are you|bob how are|bob how|bob");
    row("up to punctuation", "@Bob, hi", "bob");
    row("an address is none", "ann@example.org", "");
    row("after a bracket", "(@Bob)", "bob");
    row("after Chinese", "你好@小明", "小明|小");
    row("before Chinese", "@小明你", "小明你|小明|小");
    row("a Latin name before Chinese", "@Bob你", "bob你|bob");
    row("not over lines", "@Bob\nx", "bob");
    row("with a dot", "@bob.b.", "bob.b.|bob.b|bob");
    row("two", "@Ann @Bob", "ann/bob");
    row("an @ alone", "@ x", "");
    row("at the end", "x @", "");
    row("wide letters are the same name", "@ＢＯＢ", "bob");
}

void MentionsTest::findsWhatMayBeMeant()
{
    QFETCH(QString, text);
    QFETCH(QString, keys);
    QStringList calls;
    for (const QStringList &call : chat::mentionKeys(text))
        calls.append(call.join(u'|'));
    QCOMPARE(calls.join(u'/'), keys);
}

void MentionsTest::boundsTheNumberOfCalls()
{
    const QString text = QStringLiteral("@Bob ").repeated(10 * limits::kMentionsMax);
    QCOMPARE(chat::mentionKeys(text).size(), limits::kMentionsMax);
}

QTEST_GUILESS_MAIN(MentionsTest)
#include "tst_mentions.moc"
