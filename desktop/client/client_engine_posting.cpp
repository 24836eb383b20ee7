// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// How a message begins its way: the part of the engine that people write with.

#include "common/base/limits.h"
#include "common/text/names.h"
#include "desktop/client/client_engine.h"

namespace foyer::client {

Result<Ref> ClientEngine::post(ConversationId conversation, const QString &text, Seq replyTo)
{
    if (text.trimmed().isEmpty())
        return fail(ErrorCode::TextEmpty, {}, QStringLiteral("text"));
    FOYER_CHECK(checkPost(conversation, text));
    FOYER_TRY(Ref ref, m_outbox.add({conversation, text, replyTo}));
    m_sender.send();
    return ref;
}

Result<> ClientEngine::checkPost(ConversationId conversation, const QString &text) const
{
    if (text::codePointCount(text) > limits::kTextLength)
        return fail(ErrorCode::TextTooLong, {}, QStringLiteral("text"));
    if (m_replica.conversation(conversation) == nullptr)
        return fail(ErrorCode::NotMember);
    return {};
}

Result<> ClientEngine::postWithPictures(ConversationId conversation, const QString &text, Seq replyTo)
{
    QList<NewPost> posts;
    const QList<OutgoingPicture> chosen = m_pictures.chosen(conversation);
    for (const OutgoingPicture &picture : chosen) {
        if (picture.failure)
            continue;
        const bool isFirst = posts.isEmpty();
        posts.append({conversation, isFirst ? text : QString(), isFirst ? replyTo : Seq(), {}, picture.id});
    }
    if (posts.isEmpty()) {
        FOYER_CHECK(post(conversation, text, replyTo));
        return {};
    }
    FOYER_CHECK(checkPost(conversation, text));
    FOYER_CHECK(m_outbox.addAll(posts));
    m_sender.send();
    return {};
}

Result<Ref> ClientEngine::forward(const protocol::MessagePlace &what, ConversationId to)
{
    if (m_replica.conversation(what.conversation) == nullptr || m_replica.conversation(to) == nullptr)
        return fail(ErrorCode::NotMember);
    FOYER_TRY(Ref ref, m_outbox.add({to, {}, {}, what}));
    m_sender.send();
    return ref;
}

void ClientEngine::retryPost(const Ref &ref)
{
    m_outbox.retry(ref);
    m_sender.send();
}

void ClientEngine::discardPost(const Ref &ref)
{
    const auto post = m_outbox.find(ref);
    if (post && post->state == QueuedPost::State::Failed)
        m_outbox.discard(ref);
}

} // namespace foyer::client
