// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/model/message_actions.h"

#include "common/base/clock.h"
#include "common/base/limits.h"
#include "desktop/client/client_engine.h"

#include <algorithm>
#include <array>

namespace foyer::model {

namespace {

constexpr std::array kAll{MessageAction::React,    MessageAction::Reply,      MessageAction::Edit,
                          MessageAction::Forward,  MessageAction::Copy,       MessageAction::Pin,
                          MessageAction::Unpin,    MessageAction::MarkUnread, MessageAction::SeenBy,
                          MessageAction::Wordings, MessageAction::Report,     MessageAction::Recall};

} // namespace

MessageActions::MessageActions(client::ClientEngine &engine, QObject *parent)
    : QObject(parent)
    , m_engine(engine)
{
    connect(&engine, &client::ClientEngine::stateChanged, this, [this] {
        if (m_engine.state() == client::ConnectionState::Online)
            loadLimits();
    });
    connect(&engine.changes(), &client::MessageChanges::changed, this, &MessageActions::changed);
    connect(&engine.changes(), &client::MessageChanges::refused, this, &MessageActions::refused);
}

void MessageActions::loadLimits()
{
    m_engine.server().ask(
        this, [](client::Api &api) { return api.changeLimits(); },
        [this](const Result<client::ChangeLimits> &limits) {
            if (limits)
                m_limits = *limits;
        });
}

const protocol::Message *MessageActions::message(const MessagePlace &place) const
{
    const QList<protocol::Message> &held = m_engine.replica().messages(place.conversation);
    if (held.isEmpty() || place.seq < held.constFirst().seq || place.seq > held.constLast().seq)
        return nullptr;
    return &held.at(place.seq.value() - held.constFirst().seq.value());
}

QList<MessageAction> MessageActions::possible(const MessagePlace &place) const
{
    QList<MessageAction> found;
    std::copy_if(kAll.begin(), kAll.end(), std::back_inserter(found),
                 [&](MessageAction action) { return isPossible(place, action); });
    return found;
}

bool MessageActions::isPossible(const MessagePlace &place, MessageAction action) const
{
    const protocol::Conversation *conversation = m_engine.replica().conversation(place.conversation);
    const protocol::Message *found = message(place);
    if (conversation == nullptr || found == nullptr)
        return false;
    return isPossible({m_engine.user(), *conversation, *found, m_engine.clock().now(), m_limits}, action);
}

bool MessageActions::isPossible(const client::MessageSituation &at, MessageAction action) const
{
    switch (action) {
    case MessageAction::React:
        return client::mayReact(at);
    case MessageAction::Reply:
        return client::mayReply(at);
    case MessageAction::Edit:
        return client::mayEdit(at);
    case MessageAction::Forward:
        return client::isAlive(at.message);
    case MessageAction::Copy:
        return client::isAlive(at.message) && !at.message.text.isEmpty();
    case MessageAction::Pin:
        return client::mayPin(at) && at.message.pinnedAt == 0;
    case MessageAction::Unpin:
        return client::mayPin(at) && at.message.pinnedAt != 0;
    case MessageAction::MarkUnread:
    case MessageAction::Report:
        return client::isOfAnother(at);
    case MessageAction::SeenBy:
        return client::isAlive(at.message) && at.message.author.id == at.user.id
            && at.conversation.memberCount > 1 && at.conversation.memberCount <= limits::kSeenMembersMax;
    case MessageAction::Wordings:
        return client::maySeeWordings(at);
    case MessageAction::Recall:
        return client::mayRecall(at);
    }
    return false;
}

std::optional<MessagePlace> MessageActions::lastOwn(ConversationId conversation) const
{
    const QList<protocol::Message> &held = m_engine.replica().messages(conversation);
    const auto last = std::find_if(held.crbegin(), held.crend(), [this](const protocol::Message &each) {
        return each.author.id == m_engine.user().id && client::isAlive(each);
    });
    if (last == held.crend())
        return std::nullopt;
    const MessagePlace place{conversation, last->seq};
    return isPossible(place, MessageAction::Edit) ? std::optional(place) : std::nullopt;
}

void MessageActions::toggleReaction(const MessagePlace &place, const QString &emoji)
{
    const protocol::Message *found = message(place);
    if (found == nullptr)
        return;
    const UserId me = m_engine.user().id;
    const bool isThere = std::any_of(found->reactions.cbegin(), found->reactions.cend(),
                                     [&](const protocol::Reaction &reaction) {
                                         return reaction.emoji == emoji && reaction.users.contains(me);
                                     });
    if (isThere)
        m_engine.changes().unreact(place, emoji);
    else
        m_engine.changes().react(place, emoji);
}

void MessageActions::setPinned(const MessagePlace &place, bool isPinned)
{
    if (isPinned)
        m_engine.changes().pin(place);
    else
        m_engine.changes().unpin(place);
}

void MessageActions::recall(const MessagePlace &place)
{
    m_engine.changes().recall(place);
}

void MessageActions::edit(const MessagePlace &place, const QString &text)
{
    m_engine.changes().edit(place, text);
}

Result<> MessageActions::markUnread(const MessagePlace &place)
{
    FOYER_CHECK(m_engine.markUnread(place.conversation, place.seq));
    emit markedUnread(place);
    return {};
}

Result<> MessageActions::forward(const MessagePlace &place, ConversationId to)
{
    FOYER_CHECK(m_engine.forward(place, to));
    return {};
}

void MessageActions::report(const MessagePlace &place, const QString &reason, QObject *asker,
                            const Answer<void> &answer)
{
    m_engine.server().ask(
        asker, [&](client::Api &api) { return api.account().reportMessage(place, reason); }, answer);
}

void MessageActions::loadWordings(const MessagePlace &place, QObject *asker,
                                  const Answer<QList<Wording>> &answer)
{
    m_engine.server().ask(
        asker, [&](client::Api &api) { return api.edits(place); }, answer);
}

void MessageActions::loadSeen(const MessagePlace &place, QObject *asker, const Answer<SeenBy> &answer)
{
    m_engine.server().ask(
        asker, [&](client::Api &api) { return api.seenBy(place); }, answer);
}

void MessageActions::loadPins(ConversationId conversation, QObject *asker,
                              const Answer<QList<protocol::Message>> &answer)
{
    m_engine.server().ask(
        asker, [&](client::Api &api) { return api.pins(conversation); }, answer);
}

} // namespace foyer::model
