// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/storage/message_reading.h"

#include "common/base/limits.h"
#include "common/text/names.h"
#include "server/storage/database.h"
#include "server/storage/records.h"

#include <QSet>

#include <algorithm>
#include <tuple>

namespace foyer::storage {
namespace {

using protocol::Message;
using protocol::MessagePlace;
using protocol::Quote;
using protocol::Reaction;

MessagePlace placeOf(const Message &message)
{
    return {message.conversation, message.seq};
}

QVariantList keysOf(const QList<MessagePlace> &places)
{
    QVariantList keys;
    for (const MessagePlace &place : places)
        keys << bound(place.conversation) << bound(place.seq);
    return keys;
}

/// Reactions of several messages, each emoji at the place of its first one.
Result<QHash<MessagePlace, QList<Reaction>>> readReactions(Database &database,
                                                           const QList<MessagePlace> &places)
{
    struct Given
    {
        Timestamp at = 0;
        UserId user;
        QString emoji;
    };
    FOYER_TRY(const Rows rows,
              database.selectForKeys(QLatin1String("messages/select_reactions"), {}, 2, keysOf(places)));
    QHash<MessagePlace, QList<Given>> given;
    for (const Row &row : rows) {
        const MessagePlace place{row.id<ConversationId>(0), row.id<Seq>(1)};
        given[place].append({row.integer(4), row.id<UserId>(3), row.text(2)});
    }
    QHash<MessagePlace, QList<Reaction>> all;
    for (auto it = given.begin(); it != given.end(); ++it) {
        std::sort(it->begin(), it->end(), [](const Given &a, const Given &b) {
            return std::tie(a.at, a.user, a.emoji) < std::tie(b.at, b.user, b.emoji);
        });
        QList<Reaction> &reactions = all[it.key()];
        for (const Given &each : std::as_const(*it)) {
            auto place = std::find_if(reactions.begin(), reactions.end(), [&each](const Reaction &reaction) {
                return reaction.emoji == each.emoji;
            });
            if (place == reactions.end())
                place = reactions.insert(reactions.end(), {each.emoji, {}});
            // Keys may be asked for twice.
            if (!place->users.contains(each.user))
                place->users.append(each.user);
        }
    }
    return all;
}

} // namespace

Result<QHash<MessagePlace, Quote>> readQuotes(Database &database, const QList<MessagePlace> &places)
{
    FOYER_TRY(const Rows rows,
              database.selectForKeys(QLatin1String("messages/select_quotes"), {}, 2, keysOf(places)));
    QHash<MessagePlace, Quote> quotes;
    for (const Row &row : rows) {
        if (row.integer(5) != 0)
            continue;
        Quote quote;
        quote.seq = row.id<Seq>(1);
        quote.text = text::firstCodePoints(row.text(2), limits::kQuoteLength);
        quote.isRecalled = row.integer(3) != 0;
        quote.hasImage = !row.isNull(4);
        quote.author = userOf(row, 6);
        quotes.insert({row.id<ConversationId>(0), quote.seq}, quote);
    }
    return quotes;
}

namespace {

/// Gives messages what stands in other rows. They must stay where they are until it has run.
class Completion
{
public:
    void note(Message &message, const Row &row, int at)
    {
        if (message.replyTo)
            m_quoting.append(&message);
        if (hasReactions(row, at))
            m_reacted.append(&message);
    }

    Result<> run(Database &database)
    {
        if (!m_quoting.isEmpty()) {
            FOYER_TRY(const auto quotes, readQuotes(database, placesOf(m_quoting, quotedBy)));
            for (Message *message : m_quoting)
                message->replyTo = quotes.value(quotedBy(*message));
        }
        if (!m_reacted.isEmpty()) {
            FOYER_TRY(const auto reactions, readReactions(database, placesOf(m_reacted, placeOf)));
            for (Message *message : m_reacted)
                message->reactions = reactions.value(placeOf(*message));
        }
        return {};
    }

private:
    static MessagePlace quotedBy(const Message &message)
    {
        return {message.conversation, message.replyTo->seq};
    }
    static QList<MessagePlace> placesOf(const QList<Message *> &messages,
                                        MessagePlace (*place)(const Message &))
    {
        QList<MessagePlace> places;
        for (const Message *message : messages)
            places.append(place(*message));
        return places;
    }

    QList<Message *> m_quoting;
    QList<Message *> m_reacted;
};

} // namespace

Result<QList<std::optional<Message>>> readOptionalMessages(Database &database, const Rows &rows, int at)
{
    QList<std::optional<Message>> messages;
    messages.reserve(rows.size());
    Completion completion;
    for (const Row &row : rows) {
        if (row.isNull(at)) {
            messages.append(std::nullopt);
            continue;
        }
        messages.append(messageOf(row, at));
        completion.note(*messages.last(), row, at);
    }
    FOYER_CHECK(completion.run(database));
    return messages;
}

Result<QList<Message>> readMessages(Database &database, const Rows &rows)
{
    QList<Message> messages;
    messages.reserve(rows.size());
    Completion completion;
    for (const Row &row : rows) {
        messages.append(messageOf(row, 0));
        completion.note(messages.last(), row, 0);
    }
    FOYER_CHECK(completion.run(database));
    return messages;
}

Result<QList<Message>> readMessagesAt(Database &database, const QList<MessagePlace> &places)
{
    FOYER_TRY(const Rows rows,
              database.selectForKeys(QLatin1String("messages/select_at"), {}, 2, keysOf(places)));
    FOYER_TRY(QList<Message> messages, readMessages(database, rows));
    // A key may be asked for twice.
    QSet<MessagePlace> seen;
    messages.removeIf([&seen](const Message &message) {
        const qsizetype before = seen.size();
        seen.insert(placeOf(message));
        return seen.size() == before;
    });
    return messages;
}

} // namespace foyer::storage
