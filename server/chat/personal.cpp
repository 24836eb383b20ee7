// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/chat/personal.h"

#include "common/base/logging.h"
#include "server/chat/event_sink.h"
#include "server/chat/personal_store.h"
#include "server/chat/presence.h"

#include <chrono>

namespace foyer::chat {
namespace {

/// Users whose settings are remembered.
constexpr qsizetype kRemembered = 20'000;
/// Who goes together (a network that broke) is written down together.
constexpr std::chrono::milliseconds kMoment{500};

} // namespace

Personal::Personal(PersonalStore &store, const Presence &presence, EventSink &sink, const Clock &clock,
                   QObject *parent)
    : QObject(parent)
    , m_store(store)
    , m_sink(sink)
    , m_clock(clock)
{
    m_timer.setSingleShot(true);
    m_timer.setInterval(kMoment);
    connect(&m_timer, &QTimer::timeout, this, [this] { writeLastSeen(); });
    connect(&presence, &Presence::wentOffline, this, [this](UserId user) {
        m_gone.insert(user);
        if (!m_timer.isActive())
            m_timer.start();
    });
}

QCoro::Task<Result<protocol::PersonalSettings>> Personal::settings(UserId user)
{
    if (const auto known = m_known.constFind(user); known != m_known.cend())
        co_return *known;
    const quint64 before = m_changes;
    FOYER_CO_TRY(const protocol::PersonalSettings stored, co_await m_store.settings(user));
    // Something changed while the store was reading: what it read may be from before.
    if (before == m_changes) {
        if (m_known.size() >= kRemembered)
            m_known.clear();
        m_known.insert(user, stored);
    }
    co_return stored;
}

QCoro::Task<Result<protocol::PersonalSettings>> Personal::change(UserId user, protocol::PersonalChange change)
{
    ++m_changes;
    m_known.remove(user);
    const Result<protocol::PersonalSettings> changed = co_await m_store.change(user, change);
    ++m_changes;
    m_known.remove(user);
    if (!changed)
        co_return tl::unexpected(changed.error());
    m_sink.toUser(user, protocol::SettingsEvent{*changed});
    co_return *changed;
}

QCoro::Task<Result<QList<protocol::Member>>> Personal::withLastSeen(ConversationId conversation,
                                                                    QList<protocol::Member> members)
{
    using Times = QHash<UserId, Timestamp>;
    FOYER_CO_TRY(const Times times, co_await m_store.lastSeen(conversation));
    for (protocol::Member &member : members) {
        if (!member.isOnline)
            member.lastSeenAt = times.value(member.user.id);
    }
    co_return members;
}

QCoro::Task<> Personal::writeLastSeen()
{
    m_timer.stop();
    const QSet<UserId> gone = std::exchange(m_gone, {});
    if (gone.isEmpty())
        co_return;
    const QList<UserId> users(gone.cbegin(), gone.cend());
    const Result<> noted = co_await m_store.noteLastSeen(users, m_clock.now());
    if (!noted)
        qCWarning(lcChat, "event=last-seen-lost users=%lld detail=%s", qint64(users.size()),
                  qUtf8Printable(noted.error().detail));
}

} // namespace foyer::chat
