// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/base/clock.h"
#include "common/base/ids.h"
#include "common/base/result.h"
#include "common/protocol/conversation.h"
#include "common/protocol/user.h"

#include <QCoroTask>
#include <QList>
#include <QString>

namespace foyer::chat {

/// Who opens a direct conversation with whom when.
struct DirectOpening
{
    UserId actor;
    UserId other;
    Timestamp at = 0;
    /// Whether the two must be in one room besides.
    bool mustShareRoom = false;
};

/// A direct conversation as who opened it finds it.
struct OpenedDirect
{
    /// As he sees it.
    protocol::Conversation conversation;
    /// Whether it was not among his conversations before.
    bool isShownNow = false;
};

/// Whom somebody looks for to write to.
struct PeopleQuery
{
    UserId asker;
    /// Letters of a username or a shown name; `key` is their `nameKey`. Empty: anybody.
    QString text;
    QString key;
    /// Whether only people are meant who are in a room with the asker.
    bool isNearbyOnly = false;
    int limit = 0;
};

/// Port: conversations of two people. There is one for each pair, made when one of them first opens it, with both in it; each can
/// put it out of his sight, where it stays until the next message. Thread: main.
class DirectStore
{
public:
    virtual ~DirectStore() = default;

    /// Opens the one of the pair: made if there was none, and shown to the actor from now on. For the other it begins out of
    /// sight. InvalidField (user) for oneself; NotFound; RecipientGone for an account that nobody uses any more; Blocked, and
    /// BlockedByYou where there was none before; Forbidden without the room that must be shared.
    [[nodiscard]] virtual QCoro::Task<Result<OpenedDirect>> open(DirectOpening opening) = 0;
    /// Puts it out of the user's sight. NotMember; Forbidden for a room.
    [[nodiscard]] virtual QCoro::Task<Result<>> hide(ConversationId conversation, UserId user) = 0;
    /// People who can be written to, but not the asker; those whose username begins with the text first, by name.
    [[nodiscard]] virtual QCoro::Task<Result<QList<protocol::User>>> people(PeopleQuery query) = 0;
};

} // namespace foyer::chat
