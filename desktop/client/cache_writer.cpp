// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/client/cache_writer.h"

#include "common/base/logging.h"

#include <chrono>
#include <utility>

namespace foyer::client {

namespace {
using namespace std::chrono_literals;
constexpr auto kMoment = 50ms;
} // namespace

CacheWriter::CacheWriter(MessageCache &cache, QObject *parent)
    : QObject(parent)
    , m_cache(cache)
{
    m_timer.setSingleShot(true);
    m_timer.setInterval(kMoment);
    connect(&m_timer, &QTimer::timeout, this, &CacheWriter::flush);
}

CacheWriter::~CacheWriter()
{
    flush();
}

void CacheWriter::add(const MessageCache::Change &change)
{
    // Removals are written first: whoever comes back must not be taken away again.
    if (m_removed.contains(change.entry.conversation.id))
        flush();
    const bool isSame =
        !m_changes.isEmpty() && m_changes.constLast().entry.conversation.id == change.entry.conversation.id;
    if (isSame && !change.isReset) {
        m_changes.last().entry = change.entry;
        m_changes.last().messages += change.messages;
    } else {
        m_changes.append(change);
    }
    if (!m_timer.isActive())
        m_timer.start();
}

void CacheWriter::remove(ConversationId conversation)
{
    m_changes.removeIf([conversation](const MessageCache::Change &change) {
        return change.entry.conversation.id == conversation;
    });
    m_removed.append(conversation);
    if (!m_timer.isActive())
        m_timer.start();
}

void CacheWriter::flush()
{
    m_timer.stop();
    const auto changes = std::exchange(m_changes, {});
    const auto removed = std::exchange(m_removed, {});
    if ((changes.isEmpty() && removed.isEmpty()) || !m_cache.isOpen())
        return;
    const auto written = m_cache.write(changes, removed);
    if (written)
        return;
    // A cache that lacks one change would claim to have it with the next: better none.
    qCWarning(lcClient) << "event=cache-discarded detail=" << written.error().detail;
    m_cache.remove();
}

void CacheWriter::discard()
{
    m_timer.stop();
    m_changes.clear();
    m_removed.clear();
}

} // namespace foyer::client
