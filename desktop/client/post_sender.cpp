// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/client/post_sender.h"

#include "common/base/clock.h"
#include "desktop/client/link.h"
#include "desktop/client/outbox.h"

#include <algorithm>

namespace foyer::client {

namespace {

bool isWorthAnotherTry(ErrorCode code)
{
    return code == ErrorCode::TooManyRequests || code == ErrorCode::Unavailable;
}

} // namespace

PostSender::PostSender(const Clock &clock, Link &link, Outbox &outbox,
                       std::chrono::milliseconds answerTimeout, QObject *parent)
    : QObject(parent)
    , m_clock(clock)
    , m_link(link)
    , m_outbox(outbox)
    , m_answerTimeout(answerTimeout)
{
    connect(&m_answerTimer, &QTimer::timeout, this, &PostSender::checkAnswers);
    m_answerTimer.setInterval(answerTimeout / 4);
}

void PostSender::connected()
{
    m_isConnected = true;
    m_answerTimer.start();
    send();
}

void PostSender::disconnected()
{
    m_isConnected = false;
    m_answerTimer.stop();
    m_inFlight.clear();
}

void PostSender::clear()
{
    disconnected();
    m_resting.clear();
    m_renewed.clear();
}

void PostSender::send()
{
    if (!m_isConnected)
        return;
    const QList<QueuedPost> heads = m_outbox.heads();
    for (const QueuedPost &post : heads) {
        if (m_inFlight.contains(post.conversation) || m_resting.contains(post.conversation))
            continue;
        const UploadId image = post.picture ? post.picture->image : UploadId();
        if (m_link.send(protocol::PostRequest{post.ref, post.conversation, post.text, image, post.replyTo,
                                              post.forward}))
            m_inFlight.insert(post.conversation, InFlight{post.ref, m_clock.monotonic()});
    }
}

void PostSender::take(const protocol::Posted &posted)
{
    if (m_inFlight.value(posted.conversation).ref == posted.ref)
        m_inFlight.remove(posted.conversation);
    m_outbox.acknowledge(posted.ref, posted.revision);
}

void PostSender::take(const protocol::Refused &refused)
{
    const auto post = m_outbox.find(refused.ref);
    if (!post)
        return;
    m_inFlight.remove(post->conversation);
    if (isWorthAnotherTry(refused.code)) {
        rest(post->conversation, std::chrono::seconds(std::max(1, refused.retryAfterSeconds)));
        return;
    }
    // What was uploaded and not used for long is forgotten there, but its file is still here.
    const bool isForgotten =
        refused.code == ErrorCode::NotFound && refused.field == u"image" && post->picture;
    if (isForgotten && !m_renewed.contains(refused.ref)) {
        m_renewed.insert(refused.ref);
        m_outbox.pictures().renew(post->picture->id);
    } else {
        m_outbox.refuse(refused.ref, refused.code);
    }
    send();
}

void PostSender::rest(ConversationId conversation, std::chrono::seconds duration)
{
    m_resting.insert(conversation);
    QTimer::singleShot(duration, this, [this, conversation] {
        m_resting.remove(conversation);
        send();
    });
}

void PostSender::checkAnswers()
{
    const qint64 now = m_clock.monotonic();
    const auto isLate = [&](const InFlight &post) {
        return now - post.sentAt > m_answerTimeout.count();
    };
    if (std::any_of(m_inFlight.cbegin(), m_inFlight.cend(), isLate))
        m_link.drop();
}

} // namespace foyer::client
