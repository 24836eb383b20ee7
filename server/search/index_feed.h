// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/base/result.h"
#include "server/chat/search_source.h"
#include "server/search/index_writer.h"
#include "server/search/wait_list.h"

#include <QCoroTask>
#include <QElapsedTimer>
#include <QHash>
#include <QObject>
#include <QSet>
#include <QThreadPool>
#include <QTimer>

#include <atomic>
#include <chrono>
#include <functional>
#include <memory>

namespace foyer::search {

/// Takes what is in the database into the index, by seq what is new and by revision what changed; looks where it is told to,
/// and everywhere now and then, as another node may have written. What is far behind is taken in by time over all
/// conversations, so that the index is in order. Thread: main; the index is written on a thread of its own.
class IndexFeed : public QObject
{
    Q_OBJECT

public:
    struct Settings
    {
        /// From a change to the index; changes within it are taken in together. Longer while there is much to do, shorter
        /// when somebody searches.
        std::chrono::milliseconds pause{250};
        /// Between two looks at all conversations.
        std::chrono::milliseconds lookEvery{10'000};
        /// How long pieces of recalled and edited texts may stay in the files.
        std::chrono::milliseconds compactEvery{3'600'000};
    };

    /// `generation` is counted up when other files have taken the place of the index's. All must outlive this object.
    IndexFeed(chat::SearchSource &source, const QString &folder, std::atomic<int> &generation,
              Settings settings, QObject *parent = nullptr);
    ~IndexFeed() override;

    /// Opens the index and begins to follow. Returns at once.
    void start();
    /// Finishes what is being written; nothing is taken in any more. Blocks for a moment. What waits for the source then goes
    /// on for the last time when the source answers.
    void stop();
    void touched(ConversationId conversation);
    /// Goes on when all that was touched before is in the index, at most so long; at once while older messages are missing.
    [[nodiscard]] QCoro::Task<> caughtUp(std::chrono::milliseconds atMost);
    /// Whether older messages are still missing.
    [[nodiscard]] bool isIndexing() const { return m_isIndexing; }

private:
    struct Batch
    {
        QList<chat::SearchEntry> entries;
        ProgressOf progress;
    };
    struct Stream;

    void schedule(std::chrono::milliseconds in);
    [[nodiscard]] bool isBehind() const { return m_isRunning || !m_touched.isEmpty(); }
    QCoro::Task<> run();
    [[nodiscard]] QCoro::Task<Result<>> pass();
    [[nodiscard]] QCoro::Task<Result<>> open();
    [[nodiscard]] QCoro::Task<Result<>> lookEverywhere();
    [[nodiscard]] QCoro::Task<Result<>> forget(QList<ConversationId> gone);
    /// The touched conversations; those too far behind become `m_far`.
    [[nodiscard]] QCoro::Task<Result<>> followTouched();
    [[nodiscard]] QCoro::Task<Result<>> followFar();
    [[nodiscard]] QCoro::Task<Result<>> fill(std::shared_ptr<Stream> stream, int limit);
    [[nodiscard]] QCoro::Task<Result<>> apply(std::shared_ptr<Batch> batch);
    [[nodiscard]] QCoro::Task<Result<>> compactIfDue();
    /// What the function of the writer answers; Unavailable once it is stopped.
    template<typename Value>
    [[nodiscard]] QCoro::Task<Result<Value>> onWriter(std::function<Result<Value>()> work);

    chat::SearchSource &m_source;
    std::atomic<int> &m_generation;
    const Settings m_settings;
    /// What is waited before the next pass.
    std::chrono::milliseconds m_pause;
    /// Messages that the present pass has taken in.
    qsizetype m_taken = 0;
    IndexWriter m_writer;
    QThreadPool m_pool;
    QTimer m_timer;
    QElapsedTimer m_looked;
    /// For the end of a pass.
    WaitList m_waiting;
    ProgressOf m_progress;
    QSet<ConversationId> m_touched;
    /// Too far behind to follow by revision, with the counters they had when that was found.
    QHash<ConversationId, chat::ConversationCounters> m_far;
    /// All seqs are in; what is left comes by revision, however much.
    QSet<ConversationId> m_inSeq;
    /// Are over, and are not looked at any more.
    QSet<ConversationId> m_gone;
    bool m_isOpen = false;
    bool m_isRunning = false;
    bool m_isStopped = false;
    bool m_isIndexing = true;
};

} // namespace foyer::search
