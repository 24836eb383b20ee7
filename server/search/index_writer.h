// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/base/ids.h"
#include "common/base/result.h"
#include "server/chat/search_source.h"

#include <QHash>
#include <QList>
#include <QString>

#include <chrono>
#include <memory>

namespace Xapian {
class WritableDatabase;
}

namespace foyer::search {

/// How far the index follows a conversation: every message with a seq up to `seq` is in it, as it was at `revision` or later.
struct Progress
{
    Seq seq;
    Revision revision;

    bool operator==(const Progress &) const = default;
};
using ProgressOf = QHash<ConversationId, Progress>;

/// Changes the index on disk. Every call blocks. Thread: one at a time.
class IndexWriter
{
public:
    explicit IndexWriter(QString folder);
    ~IndexWriter();
    Q_DISABLE_COPY_MOVE(IndexWriter)

    /// Opens the index, or begins an empty one where there is none, an older format, or one that is broken. Returns how
    /// far it is. Unavailable.
    [[nodiscard]] Result<ProgressOf> open();
    /// Throws the index away and begins an empty one. Unavailable.
    [[nodiscard]] Result<> reset();

    /// Takes messages in, oldest first where they are new, and notes how far it is now; all of it or, after a crash, nothing.
    /// A message that is there already is replaced where it changed. Unavailable; then open it again.
    [[nodiscard]] Result<> apply(const QList<chat::SearchEntry> &entries, const ProgressOf &progress);

    /// Takes everything of these conversations out. Unavailable; then open it again.
    [[nodiscard]] Result<> remove(const QList<ConversationId> &conversations);

    /// Whether the files hold pieces of texts that were recalled or edited so long ago; also over restarts.
    [[nodiscard]] bool hasDiscardedFor(std::chrono::milliseconds time) const;
    /// Writes the index anew without them, and removes the old files. Unavailable.
    [[nodiscard]] Result<> compact();

private:
    void prepare();
    void take(const chat::SearchEntry &entry);
    void append(const chat::SearchEntry &entry);
    void noteDiscarded();
    [[nodiscard]] ProgressOf progress() const;

    QString m_folder;
    std::unique_ptr<Xapian::WritableDatabase> m_database;
    quint32 m_next = 0;
    qint64 m_newest = 0;
    qint64 m_skew = 0;
    /// When something was first discarded that is still in the files; 0: nothing is.
    qint64 m_discardedAt = 0;
};

} // namespace foyer::search
