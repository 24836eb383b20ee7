// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/chat/search_source.h"

#include <QMap>
#include <QSet>

#include <algorithm>

namespace foyer::test {

/// Conversations in memory, for an index to follow.
class MemorySource final : public chat::SearchSource
{
public:
    /// Says something and returns its place's seq.
    Seq say(ConversationId conversation, const QString &text, Timestamp createdAt, UserId author = UserId(1),
            bool hasImage = false)
    {
        QList<chat::SearchEntry> &messages = m_messages[conversation];
        const Seq seq(messages.size() + 1);
        messages.append(
            {conversation, seq, nextRevision(conversation), author, text, createdAt, hasImage, true});
        return seq;
    }
    void edit(ConversationId conversation, Seq seq, const QString &text)
    {
        chat::SearchEntry &entry = m_messages[conversation][seq.value() - 1];
        entry.text = text;
        entry.revision = nextRevision(conversation);
    }
    void recall(ConversationId conversation, Seq seq)
    {
        edit(conversation, seq, {});
        m_messages[conversation][seq.value() - 1].isSearchable = false;
    }
    /// Ends a conversation; its messages may still be there.
    void end(ConversationId conversation) { m_gone.insert(conversation); }
    [[nodiscard]] QList<chat::SearchEntry> all() const
    {
        QList<chat::SearchEntry> all;
        for (const QList<chat::SearchEntry> &each : m_messages)
            all += each;
        return all;
    }
    void clear()
    {
        m_messages.clear();
        m_revisions.clear();
        m_gone.clear();
    }
    /// Refuses what is asked while set.
    bool isAway = false;
    int questions = 0;

    QCoro::Task<Result<QList<chat::ConversationCounters>>> counters() override
    {
        if (isAway)
            co_return fail(ErrorCode::Unavailable);
        QList<chat::ConversationCounters> list;
        for (auto it = m_messages.cbegin(); it != m_messages.cend(); ++it)
            list.append({it.key(), Seq(it->size()), m_revisions.value(it.key()), m_gone.contains(it.key())});
        co_return list;
    }
    QCoro::Task<Result<QList<chat::SearchEntry>>> changedSince(ConversationId conversation, Revision known,
                                                               int limit) override
    {
        ++questions;
        if (isAway)
            co_return fail(ErrorCode::Unavailable);
        QList<chat::SearchEntry> list = m_messages.value(conversation);
        list.removeIf([known](const chat::SearchEntry &entry) { return entry.revision <= known; });
        std::sort(list.begin(), list.end(), [](const chat::SearchEntry &a, const chat::SearchEntry &b) {
            return a.revision < b.revision;
        });
        co_return list.mid(0, limit);
    }
    QCoro::Task<Result<QList<chat::SearchEntry>>> after(ConversationId conversation, Seq known,
                                                        int limit) override
    {
        ++questions;
        if (isAway)
            co_return fail(ErrorCode::Unavailable);
        co_return m_messages.value(conversation).mid(known.value(), limit);
    }

private:
    Revision nextRevision(ConversationId conversation)
    {
        Revision &last = m_revisions[conversation];
        last = Revision(last.value() + 1);
        return last;
    }

    QMap<ConversationId, QList<chat::SearchEntry>> m_messages;
    QMap<ConversationId, Revision> m_revisions;
    QSet<ConversationId> m_gone;
};

} // namespace foyer::test
