// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/base/clock.h"
#include "common/base/ids.h"
#include "common/base/result.h"
#include "common/protocol/client_frame.h"
#include "common/protocol/message.h"

#include <QCoroTask>
#include <QList>
#include <QString>
#include <QStringList>

namespace foyer::chat {

/// Who changes which message when.
struct Amendment
{
    ConversationId conversation;
    Seq seq;
    UserId actor;
    Timestamp at = 0;
};

/// What a change of a message brought with it.
struct Amended
{
    /// The message as it is now.
    protocol::Message message;
    /// It first, then others that changed with it (replies that quote it), ascending by revision; empty when nothing had
    /// to be changed.
    QList<protocol::Message> changed;
};

/// An earlier wording of a message.
struct Wording
{
    /// When it was replaced.
    Timestamp until = 0;
    QString text;
};

/// Port: changes of messages that are stored already. Each checks in its own transaction that the actor is a member
/// (NotMember), that there is such a message (NotFound, also for a notice), that it was not recalled (MessageRecalled) and that
/// the actor has the right (Forbidden); all but recalling is refused in an archived room (RoomArchived) and to who is
/// silenced (Silenced); a change takes the conversation's next revision. Thread: main.
class AmendmentStore
{
public:
    virtual ~AmendmentStore() = default;

    /// Replaces the text of a message of the actor's own and keeps the earlier one. `mentionKeys` as in NewMessage. Who
    /// has no Right::RecallOthers must be in time: TooLate when the message is older than `window` milliseconds.
    /// Forbidden for a forwarded one, TextEmpty if nothing at all would be left, LimitReached after limits::kEditsMax edits.
    [[nodiscard]] virtual QCoro::Task<Result<Amended>> edit(Amendment amendment, QString text,
                                                            QList<QStringList> mentionKeys,
                                                            qint64 window) = 0;
    /// Takes a message back for everyone: text, picture, wordings, reactions and mentions are gone, a tombstone stays.
    /// The author in time (TooLate), or whoever has Right::RecallOthers. Recalled before: nothing changes.
    [[nodiscard]] virtual QCoro::Task<Result<Amended>> recall(Amendment amendment, qint64 window) = 0;
    /// Puts the actor's reaction there or takes it away. LimitReached.
    [[nodiscard]] virtual QCoro::Task<Result<Amended>> react(Amendment amendment, QString emoji,
                                                             bool isThere) = 0;
    /// Pins or unpins. LimitReached.
    [[nodiscard]] virtual QCoro::Task<Result<Amended>> pin(Amendment amendment, bool isPinned) = 0;

    /// Earlier wordings, oldest first, for the author and whoever has Right::SeeEdits.
    [[nodiscard]] virtual QCoro::Task<Result<QList<Wording>>> wordings(ConversationId conversation, Seq seq,
                                                                       UserId viewer) = 0;
    /// Pinned messages, latest pin first, at most limits::kPinsMax. Membership is not checked.
    [[nodiscard]] virtual QCoro::Task<Result<QList<protocol::Message>>> pinned(
        ConversationId conversation) = 0;
};

} // namespace foyer::chat
