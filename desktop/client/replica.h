// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/base/ids.h"
#include "common/base/result.h"
#include "common/protocol/conversation.h"
#include "common/protocol/message.h"
#include "common/protocol/server_frame.h"
#include "desktop/client/cache_writer.h"
#include "desktop/client/message_cache.h"

#include <QHash>
#include <QList>
#include <QObject>
#include <QSet>

#include <optional>

namespace foyer::client {

/// This client's copy of its conversations: follows the server's changes by revision, notices when one is
/// missing, and keeps itself on disk. The messages held of a conversation are its newest ones without a hole.
/// Thread: the one that made it.
class Replica : public QObject
{
    Q_OBJECT

public:
    explicit Replica(MessageCache &cache, QObject *parent = nullptr);

    /// Whose conversations these are: what he wrote himself is never unread.
    void setUser(UserId user) { m_user = user; }
    /// Takes over what the cache holds, as far as it can be read: the conversations now, messages of each when they are
    /// needed first.
    void load();
    /// Writes into the cache what waits to be written.
    void flush() { m_writer.flush(); }
    /// Forgets everything in memory.
    void clear();

    [[nodiscard]] QList<ConversationId> conversations() const;
    /// The conversation's summary; nullptr if the user is not in it.
    [[nodiscard]] const protocol::Conversation *conversation(ConversationId id) const;
    /// The messages held, ascending by seq without a hole. The reference holds until the next event.
    [[nodiscard]] const QList<protocol::Message> &messages(ConversationId id) const;
    /// The newest message held; nothing if the conversation is not here, or none of it.
    [[nodiscard]] std::optional<Seq> heldTo(ConversationId id) const;
    /// Whether the conversation has messages older than those held.
    [[nodiscard]] bool hasOlder(ConversationId id) const;
    /// What to tell the server in a complete sync.
    [[nodiscard]] QHash<ConversationId, Revision> revisions() const;
    [[nodiscard]] Revision revision(ConversationId id) const;
    /// The conversations where a change was missed, or where it takes the server to count what is unread, with the
    /// revision to ask from; each is named once until its answer came.
    [[nodiscard]] QHash<ConversationId, Revision> takeGaps();

    void apply(const protocol::SyncAnswer &answer);
    void apply(const protocol::MessageEvent &event);
    void apply(const protocol::ConversationEvent &event);
    void apply(const protocol::RoomEvent &event);
    void apply(const protocol::LeftEvent &event);
    void apply(const protocol::MembersEvent &event);
    void apply(const protocol::PresenceEvent &event);
    void apply(const protocol::ReadEvent &event);
    /// Everything that is held shows the user as he is now.
    void apply(const protocol::UserEvent &event);

    /// The connection is gone: answers to partial syncs will not come any more.
    void forgetGaps();

    /// Moves the read position forward here. Returns whether it moved. It is owed to the server until a ReadEvent
    /// confirms it.
    bool markRead(ConversationId id, Seq seq);
    /// Moves it back here: what follows is unread again. Returns whether it moved.
    bool markUnread(ConversationId id, Seq seq);
    /// Read positions that the server has not confirmed.
    [[nodiscard]] QHash<ConversationId, Seq> owedReads() const;

    /// Messages of the cache that are older than those held, prepended. Returns how many there were.
    int prependCached(ConversationId id, int limit);
    /// The conversation whose older messages somebody reads: none of it is let go of. Of the others, the oldest are when
    /// there are many.
    void setReading(ConversationId id) { m_reading = id; }
    /// A page of history from the server. Returns whether it fitted to what is held.
    bool prepend(ConversationId id, const QList<protocol::Message> &page);

signals:
    /// Everything is still here, and is another in a moment.
    void aboutToBeReset();
    /// Everything may be different.
    void reset();
    void conversationAdded(foyer::ConversationId id);
    /// The summary changed (name, counts, last message, read position).
    void conversationChanged(foyer::ConversationId id);
    /// It is still here; whoever shows it lets go of it now.
    void conversationAboutToBeRemoved(foyer::ConversationId id);
    void conversationRemoved(foyer::ConversationId id);
    /// All messages of the conversation were exchanged.
    void messagesReset(foyer::ConversationId id);
    /// `count` messages came at the end.
    void messagesAppended(foyer::ConversationId id, int count);
    /// `count` older messages came at the beginning.
    void messagesPrepended(foyer::ConversationId id, int count);
    /// `count` messages go from the beginning, and went; they are on disk.
    void messagesAboutToBeDropped(foyer::ConversationId id, int count);
    void messagesDropped(foyer::ConversationId id, int count);
    /// The message at this place changed.
    void messageChanged(foyer::ConversationId id, int index);

private:
    struct Held
    {
        protocol::Conversation conversation;
        /// Up to here every change is in.
        Revision revision;
        QList<protocol::Message> messages{};
        /// Whether the messages were taken from the cache, if it has any.
        bool isLoaded = true;
        /// The newest one that the cache has; while not loaded.
        Seq cachedTo{};
        /// A change up to here is known to exist.
        Revision seen;
        bool isAsked = false;
        /// Read up to here, which the server has not confirmed.
        Seq owedRead;
        /// The position moved since the server was last asked: its answer may be from before.
        bool hasMoved = false;
        /// What is unread cannot be counted from what is held.
        bool isCountStale = false;
        /// Changed messages from before those held, in case an older page that comes does not have the change.
        QHash<Seq, protocol::Message> late;
    };

    /// Takes the newest messages from the cache, the first time.
    void ensureLoaded(Held &held) const;
    [[nodiscard]] static Seq lastSeqOf(const Held &held);
    void dropOldest(Held &held);
    void applyOne(const protocol::ConversationSync &sync, QList<MessageCache::Change> &changes);
    void resetMessages(Held &held, QList<protocol::Message> messages);
    [[nodiscard]] bool mergeMessages(Held &held, QList<protocol::Message> messages);
    void replaceMessage(Held &held, const protocol::Message &message);
    void restart(Held &held);
    void countIn(Held &held, const protocol::Message &message);
    void recount(Held &held);
    bool moveTo(Held &held, Seq seq);
    void remove(ConversationId id);
    void save(const QList<MessageCache::Change> &changes);
    void saveSummary(const Held &held);

    MessageCache &m_cache;
    CacheWriter m_writer{m_cache};
    UserId m_user;
    /// Loading what is on disk already changes nothing for whoever looks.
    mutable QHash<ConversationId, Held> m_held;
    ConversationId m_reading;
    /// Those whose profile changed since load().
    QHash<UserId, protocol::User> m_renewed;
};

} // namespace foyer::client
