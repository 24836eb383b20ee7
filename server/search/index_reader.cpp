// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/search/index_reader.h"

#include "server/search/document_walk.h"
#include "server/search/grams.h"
#include "server/search/index_layout.h"

#include <QDeadlineTimer>
#include <QDir>
#include <QSet>
#include <queue>

#include <xapian.h>

#include <algorithm>
#include <limits>

namespace foyer::search {
namespace {

using chat::IndexAnswer;
using chat::IndexQuery;
using chat::SearchPlace;

/// As many conversations are terms of the walk; with more, each document's own is looked at.
constexpr qsizetype kMostTerms = 256;
/// Documents between two looks at the clock.
constexpr int kStride = 256;
constexpr int kAttempts = 5;

/// One search in an index that stands still.
class Finding
{
public:
    Finding(const Xapian::Database &database, const IndexQuery &query, std::chrono::milliseconds patience)
        : m_database(database)
        , m_query(query)
        , m_conversations(query.conversations.cbegin(), query.conversations.cend())
        , m_deadline(patience)
        , m_skew(QByteArray::fromStdString(database.get_metadata(kSkewKey)).toLongLong())
    {
    }

    IndexAnswer run()
    {
        if (m_database.get_doccount() == 0)
            return {};
        DocumentWalk walk(m_database, terms(), alternatives());
        m_places = m_database.valuestream_begin(kPlaceSlot);
        int looked = 0;
        for (Xapian::docid at = walk.next(start()); at != 0; at = walk.next(at + 1)) {
            m_places.skip_to(at);
            const SearchPlace place = placeOfValue(*m_places);
            if (isPast(place))
                return answer(std::nullopt);
            if (fits(place))
                keep(place);
            if (++looked % kStride == 0 && m_deadline.hasExpired() && isProgress(place))
                return answer(place);
        }
        return answer(std::nullopt);
    }

private:
    [[nodiscard]] std::vector<std::string> terms() const
    {
        std::set<std::string> terms;
        for (const QString &word : m_query.words) {
            for (const std::string &gram : gramsOfWord(word))
                terms.insert(gramTerm(gram));
        }
        if (m_query.author.isValid())
            terms.insert(authorTerm(m_query.author));
        if (m_query.isWithImage)
            terms.insert(imageTerm());
        return {terms.begin(), terms.end()};
    }

    [[nodiscard]] std::vector<std::string> alternatives() const
    {
        std::vector<std::string> terms;
        if (m_conversations.size() <= kMostTerms) {
            for (const ConversationId id : m_conversations)
                terms.push_back(conversationTerm(id));
        }
        return terms;
    }

    /// All that is wanted is older than this.
    [[nodiscard]] SearchPlace bound() const
    {
        SearchPlace bound{std::numeric_limits<qint64>::max(), 0, 0};
        if (m_query.to > 0)
            bound = {m_query.to, 0, 0};
        return m_query.before ? std::min(bound, *m_query.before) : bound;
    }

    /// A number that no wanted document is below, near the first of them. Documents are in order but for the skew: when one
    /// is newer than the bound by more than that, so are all before it.
    [[nodiscard]] Xapian::docid start()
    {
        const SearchPlace end = bound();
        if (end.createdAt == std::numeric_limits<qint64>::max())
            return 1;
        Xapian::docid low = kFirstDocument - std::min(kFirstDocument - 1, used());
        Xapian::docid high = kFirstDocument;
        while (low < high) {
            const Xapian::docid middle = low + (high - low) / 2;
            Xapian::ValueIterator at = m_database.valuestream_begin(kPlaceSlot);
            at.skip_to(middle);
            const bool isNewer = at != m_database.valuestream_end(kPlaceSlot)
                && placeOfValue(*at).createdAt - m_skew > end.createdAt;
            if (isNewer)
                low = std::max(at.get_docid(), middle) + 1;
            else
                high = middle;
        }
        return low;
    }
    [[nodiscard]] Xapian::docid used() const
    {
        const std::string next = m_database.get_metadata(kNextKey);
        return next.empty() ? kFirstDocument - 1
                            : kFirstDocument - Xapian::docid(QByteArray::fromStdString(next).toUInt());
    }

    [[nodiscard]] bool fits(const SearchPlace &place) const
    {
        return place < bound() && place.createdAt >= m_query.from
            && m_conversations.contains(ConversationId(place.conversation));
    }

    /// Whether nothing from here on is wanted any more.
    [[nodiscard]] bool isPast(const SearchPlace &place) const
    {
        const qint64 newestToCome = place.createdAt + m_skew;
        return newestToCome < m_query.from || (isFull() && newestToCome < m_kept.top().createdAt);
    }
    [[nodiscard]] bool isFull() const { return int(m_kept.size()) > m_query.limit; }

    void keep(const SearchPlace &place)
    {
        // One more than wanted tells whether there is more.
        if (isFull()) {
            if (place < m_kept.top())
                return;
            m_kept.pop();
        }
        m_kept.push(place);
    }

    /// Whether stopping here is further than where this search began.
    [[nodiscard]] bool isProgress(const SearchPlace &place) const
    {
        return place.createdAt + m_skew + 1 < bound().createdAt;
    }

    /// `reached`: the search stopped here for its time; what comes later may be among what was kept.
    [[nodiscard]] IndexAnswer answer(std::optional<SearchPlace> reached)
    {
        IndexAnswer answer;
        const bool wasFull = isFull();
        while (!m_kept.empty()) {
            answer.places.prepend(m_kept.top());
            m_kept.pop();
        }
        if (wasFull)
            answer.places.removeLast();
        if (reached) {
            const SearchPlace certain{reached->createdAt + m_skew + 1, 0, 0};
            const auto isUncertain = [&certain](const SearchPlace &place) {
                return place < certain;
            };
            const qsizetype dropped = answer.places.removeIf(isUncertain);
            answer.next = wasFull && dropped == 0 ? answer.places.constLast() : certain;
        } else if (wasFull) {
            answer.next = answer.places.constLast();
        }
        return answer;
    }

    const Xapian::Database &m_database;
    const IndexQuery &m_query;
    QSet<ConversationId> m_conversations;
    QDeadlineTimer m_deadline;
    qint64 m_skew;
    Xapian::ValueIterator m_places;
    /// The newest that fit, the oldest of them at the top.
    std::priority_queue<SearchPlace, std::vector<SearchPlace>, std::greater<>> m_kept;
};

} // namespace

IndexReader::IndexReader(QString folder, const std::atomic<int> &generation,
                         std::chrono::milliseconds patience)
    : m_folder(std::move(folder))
    , m_generation(generation)
    , m_patience(patience)
{
}

IndexReader::~IndexReader() = default;

void IndexReader::refresh()
{
    const int generation = m_generation;
    if (m_database && m_seen == generation) {
        m_database->reopen();
        return;
    }
    m_database =
        std::make_unique<Xapian::Database>(QDir::toNativeSeparators(currentFolder(m_folder)).toStdString());
    m_seen = generation;
}

Result<IndexAnswer> IndexReader::find(const IndexQuery &query)
{
    using namespace std::chrono_literals;
    std::string why;
    for (int attempt = 0; attempt < kAttempts; ++attempt) {
        try {
            refresh();
            return Finding(*m_database, query, m_patience).run();
        } catch (const Xapian::DatabaseModifiedError &error) {
            // Two commits came meanwhile; what it read is overwritten.
            why = error.get_description();
        } catch (const Xapian::Error &error) {
            // Other files may just be put in place.
            why = error.get_description();
            m_database.reset();
        }
    }
    return failUntil(ErrorCode::Unavailable, 1s,
                     QStringLiteral("the search index: %1").arg(QString::fromStdString(why)));
}

} // namespace foyer::search
