// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/chat/search_index.h"
#include "server/search/index_feed.h"
#include "server/search/index_reader.h"

#include <QObject>
#include <QString>
#include <QThreadPool>

#include <atomic>
#include <chrono>

namespace foyer::search {

/// The index of messages on disk, in a folder of its own, which follows the database by itself. It may be deleted while the
/// server does not run: then it is made anew. Thread: main; searching and writing have a thread each.
class MessageIndex final : public chat::SearchIndex
{
public:
    struct Settings
    {
        IndexFeed::Settings feed{};
        /// How long one look may take; then it answers what it has, with a place to go on.
        std::chrono::milliseconds patience{100};
        /// How long a search waits for what was said before it; then that may be missing.
        std::chrono::milliseconds catchUp{1'000};
        /// Searches that may wait.
        int waiting = 200;
    };

    /// The source must outlive this object and its running tasks.
    MessageIndex(chat::SearchSource &source, QString folder, Settings settings);
    ~MessageIndex() override;
    Q_DISABLE_COPY_MOVE(MessageIndex)

    /// Begins to follow the database. Returns at once.
    void start() { m_feed.start(); }
    /// Finishes what is under way; what comes later is Unavailable. Blocks for a moment.
    void stop();

    /// Finds what was said before, too; Unavailable before the index is open, once it is stopped, and when too many wait.
    [[nodiscard]] QCoro::Task<Result<chat::IndexAnswer>> find(chat::IndexQuery query) override;
    void touched(ConversationId conversation) override { m_feed.touched(conversation); }

private:
    const Settings m_settings;
    std::atomic<int> m_generation = 0;
    std::atomic<int> m_waiting = 0;
    bool m_isStopped = false;
    IndexFeed m_feed;
    IndexReader m_reader;
    QThreadPool m_pool;
    /// Where answers arrive.
    QObject m_arrival;
};

} // namespace foyer::search
