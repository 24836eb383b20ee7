// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/contract/storage_facade_contract.h"

#include <QSignalSpy>

namespace foyer::test {

using chat::NewMessage;
using chat::StoredPost;
using storage::Storage;

void StorageFacadeContract::isReadyWhenOpen()
{
    QSignalSpy changes(&store(), &Storage::readyChanged);
    QVERIFY(store().isReady());
    addUser(QStringLiteral("ada"));
    QVERIFY(store().isReady());
    QVERIFY(changes.isEmpty());
}

void StorageFacadeContract::refusesADatabaseFromANewerVersion()
{
    close();
    QVERIFY(
        database().execute({QStringLiteral("INSERT INTO schema_migrations "
                                           "(version, name, checksum, steps_done, is_finished, changed_at) "
                                           "VALUES (9000, 'future', 'abc', 1, 1, 0)")}));
    const auto opened = openAnother();
    QVERIFY(!opened);
    QVERIFY2(opened.error().detail.contains(QLatin1String("newer Foyer")), qPrintable(opened.error().detail));
    QVERIFY(opened.error().detail.contains(QLatin1String("9000 (future)")));
}

void StorageFacadeContract::refusesADatabaseWithAnotherPast()
{
    close();
    QVERIFY(database().execute(
        {QStringLiteral("UPDATE schema_migrations SET checksum = 'other' WHERE version = 1")}));
    const auto opened = openAnother();
    QVERIFY(!opened);
    QVERIFY2(opened.error().detail.contains(QLatin1String("another text")),
             qPrintable(opened.error().detail));
    QVERIFY(opened.error().detail.contains(QLatin1String("1 (initial)")));
    QVERIFY(!opened.error().detail.contains(QLatin1String("p@ss")));
}

void StorageFacadeContract::refusesTablesOfSomebodyElse()
{
    close();
    QVERIFY(database().execute({QStringLiteral("DROP TABLE schema_migrations")}));
    const auto opened = openAnother();
    QVERIFY(!opened);
    QVERIFY2(opened.error().detail.contains(QLatin1String("not Foyer's")), qPrintable(opened.error().detail));
    // And did not touch them.
    QCOMPARE(column(QStringLiteral("SELECT COUNT(*) FROM conversations")).first(), QStringLiteral("1"));
}

void StorageFacadeContract::opensAgainWithoutMigrating()
{
    const QString record = QStringLiteral("SELECT changed_at FROM schema_migrations");
    const QStringList before = column(record);
    QVERIFY(!before.isEmpty());
    clock().advance(std::chrono::hours(1));
    reopen();
    QCOMPARE(column(record), before);
    QCOMPARE(column(QStringLiteral("SELECT COUNT(*) FROM conversations")).first(), QStringLiteral("1"));
}

void StorageFacadeContract::finishesWhatWaitsWhenStopped()
{
    const UserId ada = addUser(QStringLiteral("ada"));
    Tasks<StoredPost> tasks;
    for (int i = 0; i < 300; ++i)
        tasks.push_back(messages().append(draft(chat::kLobby, ada, QStringLiteral("x"))));
    Tasks<int> reads;
    for (int i = 0; i < 20; ++i)
        reads.push_back(conversations().memberCount(chat::kLobby));
    store().stop();
    for (auto &task : tasks) {
        QVERIFY(task.isReady()); // resumed before stop() returned
        QVERIFY(QCoro::waitFor(std::move(task)));
    }
    for (auto &task : reads) {
        QVERIFY(task.isReady());
        QVERIFY(QCoro::waitFor(std::move(task)));
    }
    QCOMPARE(column(QStringLiteral("SELECT COUNT(*) FROM messages")).first(), QStringLiteral("300"));
    store().stop(); // again does no harm
}

void StorageFacadeContract::refusesWorkAfterStopping()
{
    const UserId ada = addUser(QStringLiteral("ada"));
    store().stop();
    auto write = messages().append(draft(chat::kLobby, ada, QStringLiteral("x")));
    QVERIFY(write.isReady());
    QCOMPARE(refusal(std::move(write)), ErrorCode::Unavailable);
    QCOMPARE(refusal(conversations().memberCount(chat::kLobby)), ErrorCode::Unavailable);
}

void StorageFacadeContract::refusesWorkWhenTooMuchWaits()
{
    const UserId ada = addUser(QStringLiteral("ada"));
    Storage::Settings settings;
    settings.maxQueued = 100;
    reopen(settings);
    Tasks<StoredPost> tasks;
    for (int i = 0; i < 5000; ++i)
        tasks.push_back(messages().append(draft(chat::kLobby, ada, QStringLiteral("x"))));
    int stored = 0;
    int refused = 0;
    for (const auto &result : all(std::move(tasks))) {
        if (result) {
            ++stored;
            continue;
        }
        QCOMPARE(result.error().code, ErrorCode::Unavailable);
        QVERIFY(result.error().retryAfter.count() > 0);
        ++refused;
    }
    QVERIFY(refused > 0);
    QVERIFY(stored >= 100);
    QCOMPARE(store().statistics().refusals, quint64(refused));
    QCOMPARE(column(QStringLiteral("SELECT COUNT(*) FROM messages")).first().toInt(), stored);
    QVERIFY(value(messages().append(draft(chat::kLobby, ada, QStringLiteral("x")))).isNew); // and goes on
}

void StorageFacadeContract::letsTwoNodesShareADatabase()
{
    const UserId ada = addUser(QStringLiteral("ada"));
    const UserId bob = addUser(QStringLiteral("bob"));
    const ConversationId room = addRoom(QStringLiteral("tea"), ada);
    value(conversations().join(room, bob, kNow));
    auto opened = openAnother();
    QVERIFY(opened);
    Storage &other = **opened;
    Tasks<StoredPost> tasks;
    for (int i = 0; i < 300; ++i) {
        const ConversationId where = i % 2 == 0 ? room : chat::kLobby;
        tasks.push_back(messages().append(draft(where, ada, QStringLiteral("here"))));
        tasks.push_back(other.messages().append(draft(where, bob, QStringLiteral("there"))));
        if (i % 20 == 0)
            QTest::qWait(1); // several batches on each side
    }
    for (const auto &result : all(std::move(tasks)))
        QVERIFY2(result, result ? "" : qPrintable(result.error().detail));
    for (const ConversationId where : {room, chat::kLobby}) {
        const QStringList seqs =
            column(QStringLiteral("SELECT seq FROM messages WHERE conversation_id = %1 ORDER BY seq")
                       .arg(where.value()));
        QCOMPARE(seqs.size(), 300);
        QCOMPARE(seqs.last(), QStringLiteral("300"));
    }
    // They waited for each other; running into each other's numbers would have cost repeats.
    QCOMPARE(store().statistics().repeats, quint64(0));
    QCOMPARE(other.statistics().repeats, quint64(0));
    // What one stored, the other sees.
    QCOMPARE(value(other.messages().page(room, Seq(), 200)).messages,
             value(messages().page(room, Seq(), 200)).messages);
}

void StorageFacadeContract::storesARefOnceThoughTwoNodesGetIt()
{
    const UserId ada = addUser(QStringLiteral("ada"));
    const ConversationId room = addRoom(QStringLiteral("tea"), ada);
    auto opened = openAnother();
    QVERIFY(opened);
    Storage &other = **opened;
    Tasks<StoredPost> here;
    Tasks<StoredPost> there;
    for (int i = 0; i < 200; ++i) {
        const NewMessage wanted = draft(i % 2 == 0 ? room : chat::kLobby, ada, QStringLiteral("once"));
        here.push_back(messages().append(wanted));
        there.push_back(other.messages().append(wanted));
        if (i % 10 == 0)
            QTest::qWait(1);
    }
    const auto ours = all(std::move(here));
    const auto theirs = all(std::move(there));
    for (std::size_t i = 0; i < ours.size(); ++i) {
        QVERIFY2(ours[i], ours[i] ? "" : qPrintable(ours[i].error().detail));
        QVERIFY2(theirs[i], theirs[i] ? "" : qPrintable(theirs[i].error().detail));
        QCOMPARE(ours[i]->message, theirs[i]->message);
        QVERIFY(ours[i]->isNew != theirs[i]->isNew);
    }
    QCOMPARE(column(QStringLiteral("SELECT COUNT(*) FROM messages")).first(), QStringLiteral("200"));
}

void StorageFacadeContract::leavesNoMarkBehind()
{
    addUser(QStringLiteral("ada"));
    QCOMPARE(column(QStringLiteral("SELECT COUNT(*) FROM writer_marks")).first(), QStringLiteral("1"));
    close();
    QCOMPARE(column(QStringLiteral("SELECT COUNT(*) FROM writer_marks")).first(), QStringLiteral("0"));
}

} // namespace foyer::test
