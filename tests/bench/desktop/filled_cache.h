// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/base/result.h"
#include "common/protocol/server_frame.h"

#include <QString>

namespace foyer::bench {

/// How much a client has on disk.
struct CacheSize
{
    int conversations = 50;
    int messagesOfEach = 2'000;
};

/// A message as people write them: short and long ones, some with links, code, reactions and quotes; the same in every run.
[[nodiscard]] protocol::Message writtenMessage(qint64 conversation, qint64 seq);
/// The room with that many messages, all of them read.
[[nodiscard]] protocol::Conversation filledRoom(qint64 conversation, qint64 lastSeq);
/// Who the window belongs to.
[[nodiscard]] protocol::User benchUser();

/// Writes a cache of this size into a file. Unavailable.
[[nodiscard]] Result<> fillCache(const QString &path, const CacheSize &size);

} // namespace foyer::bench
