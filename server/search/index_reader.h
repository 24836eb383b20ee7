// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/base/result.h"
#include "server/chat/search_index.h"

#include <QString>

#include <atomic>
#include <chrono>
#include <memory>

namespace Xapian {
class Database;
}

namespace foyer::search {

/// Looks things up in the index on disk while it is changed. Every call blocks. Thread: one at a time.
class IndexReader
{
public:
    /// `generation` counts up when other files have taken the place of the index's; it must outlive this object. A search
    /// that takes longer than `patience` answers what it has, with a place to go on.
    IndexReader(QString folder, const std::atomic<int> &generation, std::chrono::milliseconds patience);
    ~IndexReader();
    Q_DISABLE_COPY_MOVE(IndexReader)

    /// Unavailable when there is no index.
    [[nodiscard]] Result<chat::IndexAnswer> find(const chat::IndexQuery &query);

private:
    void refresh();

    QString m_folder;
    const std::atomic<int> &m_generation;
    std::chrono::milliseconds m_patience;
    int m_seen = -1;
    std::unique_ptr<Xapian::Database> m_database;
};

} // namespace foyer::search
