// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/chat/message_store.h"

#include <QCoroTask>
#include <QHash>
#include <QList>

#include <memory>

namespace foyer::test {

/// Authors who post without a pause, each waiting for the answer before the next post, as clients do: whoever is
/// refused with Unavailable sends the same ref again. Thread: main.
class PostingCrowd
{
public:
    /// The store must outlive the crowd's end.
    PostingCrowd(chat::MessageStore &messages, ConversationId conversation, QList<UserId> authors);

    void start();
    /// Lets everyone finish his last post and waits for that. False if it takes longer than `ms`.
    [[nodiscard]] bool stop(int ms = 30'000);

    /// What was acknowledged, by ref.
    [[nodiscard]] const QHash<Ref, protocol::Message> &acknowledged() const { return m_acknowledged; }
    /// Answers that a message is new; each message must have exactly one.
    [[nodiscard]] int announced() const { return m_announced; }
    /// Refusals other than Unavailable, and answers that contradict an earlier one.
    [[nodiscard]] const QStringList &faults() const { return m_faults; }

private:
    [[nodiscard]] QCoro::Task<> work(UserId author);
    void note(const Ref &ref, const chat::StoredPost &stored);

    chat::MessageStore &m_messages;
    const ConversationId m_conversation;
    const QList<UserId> m_authors;
    bool m_isStopping = false;
    int m_working = 0;
    int m_announced = 0;
    QHash<Ref, protocol::Message> m_acknowledged;
    QStringList m_faults;
};

} // namespace foyer::test
