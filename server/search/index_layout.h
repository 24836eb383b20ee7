// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/base/ids.h"
#include "server/chat/search_index.h"

#include <QString>

#include <string>

namespace foyer::search {

// How the index is laid out in Xapian. A document stands for a message; it has no text, only terms. Numbers of documents
// fall as messages get newer, as Xapian walks upwards and the newest are wanted first.

/// The number that the first document gets.
inline constexpr quint32 kFirstDocument = 4'000'000'000;
/// The slot of a document's value: its place, for sorting and for finding the message.
inline constexpr unsigned kPlaceSlot = 0;

// Keys of the index's metadata.
inline constexpr const char *kFormatKey = "format";
inline constexpr const char *kNextKey = "next";
inline constexpr const char *kNewestKey = "newest";
inline constexpr const char *kSkewKey = "skew";
inline constexpr const char *kDiscardedKey = "discarded";
inline constexpr const char *kProgressPrefix = "progress.";

/// Changes with whatever makes an old index wrong; also with the Unicode tables by which texts are folded.
[[nodiscard]] std::string indexFormat();

// Terms.
[[nodiscard]] std::string gramTerm(const std::string &gram);
[[nodiscard]] std::string conversationTerm(ConversationId conversation);
[[nodiscard]] std::string authorTerm(UserId author);
[[nodiscard]] std::string imageTerm();
/// The one document of a message.
[[nodiscard]] std::string messageTerm(ConversationId conversation, Seq seq);

[[nodiscard]] std::string placeValue(const chat::SearchPlace &place);
[[nodiscard]] chat::SearchPlace placeOfValue(const std::string &value);

/// The folder of the index itself, and where a compacted one is made and the one before it waits for its end.
[[nodiscard]] QString currentFolder(const QString &folder);
[[nodiscard]] QString freshFolder(const QString &folder);
[[nodiscard]] QString formerFolder(const QString &folder);

} // namespace foyer::search
