// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/base/ids.h"
#include "desktop/client/message_cache.h"

#include <QList>
#include <QObject>
#include <QTimer>

namespace foyer::client {

/// Writes what is to be kept into a cache, all that came within a moment as one transaction: a thousand messages a second
/// must not be a thousand transactions. What is lost by a crash is asked for again. Thread: the one that made it.
class CacheWriter : public QObject
{
    Q_OBJECT

public:
    /// The cache must outlive the writer.
    explicit CacheWriter(MessageCache &cache, QObject *parent = nullptr);
    ~CacheWriter() override;

    void add(const MessageCache::Change &change);
    void remove(ConversationId conversation);
    /// Writes what waits, at once: before somebody reads the cache or closes it.
    void flush();
    /// Forgets what waits.
    void discard();

private:
    MessageCache &m_cache;
    QList<MessageCache::Change> m_changes;
    QList<ConversationId> m_removed;
    QTimer m_timer;
};

} // namespace foyer::client
