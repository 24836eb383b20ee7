// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/chat/typing.h"

#include "common/base/clock.h"
#include "common/base/limits.h"
#include "server/chat/event_sink.h"
#include "server/chat/personal.h"
#include "server/chat/presence.h"

#include <algorithm>
#include <chrono>

namespace foyer::chat {
namespace {

/// Changes are collected for so long.
constexpr std::chrono::milliseconds kMoment{250};
/// What a user may say in all conversations together.
constexpr double kPerSecond = 2;
constexpr double kBurst = 6;

} // namespace

Typing::Typing(EventSink &sink, const Presence &presence, Personal &personal, const Clock &clock,
               QObject *parent)
    : QObject(parent)
    , m_sink(sink)
    , m_presence(presence)
    , m_personal(personal)
    , m_clock(clock)
    , m_allowances(clock, kPerSecond, kBurst)
{
    m_timer.setInterval(kMoment);
    connect(&m_timer, &QTimer::timeout, this, &Typing::tell);
    connect(&presence, &Presence::wentFrom, this, &Typing::ended);
}

QCoro::Task<Result<>> Typing::typed(protocol::User user, ConversationId conversation)
{
    if (!m_presence.isIn(user.id, conversation))
        co_return fail(ErrorCode::NotMember);
    if (m_presence.onlineCount(conversation) > limits::kTypingOnlineMax || !m_allowances.spend(user.id))
        co_return Result<>{};
    FOYER_CO_TRY(const protocol::PersonalSettings settings, co_await m_personal.settings(user.id));
    // He may have left meanwhile.
    if (!settings.tellsTyping || !m_presence.isIn(user.id, conversation))
        co_return Result<>{};
    QList<Writer> &writers = m_writers[conversation];
    const auto same = std::find_if(writers.begin(), writers.end(),
                                   [&user](const Writer &writer) { return writer.typist.id == user.id; });
    const qint64 until = m_clock.monotonic() + kHolds;
    if (same != writers.end()) {
        same->until = until;
        co_return Result<>{};
    }
    writers.append({{user.id, user.displayName}, until});
    m_changed.insert(conversation);
    if (!m_timer.isActive())
        m_timer.start();
    co_return Result<>{};
}

void Typing::ended(UserId user, ConversationId conversation)
{
    const auto writers = m_writers.find(conversation);
    if (writers == m_writers.end())
        return;
    if (writers->removeIf([user](const Writer &writer) { return writer.typist.id == user; }) > 0)
        m_changed.insert(conversation);
}

void Typing::tell()
{
    const qint64 now = m_clock.monotonic();
    for (auto writers = m_writers.begin(); writers != m_writers.end(); ++writers) {
        if (writers->removeIf([now](const Writer &writer) { return writer.until <= now; }) > 0)
            m_changed.insert(writers.key());
    }
    const QSet<ConversationId> changed = std::exchange(m_changed, {});
    for (const ConversationId conversation : changed) {
        protocol::TypingEvent event{conversation, {}};
        const QList<Writer> writers = m_writers.value(conversation);
        for (const Writer &writer : writers.first(std::min<qsizetype>(writers.size(), limits::kTypingShown)))
            event.users.append(writer.typist);
        if (writers.isEmpty())
            m_writers.remove(conversation);
        m_sink.toConversation(conversation, event);
    }
    if (m_writers.isEmpty())
        m_timer.stop();
}

} // namespace foyer::chat
