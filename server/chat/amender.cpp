// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/chat/amender.h"

#include "common/base/clock.h"
#include "common/text/emoji.h"
#include "server/chat/conversation_store.h"
#include "server/chat/event_sink.h"
#include "server/chat/mentions.h"
#include "server/chat/text_check.h"

namespace foyer::chat {

using protocol::Message;
using protocol::MessagePlace;

Amender::Amender(AmendmentStore &store, ConversationStore &conversations, EventSink &sink, const Clock &clock,
                 Settings settings)
    : m_store(store)
    , m_conversations(conversations)
    , m_sink(sink)
    , m_clock(clock)
    , m_settings(settings)
    , m_allowances(clock, settings.perSecond, settings.burst)
{
}

QCoro::Task<Result<Message>> Amender::edit(UserId actor, MessagePlace place, QString text)
{
    FOYER_CO_CHECK(checkText(text));
    FOYER_CO_CHECK(m_allowances.spend(actor));
    const QList<QStringList> keys = mentionKeys(text);
    auto editing = m_store.edit(amendment(actor, place), std::move(text), keys, m_settings.editFor.count());
    FOYER_CO_TRY(const Amended amended, co_await editing);
    co_return tell(amended);
}

QCoro::Task<Result<Message>> Amender::recall(UserId actor, MessagePlace place)
{
    FOYER_CO_CHECK(m_allowances.spend(actor));
    auto recalling = m_store.recall(amendment(actor, place), m_settings.recallFor.count());
    FOYER_CO_TRY(const Amended amended, co_await recalling);
    co_return tell(amended);
}

QCoro::Task<Result<Message>> Amender::react(UserId actor, MessagePlace place, QString emoji, bool isThere)
{
    const std::optional<QString> checked = text::canonicalEmoji(emoji);
    if (!checked)
        co_return fail(ErrorCode::InvalidField, QStringLiteral("not an emoji"), QStringLiteral("emoji"));
    FOYER_CO_CHECK(m_allowances.spend(actor));
    auto reacting = m_store.react(amendment(actor, place), *checked, isThere);
    FOYER_CO_TRY(const Amended amended, co_await reacting);
    co_return tell(amended);
}

QCoro::Task<Result<Message>> Amender::pin(UserId actor, MessagePlace place, bool isPinned)
{
    FOYER_CO_CHECK(m_allowances.spend(actor));
    auto pinning = m_store.pin(amendment(actor, place), isPinned);
    FOYER_CO_TRY(const Amended amended, co_await pinning);
    co_return tell(amended);
}

QCoro::Task<Result<QList<Wording>>> Amender::wordings(UserId viewer, MessagePlace place)
{
    co_return co_await m_store.wordings(place.conversation, place.seq, viewer);
}

QCoro::Task<Result<QList<Message>>> Amender::pinned(UserId viewer, ConversationId conversation)
{
    FOYER_CO_TRY(const QList<Message> messages, co_await m_store.pinned(conversation));
    // Asked after the messages were read, as in Sync.
    FOYER_CO_TRY(const bool isMember, co_await m_conversations.isMember(conversation, viewer));
    if (!isMember)
        co_return fail(ErrorCode::NotMember);
    co_return messages;
}

Amendment Amender::amendment(UserId actor, MessagePlace place) const
{
    return {place.conversation, place.seq, actor, m_clock.now()};
}

Message Amender::tell(const Amended &amended)
{
    for (const Message &message : amended.changed)
        m_sink.toConversation(message.conversation, protocol::MessageEvent{message});
    return amended.message;
}

} // namespace foyer::chat
