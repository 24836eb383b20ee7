// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/base/clock.h"
#include "common/base/ids.h"
#include "common/base/result.h"
#include "common/protocol/conversation.h"
#include "common/protocol/message.h"
#include "desktop/client/local_database.h"

#include <QList>
#include <QString>
#include <QStringList>

#include <optional>

namespace foyer::client {

/// What the server told, kept on disk so that the next start shows it at once and asks only for what changed.
/// Everything in it can be had from the server again: a file that cannot be read is thrown away.
/// Of each conversation it holds the newest messages without a hole. Thread: the one that made it.
class MessageCache
{
public:
    /// Opens the file, making a new one if it is missing, damaged or of another version.
    [[nodiscard]] Result<> open(const QString &path);
    void close();
    [[nodiscard]] bool isOpen() const { return m_database.isOpen(); }
    /// Closes and deletes the file.
    void remove();

    /// One conversation with the revision up to which its messages are complete.
    struct Entry
    {
        protocol::Conversation conversation;
        Revision revision;
        /// The newest message that is held; told by conversations() alone.
        Seq heldTo{};
    };
    [[nodiscard]] Result<QList<Entry>> conversations();
    /// Up to `limit` messages below `before` (invalid: the newest), ascending.
    [[nodiscard]] Result<QList<protocol::Message>> messages(ConversationId conversation, Seq before,
                                                            int limit);

    /// Where a message stands in the order of time.
    struct Position
    {
        Timestamp at = 0;
        ConversationId conversation{};
        Seq seq{};
    };
    /// What is looked for; what is not given does not matter.
    struct Filter
    {
        /// Folded, as text::searchWords() gives them; all of them are in what is found.
        QStringList words{};
        UserId author{};
        ConversationId conversation{};
        /// From `from` on and before `to`; 0: open.
        Timestamp from = 0;
        Timestamp to = 0;
        bool isWithImage = false;
        /// Only what stands before this.
        std::optional<Position> before{};
    };
    /// Up to `limit` messages that fit, newest first; neither notices nor what was taken back.
    [[nodiscard]] Result<QList<protocol::Message>> find(const Filter &filter, int limit);

    /// What to write for one conversation.
    struct Change
    {
        Entry entry;
        QList<protocol::Message> messages;
        /// Whether the messages held so far go first.
        bool isReset = false;
    };
    /// Writes changes and removals as one transaction.
    [[nodiscard]] Result<> write(const QList<Change> &changes, const QList<ConversationId> &removed);

    /// Keeps at most this many messages of each conversation, the newest ones.
    [[nodiscard]] Result<> trim(int keep);

private:
    [[nodiscard]] Result<> writeOne(const Change &change);
    [[nodiscard]] Result<> writeWords(const QList<protocol::Message> &messages);
    [[nodiscard]] Result<> forget(ConversationId conversation, bool isGone);

    QString m_path;
    LocalDatabase m_database;
};

} // namespace foyer::client
