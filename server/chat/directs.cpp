// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/chat/directs.h"

#include "common/base/clock.h"
#include "common/base/limits.h"
#include "common/text/names.h"
#include "server/chat/direct_store.h"
#include "server/chat/event_sink.h"
#include "server/chat/presence.h"

namespace foyer::chat {

Directs::Directs(DirectStore &store, EventSink &sink, Presence &presence, const Clock &clock,
                 Settings settings)
    : m_store(store)
    , m_sink(sink)
    , m_presence(presence)
    , m_clock(clock)
    , m_openings(clock, settings.perSecond, settings.burst)
    , m_searches(clock, settings.perSecond, settings.burst)
{
}

QCoro::Task<Result<protocol::Conversation>> Directs::open(protocol::User actor, UserId other)
{
    FOYER_CO_CHECK(m_openings.spend(actor.id));
    DirectOpening opening;
    opening.actor = actor.id;
    opening.other = other;
    opening.at = m_clock.now();
    opening.mustShareRoom = actor.role == protocol::UserRole::Bot;
    FOYER_CO_TRY(OpenedDirect opened, co_await m_store.open(opening));
    protocol::Conversation &conversation = opened.conversation;
    // At once, before any message that was stored after it: that one is pushed to whoever is subscribed.
    if (opened.isShownNow)
        m_sink.subscribe(actor.id, conversation.id);
    m_presence.joined(actor.id, conversation.id);
    m_presence.joined(other, conversation.id);
    m_presence.fillIn(conversation);
    if (opened.isShownNow)
        m_sink.toUser(actor.id, protocol::ConversationEvent{conversation});
    co_return conversation;
}

QCoro::Task<Result<>> Directs::hide(UserId user, ConversationId conversation)
{
    FOYER_CO_CHECK(co_await m_store.hide(conversation, user));
    m_sink.unsubscribe(user, conversation);
    m_sink.toUser(user, protocol::LeftEvent{conversation});
    co_return Result<>{};
}

QCoro::Task<Result<QList<protocol::User>>> Directs::people(protocol::User asker, QString text)
{
    if (text::codePointCount(text) > limits::kPeopleQueryMax)
        co_return fail(ErrorCode::TextTooLong, {}, QStringLiteral("q"));
    FOYER_CO_CHECK(m_searches.spend(asker.id));
    PeopleQuery query;
    query.asker = asker.id;
    query.text = text.trimmed();
    query.key = text::nameKey(query.text);
    query.isNearbyOnly = asker.role == protocol::UserRole::Bot;
    query.limit = limits::kPeopleMax;
    co_return co_await m_store.people(std::move(query));
}

} // namespace foyer::chat
