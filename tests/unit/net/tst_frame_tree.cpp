// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/base/token_bucket.h"
#include "server/net/ws/frame_tree.h"
#include "server/net/ws/text_frame.h"

#include <QTest>

using foyer::TokenBucket;
using namespace foyer::net;

class TestFrameTree : public QObject
{
    Q_OBJECT

private slots:
    void makesOneFrameOfManyEvents()
    {
        FrameTree tree;
        FrameTree::List *list = tree.added(nullptr, "{\"a\":1}");
        list = tree.added(list, "{\"b\":2}");
        list = tree.added(list, "{\"c\":\"é\"}");
        QCOMPARE(tree.frame(*list), textFrame("[{\"a\":1},{\"b\":2},{\"c\":\"é\"}]"));
        QCOMPARE(list->bytes(), 24);
    }

    void sharesTheFrameOfEqualLists()
    {
        FrameTree tree;
        const QByteArray first = "{\"a\":1}";
        const QByteArray second = "{\"b\":2}";
        FrameTree::List *const one = tree.added(tree.added(nullptr, first), second);
        FrameTree::List *const other = tree.added(tree.added(nullptr, first), second);
        QCOMPARE(one, other);
        QCOMPARE(tree.frame(*one).constData(), tree.frame(*other).constData());
        QVERIFY(tree.added(nullptr, second) != one);
    }

    void keepsListsApartThatBranch()
    {
        FrameTree tree;
        FrameTree::List *const start = tree.added(nullptr, "1");
        FrameTree::List *const left = tree.added(start, "2");
        FrameTree::List *const right = tree.added(start, "3");
        QCOMPARE(tree.frame(*start), textFrame("[1]"));
        QCOMPARE(tree.frame(*left), textFrame("[1,2]"));
        QCOMPARE(tree.frame(*right), textFrame("[1,3]"));
    }

    void sharesAgainAfterManyGotSomethingOfTheirOwn()
    {
        FrameTree tree;
        for (int i = 0; i < 1'000; ++i)
            QVERIFY(tree.added(nullptr, QByteArray::number(i)));
        const QByteArray forAll = "{\"for\":\"all\"}";
        FrameTree::List *const first = tree.added(nullptr, forAll);
        QCOMPARE(tree.added(nullptr, forAll), first);
    }

    void listsOutliveAMove()
    {
        FrameTree tree;
        FrameTree::List *const list = tree.added(tree.added(nullptr, "1"), "2");
        FrameTree moved = std::exchange(tree, {});
        QCOMPARE(moved.frame(*list), textFrame("[1,2]"));
        FrameTree::List *const fresh = tree.added(nullptr, "9");
        QCOMPARE(tree.frame(*fresh), textFrame("[9]"));
    }

    void framesTellTheirLength_data()
    {
        QTest::addColumn<int>("length");
        QTest::addColumn<QByteArray>("header");
        // RFC 6455, section 5.2: seven bits, or 126 and sixteen, or 127 and sixty-four.
        QTest::newRow("empty") << 0 << QByteArray::fromHex("8100");
        QTest::newRow("longest of seven bits") << 125 << QByteArray::fromHex("817d");
        QTest::newRow("shortest of sixteen") << 126 << QByteArray::fromHex("817e007e");
        QTest::newRow("longest of sixteen") << 65'535 << QByteArray::fromHex("817effff");
        QTest::newRow("shortest of sixty-four") << 65'536 << QByteArray::fromHex("817f0000000000010000");
    }

    void framesTellTheirLength()
    {
        QFETCH(int, length);
        QFETCH(QByteArray, header);
        const QByteArray text(length, 'a');
        QCOMPARE(textFrame(text), header + text);
    }

    void bucketAllowsABurstAndThenTheRate()
    {
        TokenBucket bucket(10, 3, 0);
        QVERIFY(bucket.spend(0));
        QVERIFY(bucket.spend(0));
        QVERIFY(bucket.spend(0));
        QVERIFY(!bucket.spend(0));
        QVERIFY(!bucket.spend(50));
        QVERIFY(bucket.spend(100));
        QVERIFY(!bucket.spend(100));
        for (int i = 0; i < 3; ++i)
            QVERIFY(bucket.spend(60'000));
        QVERIFY(!bucket.spend(60'000));
        TokenBucket unlimited(0, 0, 0);
        for (int i = 0; i < 1000; ++i)
            QVERIFY(unlimited.spend(0));
    }
};

QTEST_GUILESS_MAIN(TestFrameTree)
#include "tst_frame_tree.moc"
