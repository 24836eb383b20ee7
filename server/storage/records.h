// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/protocol/conversation.h"
#include "common/protocol/image.h"
#include "common/protocol/message.h"
#include "common/protocol/room_parts.h"
#include "common/protocol/user.h"
#include "server/storage/row.h"

#include <optional>

namespace foyer::storage {

// How the columns of the statements become values. `at` is the first column.

inline constexpr int kUserColumns = 5;
inline constexpr int kImageColumns = 8;
inline constexpr int kStateColumns = 4 + kImageColumns;
inline constexpr int kMessageFields = 13;
inline constexpr int kMessageColumns = kMessageFields + kUserColumns + kImageColumns;

/// id, username, display_name, avatar, role.
[[nodiscard]] protocol::User userOf(const Row &row, int at);
/// id, type, width, height, thumbnail_width, thumbnail_height, bytes, animated; nothing if the id is NULL.
[[nodiscard]] std::optional<protocol::Image> imageOf(const Row &row, int at);
/// conversation_id, seq, revision, ref, text, created_at, kind, edited_at, recalled_at, pinned_at, reply_seq, has_reactions,
/// extras, then the author and the image. Of a quote it has the seq only, of reactions nothing: see readMessages.
[[nodiscard]] protocol::Message messageOf(const Row &row, int at);
/// Whether such a row has reactions.
[[nodiscard]] bool hasReactions(const Row &row, int at);
/// What messages.extras holds of a message; empty (NULL) when it has nothing of it.
[[nodiscard]] QString extrasOf(const protocol::Message &message);
/// A message's rows of `mentions`: conversation_id, user_id (0: everyone), seq.
inline constexpr int kMentionColumns = 3;
[[nodiscard]] QVariantList mentionRowsOf(const protocol::Message &message);
/// visibility, archived_at, posting, slow_seconds, then the cover's columns.
[[nodiscard]] protocol::RoomState stateOf(const Row &row, int at);
/// notify, quiet_until, favourite.
[[nodiscard]] protocol::Preferences preferencesOf(const Row &row, int at);
/// User columns, then the role in the conversation and silenced_until.
[[nodiscard]] protocol::Member memberOf(const Row &row);

} // namespace foyer::storage
