// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/chat/message_store.h"
#include "server/hooks/hook_store.h"
#include "server/outgoing/address_check.h"

#include <QByteArray>
#include <QCoroTask>
#include <QHash>
#include <QString>

namespace foyer::chat {
class Doorway;
class Poster;
} // namespace foyer::chat

namespace foyer::hooks {

class HookCourier;

/// An incoming hook with the token that is told once.
struct OpenedHook
{
    IncomingHook hook;
    QByteArray token;
};

/// What a program posts by an incoming hook.
struct IncomingPost
{
    QString text;
    /// Name and avatar to show it under; empty: those of the hook.
    QString name;
    QString avatar;
    /// A UUID that makes a repetition harmless; empty: none.
    Ref ref;
};

/// Webhooks of rooms: by whom they are made, and what comes in by them. Thread: main.
class Hooks
{
public:
    struct Settings
    {
        outgoing::Reach reach = outgoing::Reach::Public;
        /// Of each kind in one room.
        int perRoom = 20;
    };

    /// Everything passed in must outlive this object and its running tasks.
    Hooks(HookStore &store, chat::Doorway &doorway, chat::Poster &poster, HookCourier &courier,
          const Clock &clock, Settings settings);

    /// All of a room, for who has Right::ManageIntegrations. NotMember, Forbidden.
    [[nodiscard]] QCoro::Task<Result<RoomHooks>> list(UserId actor, ConversationId room);
    /// Makes a URL to post by; `name` and `avatar` are those of its account. InvalidField, NotMember, Forbidden, LimitReached,
    /// RoomArchived.
    [[nodiscard]] QCoro::Task<Result<OpenedHook>> createIncoming(UserId actor, ConversationId room,
                                                                 QString name, QString avatar);
    /// NotMember, Forbidden, NotFound.
    [[nodiscard]] QCoro::Task<Result<>> removeIncoming(UserId actor, ConversationId room,
                                                       IncomingHookId hook);
    /// InvalidField (not http or https, a name and password in it, an address that is not public), NotMember, Forbidden,
    /// LimitReached, RoomArchived.
    [[nodiscard]] QCoro::Task<Result<OutgoingHook>> createOutgoing(UserId actor, ConversationId room,
                                                                   QString url, QString trigger);
    /// NotMember, Forbidden, NotFound.
    [[nodiscard]] QCoro::Task<Result<>> removeOutgoing(UserId actor, ConversationId room,
                                                       OutgoingHookId hook);
    /// Tries a hook again that was disabled or waits. NotMember, Forbidden, NotFound.
    [[nodiscard]] QCoro::Task<Result<OutgoingHook>> resumeOutgoing(UserId actor, ConversationId room,
                                                                   OutgoingHookId hook);

    /// Posts by an incoming hook, at the rate that one person may post. NotFound (no such token), InvalidField, and what
    /// chat::Poster refuses.
    [[nodiscard]] QCoro::Task<Result<chat::StoredPost>> post(QByteArray token, IncomingPost post);

private:
    [[nodiscard]] QCoro::Task<> noteUse(IncomingHook hook);

    HookStore &m_store;
    chat::Doorway &m_doorway;
    chat::Poster &m_poster;
    HookCourier &m_courier;
    const Clock &m_clock;
    Settings m_settings;
};

} // namespace foyer::hooks
