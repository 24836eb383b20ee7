// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/storage/message_reading.h"

#include "common/base/limits.h"
#include "common/text/names.h"
#include "server/storage/database.h"
#include "server/storage/records.h"

#include <algorithm>
#include <map>
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

Result<QList<std::optional<Message>>> readOptionalMessages(Database &database, const Rows &rows, int at)
{
    QList<std::optional<Message>> messages;
    messages.reserve(rows.size());
    QList<MessagePlace> quoted;
    QList<MessagePlace> reacted;
    for (const Row &row : rows) {
        if (row.isNull(at)) {
            messages.append(std::nullopt);
            continue;
        }
        const Message message = messageOf(row, at);
        if (message.replyTo)
            quoted.append({message.conversation, message.replyTo->seq});
        if (hasReactions(row, at))
            reacted.append(placeOf(message));
        messages.append(message);
    }
    if (!quoted.isEmpty()) {
        FOYER_TRY(const auto quotes, readQuotes(database, quoted));
        for (std::optional<Message> &message : messages) {
            if (message && message->replyTo)
                message->replyTo = quotes.value({message->conversation, message->replyTo->seq});
        }
    }
    if (!reacted.isEmpty()) {
        FOYER_TRY(const auto reactions, readReactions(database, reacted));
        for (std::optional<Message> &message : messages) {
            if (message)
                message->reactions = reactions.value(placeOf(*message));
        }
    }
    return messages;
}

Result<QList<Message>> readMessages(Database &database, const Rows &rows)
{
    FOYER_TRY(const QList<std::optional<Message>> read, readOptionalMessages(database, rows, 0));
    QList<Message> messages;
    messages.reserve(read.size());
    for (const std::optional<Message> &message : read) {
        if (message)
            messages.append(*message);
    }
    return messages;
}

Result<QList<Message>> readMessagesAt(Database &database, const QList<MessagePlace> &places)
{
    FOYER_TRY(const Rows rows,
              database.selectForKeys(QLatin1String("messages/select_at"), {}, 2, keysOf(places)));
    FOYER_TRY(const QList<Message> read, readMessages(database, rows));
    // A key may be asked for twice.
    std::map<std::pair<ConversationId, Seq>, Message> once;
    for (const Message &message : read)
        once.insert({{message.conversation, message.seq}, message});
    QList<Message> messages;
    for (const auto &[place, message] : once)
        messages.append(message);
    return messages;
}

} // namespace foyer::storage
