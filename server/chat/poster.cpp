// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/chat/poster.h"

#include "common/base/clock.h"
#include "server/chat/event_sink.h"
#include "server/chat/mentions.h"
#include "server/chat/presence.h"
#include "server/chat/text_check.h"

#include <QUuid>

#include <utility>

namespace foyer::chat {
namespace {

Result<> checkRef(const Ref &ref)
{
    // The one canonical form, so that two spellings of a UUID cannot be two refs.
    const QUuid uuid = QUuid::fromString(ref);
    if (uuid.isNull() || uuid.toString(QUuid::WithoutBraces) != ref)
        return fail(ErrorCode::InvalidField, QStringLiteral("must be a lower-case UUID"),
                    QStringLiteral("ref"));
    return {};
}

Result<> checkContent(const protocol::PostRequest &request)
{
    FOYER_CHECK(checkText(request.text));
    const bool isBare = request.text.trimmed().isEmpty() && request.image.isEmpty();
    if (!request.forward)
        return isBare ? fail(ErrorCode::TextEmpty, {}, QStringLiteral("text")) : Result<>{};
    // Nothing may be put into another's mouth.
    if (!isBare || request.replyTo.isValid())
        return fail(ErrorCode::InvalidField, QStringLiteral("a forwarded message has nothing of its own"),
                    QStringLiteral("forward"));
    return {};
}

} // namespace

Poster::Poster(MessageStore &store, EventSink &sink, Presence &presence, const Clock &clock,
               Settings settings)
    : m_store(store)
    , m_sink(sink)
    , m_presence(presence)
    , m_clock(clock)
    , m_allowances(clock, settings.perSecond, settings.burst)
{
}

QCoro::Task<Result<StoredPost>> Poster::post(UserId author, protocol::PostRequest request,
                                             std::optional<protocol::Alias> alias)
{
    FOYER_CO_CHECK(checkRef(request.ref));
    FOYER_CO_CHECK(checkContent(request));
    FOYER_CO_CHECK(m_allowances.spend(author));
    NewMessage message;
    message.ref = std::move(request.ref);
    message.conversation = request.conversation;
    message.author = author;
    message.mentionKeys = mentionKeys(request.text);
    message.text = std::move(request.text);
    message.replyTo = request.replyTo;
    message.forward = request.forward;
    message.image = std::move(request.image);
    message.alias = std::move(alias);
    message.createdAt = m_clock.now();
    FOYER_CO_TRY(StoredPost stored, co_await m_store.append(std::move(message)));
    for (const Revealed &revealed : std::as_const(stored.revealed))
        reveal(revealed);
    if (stored.isNew)
        m_sink.toConversation(stored.message.conversation, protocol::MessageEvent{stored.message});
    co_return stored;
}

/// In the turn of the message itself: it comes right after the conversation, and no other one between.
void Poster::reveal(Revealed revealed)
{
    const ConversationId conversation = revealed.conversation.id;
    m_sink.subscribe(revealed.user, conversation);
    m_presence.joined(revealed.user, conversation);
    m_presence.fillIn(revealed.conversation);
    m_sink.toUser(revealed.user, protocol::ConversationEvent{revealed.conversation});
}

} // namespace foyer::chat
