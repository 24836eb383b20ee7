// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/base/ids.h"
#include "common/base/limits.h"
#include "common/base/result.h"
#include "common/protocol/search.h"
#include "server/chat/allowances.h"
#include "server/chat/search_index.h"

#include <QCoroTask>
#include <QSet>
#include <QString>

#include <optional>

namespace foyer {
class Clock;
}

namespace foyer::chat {

class ConversationStore;
class MessageStore;

/// What somebody looks for.
struct SearchRequest
{
    /// Words that must all be in the text, as parts of words too; operators mean nothing.
    QString text;
    UserId author{};
    ConversationId conversation{};
    /// As in IndexQuery.
    Timestamp from = 0;
    Timestamp to = 0;
    bool isWithImage = false;
    /// `next` of the page before; empty: the first page.
    QString before{};
    int limit = limits::kSearchDefault;
};

/// Search over all that one may read. The index only proposes: every hit is read from the database, and must be of a
/// conversation that the searcher is in, not recalled, and have the words. Thread: main.
class Searcher
{
public:
    struct Settings
    {
        /// Searches per second that a user may keep up, and at once after a pause; zero or less: no limit.
        double perSecond = 5;
        double burst = 20;
    };

    /// Everything passed in must outlive this object and its running tasks.
    Searcher(SearchIndex &index, ConversationStore &conversations, MessageStore &messages, const Clock &clock,
             Settings settings);

    /// TextTooLong, InvalidField (q: nothing to look for, or too many words; before; limit), NotMember,
    /// TooManyRequests, Unavailable.
    [[nodiscard]] QCoro::Task<Result<protocol::SearchAnswer>> search(UserId user, SearchRequest request);

private:
    [[nodiscard]] QCoro::Task<Result<protocol::SearchAnswer>> collect(IndexQuery query, int limit);
    [[nodiscard]] QCoro::Task<Result<QList<protocol::SearchHit>>> confirm(IndexQuery query,
                                                                          QList<SearchPlace> places);

    SearchIndex &m_index;
    ConversationStore &m_conversations;
    MessageStore &m_messages;
    Allowances m_allowances;
};

} // namespace foyer::chat
