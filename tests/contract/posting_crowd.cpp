// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/contract/posting_crowd.h"

#include <QCoroTimer>
#include <QTest>
#include <QUuid>

#include <chrono>

namespace foyer::test {

PostingCrowd::PostingCrowd(chat::MessageStore &messages, ConversationId conversation, QList<UserId> authors)
    : m_messages(messages)
    , m_conversation(conversation)
    , m_authors(std::move(authors))
{
}

void PostingCrowd::start()
{
    for (const UserId author : m_authors) {
        ++m_working;
        (void)work(author);
    }
}

bool PostingCrowd::stop(int ms)
{
    m_isStopping = true;
    return QTest::qWaitFor([this] { return m_working == 0; }, ms);
}

QCoro::Task<> PostingCrowd::work(UserId author)
{
    chat::NewMessage message;
    bool isAnswered = true;
    while (!m_isStopping || !isAnswered) {
        if (isAnswered)
            message = {QUuid::createUuid().toString(QUuid::WithoutBraces),
                       m_conversation,
                       author,
                       QStringLiteral("x"),
                       {},
                       1};
        const Result<chat::StoredPost> stored = co_await m_messages.append(message);
        isAnswered = stored.has_value();
        if (stored) {
            note(message.ref, *stored);
        } else if (stored.error().code == ErrorCode::Unavailable) {
            const std::chrono::milliseconds pause(5);
            co_await QCoro::sleepFor(pause);
        } else {
            m_faults.append(errorName(stored.error().code) + QLatin1Char(' ') + stored.error().detail);
            break;
        }
    }
    --m_working;
}

void PostingCrowd::note(const Ref &ref, const chat::StoredPost &stored)
{
    m_announced += stored.isNew ? 1 : 0;
    if (stored.message.ref != ref)
        m_faults.append(QStringLiteral("answer to another post"));
    m_acknowledged.insert(ref, stored.message);
}

} // namespace foyer::test
