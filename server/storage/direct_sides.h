// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/base/ids.h"
#include "common/base/result.h"

#include <QHash>
#include <QList>

#include <optional>

namespace foyer::storage {

class Database;

/// One of the two in a direct conversation.
struct DirectSide
{
    UserId user;
    /// The newest seq when he put it out of sight, or -1.
    qint64 hiddenSeq = -1;
    /// Whether nobody uses his account any more.
    bool isGone = false;
    /// Whether he blocked the other.
    bool hasBlocked = false;

    /// Whether it is out of his sight while that is the newest message.
    [[nodiscard]] bool isHiddenAt(Seq last) const { return hiddenSeq >= last.value(); }
};

/// Both of them.
using DirectSides = QList<DirectSide>;

/// The sides of those of the conversations that are direct.
[[nodiscard]] Result<QHash<ConversationId, DirectSides>> readDirectSides(
    Database &database, const QList<ConversationId> &conversations);
/// The side of this one, if he is in it.
[[nodiscard]] std::optional<DirectSide> sideOf(const DirectSides &sides, UserId user);
/// Whether this one may say something to the other: RecipientGone, BlockedByYou, Blocked.
[[nodiscard]] Result<> checkMaySpeak(const DirectSides &sides, UserId speaker);

} // namespace foyer::storage
