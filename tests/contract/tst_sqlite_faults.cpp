// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/storage/storage.h"
#include "tests/contract/posting_crowd.h"
#include "tests/contract/storage_contract.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QProcess>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QTemporaryDir>

#include <unistd.h>

#include <algorithm>
#include <cstdio>

namespace foyer::test {

using chat::NewMessage;
using chat::StoredPost;
using storage::Storage;

namespace {

Result<std::unique_ptr<Storage>> openAt(const QString &path, const Clock &clock)
{
    Storage::Settings settings;
    settings.url = QStringLiteral("sqlite:%1").arg(path);
    return Storage::open(settings, clock);
}

UserId addUser(Storage &storage, const QString &name)
{
    accounts::NewAccount account;
    account.username = account.usernameKey = name;
    return value(storage.users().create(account)).id;
}

/// A file system in memory with room for so many MiB; needs to be root.
class SmallDisk
{
public:
    explicit SmallDisk(int mebibytes)
    {
        m_isMounted = QProcess::execute(QStringLiteral("mount"),
                                        {QStringLiteral("-t"), QStringLiteral("tmpfs"), QStringLiteral("-o"),
                                         QStringLiteral("size=%1m").arg(mebibytes),
                                         QStringLiteral("foyer-test"), m_folder.path()})
            == 0;
    }
    ~SmallDisk()
    {
        if (m_isMounted)
            QProcess::execute(QStringLiteral("umount"), {QStringLiteral("-l"), m_folder.path()});
    }
    Q_DISABLE_COPY_MOVE(SmallDisk)

    [[nodiscard]] bool isMounted() const { return m_isMounted; }
    [[nodiscard]] QString path(const QString &name) const { return m_folder.filePath(name); }

private:
    QTemporaryDir m_folder;
    bool m_isMounted = false;
};

} // namespace

/// SQLite with a full disk, a killed server, a useless path and another program at it.
class SqliteFaults : public QObject
{
    Q_OBJECT

private slots:
    void refusesOnAFullDiskAndGoesOnAfterwards();
    void losesNoAcknowledgedPostWhenTheServerIsKilled();
    void makesTheFilePrivate();
    void saysWhyAPathIsNoUse();
    void waitsForAnotherProgramThatWrites();

private:
    FakeClock m_clock;
};

void SqliteFaults::refusesOnAFullDiskAndGoesOnAfterwards()
{
    if (::geteuid() != 0)
        QSKIP("only root may mount a small disk; tst_writer fills a database by its page count for everyone");
    SmallDisk disk(3);
    QVERIFY2(disk.isMounted(), "the small disk could not be mounted");
    QFile ballast(disk.path(QStringLiteral("ballast")));
    QVERIFY(ballast.open(QIODevice::WriteOnly));
    QCOMPARE(ballast.write(QByteArray(1 << 20, 'x')), qint64(1 << 20));
    ballast.close();

    auto opened = openAt(disk.path(QStringLiteral("foyer.db")), m_clock);
    QVERIFY2(opened, opened ? "" : qPrintable(opened.error().detail));
    Storage &storage = **opened;
    const UserId ada = addUser(storage, QStringLiteral("ada"));

    int stored = 0;
    std::optional<Error> refused;
    NewMessage last;
    while (!refused && stored < 5000) {
        last = {newRef(), chat::kLobby, ada, QString(2000, u'x'), {}, 1};
        const auto result = QCoro::waitFor(storage.messages().append(last));
        if (result)
            ++stored;
        else
            refused = result.error();
    }
    QVERIFY(stored > 0);
    QVERIFY(refused);
    QCOMPARE(refused->code, ErrorCode::StorageFull);
    QCOMPARE(refusal(storage.messages().append(last)), ErrorCode::StorageFull);

    // Reading goes on, and what was acknowledged is there.
    QCOMPARE(value(storage.conversations().conversationOf(chat::kLobby, ada)).lastSeq, Seq(stored));
    QVERIFY(storage.isReady());

    QVERIFY(ballast.remove());
    const StoredPost later = value(storage.messages().append(last));
    QVERIFY(later.isNew);
    QCOMPARE(later.message.seq, Seq(stored + 1));
    QCOMPARE(value(storage.messages().page(chat::kLobby, Seq(), 1)).messages.first(), later.message);
}

void SqliteFaults::losesNoAcknowledgedPostWhenTheServerIsKilled()
{
    QTemporaryDir folder(folderOfTestData() + QStringLiteral("/foyer-sqlite-XXXXXX"));
    const QString path = folder.filePath(QStringLiteral("foyer.db"));
    QHash<QString, qint64> acknowledged;
    for (int round = 0; round < 3; ++round) {
        QProcess server;
        server.start(QCoreApplication::applicationFilePath(), {QStringLiteral("--post-to"), path});
        int lines = 0;
        while (lines < 400 && server.waitForReadyRead(20'000)) {
            while (server.canReadLine()) {
                const QStringList words = QString::fromLatin1(server.readLine()).simplified().split(u' ');
                QCOMPARE(words.size(), 2);
                acknowledged.insert(words.at(0), words.at(1).toLongLong());
                ++lines;
            }
        }
        QVERIFY2(lines >= 400, server.readAllStandardError().constData());
        server.kill();
        QVERIFY(server.waitForFinished(20'000));
        // What came between the last look and the kill was acknowledged, too.
        while (server.canReadLine()) {
            const QStringList words = QString::fromLatin1(server.readLine()).simplified().split(u' ');
            acknowledged.insert(words.at(0), words.at(1).toLongLong());
        }
    }

    auto opened = openAt(path, m_clock);
    QVERIFY(opened);
    QHash<QString, qint64> stored;
    qint64 before = 0;
    for (;;) {
        const auto page = value((*opened)->messages().page(chat::kLobby, Seq(before), 200));
        for (const protocol::Message &message : page.messages)
            stored.insert(message.ref, message.seq.value());
        if (!page.hasMore)
            break;
        before = page.messages.first().seq.value();
    }
    for (auto it = acknowledged.cbegin(); it != acknowledged.cend(); ++it)
        QCOMPARE(stored.value(it.key()), it.value());
    QList<qint64> seqs = stored.values();
    std::sort(seqs.begin(), seqs.end());
    for (qsizetype i = 0; i < seqs.size(); ++i)
        QCOMPARE(seqs.at(i), i + 1);
}

void SqliteFaults::makesTheFilePrivate()
{
    QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("foyer.db"));
    auto opened = openAt(path, m_clock);
    QVERIFY(opened);
    addUser(**opened, QStringLiteral("ada"));
    const auto others = QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther;
    const QStringList files = QDir(folder.path()).entryList(QDir::Files);
    QVERIFY(files.size() >= 2); // its log, too
    for (const QString &file : files)
        QVERIFY2(!(QFile::permissions(folder.filePath(file)) & others), qPrintable(file));
}

void SqliteFaults::saysWhyAPathIsNoUse()
{
    QTemporaryDir folder;
    const QString missing = folder.filePath(QStringLiteral("no/such/folder/foyer.db"));
    const auto nowhere = openAt(missing, m_clock);
    QVERIFY(!nowhere);
    QVERIFY2(nowhere.error().detail.contains(missing), qPrintable(nowhere.error().detail));
    QVERIFY(!openAt(folder.path(), m_clock));

    QFile other(folder.filePath(QStringLiteral("letter.txt")));
    QVERIFY(other.open(QIODevice::WriteOnly));
    other.write(QByteArray(5000, 'z'));
    other.close();
    const auto noDatabase = openAt(other.fileName(), m_clock);
    QVERIFY(!noDatabase);
    QVERIFY(other.open(QIODevice::ReadOnly));
    QCOMPARE(other.readAll(), QByteArray(5000, 'z'));
}

void SqliteFaults::waitsForAnotherProgramThatWrites()
{
    QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("foyer.db"));
    auto opened = openAt(path, m_clock);
    QVERIFY(opened);
    Storage &storage = **opened;
    const UserId ada = addUser(storage, QStringLiteral("ada"));
    {
        QSqlDatabase other = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), QStringLiteral("other"));
        other.setDatabaseName(path);
        QVERIFY(other.open());
        QSqlQuery query(other);
        QVERIFY(query.exec(QStringLiteral("BEGIN IMMEDIATE")));
        Tasks<StoredPost> tasks;
        for (int i = 0; i < 10; ++i)
            tasks.push_back(
                storage.messages().append({newRef(), chat::kLobby, ada, QStringLiteral("x"), {}, 1}));
        QVERIFY(!QTest::qWaitFor([&tasks] { return tasks.front().isReady(); }, 200));
        QCOMPARE(value(storage.conversations().memberCount(chat::kLobby)), 1); // readers do not wait
        QVERIFY(query.exec(QStringLiteral("COMMIT")));
        for (const auto &result : all(std::move(tasks)))
            QVERIFY2(result, result ? "" : qPrintable(result.error().detail));
    }
    QSqlDatabase::removeDatabase(QStringLiteral("other"));
}

/// What the killed server does: posts and tells each acknowledged ref with its seq.
int postForever(const QString &path)
{
    SystemClock clock;
    auto opened = openAt(path, clock);
    if (!opened) {
        std::fprintf(stderr, "%s\n", qPrintable(opened.error().detail));
        return 1;
    }
    Storage &storage = **opened;
    const auto known = value(storage.users().findByKey(QStringLiteral("ada")));
    const UserId ada = known ? known->user.id : addUser(storage, QStringLiteral("ada"));
    for (;;) {
        Tasks<StoredPost> tasks;
        for (int i = 0; i < 7; ++i)
            tasks.push_back(
                storage.messages().append({newRef(), chat::kLobby, ada, QStringLiteral("x"), {}, 1}));
        for (const auto &result : all(std::move(tasks))) {
            if (!result)
                return 1;
            std::printf("%s %lld\n", qPrintable(result->message.ref), qlonglong(result->message.seq.value()));
        }
        std::fflush(stdout);
    }
}

} // namespace foyer::test

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    const QStringList arguments = application.arguments();
    if (arguments.size() == 3 && arguments.at(1) == QLatin1String("--post-to"))
        return foyer::test::postForever(arguments.at(2));
    foyer::test::SqliteFaults suite;
    return QTest::qExec(&suite, arguments);
}
#include "tst_sqlite_faults.moc"
