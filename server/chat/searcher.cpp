// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/chat/searcher.h"

#include "common/base/json_reader.h"
#include "common/text/names.h"
#include "common/text/search_text.h"
#include "common/text/snippet.h"
#include "server/chat/conversation_store.h"
#include "server/chat/message_store.h"

#include <QHash>

#include <algorithm>

namespace foyer::chat {
namespace {

using protocol::Message;
using protocol::MessagePlace;
using protocol::SearchAnswer;
using protocol::SearchHit;

/// Times that the index is asked for one page; what it proposed in vain leaves the page short, with a place to go on.
constexpr int kRounds = 5;
/// Proposals asked for at once, for a page of one hit.
constexpr int kSpare = 10;

QString cursorOf(const SearchPlace &place)
{
    return QStringLiteral("%1.%2.%3").arg(place.createdAt).arg(place.conversation).arg(place.seq);
}

Result<std::optional<SearchPlace>> placeOf(const QString &cursor)
{
    if (cursor.isEmpty())
        return std::nullopt;
    const auto refused =
        fail(ErrorCode::InvalidField, QStringLiteral("not a place"), QStringLiteral("before"));
    const QStringList parts = cursor.split(u'.');
    if (parts.size() != 3)
        return refused;
    QList<qint64> numbers;
    for (const QString &part : parts) {
        const bool isPlain = !part.isEmpty() && part.size() <= 16
            && std::all_of(part.cbegin(), part.cend(), [](QChar c) { return c >= u'0' && c <= u'9'; });
        const qint64 number = isPlain ? part.toLongLong() : -1;
        if (number < 0 || number > JsonReader::kMaxSafeInteger)
            return refused;
        numbers.append(number);
    }
    return SearchPlace{numbers.at(0), numbers.at(1), numbers.at(2)};
}

bool isNarrowedByFilter(const SearchRequest &request)
{
    return request.author.isValid() || request.conversation.isValid() || request.isWithImage
        || request.from > 0 || request.to > 0;
}

/// What the index is asked, but for the conversations.
Result<IndexQuery> queryOf(const SearchRequest &request)
{
    const auto refuse = [](const char *why, const char *field) {
        return fail(ErrorCode::InvalidField, QLatin1String(why), QLatin1String(field));
    };
    if (text::codePointCount(request.text) > limits::kSearchLength)
        return fail(ErrorCode::TextTooLong, {}, QStringLiteral("q"));
    if (!text::isWellFormed(request.text))
        return refuse("is not well-formed Unicode", "q");
    if (request.limit < 1 || request.limit > limits::kSearchMax)
        return refuse("out of range", "limit");
    IndexQuery query;
    query.words = text::searchWords(request.text);
    if (query.words.size() > limits::kSearchWords)
        return refuse("too many words", "q");
    const bool hasRealWord = std::any_of(query.words.cbegin(), query.words.cend(),
                                         [](const QString &word) { return text::codePointCount(word) >= 2; });
    if (!hasRealWord && !isNarrowedByFilter(request))
        return refuse("two characters are needed", "q");
    FOYER_TRY(query.before, placeOf(request.before));
    query.author = request.author;
    query.from = request.from;
    query.to = request.to;
    query.isWithImage = request.isWithImage;
    return query;
}

bool fits(const IndexQuery &query, const Message &message)
{
    return message.recalledAt == 0 && !message.notice
        && (!query.author.isValid() || message.author.id == query.author)
        && (!query.isWithImage || message.image) && message.createdAt >= query.from
        && (query.to == 0 || message.createdAt < query.to)
        && query.conversations.contains(message.conversation);
}

} // namespace

Searcher::Searcher(SearchIndex &index, ConversationStore &conversations, MessageStore &messages,
                   const Clock &clock, Settings settings)
    : m_index(index)
    , m_conversations(conversations)
    , m_messages(messages)
    , m_allowances(clock, settings.perSecond, settings.burst)
{
}

QCoro::Task<Result<SearchAnswer>> Searcher::search(UserId user, SearchRequest request)
{
    FOYER_CO_TRY(IndexQuery query, queryOf(request));
    FOYER_CO_CHECK(m_allowances.spend(user));
    FOYER_CO_TRY(query.conversations, co_await m_conversations.conversationIdsOf(user));
    if (request.conversation.isValid()) {
        if (!query.conversations.contains(request.conversation))
            co_return fail(ErrorCode::NotMember);
        query.conversations = QList<ConversationId>(1, request.conversation);
    }
    if (query.conversations.isEmpty())
        co_return SearchAnswer{};
    auto collecting = collect(std::move(query), request.limit);
    FOYER_CO_TRY(SearchAnswer answer, co_await collecting);
    // Asked after the messages were read, as in Sync.
    FOYER_CO_TRY(const QList<ConversationId> still, co_await m_conversations.conversationIdsOf(user));
    if (request.conversation.isValid() && !still.contains(request.conversation))
        co_return fail(ErrorCode::NotMember);
    const QSet<ConversationId> own(still.cbegin(), still.cend());
    answer.hits.removeIf([&own](const SearchHit &hit) { return !own.contains(hit.message.conversation); });
    co_return answer;
}

QCoro::Task<Result<SearchAnswer>> Searcher::collect(IndexQuery query, int limit)
{
    SearchAnswer answer;
    for (int round = 0; round < kRounds; ++round) {
        const int missing = limit - int(answer.hits.size());
        query.limit = missing + kSpare;
        FOYER_CO_TRY(const IndexAnswer proposed, co_await m_index.find(query));
        answer.isIndexing = proposed.isIndexing;
        auto confirming = confirm(query, proposed.places);
        FOYER_CO_TRY(const QList<SearchHit> hits, co_await confirming);
        answer.hits += hits.mid(0, missing);
        if (hits.size() > missing) {
            const Message &last = answer.hits.constLast().message;
            query.before = SearchPlace{last.createdAt, last.conversation.value(), last.seq.value()};
            break;
        }
        query.before = proposed.next;
        if (!query.before || answer.hits.size() >= limit)
            break;
    }
    answer.next = query.before ? cursorOf(*query.before) : QString();
    co_return answer;
}

QCoro::Task<Result<QList<SearchHit>>> Searcher::confirm(IndexQuery query, QList<SearchPlace> places)
{
    if (places.isEmpty())
        co_return QList<SearchHit>();
    QList<MessagePlace> wanted;
    for (const SearchPlace &place : places)
        wanted.append({ConversationId(place.conversation), Seq(place.seq)});
    FOYER_CO_TRY(const QList<Message> messages, co_await m_messages.messagesAt(std::move(wanted)));
    QList<SearchHit> hits;
    for (const Message &message : messages) {
        if (!fits(query, message))
            continue;
        const text::SearchText prepared = text::searchText(message.text);
        if (!text::hasWords(prepared.folded, query.words))
            continue;
        const text::Snippet snippet = text::snippetOf(message.text, prepared, query.words);
        SearchHit hit{message, snippet.text, {}};
        for (const text::Stretch &range : snippet.ranges)
            hit.ranges.append({range.start, range.length});
        hits.append(hit);
    }
    const auto placeOfHit = [](const SearchHit &hit) {
        return SearchPlace{hit.message.createdAt, hit.message.conversation.value(), hit.message.seq.value()};
    };
    std::sort(hits.begin(), hits.end(), [&placeOfHit](const SearchHit &a, const SearchHit &b) {
        return placeOfHit(a) > placeOfHit(b);
    });
    co_return hits;
}

} // namespace foyer::chat
