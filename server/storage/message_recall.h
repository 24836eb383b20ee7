// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/base/clock.h"
#include "common/base/result.h"
#include "common/protocol/client_frame.h"

#include <QString>

namespace foyer::storage {

class Database;
class RevisionTaking;

/// Inside a transaction that holds the conversation: leaves a tombstone of a message. Its text, reactions, mentions, earlier
/// wordings and pin are gone, and so is its picture (`upload`, or empty) unless another message shows it. The message takes
/// a revision; replies that quote it are the caller's.
[[nodiscard]] Result<> eraseContent(Database &database, RevisionTaking &revisions,
                                    const protocol::MessagePlace &place, const QString &upload, Timestamp at);

} // namespace foyer::storage
