// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/search/index_feed.h"

#include "common/base/logging.h"
#include "server/search/thread_work.h"
#include "server/search/yielding.h"

#include <QCoreApplication>
#include <QDeadlineTimer>
#include <queue>

#include <algorithm>
#include <tuple>

namespace foyer::search {
namespace {

using namespace std::chrono_literals;
using chat::ConversationCounters;
using chat::SearchEntry;

/// Changes of one conversation that are followed by revision; more are taken in by seq.
constexpr int kNear = 500;
/// Conversations looked at for one commit.
constexpr int kConversationsAtOnce = 200;
/// Messages of one commit.
constexpr int kBatch = 10'000;
/// Messages of one look into the database, which others wait for meanwhile.
constexpr int kPage = 200;
/// Messages that all streams together hold.
constexpr int kHeld = 50'000;
constexpr auto kRetry = 3s;
/// A pass that took in more messages than this had much to do.
constexpr int kMuch = 500;
/// It is followed by a rest of as many times its length, up to the longest.
constexpr int kRest = 9;
constexpr std::chrono::milliseconds kLongestPause = 15s;

} // namespace

/// The new messages of one conversation, page by page.
struct IndexFeed::Stream
{
    ConversationId id;
    Seq known;
    QList<SearchEntry> page;
    qsizetype at = 0;
    bool isLast = false;

    [[nodiscard]] const SearchEntry &head() const { return page.at(at); }
    [[nodiscard]] bool isEmpty() const { return at >= page.size(); }
};

IndexFeed::IndexFeed(chat::SearchSource &source, const QString &folder, std::atomic<int> &generation,
                     Settings settings, QObject *parent)
    : QObject(parent)
    , m_source(source)
    , m_generation(generation)
    , m_settings(settings)
    , m_pause(settings.pause)
    , m_writer(folder)
{
    m_pool.setMaxThreadCount(1);
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, [this] { run(); });
}

IndexFeed::~IndexFeed()
{
    stop();
}

void IndexFeed::start()
{
    schedule(0ms);
}

void IndexFeed::stop()
{
    m_isStopped = true;
    m_timer.stop();
    m_pool.waitForDone();
    // Whoever waited for that goes on now, while there is something to go on with.
    QCoreApplication::sendPostedEvents(this, QEvent::MetaCall);
    m_waiting.wakeAll();
}

void IndexFeed::touched(ConversationId conversation)
{
    m_touched.insert(conversation);
    if (!m_isRunning && m_isOpen && (!m_timer.isActive() || m_timer.remainingTime() > m_pause.count()))
        schedule(m_pause);
}

void IndexFeed::schedule(std::chrono::milliseconds in)
{
    if (!m_isStopped)
        m_timer.start(in);
}

QCoro::Task<> IndexFeed::caughtUp(std::chrono::milliseconds atMost)
{
    const QDeadlineTimer end(atMost);
    // What was touched while a pass ran may need the next one; what is touched later than that is not waited for.
    for (int passes = 0; passes < 2; ++passes) {
        const std::chrono::milliseconds left(end.remainingTime());
        if (m_isStopped || !m_isOpen || m_isIndexing || !isBehind() || left <= 0ms)
            co_return;
        if (!m_isRunning)
            schedule(0ms);
        co_await m_waiting.wait(left);
    }
}

template<typename Value>
QCoro::Task<Result<Value>> IndexFeed::onWriter(std::function<Result<Value>()> work)
{
    if (m_isStopped)
        co_return fail(ErrorCode::Unavailable, QStringLiteral("stopping"));
    auto giveWay = [work = std::move(work)] {
        yieldToOthers();
        return work();
    };
    ThreadWork<std::function<Result<Value>()>> working(m_pool, *this, std::move(giveWay));
    co_return co_await working;
}

QCoro::Task<> IndexFeed::run()
{
    if (m_isRunning || m_isStopped)
        co_return;
    m_isRunning = true;
    m_taken = 0;
    QElapsedTimer time;
    time.start();
    const Result<> passed = co_await pass();
    m_isRunning = false;
    if (m_isStopped)
        co_return;
    if (!passed) {
        qCWarning(lcApp, "event=search-index-late detail=\"%s\"", qUtf8Printable(passed.error().detail));
        schedule(kRetry);
    } else {
        // Where much is said, each pass gathers more, and leaves the machine to those who post.
        m_pause = m_settings.pause;
        if (m_taken > kMuch)
            m_pause = std::clamp(kRest * std::chrono::milliseconds(time.elapsed()), m_pause, kLongestPause);
        schedule(m_touched.isEmpty() ? m_settings.lookEvery : m_pause);
    }
    m_waiting.wakeAll();
}

QCoro::Task<Result<>> IndexFeed::pass()
{
    if (!m_isOpen) {
        FOYER_CO_CHECK(co_await open());
    }
    if (!m_looked.isValid() || m_looked.hasExpired(m_settings.lookEvery.count())) {
        FOYER_CO_CHECK(co_await lookEverywhere());
    }
    while ((!m_touched.isEmpty() || !m_far.isEmpty()) && !m_isStopped) {
        FOYER_CO_CHECK(co_await followTouched());
        // What was said meanwhile waits for its turn, so that one commit has all of it.
        if (m_far.isEmpty() && m_inSeq.isEmpty())
            break;
        FOYER_CO_CHECK(co_await followFar());
    }
    if (m_isIndexing && m_far.isEmpty() && m_inSeq.isEmpty()) {
        m_isIndexing = false;
        qCInfo(lcApp, "event=search-index-complete");
    }
    co_return co_await compactIfDue();
}

QCoro::Task<Result<>> IndexFeed::open()
{
    auto opening = onWriter<ProgressOf>([this] { return m_writer.open(); });
    FOYER_CO_TRY(m_progress, co_await opening);
    ++m_generation;
    m_isOpen = true;
    m_looked.invalidate();
    co_return Result<>{};
}

QCoro::Task<Result<>> IndexFeed::lookEverywhere()
{
    FOYER_CO_TRY(const QList<ConversationCounters> all, co_await m_source.counters());
    const bool isAhead = std::any_of(all.cbegin(), all.cend(), [this](const ConversationCounters &each) {
        const Progress known = m_progress.value(each.id);
        return !each.isGone && (known.revision > each.revision || known.seq > each.lastSeq);
    });
    if (isAhead) {
        // The database is an older one than the index was made from.
        qCInfo(lcApp, "event=search-index-new reason=ahead");
        auto resetting = onWriter<void>([this] { return m_writer.reset(); });
        FOYER_CO_CHECK(co_await resetting);
        ++m_generation;
        m_progress.clear();
        m_isIndexing = true;
    }
    QHash<ConversationId, ConversationCounters> behind;
    QList<ConversationId> gone;
    bool isFar = m_progress.isEmpty();
    for (const ConversationCounters &each : all) {
        if (each.isGone) {
            m_gone.insert(each.id);
            if (m_progress.contains(each.id))
                gone.append(each.id);
            continue;
        }
        const Progress known = m_progress.value(each.id);
        if (known.revision == each.revision)
            continue;
        behind.insert(each.id, each);
        isFar = isFar || each.revision.value() - known.revision.value() > kNear;
    }
    // The index is in the order of time if all that is behind comes together.
    if (isFar || behind.size() > kConversationsAtOnce) {
        m_far = behind;
        m_touched.clear();
    } else {
        for (auto it = behind.cbegin(); it != behind.cend(); ++it)
            m_touched.insert(it.key());
    }
    FOYER_CO_CHECK(co_await forget(gone));
    m_looked.start();
    co_return Result<>{};
}

QCoro::Task<Result<>> IndexFeed::forget(QList<ConversationId> gone)
{
    if (gone.isEmpty())
        co_return Result<>{};
    auto removing = onWriter<void>([this, gone] { return m_writer.remove(gone); });
    const Result<> removed = co_await removing;
    if (!removed) {
        m_isOpen = false;
        co_return removed;
    }
    for (const ConversationId id : gone) {
        m_progress.remove(id);
        m_inSeq.remove(id);
    }
    qCInfo(lcApp, "event=search-index-forgot conversations=%lld", qlonglong(gone.size()));
    co_return Result<>{};
}

QCoro::Task<Result<>> IndexFeed::followTouched()
{
    auto batch = std::make_shared<Batch>();
    QList<ConversationId> now(m_touched.cbegin(), m_touched.cend());
    now.resize(std::min<qsizetype>(now.size(), kConversationsAtOnce));
    for (const ConversationId id : now) {
        // A conversation that is touched again while it is read is looked at once more.
        m_touched.remove(id);
        if (m_gone.contains(id))
            continue;
        Progress known = m_progress.value(id);
        auto asking = m_source.changedSince(id, known.revision, kNear + 1);
        const Result<QList<SearchEntry>> changed = co_await asking;
        if (!changed) {
            for (const ConversationId each : now)
                m_touched.insert(each);
            co_return tl::unexpected(changed.error());
        }
        QList<SearchEntry> entries = *changed;
        const bool isMore = entries.size() > kNear;
        if (isMore && !m_inSeq.contains(id)) {
            m_far.insert(id, {id, {}, {}});
            continue;
        }
        if (isMore) {
            entries.removeLast();
            m_touched.insert(id);
        } else {
            m_inSeq.remove(id);
        }
        if (entries.isEmpty())
            continue;
        for (const SearchEntry &entry : std::as_const(entries))
            known.seq = std::max(known.seq, entry.seq);
        known.revision = entries.constLast().revision;
        batch->entries += entries;
        batch->progress.insert(id, known);
    }
    std::sort(batch->entries.begin(), batch->entries.end(), [](const SearchEntry &a, const SearchEntry &b) {
        return std::tie(a.createdAt, a.conversation, a.seq) < std::tie(b.createdAt, b.conversation, b.seq);
    });
    co_return co_await apply(batch);
}

QCoro::Task<Result<>> IndexFeed::fill(std::shared_ptr<Stream> stream, int limit)
{
    FOYER_CO_TRY(stream->page, co_await m_source.after(stream->id, stream->known, limit));
    stream->at = 0;
    stream->isLast = stream->page.size() < limit;
    if (!stream->page.isEmpty())
        stream->known = stream->page.constLast().seq;
    co_return Result<>{};
}

QCoro::Task<Result<>> IndexFeed::followFar()
{
    if (m_far.isEmpty())
        co_return Result<>{};
    qCInfo(lcApp, "event=search-index-behind conversations=%lld", qlonglong(m_far.size()));
    const auto later = [](const std::shared_ptr<Stream> &a, const std::shared_ptr<Stream> &b) {
        return a->head().createdAt > b->head().createdAt;
    };
    std::priority_queue<std::shared_ptr<Stream>, std::vector<std::shared_ptr<Stream>>, decltype(later)> heads(
        later);
    const int limit = std::clamp(int(kHeld / m_far.size()), 20, kPage);
    auto batch = std::make_shared<Batch>();
    for (auto it = m_far.cbegin(); it != m_far.cend(); ++it) {
        auto stream = std::make_shared<Stream>();
        stream->id = it.key();
        Progress known = m_progress.value(stream->id);
        // All that is read from here on is at least as new as the counters are.
        if (!known.seq.isValid() && !known.revision.isValid())
            known.revision = it->revision;
        stream->known = known.seq;
        batch->progress.insert(stream->id, known);
        auto filling = fill(stream, limit);
        FOYER_CO_CHECK(co_await filling);
        if (!stream->isEmpty())
            heads.push(stream);
    }
    while (!heads.empty() && !m_isStopped) {
        const std::shared_ptr<Stream> stream = heads.top();
        heads.pop();
        Progress &known = batch->progress[stream->id];
        if (known.seq == Seq() && known.revision == Revision())
            known = m_progress.value(stream->id);
        known.seq = stream->head().seq;
        // Nothing else changed at this revision, so it need not be read again.
        if (stream->head().revision.value() == known.revision.value() + 1)
            known.revision = stream->head().revision;
        batch->entries.append(stream->head());
        ++stream->at;
        if (stream->isEmpty() && !stream->isLast) {
            auto filling = fill(stream, limit);
            FOYER_CO_CHECK(co_await filling);
        }
        if (!stream->isEmpty())
            heads.push(stream);
        if (batch->entries.size() >= kBatch) {
            FOYER_CO_CHECK(co_await apply(batch));
            batch = std::make_shared<Batch>();
        }
    }
    FOYER_CO_CHECK(co_await apply(batch));
    for (auto it = m_far.cbegin(); it != m_far.cend(); ++it) {
        m_inSeq.insert(it.key());
        m_touched.insert(it.key());
    }
    m_far.clear();
    co_return Result<>{};
}

QCoro::Task<Result<>> IndexFeed::apply(std::shared_ptr<Batch> batch)
{
    if (batch->progress.isEmpty())
        co_return Result<>{};
    auto applying = onWriter<void>([this, batch] { return m_writer.apply(batch->entries, batch->progress); });
    const Result<> applied = co_await applying;
    if (!applied) {
        m_isOpen = false;
        m_far.clear();
        m_inSeq.clear();
        co_return applied;
    }
    m_taken += batch->entries.size();
    for (auto it = batch->progress.cbegin(); it != batch->progress.cend(); ++it)
        m_progress.insert(it.key(), it.value());
    co_return Result<>{};
}

QCoro::Task<Result<>> IndexFeed::compactIfDue()
{
    if (m_isStopped || !m_writer.hasDiscardedFor(m_settings.compactEvery))
        co_return Result<>{};
    auto compacting = onWriter<void>([this] { return m_writer.compact(); });
    const Result<> compacted = co_await compacting;
    ++m_generation;
    if (!compacted)
        m_isOpen = false;
    co_return compacted;
}

} // namespace foyer::search
