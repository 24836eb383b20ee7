// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/base/clock.h"
#include "common/base/ids.h"
#include "common/base/result.h"

#include <QCoroTask>
#include <QList>
#include <QStringList>

#include <compare>
#include <optional>

namespace foyer::chat {

/// A place in the order of all messages, which is by time and then by conversation and seq; the same on every node.
struct SearchPlace
{
    Timestamp createdAt = 0;
    qint64 conversation = 0;
    qint64 seq = 0;

    auto operator<=>(const SearchPlace &) const = default;
};

/// What messages must be like to be found; all of it together.
struct IndexQuery
{
    /// Words as text::searchWords makes them. Those of one character do not narrow the search here.
    QStringList words;
    QList<ConversationId> conversations;
    /// Invalid: anybody.
    UserId author;
    /// Times from `from` on and before `to`; 0: open.
    Timestamp from = 0;
    Timestamp to = 0;
    bool isWithImage = false;
    /// Only what is older than this place.
    std::optional<SearchPlace> before;
    int limit = 20;
};

/// Messages that may fit: none that fits is left out, but one that does not may be among them.
struct IndexAnswer
{
    /// Newest first.
    QList<SearchPlace> places;
    /// Where to go on; nothing when that was all.
    std::optional<SearchPlace> next;
    /// Whether older messages are still being taken in.
    bool isIndexing = false;
};

/// Port: an index of what was said, beside the database, and behind it by a moment. Thread: main.
class SearchIndex
{
public:
    virtual ~SearchIndex() = default;

    /// Unavailable while there is no index yet, or too many wait.
    [[nodiscard]] virtual QCoro::Task<Result<IndexAnswer>> find(IndexQuery query) = 0;
    /// Something new or changed is in the database; the index will look. Returns at once.
    virtual void touched(ConversationId conversation) = 0;
};

} // namespace foyer::chat
