// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/base/result.h"

#include <QCoroTask>
#include <QList>
#include <QString>

#include <optional>

namespace foyer::imports {

/// A time in the database of go-gin-chat: milliseconds since 1970-01-01T00:00:00 as the clock on the wall there showed them,
/// or nothing.
using WallTime = std::optional<qint64>;

/// A row of its users.
struct OldUser
{
    qint64 id = 0;
    QString name;
    /// As stored: 32 hex digits of an MD5, unless somebody changed the program.
    QString password;
    QString avatar;
    WallTime createdAt;
    bool isDeleted = false;
};

/// A row of its messages.
struct OldMessage
{
    qint64 id = 0;
    qint64 user = 0;
    qint64 room = 0;
    /// Who alone got it; 0: the room.
    qint64 receiver = 0;
    /// HTML that a browser made, at most kContentRead characters of it.
    QString content;
    bool isContentCut = false;
    /// Empty: no picture.
    QString imageUrl;
    WallTime createdAt;
    bool isDeleted = false;
};

/// Characters of a message's content that are read; go-gin-chat itself stores 800.
inline constexpr int kContentRead = 24'576;

/// What can be said of it before anything is read.
struct OldChatFacts
{
    qint64 users = 0;
    qint64 messages = 0;
    /// Times are UTC whatever zone is given (columns of type TIMESTAMP).
    bool areTimesUtc = false;
    /// Tells this chat from others, as long as its first user stays.
    QString fingerprint;
};

/// Port: the database of a go-gin-chat, of any version and fork: columns may be missing, others are not looked at. Nothing is
/// written to it. Thread: main; the answers arrive there too.
class OldChat
{
public:
    virtual ~OldChat() = default;

    /// Looks at it. On failure `detail` is a sentence for the operator.
    [[nodiscard]] virtual QCoro::Task<Result<OldChatFacts>> look() = 0;
    /// Up to `limit` rows with an id above `known`, ascending.
    [[nodiscard]] virtual QCoro::Task<Result<QList<OldUser>>> usersAfter(qint64 known, int limit) = 0;
    [[nodiscard]] virtual QCoro::Task<Result<QList<OldMessage>>> messagesAfter(qint64 known, int limit) = 0;
    /// How many rows there are with an id up to this one.
    [[nodiscard]] virtual QCoro::Task<Result<qint64>> countUsers(qint64 upTo) = 0;
    [[nodiscard]] virtual QCoro::Task<Result<qint64>> countMessages(qint64 upTo) = 0;
};

} // namespace foyer::imports
