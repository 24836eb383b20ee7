// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/base/clock.h"
#include "common/base/ids.h"
#include "common/base/result.h"
#include "common/protocol/conversation.h"
#include "common/protocol/personal_settings.h"

#include <QCoroTask>
#include <QHash>
#include <QList>
#include <QObject>
#include <QSet>
#include <QTimer>

namespace foyer::chat {

class EventSink;
class PersonalStore;
class Presence;

/// What a user lets others know of him, and when he was last online. Thread: main.
class Personal : public QObject
{
    Q_OBJECT

public:
    /// Everything passed in must outlive this object and its running tasks.
    Personal(PersonalStore &store, const Presence &presence, EventSink &sink, const Clock &clock,
             QObject *parent = nullptr);

    [[nodiscard]] QCoro::Task<Result<protocol::PersonalSettings>> settings(UserId user);
    /// Changes them and tells all of the user's clients.
    [[nodiscard]] QCoro::Task<Result<protocol::PersonalSettings>> change(UserId user,
                                                                         protocol::PersonalChange change);
    /// The members with when those were last online who are not, and tell it. The caller has checked who asks.
    [[nodiscard]] QCoro::Task<Result<QList<protocol::Member>>> withLastSeen(ConversationId conversation,
                                                                            QList<protocol::Member> members);
    /// Writes down who went offline and was not written down yet, as after a moment by itself.
    QCoro::Task<> writeLastSeen();

private:
    PersonalStore &m_store;
    EventSink &m_sink;
    const Clock &m_clock;
    /// Settings that were asked for; changes come through here, so they are true.
    QHash<UserId, protocol::PersonalSettings> m_known;
    quint64 m_changes = 0;
    QSet<UserId> m_gone;
    QTimer m_timer;
};

} // namespace foyer::chat
