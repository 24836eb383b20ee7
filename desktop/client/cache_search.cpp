// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/client/cache_search.h"

#include "common/text/search_text.h"
#include "common/text/snippet.h"
#include "desktop/client/message_cache.h"

#include <QStringList>

#include <optional>

namespace foyer::client {

namespace {

/// Where a page ends, as it is asked for again.
QString cursorOf(const protocol::Message &message)
{
    return QStringLiteral("%1:%2:%3")
        .arg(message.createdAt)
        .arg(message.conversation.value())
        .arg(message.seq.value());
}

std::optional<MessageCache::Position> positionIn(const QString &cursor)
{
    const QStringList parts = cursor.split(u':');
    if (parts.size() != 3)
        return std::nullopt;
    return MessageCache::Position{parts.at(0).toLongLong(), ConversationId(parts.at(1).toLongLong()),
                                  Seq(parts.at(2).toLongLong())};
}

protocol::SearchHit hitOf(const protocol::Message &message, const QStringList &words)
{
    const text::Snippet snippet = text::snippetOf(message.text, text::searchText(message.text), words);
    protocol::SearchHit hit{message, snippet.text, {}};
    for (const text::Stretch &range : snippet.ranges)
        hit.ranges.append({range.start, range.length});
    return hit;
}

} // namespace

Result<protocol::SearchAnswer> searchCache(MessageCache &cache, const SearchQuery &query)
{
    const QStringList words = text::searchWords(query.text);
    MessageCache::Filter filter{words,      query.author, query.conversation,
                                query.from, query.to,     query.isWithImage};
    if (!query.before.isEmpty())
        filter.before = positionIn(query.before);
    // One more tells whether there is another page.
    FOYER_TRY(QList<protocol::Message> found, cache.find(filter, query.limit + 1));
    protocol::SearchAnswer answer;
    if (found.size() > query.limit) {
        found.resize(query.limit);
        answer.next = cursorOf(found.constLast());
    }
    for (const protocol::Message &message : std::as_const(found))
        answer.hits.append(hitOf(message, words));
    return answer;
}

} // namespace foyer::client
