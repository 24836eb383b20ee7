// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/storage/storage.h"
#include "tests/contract/commit_cutter.h"
#include "tests/contract/posting_crowd.h"
#include "tests/contract/storage_contract.h"
#include "tests/support/mariadb_server.h"

#include <QElapsedTimer>
#include <QSignalSpy>
#include <QThread>

#include <algorithm>

namespace foyer::test {

using chat::NewMessage;
using chat::StoredPost;
using storage::Storage;

/// MariaDB taken away, cut off, frozen and half migrated under a running storage.
class MysqlFaults : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void cleanup();

    void losesNoAcknowledgedPostWhenTheDatabaseIsKilled();
    void keepsPostingWhenItsConnectionsAreKilled();
    void knowsThatABrokenOffCommitHappened();
    void repeatsABrokenOffCommitThatDidNotHappen();
    void isUnreadyWhileTheDatabaseIsAway();
    void noticesALossWhileIdle();
    void refusesQuicklyWhileTheDatabaseIsAway();
    void boundsWhatWaitsForAFrozenDatabase();
    void isolatesAPostThatTheDatabaseRefuses();
    void waitsForADatabaseThatStartsLater();
    void refusesAWrongPasswordWithoutTellingIt();
    void resumesAnInterruptedMigration();
    void refusesToResumeAnotherMigration();

private:
    static constexpr Timestamp kNow = 1'700'000'000'000;

    void open(Storage::Settings settings);
    void cutCommits(CommitCutter::Cut cut);
    [[nodiscard]] QList<UserId> addUsers(int count);
    /// Every acknowledged message is there once, as acknowledged, and the lobby has no hole.
    void verifyWhole(const PostingCrowd &crowd);
    [[nodiscard]] QList<QStringList> rows(const QString &statement);
    [[nodiscard]] static Storage::Settings patient();

    MariadbServer m_server;
    FakeClock m_clock;
    std::unique_ptr<TempDatabase> m_database;
    std::unique_ptr<Storage> m_storage;
};

Storage::Settings MysqlFaults::patient()
{
    Storage::Settings settings;
    settings.retryFor = std::chrono::seconds(20);
    return settings;
}

void MysqlFaults::initTestCase()
{
    const Result<> started = m_server.start();
    QVERIFY2(started, started ? "" : qPrintable(started.error().detail));
}

void MysqlFaults::init()
{
    m_database = TempDatabase::mysql(m_server);
}

void MysqlFaults::cleanup()
{
    m_server.thaw();
    m_storage.reset();
    m_database.reset();
}

void MysqlFaults::open(Storage::Settings settings)
{
    m_storage.reset();
    if (settings.url.isEmpty())
        settings.url = m_database->url();
    auto opened = Storage::open(settings, m_clock);
    QVERIFY2(opened, opened ? "" : qPrintable(opened.error().detail));
    m_storage = *std::move(opened);
}

QList<UserId> MysqlFaults::addUsers(int count)
{
    QList<UserId> users;
    for (int i = 0; i < count; ++i) {
        accounts::NewAccount account;
        account.username = account.usernameKey = QStringLiteral("user%1").arg(i);
        users.append(value(m_storage->users().create(account)).id);
    }
    return users;
}

QList<QStringList> MysqlFaults::rows(const QString &statement)
{
    const auto found = m_database->execute({statement});
    if (!found)
        QTest::qFail(qPrintable(found.error().detail), __FILE__, __LINE__);
    return found ? *found : QList<QStringList>();
}

void MysqlFaults::verifyWhole(const PostingCrowd &crowd)
{
    QVERIFY2(crowd.faults().isEmpty(), qPrintable(crowd.faults().join(u'\n')));
    const auto stored = rows(QStringLiteral("SELECT seq, revision, ref FROM messages ORDER BY seq"));
    QHash<Ref, qint64> seqs;
    for (qsizetype i = 0; i < stored.size(); ++i) {
        QCOMPARE(stored.at(i).at(0).toLongLong(), i + 1);
        QCOMPARE(stored.at(i).at(1), stored.at(i).at(0));
        seqs.insert(stored.at(i).at(2), i + 1);
    }
    QCOMPARE(seqs.size(), stored.size());
    for (auto it = crowd.acknowledged().cbegin(); it != crowd.acknowledged().cend(); ++it)
        QCOMPARE(seqs.value(it.key()), it->seq.value());
    // Everyone waited for the answer to his last post: what is stored is what was acknowledged.
    QCOMPARE(stored.size(), crowd.acknowledged().size());
}

void MysqlFaults::losesNoAcknowledgedPostWhenTheDatabaseIsKilled()
{
    open(patient());
    PostingCrowd crowd(m_storage->messages(), chat::kLobby, addUsers(30));
    crowd.start();
    for (int round = 0; round < 3; ++round) {
        const auto target = crowd.acknowledged().size() + 300;
        QTRY_VERIFY_WITH_TIMEOUT(crowd.acknowledged().size() >= target, 20'000);
        m_server.kill();
        const Result<> started = m_server.start();
        QVERIFY2(started, started ? "" : qPrintable(started.error().detail));
    }
    const auto target = crowd.acknowledged().size() + 300;
    QTRY_VERIFY_WITH_TIMEOUT(crowd.acknowledged().size() >= target, 20'000);
    QVERIFY(crowd.stop());
    verifyWhole(crowd);
    QCOMPARE(crowd.announced(), crowd.acknowledged().size()); // each pushed to the room exactly once
    QVERIFY(m_storage->statistics().repeats >= 3);
    QTRY_VERIFY(m_storage->isReady());
}

void MysqlFaults::keepsPostingWhenItsConnectionsAreKilled()
{
    open(patient());
    PostingCrowd crowd(m_storage->messages(), chat::kLobby, addUsers(20));
    crowd.start();
    for (int round = 0; round < 15; ++round) {
        const auto target = crowd.acknowledged().size() + 50;
        QTRY_VERIFY_WITH_TIMEOUT(crowd.acknowledged().size() >= target, 20'000);
        QStringList kills;
        for (const QStringList &row : rows(QStringLiteral("SELECT id FROM information_schema.processlist "
                                                          "WHERE user = 'foyer' AND id <> CONNECTION_ID()")))
            kills.append(QStringLiteral("KILL %1").arg(row.first()));
        for (const QString &kill : kills)
            (void)m_server.execute({kill}); // one may have gone by itself
        QCOMPARE(value(m_storage->conversations().memberCount(chat::kLobby)), 20); // readers go on, too
    }
    QVERIFY(crowd.stop());
    verifyWhole(crowd);
    QCOMPARE(crowd.announced(), crowd.acknowledged().size());
}

void MysqlFaults::cutCommits(CommitCutter::Cut cut)
{
    CommitCutter cutter(m_server.port());
    Storage::Settings settings = patient();
    settings.url = m_server.url(m_database->url().section(u'/', -1), cutter.port());
    open(settings);
    const QList<UserId> users = addUsers(5);
    for (int round = 0; round < 5; ++round) {
        cutter.cutNext(cut);
        Tasks<StoredPost> tasks;
        for (const UserId user : users)
            tasks.push_back(
                m_storage->messages().append({newRef(), chat::kLobby, user, QStringLiteral("x"), {}, kNow}));
        for (const auto &result : all(std::move(tasks))) {
            QVERIFY2(result, result ? "" : qPrintable(result.error().detail));
            QVERIFY(result->isNew); // else nobody in the room would hear of it
        }
        QCOMPARE(cutter.cuts(), round + 1);
    }
    QCOMPARE(rows(QStringLiteral("SELECT COUNT(*), MAX(seq) FROM messages")).first(),
             (QStringList{QStringLiteral("25"), QStringLiteral("25")}));

    // Without a ref to recognise it by, a repeat would find the name taken by itself.
    cutter.cutNext(cut);
    accounts::NewAccount account;
    account.username = account.usernameKey = QStringLiteral("late");
    QVERIFY(value(m_storage->users().create(account)).id.isValid());
    QCOMPARE(cutter.cuts(), 6);
    QCOMPARE(value(m_storage->conversations().memberCount(chat::kLobby)), 6);
    m_storage.reset();
}

void MysqlFaults::knowsThatABrokenOffCommitHappened()
{
    cutCommits(CommitCutter::Cut::AfterCommit);
}

void MysqlFaults::repeatsABrokenOffCommitThatDidNotHappen()
{
    cutCommits(CommitCutter::Cut::BeforeCommit);
}

void MysqlFaults::isUnreadyWhileTheDatabaseIsAway()
{
    Storage::Settings settings;
    settings.retryFor = std::chrono::milliseconds(200);
    open(settings);
    const QList<UserId> users = addUsers(1);
    QSignalSpy changes(m_storage.get(), &Storage::readyChanged);
    m_server.kill();
    const NewMessage message{newRef(), chat::kLobby, users.first(), QStringLiteral("x"), {}, kNow};
    QCOMPARE(refusal(m_storage->messages().append(message)), ErrorCode::Unavailable);
    QCOMPARE(refusal(m_storage->conversations().memberCount(chat::kLobby)), ErrorCode::Unavailable);
    QVERIFY(!m_storage->isReady());
    QTRY_COMPARE(changes.size(), 1);
    QCOMPARE(changes.takeFirst().first().toBool(), false);

    QVERIFY(m_server.start());
    QTRY_VERIFY(m_storage->isReady()); // it looks by itself
    QTRY_COMPARE(changes.size(), 1);
    QCOMPARE(changes.takeFirst().first().toBool(), true);
    QVERIFY(value(m_storage->messages().append(message)).isNew);
    QCOMPARE(value(m_storage->conversations().memberCount(chat::kLobby)), 1);
}

void MysqlFaults::noticesALossWhileIdle()
{
    open({});
    m_server.kill();
    QTRY_VERIFY_WITH_TIMEOUT(!m_storage->isReady(), 15'000);
    QVERIFY(m_server.start());
    QTRY_VERIFY_WITH_TIMEOUT(m_storage->isReady(), 15'000);
}

void MysqlFaults::refusesQuicklyWhileTheDatabaseIsAway()
{
    Storage::Settings settings;
    settings.retryFor = std::chrono::seconds(1);
    open(settings);
    const QList<UserId> users = addUsers(1);
    m_server.kill();
    const auto post = [this, &users] {
        return refusal(m_storage->messages().append(
            {newRef(), chat::kLobby, users.first(), QStringLiteral("x"), {}, kNow}));
    };
    QCOMPARE(post(), ErrorCode::Unavailable); // waited for it
    QElapsedTimer time;
    time.start();
    for (int i = 0; i < 50; ++i) {
        QCOMPARE(post(), ErrorCode::Unavailable);
        if (i > 0)
            QCOMPARE(refusal(m_storage->conversations().memberCount(chat::kLobby)), ErrorCode::Unavailable);
        else
            (void)QCoro::waitFor(m_storage->conversations().memberCount(chat::kLobby));
    }
    QVERIFY2(time.elapsed() < 10'000, qPrintable(QString::number(time.elapsed()))); // each for itself: 100 s
    time.restart();
    m_storage->stop();
    QVERIFY(time.elapsed() < 5'000);
    QVERIFY(m_server.start());
}

void MysqlFaults::boundsWhatWaitsForAFrozenDatabase()
{
    Storage::Settings settings;
    settings.maxQueued = 50;
    open(settings);
    const QList<UserId> users = addUsers(1);
    m_server.freeze();
    Tasks<StoredPost> tasks;
    for (int i = 0; i < 500; ++i)
        tasks.push_back(m_storage->messages().append(
            {newRef(), chat::kLobby, users.first(), QStringLiteral("x"), {}, kNow}));
    const auto refused =
        std::count_if(tasks.begin(), tasks.end(), [](const auto &task) { return task.isReady(); });
    QVERIFY2(refused >= 390, qPrintable(QString::number(refused))); // one batch at work, fifty waiting
    QVERIFY(m_storage->statistics().waiting <= 50);
    m_server.thaw();
    int stored = 0;
    for (const auto &result : all(std::move(tasks)))
        stored += result ? 1 : 0;
    QCOMPARE(stored, 500 - int(refused));
    QCOMPARE(rows(QStringLiteral("SELECT COUNT(*) FROM messages")).first().first().toInt(), stored);
}

void MysqlFaults::isolatesAPostThatTheDatabaseRefuses()
{
    open({});
    const QList<UserId> users = addUsers(3);
    Tasks<StoredPost> tasks;
    for (int i = 0; i < 40; ++i) {
        // Longer than the column; the rules of chat would have refused it before.
        const QString text = i % 10 == 5 ? QString(70'000, u'x') : QStringLiteral("x");
        tasks.push_back(
            m_storage->messages().append({newRef(), chat::kLobby, users.at(i % 3), text, {}, kNow}));
    }
    const auto results = all(std::move(tasks));
    for (std::size_t i = 0; i < results.size(); ++i)
        QCOMPARE(results[i].has_value(), i % 10 != 5);
    QCOMPARE(results[5].error().code, ErrorCode::Internal);
    QVERIFY(!results[5].error().detail.contains(QLatin1String("xxx")));
    QCOMPARE(rows(QStringLiteral("SELECT COUNT(*), MAX(seq) FROM messages")).first(),
             (QStringList{QStringLiteral("36"), QStringLiteral("36")}));
}

void MysqlFaults::waitsForADatabaseThatStartsLater()
{
    const QString url = m_database->url();
    m_server.kill();
    Storage::Settings settings;
    settings.url = url;
    settings.openFor = std::chrono::milliseconds(300);
    const auto tooEarly = Storage::open(settings, m_clock);
    QVERIFY(!tooEarly);
    QCOMPARE(tooEarly.error().code, ErrorCode::Unavailable);
    QVERIFY(tooEarly.error().detail.contains(QLatin1String("127.0.0.1")));

    // The other thread opens while this one starts the server; nothing of the storage stays with it.
    settings.openFor = std::chrono::seconds(30);
    std::unique_ptr<QThread> opener(QThread::create([this, settings] {
        const auto opened = Storage::open(settings, m_clock);
        QVERIFY2(opened, opened ? "" : qPrintable(opened.error().detail));
    }));
    opener->start();
    QVERIFY(m_server.start());
    QVERIFY(opener->wait(30'000));
    QCOMPARE(rows(QStringLiteral("SELECT COUNT(*) FROM conversations")).first().first(), QStringLiteral("1"));
}

void MysqlFaults::refusesAWrongPasswordWithoutTellingIt()
{
    Storage::Settings settings;
    settings.url = QStringLiteral("mysql://foyer:s3cret-guess@127.0.0.1:%1/%2")
                       .arg(m_server.port())
                       .arg(m_database->url().section(u'/', -1));
    QElapsedTimer time;
    time.start();
    const auto opened = Storage::open(settings, m_clock);
    QVERIFY(!opened);
    QVERIFY(time.elapsed() < 5'000); // waiting would not help
    QVERIFY2(!opened.error().detail.contains(QLatin1String("s3cret")), qPrintable(opened.error().detail));
    QVERIFY2(opened.error().detail.contains(QLatin1String("Access denied")),
             qPrintable(opened.error().detail));
}

void MysqlFaults::resumesAnInterruptedMigration()
{
    // As a server leaves it that was killed after it ran the fourth statement and before it noted that.
    open({});
    const int steps = rows(QStringLiteral("SELECT steps_done FROM schema_migrations ORDER BY version"))
                          .first()
                          .first()
                          .toInt();
    QVERIFY(steps > 8);
    m_storage.reset();
    QVERIFY(m_database->execute(
        {QStringLiteral("SET FOREIGN_KEY_CHECKS = 0"), QStringLiteral("DROP TABLE messages"),
         QStringLiteral("DROP TABLE uploads"), QStringLiteral("DROP TABLE memberships"),
         QStringLiteral("DROP TABLE conversations"), QStringLiteral("DROP TABLE writer_marks"),
         QStringLiteral("DELETE FROM schema_migrations WHERE version > 1"),
         QStringLiteral("UPDATE schema_migrations SET steps_done = 3, is_finished = 0")}));
    open({});
    QCOMPARE(rows(QStringLiteral("SELECT steps_done, is_finished FROM schema_migrations ORDER BY version"))
                 .first(),
             (QStringList{QString::number(steps), QStringLiteral("1")}));
    const QList<UserId> users = addUsers(2);
    QVERIFY(value(m_storage->messages().append(
                      {newRef(), chat::kLobby, users.first(), QStringLiteral("x"), {}, kNow}))
                .isNew);

    // Killed before the last note: everything is there, nothing is done twice.
    m_storage.reset();
    QVERIFY(m_database->execute(
        {QStringLiteral("UPDATE schema_migrations SET steps_done = 0, is_finished = 0")}));
    open({});
    QCOMPARE(value(m_storage->conversations().memberCount(chat::kLobby)), 2);
    QCOMPARE(rows(QStringLiteral("SELECT COUNT(*), MAX(last_seq) FROM conversations")).first(),
             (QStringList{QStringLiteral("1"), QStringLiteral("1")}));
}

void MysqlFaults::refusesToResumeAnotherMigration()
{
    open({});
    m_storage.reset();
    QVERIFY(m_database->execute({QStringLiteral(
        "UPDATE schema_migrations SET steps_done = 3, is_finished = 0, checksum = 'other'")}));
    Storage::Settings settings;
    settings.url = m_database->url();
    const auto opened = Storage::open(settings, m_clock);
    QVERIFY(!opened);
    QVERIFY2(opened.error().detail.contains(QLatin1String("another text")),
             qPrintable(opened.error().detail));
}

} // namespace foyer::test

QTEST_GUILESS_MAIN(foyer::test::MysqlFaults)
#include "tst_mysql_faults.moc"
