// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

namespace foyer::limits {

/// Characters are Unicode code points everywhere in the protocol, so that every client counts alike.
inline constexpr int kTextLength = 4'000;
inline constexpr int kUsernameMin = 2;
inline constexpr int kUsernameMax = 32;
inline constexpr int kDisplayNameMax = 50;
inline constexpr int kPasswordMin = 8;
inline constexpr int kPasswordMax = 256;
inline constexpr int kRoomNameMin = 1;
inline constexpr int kRoomNameMax = 50;
inline constexpr int kTopicMax = 200;
inline constexpr int kClientNameMax = 60;
inline constexpr int kStatusMax = 80;
/// People whom one user may block.
inline constexpr int kBlocksMax = 500;

/// People whom a search for somebody to write to finds at once, and code points of its words.
inline constexpr int kPeopleMax = 20;
inline constexpr int kPeopleQueryMax = 50;

/// Code points of a message that a reply quotes.
inline constexpr int kQuoteLength = 200;
/// Different emoji under one message, and people who put the same one there.
inline constexpr int kReactionsMax = 20;
inline constexpr int kReactorsMax = 200;
/// Names that one message calls with @; more stay plain text.
inline constexpr int kMentionsMax = 20;
/// Pinned messages of one conversation.
inline constexpr int kPinsMax = 100;
/// People whom one notice names; more are only counted.
inline constexpr int kNoticeNames = 20;
/// Milliseconds for which a notice of who joined and left takes in those who follow.
inline constexpr qint64 kNoticeFoldFor = 5 * 60 * 1000;
/// Seconds between two posts in a room with slow mode.
inline constexpr int kSlowSecondsMax = 6 * 3600;
/// Seconds for which somebody may be silenced.
inline constexpr int kSilenceSecondsMax = 30 * 24 * 3600;
inline constexpr int kBanReasonMax = 200;
inline constexpr int kBansMax = 1'000;
/// Links of one room that work at one time; uses and seconds of one of them.
inline constexpr int kRoomLinksMax = 50;
inline constexpr int kLinkUsesMax = 1'000;
inline constexpr int kLinkSecondsMin = 300;
inline constexpr int kLinkSecondsMax = 90 * 24 * 3600;
/// People who are invited at once.
inline constexpr int kInvitedMax = 20;
/// Earlier wordings of one message.
inline constexpr int kEditsMax = 50;

/// Members of a conversation up to which it is told who has read how far.
inline constexpr int kSeenMembersMax = 20;
/// Messages behind the newest one within which unread messages are counted one by one; older ones all count.
inline constexpr int kUnreadExact = 1'000;
/// Members online up to which it is told who of them comes, goes and idles; beyond, only how many are there.
inline constexpr int kPresenceNamesMax = 200;
/// Members online up to which it is told who is typing, and how many of those at a time.
inline constexpr int kTypingOnlineMax = 100;
inline constexpr int kTypingShown = 10;

/// Code points of a report's reason, and of the note that closes it; reports of one user that may be open.
inline constexpr int kReportReasonMax = 500;
inline constexpr int kReportsOpenMax = 50;
/// Rows in one page of an administrator's list.
inline constexpr int kAdminPageDefault = 50;
inline constexpr int kAdminPageMax = 200;
/// Owners that a room shows to administrators.
inline constexpr int kOwnersShown = 5;

/// Messages in one page of history.
inline constexpr int kPageDefault = 50;
inline constexpr int kPageMax = 200;
/// More changes than this in one conversation since a client's revision: it starts from the newest page.
inline constexpr int kSyncChangesMax = 500;

/// What is searched for: code points of the query and words in it; hits of one page.
inline constexpr int kSearchLength = 200;
inline constexpr int kSearchWords = 10;
inline constexpr int kSearchDefault = 20;
inline constexpr int kSearchMax = 50;
/// Code points of a hit's text that are shown around what was found.
inline constexpr int kSnippetLength = 160;

/// Largest WebSocket message in bytes: 4,000 code points of four bytes, each possibly escaped, and room around.
inline constexpr quint64 kFrameBytes = 64 * 1024;
/// Seconds between heartbeats; a side that heard nothing for two of them gives the connection up.
inline constexpr int kHeartbeatSeconds = 30;
/// Bytes of one part of a resumable upload.
inline constexpr qint64 kUploadPartBytes = 256 * 1024;

} // namespace foyer::limits
