// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/chat/amendment_store.h"

namespace foyer::test {

/// Stores now and then another text than the one that somebody edited, and answers as if it were his.
class WordTwister final : public chat::AmendmentStore
{
public:
    explicit WordTwister(chat::AmendmentStore &real)
        : m_real(real)
    {
    }

    QCoro::Task<Result<chat::Amended>> edit(chat::Amendment amendment, QString text,
                                            QList<QStringList> mentionKeys, qint64 window) override;
    QCoro::Task<Result<chat::Amended>> recall(chat::Amendment amendment, qint64 window) override
    {
        return m_real.recall(amendment, window);
    }
    QCoro::Task<Result<chat::Amended>> react(chat::Amendment amendment, QString emoji, bool isThere) override
    {
        return m_real.react(amendment, std::move(emoji), isThere);
    }
    QCoro::Task<Result<chat::Amended>> pin(chat::Amendment amendment, bool isPinned) override
    {
        return m_real.pin(amendment, isPinned);
    }
    QCoro::Task<Result<QList<chat::Wording>>> wordings(ConversationId conversation, Seq seq,
                                                       UserId viewer) override
    {
        return m_real.wordings(conversation, seq, viewer);
    }
    QCoro::Task<Result<QList<protocol::Message>>> pinned(ConversationId conversation) override
    {
        return m_real.pinned(conversation);
    }

private:
    chat::AmendmentStore &m_real;
    int m_edits = 0;
};

} // namespace foyer::test
