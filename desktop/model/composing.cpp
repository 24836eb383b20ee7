// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/model/composing.h"

#include "desktop/client/client_engine.h"

namespace foyer::model {

using protocol::Message;

namespace {

MessageLine::Quote quoteOf(const Message &message)
{
    const QString author = message.alias ? message.alias->displayName : message.author.displayName;
    return {message.seq, author, MessageLine::of(message, UserId()).summary()};
}

} // namespace

Composing::Composing(client::ClientEngine &engine, QObject *parent)
    : QObject(parent)
    , m_engine(engine)
{
    const client::Replica &replica = engine.replica();
    connect(&replica, &client::Replica::messageChanged, this,
            [this](ConversationId id, int index) { noteMessage(m_engine.replica().messages(id).at(index)); });
    connect(&replica, &client::Replica::conversationRemoved, this, &Composing::forget);
    connect(&engine, &client::ClientEngine::signedOut, this, &Composing::clear);
}

void Composing::setDraft(ConversationId conversation, const QString &text)
{
    if (text.isEmpty())
        m_drafts.remove(conversation);
    else
        m_drafts.insert(conversation, text);
}

MessageLine::Quote Composing::reply(ConversationId conversation) const
{
    return m_replies.value(conversation);
}

void Composing::startReply(const Message &message)
{
    const ConversationId conversation = message.conversation;
    m_replies.insert(conversation, quoteOf(message));
    endEdit();
    emit replyChanged(conversation);
}

void Composing::endReply(ConversationId conversation)
{
    if (m_replies.remove(conversation))
        emit replyChanged(conversation);
}

void Composing::startEdit(const Message &message)
{
    m_edit = Edit{{message.conversation, message.seq}, message.text, message.image.has_value()};
    emit editChanged();
}

void Composing::endEdit()
{
    if (!m_edit)
        return;
    m_edit.reset();
    emit editChanged();
}

void Composing::noteMessage(const Message &message)
{
    if (m_edit && m_edit->place == protocol::MessagePlace{message.conversation, message.seq}
        && message.recalledAt != 0)
        endEdit();
    const auto reply = m_replies.find(message.conversation);
    if (reply == m_replies.end() || reply->seq != message.seq)
        return;
    if (message.recalledAt != 0) {
        endReply(message.conversation);
        return;
    }
    *reply = quoteOf(message);
    emit replyChanged(message.conversation);
}

void Composing::forget(ConversationId conversation)
{
    m_drafts.remove(conversation);
    endReply(conversation);
    if (m_edit && m_edit->place.conversation == conversation)
        endEdit();
}

void Composing::clear()
{
    m_drafts.clear();
    m_replies.clear();
    endEdit();
}

} // namespace foyer::model
