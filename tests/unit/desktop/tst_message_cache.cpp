// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/client/message_cache.h"
#include "tests/unit/desktop/samples.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace foyer;
using namespace foyer::test;
using client::MessageCache;

namespace {

MessageCache::Change change(qint64 room, qint64 firstSeq, qint64 lastSeq, bool isReset)
{
    MessageCache::Change made;
    made.entry.conversation = sampleRoom(room, lastSeq, lastSeq);
    made.entry.revision = Revision(lastSeq);
    for (qint64 seq = firstSeq; seq <= lastSeq; ++seq)
        made.messages.append(sampleMessage(room, seq, seq));
    made.isReset = isReset;
    return made;
}

} // namespace

class TestMessageCache : public QObject
{
    Q_OBJECT

private slots:
    void givesBackWhatItWasGiven()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("cache.sqlite"));
        {
            MessageCache cache;
            QVERIFY(cache.open(path).has_value());
            QVERIFY(cache.write({change(1, 1, 30, true), change(2, 5, 6, true)}, {}).has_value());
        }
        MessageCache cache;
        QVERIFY(cache.open(path).has_value());
        const auto entries = cache.conversations();
        QVERIFY(entries.has_value());
        QCOMPARE(entries->size(), 2);
        QCOMPARE(entries->at(0).conversation, sampleRoom(1, 30, 30));
        QCOMPARE(entries->at(0).revision, Revision(30));
        const auto newest = cache.messages(ConversationId(1), Seq(), 10);
        QVERIFY(newest.has_value());
        QCOMPARE(newest->size(), 10);
        QCOMPARE(newest->constFirst(), sampleMessage(1, 21, 21));
        QCOMPARE(newest->constLast(), sampleMessage(1, 30, 30));
        const auto older = cache.messages(ConversationId(1), Seq(21), 100);
        QCOMPARE(older->size(), 20);
        QCOMPARE(older->constFirst().seq, Seq(1));
    }

    void aResetForgetsTheOldMessagesOfThatConversationOnly()
    {
        const QTemporaryDir folder;
        MessageCache cache;
        QVERIFY(cache.open(folder.filePath(QStringLiteral("c.sqlite"))).has_value());
        QVERIFY(cache.write({change(1, 1, 5, true), change(2, 1, 5, true)}, {}).has_value());
        QVERIFY(cache.write({change(1, 100, 101, true)}, {}).has_value());
        QCOMPARE(cache.messages(ConversationId(1), Seq(), 100)->size(), 2);
        QCOMPARE(cache.messages(ConversationId(2), Seq(), 100)->size(), 5);
    }

    void aRemovedConversationIsGone()
    {
        const QTemporaryDir folder;
        MessageCache cache;
        QVERIFY(cache.open(folder.filePath(QStringLiteral("c.sqlite"))).has_value());
        QVERIFY(cache.write({change(1, 1, 5, true), change(2, 1, 5, true)}, {}).has_value());
        QVERIFY(cache.write({}, {ConversationId(1)}).has_value());
        QCOMPARE(cache.conversations()->size(), 1);
        QVERIFY(cache.messages(ConversationId(1), Seq(), 100)->isEmpty());
    }

    void trimmingKeepsTheNewestOfEach()
    {
        const QTemporaryDir folder;
        MessageCache cache;
        QVERIFY(cache.open(folder.filePath(QStringLiteral("c.sqlite"))).has_value());
        QVERIFY(cache.write({change(1, 1, 50, true), change(2, 1, 3, true)}, {}).has_value());
        QVERIFY(cache.trim(10).has_value());
        const auto kept = cache.messages(ConversationId(1), Seq(), 100);
        QCOMPARE(kept->size(), 10);
        QCOMPARE(kept->constFirst().seq, Seq(41));
        QCOMPARE(cache.messages(ConversationId(2), Seq(), 100)->size(), 3);
    }

    void aDamagedFileIsReplacedByANewOne()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("c.sqlite"));
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(QByteArray(10'000, '\xa5'));
        file.close();
        MessageCache cache;
        QVERIFY(cache.open(path).has_value());
        QVERIFY(cache.conversations()->isEmpty());
        QVERIFY(cache.write({change(1, 1, 5, true)}, {}).has_value());
    }

    void aFileOfAnotherVersionIsReplacedByANewOne()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("c.sqlite"));
        {
            client::LocalDatabase other;
            QVERIFY(other
                        .open(path, client::LocalDatabase::Durability::Relaxed, 99,
                              {QStringLiteral("CREATE TABLE conversations (x)")})
                        .has_value());
        }
        MessageCache cache;
        QVERIFY(cache.open(path).has_value());
        QVERIFY(cache.write({change(1, 1, 5, true)}, {}).has_value());
        QCOMPARE(cache.conversations()->size(), 1);
    }

    void removingDeletesTheFile()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("c.sqlite"));
        MessageCache cache;
        QVERIFY(cache.open(path).has_value());
        QVERIFY(cache.write({change(1, 1, 5, true)}, {}).has_value());
        cache.remove();
        QVERIFY(QDir(folder.path()).isEmpty());
        QVERIFY(!cache.write({change(1, 6, 7, false)}, {}).has_value());
    }
};

QTEST_GUILESS_MAIN(TestMessageCache)
#include "tst_message_cache.moc"
