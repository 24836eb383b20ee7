// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/client/replica.h"

#include "common/base/limits.h"
#include "common/base/logging.h"
#include "desktop/client/profile_renewal.h"
#include "desktop/client/unread_counts.h"

#include <algorithm>
#include <limits>
#include <utility>

namespace foyer::client {

namespace {

/// Messages of each conversation in memory after a start, and on disk at most.
constexpr int kLoaded = 100;
constexpr int kCached = 2'000;
/// Changes of messages before those held that are remembered for a page on its way.
constexpr int kLateMax = 1'000;
/// With more than so many in memory, the oldest are let go of, so that so many are left.
constexpr qsizetype kManyHeld = 1'000;
constexpr qsizetype kFewHeld = 500;

void sortBySeq(QList<protocol::Message> &messages)
{
    std::sort(messages.begin(), messages.end(),
              [](const protocol::Message &a, const protocol::Message &b) { return a.seq < b.seq; });
}

bool isWithoutHole(const QList<protocol::Message> &messages)
{
    const auto hole =
        std::adjacent_find(messages.cbegin(), messages.cend(),
                           [](const auto &a, const auto &b) { return a.seq.value() + 1 != b.seq.value(); });
    return hole == messages.cend();
}

Seq lastOf(const QList<protocol::Message> &messages)
{
    return messages.isEmpty() ? Seq() : messages.constLast().seq;
}

} // namespace

Replica::Replica(MessageCache &cache, QObject *parent)
    : QObject(parent)
    , m_cache(cache)
{
}

void Replica::load()
{
    emit aboutToBeReset();
    m_writer.flush();
    m_held.clear();
    if (const auto trimmed = m_cache.trim(kCached); !trimmed)
        qCInfo(lcClient) << "event=cache-trim-failed detail=" << trimmed.error().detail;
    const auto entries = m_cache.conversations();
    if (!entries) {
        qCInfo(lcClient) << "event=cache-unreadable detail=" << entries.error().detail;
        emit reset();
        return;
    }
    for (const MessageCache::Entry &entry : *entries) {
        Held held;
        held.conversation = entry.conversation;
        held.revision = entry.revision;
        held.seen = entry.revision;
        held.isLoaded = false;
        held.cachedTo = entry.heldTo;
        m_held.insert(entry.conversation.id, held);
    }
    emit reset();
}

void Replica::ensureLoaded(Held &held) const
{
    if (held.isLoaded)
        return;
    held.isLoaded = true;
    const auto messages = m_cache.messages(held.conversation.id, Seq(), kLoaded);
    if (!messages || !isWithoutHole(*messages) || lastOf(*messages) != held.cachedTo) {
        // Better none: from revision zero the server sends the newest page.
        held.revision = Revision();
        held.seen = std::max(held.seen, Revision(1));
        return;
    }
    held.messages = *messages;
    for (protocol::Message &message : held.messages) {
        // The file may be from before somebody's profile changed.
        for (const protocol::User &user : m_renewed)
            renew(message, user);
    }
}

Seq Replica::lastSeqOf(const Held &held)
{
    return held.isLoaded ? lastOf(held.messages) : held.cachedTo;
}

void Replica::dropOldest(Held &held)
{
    if (held.messages.size() <= kManyHeld || held.conversation.id == m_reading)
        return;
    const qsizetype count = held.messages.size() - kFewHeld;
    emit messagesAboutToBeDropped(held.conversation.id, int(count));
    held.messages.remove(0, count);
    emit messagesDropped(held.conversation.id, int(count));
}

void Replica::clear()
{
    m_writer.discard();
    emit aboutToBeReset();
    m_held.clear();
    m_renewed.clear();
    emit reset();
}

QList<ConversationId> Replica::conversations() const
{
    return m_held.keys();
}

const protocol::Conversation *Replica::conversation(ConversationId id) const
{
    const auto found = m_held.constFind(id);
    return found == m_held.cend() ? nullptr : &found->conversation;
}

const QList<protocol::Message> &Replica::messages(ConversationId id) const
{
    static const QList<protocol::Message> none;
    const auto found = m_held.find(id);
    if (found == m_held.end())
        return none;
    ensureLoaded(*found);
    return found->messages;
}

std::optional<Seq> Replica::heldTo(ConversationId id) const
{
    const auto found = m_held.constFind(id);
    const Seq last = found == m_held.cend() ? Seq() : lastSeqOf(*found);
    return last.isValid() ? std::optional(last) : std::nullopt;
}

bool Replica::hasOlder(ConversationId id) const
{
    const QList<protocol::Message> &held = messages(id);
    return !held.isEmpty() && held.constFirst().seq.value() > 1;
}

QHash<ConversationId, Revision> Replica::revisions() const
{
    QHash<ConversationId, Revision> all;
    for (const Held &held : m_held)
        all.insert(held.conversation.id, held.revision);
    return all;
}

Revision Replica::revision(ConversationId id) const
{
    return m_held.value(id).revision;
}

QHash<ConversationId, Revision> Replica::takeGaps()
{
    QHash<ConversationId, Revision> gaps;
    for (Held &held : m_held) {
        if ((held.seen > held.revision || held.isCountStale) && !held.isAsked) {
            held.isAsked = true;
            held.isCountStale = false;
            held.hasMoved = false;
            gaps.insert(held.conversation.id, held.revision);
        }
    }
    return gaps;
}

void Replica::forgetGaps()
{
    for (Held &held : m_held) {
        held.isAsked = false;
        held.isCountStale = false;
        held.hasMoved = false;
    }
}

void Replica::apply(const protocol::SyncAnswer &answer)
{
    QSet<ConversationId> named;
    QList<MessageCache::Change> changes;
    for (const protocol::ConversationSync &sync : answer.conversations) {
        named.insert(sync.conversation.id);
        applyOne(sync, changes);
    }
    save(changes);
    if (answer.isPartial)
        return;
    const QList<ConversationId> known = m_held.keys();
    for (const ConversationId id : known) {
        if (!named.contains(id))
            remove(id);
    }
}

void Replica::applyOne(const protocol::ConversationSync &sync, QList<MessageCache::Change> &changes)
{
    const ConversationId id = sync.conversation.id;
    const bool isNew = !m_held.contains(id);
    Held &held = m_held[id];
    held.isAsked = false;
    if (!sync.isReset && sync.conversation.revision < held.revision) {
        // More was pushed since the server looked; what it counted is out of date.
        held.isCountStale = true;
        return;
    }
    const Seq read = held.conversation.readSeq;
    const bool isReadNewer = held.hasMoved || held.owedRead > sync.conversation.readSeq;
    held.conversation = sync.conversation;
    // Who reads the messages as they come in asks for no more than these.
    held.revision = sync.conversation.revision;
    held.seen = sync.isReset ? held.revision : std::max(held.seen, held.revision);
    if (isReadNewer)
        held.conversation.readSeq = std::min(read, sync.conversation.lastSeq);
    if (isNew)
        emit conversationAdded(id);
    if (sync.isReset) {
        resetMessages(held, sync.messages);
    } else if (!mergeMessages(held, sync.messages)) {
        restart(held);
        return;
    }
    if (isReadNewer)
        recount(held);
    changes.append(MessageCache::Change{{held.conversation, held.revision}, sync.messages, sync.isReset});
    emit conversationChanged(id);
}

void Replica::resetMessages(Held &held, QList<protocol::Message> messages)
{
    sortBySeq(messages);
    held.messages = std::move(messages);
    held.isLoaded = true;
    held.late.clear();
    emit messagesReset(held.conversation.id);
}

bool Replica::mergeMessages(Held &held, QList<protocol::Message> messages)
{
    if (!messages.isEmpty())
        ensureLoaded(held);
    // They come by revision: one that was written and changed since may stand behind a later one.
    sortBySeq(messages);
    int appended = 0;
    for (protocol::Message &message : messages) {
        const Seq last = lastSeqOf(held);
        if (message.seq <= last) {
            replaceMessage(held, message);
        } else if (message.seq.value() == last.value() + 1) {
            held.messages.append(std::move(message));
            ++appended;
        } else {
            qCWarning(lcClient) << "event=hole conversation=" << held.conversation.id.value()
                                << "held=" << last.value() << "got=" << message.seq.value();
            break;
        }
    }
    if (appended > 0) {
        emit messagesAppended(held.conversation.id, appended);
        dropOldest(held);
    }
    return lastSeqOf(held) >= held.conversation.lastSeq;
}

void Replica::replaceMessage(Held &held, const protocol::Message &message)
{
    if (held.messages.isEmpty() || message.seq < held.messages.constFirst().seq) {
        // A page that is on its way may be from before this change.
        if (held.late.size() < kLateMax)
            held.late.insert(message.seq, message);
        return;
    }
    const auto index = message.seq.value() - held.messages.constFirst().seq.value();
    protocol::Message &mine = held.messages[index];
    if (mine.revision >= message.revision)
        return;
    mine = message;
    emit messageChanged(held.conversation.id, int(index));
}

/// What is held does not fit what the server says: from revision zero it sends the newest page.
void Replica::restart(Held &held)
{
    held.revision = Revision();
    held.seen = std::max(held.conversation.revision, Revision(1));
    held.isAsked = false;
}

void Replica::apply(const protocol::MessageEvent &event)
{
    const protocol::Message &message = event.message;
    const auto found = m_held.find(message.conversation);
    if (found == m_held.end())
        return;
    Held &held = *found;
    held.seen = std::max(held.seen, message.revision);
    if (message.revision <= held.revision)
        return;
    if (message.revision.value() != held.revision.value() + 1)
        return;
    ensureLoaded(held);
    countIn(held, message);
    if (message.seq > held.conversation.lastSeq) {
        held.conversation.lastSeq = message.seq;
        held.conversation.lastMessage = message;
    } else if (held.conversation.lastMessage && held.conversation.lastMessage->seq == message.seq) {
        held.conversation.lastMessage = message;
    }
    held.revision = message.revision;
    held.conversation.revision = message.revision;
    if (!mergeMessages(held, {message})) {
        restart(held);
        return;
    }
    save({MessageCache::Change{{held.conversation, held.revision}, {message}, false}});
    emit conversationChanged(message.conversation);
}

void Replica::apply(const protocol::ConversationEvent &event)
{
    const ConversationId id = event.conversation.id;
    const bool isNew = !m_held.contains(id);
    Held &held = m_held[id];
    const protocol::Conversation before = std::exchange(held.conversation, event.conversation);
    if (!isNew) {
        // What is unread is known here, and moves by messages and read positions.
        held.conversation.readSeq = before.readSeq;
        held.conversation.unread = before.unread;
        held.conversation.mentions = before.mentions;
    }
    held.seen = std::max(held.seen, event.conversation.revision);
    saveSummary(held);
    if (isNew)
        emit conversationAdded(id);
    else
        emit conversationChanged(id);
}

void Replica::apply(const protocol::RoomEvent &event)
{
    const auto found = m_held.find(event.conversation);
    if (found == m_held.end())
        return;
    found->conversation.name = event.name;
    found->conversation.topic = event.topic;
    found->conversation.state = event.state;
    saveSummary(*found);
    emit conversationChanged(event.conversation);
}

void Replica::apply(const protocol::LeftEvent &event)
{
    remove(event.conversation);
}

void Replica::apply(const protocol::MembersEvent &event)
{
    const auto found = m_held.find(event.conversation);
    if (found == m_held.end())
        return;
    found->conversation.memberCount = event.memberCount;
    emit conversationChanged(event.conversation);
}

void Replica::apply(const protocol::PresenceEvent &event)
{
    const auto found = m_held.find(event.conversation);
    if (found == m_held.end())
        return;
    found->conversation.onlineCount = event.onlineCount;
    // Who is there is a member; that he became one may be told a moment later.
    found->conversation.memberCount = std::max(found->conversation.memberCount, event.onlineCount);
    if (found->conversation.partner)
        follow(*found->conversation.partner, event);
    emit conversationChanged(event.conversation);
}

void Replica::apply(const protocol::ReadEvent &event)
{
    const auto found = m_held.find(event.conversation);
    if (found == m_held.end())
        return;
    if (event.seq >= found->owedRead)
        found->owedRead = Seq();
    found->hasMoved = true;
    moveTo(*found, std::max(event.seq, found->owedRead));
}

void Replica::apply(const protocol::UserEvent &event)
{
    const protocol::User &user = event.profile.user;
    m_renewed.insert(user.id, user);
    QList<MessageCache::Change> changes;
    for (Held &held : m_held) {
        const ConversationId id = held.conversation.id;
        // On disk, too, he is to be another at the next start.
        ensureLoaded(held);
        QList<protocol::Message> changed;
        for (qsizetype i = 0; i < held.messages.size(); ++i) {
            if (!renew(held.messages[i], user))
                continue;
            changed.append(held.messages[i]);
            emit messageChanged(id, int(i));
        }
        bool isLast = held.conversation.lastMessage && renew(*held.conversation.lastMessage, user);
        isLast = renew(held.conversation, user) || isLast;
        if (isLast)
            emit conversationChanged(id);
        if (isLast || !changed.isEmpty())
            changes.append(MessageCache::Change{{held.conversation, held.revision}, changed, false});
    }
    save(changes);
}

bool Replica::markRead(ConversationId id, Seq seq)
{
    const auto found = m_held.find(id);
    if (found == m_held.end() || seq <= found->conversation.readSeq)
        return false;
    found->owedRead = seq;
    return moveTo(*found, seq);
}

bool Replica::markUnread(ConversationId id, Seq seq)
{
    const auto found = m_held.find(id);
    if (found == m_held.end() || seq >= found->conversation.readSeq)
        return false;
    found->owedRead = Seq();
    return moveTo(*found, seq);
}

QHash<ConversationId, Seq> Replica::owedReads() const
{
    QHash<ConversationId, Seq> owed;
    for (const Held &held : m_held) {
        if (held.owedRead.isValid())
            owed.insert(held.conversation.id, held.owedRead);
    }
    return owed;
}

bool Replica::moveTo(Held &held, Seq seq)
{
    if (seq == held.conversation.readSeq)
        return false;
    held.conversation.readSeq = seq;
    recount(held);
    saveSummary(held);
    emit conversationChanged(held.conversation.id);
    return true;
}

/// A pushed message, before it is taken in.
void Replica::countIn(Held &held, const protocol::Message &message)
{
    protocol::Conversation &conversation = held.conversation;
    if (message.seq > conversation.lastSeq) {
        // Who writes has read what was there before.
        if (message.author.id == m_user && !message.notice) {
            conversation.readSeq = message.seq;
            conversation.unread = 0;
            conversation.mentions = 0;
        } else {
            adjust(conversation, countsOf(message, m_user), {});
        }
        return;
    }
    if (message.seq <= conversation.readSeq)
        return;
    const bool isHeld = !held.messages.isEmpty() && message.seq >= held.messages.constFirst().seq;
    if (isHeld) {
        const auto index = message.seq.value() - held.messages.constFirst().seq.value();
        adjust(conversation, countsOf(message, m_user), countsOf(held.messages.at(index), m_user));
    } else if (message.recalledAt != 0 || message.editedAt != 0) {
        held.isCountStale = true;
    }
}

/// The position moved: counts what follows it, as far as it is held; what is not held is estimated and asked for.
void Replica::recount(Held &held)
{
    protocol::Conversation &conversation = held.conversation;
    conversation.unread = 0;
    conversation.mentions = 0;
    if (conversation.readSeq >= conversation.lastSeq)
        return;
    ensureLoaded(held);
    adjust(conversation, countsAfter(conversation.readSeq, held.messages, m_user), {});
    const Seq next =
        held.messages.isEmpty() ? Seq(conversation.lastSeq.value() + 1) : held.messages.constFirst().seq;
    const qint64 missing = next.value() - conversation.readSeq.value() - 1;
    if (missing > 0) {
        conversation.unread += int(std::min<qint64>(missing, std::numeric_limits<int>::max() / 2));
        held.isCountStale = true;
    }
}

int Replica::prependCached(ConversationId id, int limit)
{
    const auto found = m_held.find(id);
    if (found == m_held.end())
        return 0;
    ensureLoaded(*found);
    if (found->messages.isEmpty())
        return 0;
    m_writer.flush();
    auto older = m_cache.messages(id, found->messages.constFirst().seq, limit);
    if (!older || older->isEmpty() || !isWithoutHole(*older)
        || older->constLast().seq.value() + 1 != found->messages.constFirst().seq.value()) {
        return 0;
    }
    for (protocol::Message &message : *older) {
        for (const protocol::User &user : m_renewed)
            renew(message, user);
    }
    found->messages = *older + found->messages;
    emit messagesPrepended(id, int(older->size()));
    return int(older->size());
}

bool Replica::prepend(ConversationId id, const QList<protocol::Message> &page)
{
    const auto found = m_held.find(id);
    if (found == m_held.end() || page.isEmpty())
        return false;
    ensureLoaded(*found);
    if (found->messages.isEmpty())
        return false;
    if (page.constLast().seq.value() + 1 != found->messages.constFirst().seq.value() || !isWithoutHole(page))
        return false;
    QList<protocol::Message> current = page;
    for (protocol::Message &message : current) {
        const auto late = found->late.constFind(message.seq);
        if (late != found->late.cend() && late->revision > message.revision)
            message = *late;
        found->late.remove(message.seq);
    }
    found->messages = current + found->messages;
    save({MessageCache::Change{{found->conversation, found->revision}, current, false}});
    emit messagesPrepended(id, int(page.size()));
    return true;
}

void Replica::remove(ConversationId id)
{
    if (!m_held.contains(id))
        return;
    emit conversationAboutToBeRemoved(id);
    m_held.remove(id);
    m_writer.remove(id);
    emit conversationRemoved(id);
}

void Replica::save(const QList<MessageCache::Change> &changes)
{
    for (const MessageCache::Change &change : changes)
        m_writer.add(change);
}

void Replica::saveSummary(const Held &held)
{
    save({MessageCache::Change{{held.conversation, held.revision}, {}, false}});
}

} // namespace foyer::client
