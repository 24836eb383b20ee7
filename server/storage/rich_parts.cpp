// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/storage/rich_parts.h"

#include "common/base/limits.h"
#include "common/protocol/rights.h"
#include "server/storage/database.h"
#include "server/storage/message_reading.h"

#include <algorithm>
#include <array>

namespace foyer::storage {
namespace {

using chat::NewMessage;
using protocol::Message;
using protocol::MessagePlace;

/// How everybody is called; no account can have one of these names.
bool callsEveryone(const QStringList &keys)
{
    constexpr std::array kNames{u"here", u"all", u"everyone"};
    return std::ranges::any_of(kNames, [&keys](QStringView name) { return keys.contains(name); });
}

/// The keys to ask for, as select_mentioned has them.
QVariantList nameKeys(ConversationId conversation, const QList<QStringList> &calls)
{
    QVariantList keys;
    for (const QStringList &call : calls) {
        for (const QString &key : call)
            keys << bound(conversation) << bound(key);
    }
    return keys;
}

} // namespace

RichParts::RichParts(Database &database)
    : m_database(database)
{
}

Result<> RichParts::look(const QList<const NewMessage *> &messages)
{
    QList<MessagePlace> quoted;
    QList<MessagePlace> repeated;
    QVariantList names;
    for (const NewMessage *message : messages) {
        if (message->replyTo.isValid())
            quoted.append({message->conversation, message->replyTo});
        if (message->forward)
            repeated.append(*message->forward);
        names += nameKeys(message->conversation, message->mentionKeys);
    }
    if (!quoted.isEmpty()) {
        FOYER_TRY(m_quotes, readQuotes(m_database, quoted));
    }
    if (!repeated.isEmpty()) {
        FOYER_TRY(const QList<Message> sources, readMessagesAt(m_database, repeated));
        for (const Message &source : sources)
            m_sources.insert({source.conversation, source.seq}, source);
    }
    return findNames(names);
}

Result<> RichParts::lookForNames(ConversationId conversation, const QList<QStringList> &keys)
{
    return findNames(nameKeys(conversation, keys));
}

Result<> RichParts::findNames(const QVariantList &keys)
{
    if (keys.isEmpty())
        return {};
    FOYER_TRY(const Rows rows,
              m_database.selectForKeys(QLatin1String("messages/select_mentioned"), {}, 2, keys));
    for (const Row &row : rows)
        m_named.insert({row.id<ConversationId>(0), row.text(1)}, row.id<UserId>(2));
    return {};
}

Result<> RichParts::fill(const NewMessage &wanted, protocol::MemberRole role, Message &message) const
{
    if (wanted.replyTo.isValid()) {
        FOYER_CHECK(fillQuote(wanted.replyTo, message));
    }
    if (wanted.forward) {
        FOYER_CHECK(fillForward(*wanted.forward, message));
    }
    message.alias = wanted.alias;
    message.notice = wanted.notice;
    fillMentions(wanted.mentionKeys, role, message);
    return {};
}

Result<> RichParts::fillQuote(Seq replyTo, Message &message) const
{
    const auto quote = m_quotes.constFind({message.conversation, replyTo});
    if (quote == m_quotes.cend())
        return fail(ErrorCode::NotFound, QStringLiteral("no such message"), QStringLiteral("replyTo"));
    if (quote->isRecalled)
        return fail(ErrorCode::MessageRecalled, {}, QStringLiteral("replyTo"));
    message.replyTo = *quote;
    return {};
}

Result<> RichParts::fillForward(const MessagePlace &place, Message &message) const
{
    const auto source = m_sources.constFind(place);
    if (source == m_sources.cend() || source->notice)
        return fail(ErrorCode::NotFound, QStringLiteral("no such message"), QStringLiteral("forward"));
    if (source->recalledAt != 0)
        return fail(ErrorCode::MessageRecalled, {}, QStringLiteral("forward"));
    message.text = source->text;
    message.image = source->image;
    message.forwardedFrom = source->forwardedFrom
        ? *source->forwardedFrom
        : protocol::Forward{source->author.id, source->author.displayName};
    return {};
}

void RichParts::fillMentions(const QList<QStringList> &keys, protocol::MemberRole role,
                             Message &message) const
{
    message.mentions.clear();
    message.mentionsAll = false;
    for (const QStringList &each : keys) {
        const auto named = std::find_if(each.begin(), each.end(), [this, &message](const QString &key) {
            return m_named.contains({message.conversation, key});
        });
        if (named == each.end()) {
            message.mentionsAll = message.mentionsAll
                || (callsEveryone(each) && protocol::may(role, protocol::Right::MentionEveryone));
            continue;
        }
        const UserId user = m_named.value({message.conversation, *named});
        if (!message.mentions.contains(user) && message.mentions.size() < limits::kMentionsMax)
            message.mentions.append(user);
    }
}

} // namespace foyer::storage
