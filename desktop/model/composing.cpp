// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/model/composing.h"

#include "common/base/logging.h"
#include "desktop/client/client_engine.h"

#include <chrono>
#include <utility>

namespace foyer::model {

using protocol::Message;

namespace {

/// So that not every key is written down by itself.
constexpr auto kKeepAfter = std::chrono::milliseconds(300);

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
    connect(&replica, &client::Replica::aboutToBeReset, this, [this] {
        keepNow();
        clear();
    });
    connect(&replica, &client::Replica::reset, this, &Composing::load);
    connect(&engine, &client::ClientEngine::signedOut, this, &Composing::clear);
    m_keepTimer.setSingleShot(true);
    m_keepTimer.setInterval(kKeepAfter);
    connect(&m_keepTimer, &QTimer::timeout, this, &Composing::keepNow);
    load();
}

Composing::~Composing()
{
    keepNow();
}

void Composing::load()
{
    const auto &drafts = m_engine.drafts().all();
    for (auto draft = drafts.cbegin(); draft != drafts.cend(); ++draft) {
        if (!draft->text.isEmpty())
            m_drafts.insert(draft.key(), draft->text);
        if (draft->replyTo.isValid())
            m_replies.insert(draft.key(), {draft->replyTo, draft->replyAuthor, draft->replyText});
    }
}

void Composing::keepSoon(ConversationId conversation)
{
    m_due.insert(conversation);
    if (!m_keepTimer.isActive())
        m_keepTimer.start();
}

void Composing::keepNow()
{
    m_keepTimer.stop();
    const QSet<ConversationId> due = std::exchange(m_due, {});
    for (const ConversationId conversation : due)
        keep(conversation);
}

void Composing::keep(ConversationId conversation)
{
    const MessageLine::Quote reply = m_replies.value(conversation);
    const auto kept = m_engine.drafts().keep(
        conversation, {m_drafts.value(conversation), reply.seq, reply.author, reply.text});
    if (!kept)
        qCWarning(lcClient) << "event=draft-not-kept detail=" << kept.error().detail;
}

void Composing::setDraft(ConversationId conversation, const QString &text)
{
    if (m_drafts.value(conversation) == text)
        return;
    if (text.isEmpty())
        m_drafts.remove(conversation);
    else
        m_drafts.insert(conversation, text);
    keepSoon(conversation);
}

MessageLine::Quote Composing::reply(ConversationId conversation) const
{
    return m_replies.value(conversation);
}

void Composing::startReply(const Message &message)
{
    const ConversationId conversation = message.conversation;
    m_replies.insert(conversation, quoteOf(message));
    keepSoon(conversation);
    endEdit();
    emit replyChanged(conversation);
}

void Composing::endReply(ConversationId conversation)
{
    if (!m_replies.remove(conversation))
        return;
    keepSoon(conversation);
    emit replyChanged(conversation);
}

void Composing::noteSent(ConversationId conversation)
{
    setDraft(conversation, {});
    endReply(conversation);
    keepNow();
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
    keepSoon(message.conversation);
    emit replyChanged(message.conversation);
}

void Composing::forget(ConversationId conversation)
{
    setDraft(conversation, {});
    endReply(conversation);
    if (m_edit && m_edit->place.conversation == conversation)
        endEdit();
}

void Composing::clear()
{
    m_due.clear();
    m_drafts.clear();
    m_replies.clear();
    endEdit();
}

} // namespace foyer::model
