// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/base/clock.h"
#include "server/storage/completions.h"
#include "server/storage/database.h"
#include "server/storage/migrator.h"
#include "server/storage/writer.h"

#include <QSemaphore>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <memory>

namespace foyer::storage {
namespace {

constexpr auto kSet = QLatin1String("users/replace_setting");
constexpr auto kGet = QLatin1String("users/select_setting");

/// Notes which jobs ran together and in which order.
class NotingGroup final : public JobGroup
{
public:
    void run(Database &database, std::span<const JobPtr> jobs) override;
    QStringList notes;
};

class NotedJob final : public JobWithResult<Result<>>
{
public:
    NotedJob(NotingGroup &group, QString name)
        : m_group(group)
        , m_name(std::move(name))
    {
    }
    void run(Database &) override { }
    [[nodiscard]] JobGroup *group() const override { return &m_group; }
    [[nodiscard]] const QString &name() const { return m_name; }

private:
    NotingGroup &m_group;
    QString m_name;
};

void NotingGroup::run(Database &, std::span<const JobPtr> jobs)
{
    QStringList names;
    for (const JobPtr &job : jobs) {
        names.append(static_cast<const NotedJob &>(*job).name());
        static_cast<NotedJob &>(*job).result = Result<>{};
    }
    notes.append(names.join(u'+'));
}

} // namespace

class TestWriter : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();

    void runsJobsInTheOrderTheyCame();
    void undoesOnlyWhatAFailedJobWrote();
    void refusesAJobThatOverlooksAFailedStatement();
    void storesNothingWhenTheDatabaseIsFull();
    void runsGroupsTogetherButNotPastOtherJobs();
    void answersJobsThatOnlyLook();

private:
    /// Keeps the writer busy until released, so that what comes meanwhile is one batch.
    QCoro::Task<Result<>> hold();
    void release() { m_gate.release(); }
    QCoro::Task<Result<>> set(const QString &name, const QString &content);
    [[nodiscard]] QString get(const QString &name);

    SystemClock m_clock;
    QSemaphore m_held;
    QSemaphore m_gate;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Completions> m_completions;
    std::unique_ptr<Writer> m_writer;
};

void TestWriter::init()
{
    m_gate.tryAcquire(m_gate.available());
    m_held.tryAcquire(m_held.available());
    m_folder = std::make_unique<QTemporaryDir>();
    DatabaseUrl url;
    url.path = m_folder->filePath(QStringLiteral("foyer.db"));
    Database database(url, Access::Create);
    QVERIFY(database.open());
    QVERIFY(Migrator(database, builtInMigrations(QLatin1String("sqlite")), m_clock).run());
    m_completions = std::make_unique<Completions>();
    m_writer = std::make_unique<Writer>(url, Writer::Settings(), *m_completions, m_clock, [](bool) {});
    m_writer->start();
}

void TestWriter::cleanup()
{
    m_writer.reset();
    m_completions.reset();
    m_folder.reset();
}

QCoro::Task<Result<>> TestWriter::hold()
{
    auto task = runOn(*m_writer, [this](Database &) -> Result<> {
        m_held.release();
        m_gate.acquire();
        m_gate.release(); // should the batch be done again, it is not held again
        return {};
    });
    m_held.acquire();
    return task;
}

QCoro::Task<Result<>> TestWriter::set(const QString &name, const QString &content)
{
    return runOn(*m_writer, [name, content](Database &database) -> Result<> {
        FOYER_CHECK(database.run(kSet, bind(name, content)));
        return {};
    });
}

QString TestWriter::get(const QString &name)
{
    const auto found = QCoro::waitFor(runOn(*m_writer, [name](Database &database) -> Result<QString> {
        FOYER_TRY(const Rows rows, database.select(kGet, bind(name)));
        return rows.isEmpty() ? QString() : rows.first().text(0);
    }));
    return found ? *found : QStringLiteral("refused");
}

void TestWriter::runsJobsInTheOrderTheyCame()
{
    auto held = hold();
    std::vector<QCoro::Task<Result<>>> tasks;
    for (int i = 0; i < 100; ++i)
        tasks.push_back(set(QStringLiteral("last"), QString::number(i)));
    QCOMPARE(m_writer->waiting(), 100);
    release();
    for (auto &task : tasks)
        QVERIFY(QCoro::waitFor(std::move(task)));
    QVERIFY(QCoro::waitFor(std::move(held)));
    QCOMPARE(get(QStringLiteral("last")), QStringLiteral("99"));
    QCOMPARE(m_writer->counters().transactions.load(), quint64(1));
    QCOMPARE(m_writer->waiting(), 0);
}

void TestWriter::undoesOnlyWhatAFailedJobWrote()
{
    auto held = hold();
    auto first = set(QStringLiteral("first"), QStringLiteral("1"));
    auto failing = runOn(*m_writer, [](Database &database) -> Result<> {
        FOYER_CHECK(database.run(kSet, bind(QStringLiteral("half"), QStringLiteral("done"))));
        FOYER_CHECK(database.run(kSet, bind(QStringLiteral("first"), QStringLiteral("overwritten"))));
        return fail(ErrorCode::Forbidden, QStringLiteral("thought better of it"));
    });
    auto last = set(QStringLiteral("last"), QStringLiteral("2"));
    release();
    QVERIFY(QCoro::waitFor(std::move(first)));
    const auto refused = QCoro::waitFor(std::move(failing));
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, ErrorCode::Forbidden);
    QVERIFY(QCoro::waitFor(std::move(last)));
    QCOMPARE(get(QStringLiteral("first")), QStringLiteral("1"));
    QCOMPARE(get(QStringLiteral("half")), QString());
    QCOMPARE(get(QStringLiteral("last")), QStringLiteral("2"));
}

void TestWriter::refusesAJobThatOverlooksAFailedStatement()
{
    auto careless = runOn(*m_writer, [](Database &database) -> Result<> {
        const auto ignored = database.run(QLatin1String("users/insert_invite"), bind(qint64(1)));
        Q_UNUSED(ignored)
        FOYER_CHECK(database.run(kSet, bind(QStringLiteral("careless"), QStringLiteral("x"))));
        return {};
    });
    QVERIFY(!QCoro::waitFor(std::move(careless)));
    QCOMPARE(get(QStringLiteral("careless")), QString());
}

void TestWriter::storesNothingWhenTheDatabaseIsFull()
{
    const auto limit = [this](const QString &pages) {
        return QCoro::waitFor(runOn(*m_writer, [pages](Database &database) -> Result<> {
            FOYER_CHECK(database.execute(QStringLiteral("PRAGMA max_page_count = %1").arg(pages)));
            return {};
        }));
    };
    QVERIFY(limit(QStringLiteral("60")));
    const QString big(20'000, u'x');
    auto held = hold();
    std::vector<QCoro::Task<Result<>>> tasks;
    for (int i = 0; i < 30; ++i)
        tasks.push_back(set(QString::number(i), big));
    release();
    for (auto &task : tasks) {
        const auto refused = QCoro::waitFor(std::move(task));
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, ErrorCode::StorageFull);
    }
    QVERIFY(QCoro::waitFor(std::move(held)));
    QCOMPARE(get(QStringLiteral("0")), QString()); // the whole batch, not half of it
    QVERIFY(QCoro::waitFor(set(QStringLiteral("small"), QStringLiteral("fits"))));
    QVERIFY(limit(QStringLiteral("100000")));
    QVERIFY(QCoro::waitFor(set(QStringLiteral("0"), big)));
    QCOMPARE(get(QStringLiteral("0")), big);
    QVERIFY(m_writer->isReady());
}

void TestWriter::runsGroupsTogetherButNotPastOtherJobs()
{
    NotingGroup posts;
    NotingGroup reads;
    const auto job = [this](NotingGroup &group, const char *name) {
        return runJob(static_cast<JobQueue *>(m_writer.get()),
                      std::make_shared<NotedJob>(group, QString::fromLatin1(name)));
    };
    auto held = hold();
    std::vector<QCoro::Task<Result<>>> tasks;
    tasks.push_back(job(posts, "a"));
    tasks.push_back(job(reads, "1"));
    tasks.push_back(job(posts, "b"));
    tasks.push_back(set(QStringLiteral("between"), QStringLiteral("x")));
    tasks.push_back(job(posts, "c"));
    tasks.push_back(job(reads, "2"));
    tasks.push_back(job(posts, "d"));
    QCOMPARE(m_writer->waiting(), 7);
    release();
    for (auto &task : tasks)
        QVERIFY(QCoro::waitFor(std::move(task)));
    QCOMPARE(posts.notes, (QStringList{QStringLiteral("a+b"), QStringLiteral("c+d")}));
    QCOMPARE(reads.notes, (QStringList{QStringLiteral("1"), QStringLiteral("2")}));
}

void TestWriter::answersJobsThatOnlyLook()
{
    const quint64 before = m_writer->counters().transactions;
    QCOMPARE(get(QStringLiteral("nothing")), QString());
    QCOMPARE(m_writer->counters().transactions.load(), before); // nothing to commit
    QVERIFY(QCoro::waitFor(set(QStringLiteral("a"), QStringLiteral("b"))));
    QCOMPARE(m_writer->counters().transactions.load(), before + 1);
}

} // namespace foyer::storage

QTEST_GUILESS_MAIN(foyer::storage::TestWriter)
#include "tst_writer.moc"
