// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/chat/message_store.h"

#include <utility>

namespace foyer::test {

/// Hands everything on to the real store, which must outlive it; what a sabotage breaks, it overrides.
class ForwardingMessageStore : public chat::MessageStore
{
public:
    explicit ForwardingMessageStore(chat::MessageStore &real)
        : m_real(real)
    {
    }

    QCoro::Task<Result<chat::StoredPost>> append(chat::NewMessage message) override
    {
        return m_real.append(std::move(message));
    }
    QCoro::Task<Result<chat::MessagePage>> page(ConversationId conversation, Seq before, int limit) override
    {
        return m_real.page(conversation, before, limit);
    }
    QCoro::Task<Result<chat::MessagePage>> pageFrom(ConversationId conversation, Seq from, int limit) override
    {
        return m_real.pageFrom(conversation, from, limit);
    }
    QCoro::Task<Result<QList<protocol::Message>>> messagesAt(QList<protocol::MessagePlace> places) override
    {
        return m_real.messagesAt(std::move(places));
    }
    QCoro::Task<Result<QList<chat::ChangedMessages>>> changesSince(QHash<ConversationId, Revision> revisions,
                                                                   int limit, int pageSize) override
    {
        return m_real.changesSince(std::move(revisions), limit, pageSize);
    }

protected:
    [[nodiscard]] chat::MessageStore &real() { return m_real; }

private:
    chat::MessageStore &m_real;
};

/// A new ref, as a client would make it.
[[nodiscard]] Ref freshRef();

} // namespace foyer::test
