// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/base/ids.h"
#include "common/base/result.h"
#include "common/protocol/conversation.h"
#include "server/chat/allowances.h"
#include "server/chat/room_store.h"

#include <QCoroTask>
#include <QList>
#include <QString>
#include <QStringList>

#include <chrono>
#include <optional>

namespace foyer {
class Clock;
}

namespace foyer::chat {

class Doorway;
class EventSink;

/// Running a room: how it is set up, who is in it and may do what, links into it; and how a member wants to have a
/// conversation. Each change is stored durably, then told to those whom it concerns. Thread: main.
class RoomKeeper
{
public:
    struct Settings
    {
        /// Changes per second that a user may keep up, and at once after a pause; zero or less: no limit.
        double perSecond = 5;
        double burst = 20;
    };

    /// Everything passed in must outlive this object and its running tasks.
    RoomKeeper(RoomStore &store, Doorway &doorway, EventSink &sink, const Clock &clock, Settings settings);

    // Each has the errors of RoomStore, TooManyRequests and Unavailable; InvalidField for what is out of bounds.

    /// The room as the actor sees it then.
    [[nodiscard]] QCoro::Task<Result<protocol::Conversation>> change(UserId actor, ConversationId room,
                                                                     RoomPatch patch);
    /// Adds people by their usernames, 1 … limits::kInvitedMax of them; returns those who were not in the room before.
    [[nodiscard]] QCoro::Task<Result<QList<protocol::Member>>> invite(UserId actor, ConversationId room,
                                                                      QStringList usernames);
    [[nodiscard]] QCoro::Task<Result<>> kick(UserId actor, ConversationId room, UserId user);
    /// Gives a member another role, or silences him for so long (zero: lets him speak), or both.
    [[nodiscard]] QCoro::Task<Result<>> changeMember(UserId actor, ConversationId room, UserId user,
                                                     std::optional<protocol::MemberRole> role,
                                                     std::optional<std::chrono::seconds> silence);
    [[nodiscard]] QCoro::Task<Result<>> ban(UserId actor, ConversationId room, UserId user, QString reason);
    [[nodiscard]] QCoro::Task<Result<>> unban(UserId actor, ConversationId room, UserId user);
    [[nodiscard]] QCoro::Task<Result<QList<protocol::Ban>>> bans(UserId actor, ConversationId room);

    /// A new link, usable `uses` times (1 … limits::kLinkUsesMax) within `lifetime` (limits::kLinkSecondsMin … Max).
    [[nodiscard]] QCoro::Task<Result<protocol::RoomLink>> addLink(UserId actor, ConversationId room, int uses,
                                                                  std::chrono::seconds lifetime);
    [[nodiscard]] QCoro::Task<Result<QList<protocol::RoomLink>>> links(UserId actor, ConversationId room);
    [[nodiscard]] QCoro::Task<Result<>> removeLink(UserId actor, ConversationId room, QString code);
    /// The room as the user sees it then.
    [[nodiscard]] QCoro::Task<Result<protocol::Conversation>> joinByLink(UserId user, QString code);

    /// Changes one's own settings of a conversation, and tells one's other sessions.
    [[nodiscard]] QCoro::Task<Result<protocol::Conversation>> setPreferences(UserId user,
                                                                             ConversationId conversation,
                                                                             PreferencesPatch patch);

private:
    [[nodiscard]] RoomAction action(UserId actor, ConversationId room) const;
    [[nodiscard]] QCoro::Task<> follow(ConversationId room, ChangedMembers changed);

    RoomStore &m_store;
    Doorway &m_doorway;
    EventSink &m_sink;
    const Clock &m_clock;
    Allowances m_allowances;
};

} // namespace foyer::chat
