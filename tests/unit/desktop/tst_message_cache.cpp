// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/client/cache_search.h"
#include "desktop/client/message_cache.h"
#include "tests/unit/desktop/samples.h"

#include <QFile>
#include <QSet>
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

    void whatIsKeptIsFound()
    {
        const QTemporaryDir folder;
        MessageCache cache;
        QVERIFY(cache.open(folder.filePath(QStringLiteral("c.sqlite"))).has_value());
        MessageCache::Change garden = change(1, 1, 40, true);
        garden.messages[3].text = QStringLiteral("Die Straße zum Café");
        garden.messages[4].text = QStringLiteral("玫瑰花开了，真漂亮！");
        garden.messages[5].text = QStringLiteral("cafe with a picture");
        garden.messages[5].image =
            protocol::Image{QString(32, u'a'), QStringLiteral("image/png"), 8, 8, 8, 8, 100};
        garden.messages[5].author = sampleUser(9);
        garden.messages[6].text = QStringLiteral("cafe, taken back");
        garden.messages[6].recalledAt = 1;
        QVERIFY(cache.write({garden, change(2, 1, 5, true)}, {}).has_value());

        const auto found = [&cache](client::SearchQuery query) {
            QList<qint64> seqs;
            const auto answer = client::searchCache(cache, query);
            if (!answer)
                qFatal("no answer");
            for (const protocol::SearchHit &hit : answer->hits)
                seqs.append(hit.message.seq.value());
            return seqs;
        };
        client::SearchQuery query;
        query.text = QStringLiteral("CAFÉ");
        QCOMPARE(found(query), (QList<qint64>{6, 4}));
        query.text = QStringLiteral("strasse café");
        QCOMPARE(found(query), (QList<qint64>{4}));
        query.text = QStringLiteral("玫瑰");
        const auto answer = client::searchCache(cache, query);
        QCOMPARE(answer->hits.at(0).ranges, (QList<protocol::TextRange>{{0, 2}}));
        query.text = QStringLiteral("cafe");
        query.author = UserId(9);
        QCOMPARE(found(query), (QList<qint64>{6}));
        query = {};
        query.isWithImage = true;
        QCOMPARE(found(query), (QList<qint64>{6}));
        query = {};
        query.text = QStringLiteral("text");
        query.conversation = ConversationId(2);
        QCOMPARE(found(query), (QList<qint64>{5, 4, 3, 2, 1}));
        query.conversation = {};
        query.from = sampleMessage(1, 39, 39).createdAt;
        QCOMPARE(found(query), (QList<qint64>{40, 39}));

        // An edit, a page after the other, and what goes with its room.
        query = {};
        query.text = QStringLiteral("text");
        query.limit = 15;
        int pages = 0;
        QList<qint64> all;
        do {
            const auto page = client::searchCache(cache, query);
            for (const protocol::SearchHit &hit : page->hits)
                all.append(hit.message.conversation.value() * 1'000 + hit.message.seq.value());
            query.before = page->next;
            ++pages;
        } while (!query.before.isEmpty());
        QCOMPARE(pages, 3);
        QCOMPARE(all.size(), 41);
        QCOMPARE(QSet<qint64>(all.cbegin(), all.cend()).size(), 41);
        MessageCache::Change edit{{garden.entry.conversation, Revision(41)}, {garden.messages.at(3)}, false};
        edit.messages[0].text = QStringLiteral("something else");
        QVERIFY(cache.write({edit}, {ConversationId(2)}).has_value());
        query = {};
        query.text = QStringLiteral("straße");
        QCOMPARE(found(query), QList<qint64>());
        query.text = QStringLiteral("text");
        query.conversation = ConversationId(2);
        QCOMPARE(found(query), QList<qint64>());
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
