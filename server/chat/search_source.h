// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/base/clock.h"
#include "common/base/ids.h"
#include "common/base/result.h"

#include <QCoroTask>
#include <QList>
#include <QString>

namespace foyer::chat {

/// A message as far as search needs it.
struct SearchEntry
{
    ConversationId conversation;
    Seq seq;
    Revision revision;
    UserId author;
    QString text;
    Timestamp createdAt = 0;
    bool hasImage = false;
    /// False when it was recalled, or is a notice.
    bool isSearchable = true;
};

/// How far a conversation has come.
struct ConversationCounters
{
    ConversationId id;
    Seq lastSeq;
    Revision revision;
    /// It is over, and nobody is in it any more.
    bool isGone = false;
};

/// Port: what the index is fed from. Thread: main; the answers arrive there too.
class SearchSource
{
public:
    virtual ~SearchSource() = default;

    /// Of all conversations.
    [[nodiscard]] virtual QCoro::Task<Result<QList<ConversationCounters>>> counters() = 0;
    /// Up to `limit` messages with a revision above `known`, ascending by revision.
    [[nodiscard]] virtual QCoro::Task<Result<QList<SearchEntry>>> changedSince(ConversationId conversation,
                                                                               Revision known, int limit) = 0;
    /// Up to `limit` messages with a seq above `known`, ascending by seq.
    [[nodiscard]] virtual QCoro::Task<Result<QList<SearchEntry>>> after(ConversationId conversation,
                                                                        Seq known, int limit) = 0;
};

} // namespace foyer::chat
