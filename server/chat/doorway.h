// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/base/ids.h"
#include "common/base/result.h"
#include "common/protocol/conversation.h"
#include "server/chat/room_store.h"

#include <QCoroTask>
#include <QHash>
#include <QObject>
#include <QSet>
#include <QTimer>

#include <chrono>

namespace foyer {
class Clock;
}

namespace foyer::chat {

class ConversationStore;
class EventSink;
class Presence;

/// What follows when people came into rooms, went, or changed there: their connections get the room's events or no longer,
/// and the others are told. The first one is told of at once, those who follow within a moment together: a storm of joins
/// costs a room a few pushes and one notice. Thread: main.
class Doorway : public QObject
{
    Q_OBJECT

public:
    /// Everything passed in must outlive this object and its running tasks. After each telling a room rests for `moment`.
    Doorway(ConversationStore &conversations, RoomStore &rooms, EventSink &sink, Presence &presence,
            const Clock &clock, std::chrono::milliseconds moment = std::chrono::milliseconds(500),
            QObject *parent = nullptr);

    /// Whether the notice of comings and goings says it.
    enum class Notice { Wanted, None };

    /// The user is a member since just now. Returns the room as he sees it.
    [[nodiscard]] QCoro::Task<Result<protocol::Conversation>> cameIn(UserId user, ConversationId room,
                                                                     Notice notice);
    /// The user made the room and is alone in it.
    [[nodiscard]] QCoro::Task<Result<protocol::Conversation>> openedRoom(UserId user, ConversationId room);
    /// A new account, which is in the lobby from its first moment on; no notice.
    [[nodiscard]] QCoro::Task<> wasBorn(UserId user);
    /// The user is no member any more.
    [[nodiscard]] QCoro::Task<> wentOut(UserId user, ConversationId room, Notice notice);
    /// It is over for the user, and nobody needs to be told: perhaps there is no such room any more.
    void shutOut(UserId user, ConversationId room);
    /// His role in the room is another, or he is silenced, or not any more.
    [[nodiscard]] QCoro::Task<> changed(UserId user, ConversationId room);
    /// The conversation as the user sees it now. NotMember.
    [[nodiscard]] QCoro::Task<Result<protocol::Conversation>> look(UserId user, ConversationId conversation);
    /// The same, to all of his connections.
    [[nodiscard]] QCoro::Task<Result<protocol::Conversation>> show(UserId user, ConversationId conversation);
    /// What was told in the room, to its members.
    void publish(ConversationId room, const Told &told);

private:
    enum class Kind { Came, Went, Untold, Changed };
    struct Pending
    {
        /// Who came, went or changed, in the order of it; perhaps more than once.
        QList<UserId> users;
        /// Those of them whom the notice names, and what it says of each.
        QHash<UserId, Kind> told;
        QSet<UserId> changed;
    };
    [[nodiscard]] QCoro::Task<Result<protocol::Conversation>> letIn(UserId user, ConversationId room);
    [[nodiscard]] QCoro::Task<> note(UserId user, ConversationId room, Kind kind);
    [[nodiscard]] QCoro::Task<> tell(ConversationId room);
    void push(ConversationId room, const RoomStore::News &news, const QSet<UserId> &changed);
    void wake();

    ConversationStore &m_conversations;
    RoomStore &m_rooms;
    EventSink &m_sink;
    Presence &m_presence;
    const Clock &m_clock;
    QTimer m_timer;
    /// Rooms that were told something a moment ago, and what happened there since.
    QHash<ConversationId, Pending> m_resting;
};

} // namespace foyer::chat
