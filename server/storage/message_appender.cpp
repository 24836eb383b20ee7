// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/storage/message_appender.h"

#include "common/protocol/rights.h"
#include "server/storage/conversation_reading.h"
#include "server/storage/database.h"
#include "server/storage/direct_sides.h"
#include "server/storage/message_reading.h"
#include "server/storage/records.h"
#include "server/storage/rich_parts.h"

#include <QHash>
#include <QSet>

#include <algorithm>
#include <map>

namespace foyer::storage {
namespace {

using chat::NewMessage;
using chat::Revealed;
using chat::StoredPost;
using protocol::ConversationKind;
using protocol::Image;
using protocol::Message;
using protocol::User;

/// How refs that are stored already are found.
enum class Refs {
    /// By looking for each.
    LookedUp,
    /// By the database's refusal to store one twice.
    Trusted,
};

/// Batches from this size on are stored without looking for their refs first: hardly ever is one there, and looking for
/// them costs as much as storing. Smaller ones would pay more for the savepoint.
constexpr std::size_t kTrustedFrom = 8;

/// The column of select_authors; that of the last post follows.
constexpr int kSilencedUntil = 2 + kUserColumns;

/// Whole seconds, at least one.
std::chrono::seconds secondsUntil(Timestamp then, Timestamp now)
{
    return std::chrono::seconds((then - now + 999) / 1000);
}

const NewMessage &messageOf(const JobPtr &job)
{
    return static_cast<const AppendJob &>(*job).message;
}

/// Everything that decides about the messages of one batch, and what they change. Maps are ordered, so that several
/// nodes take their locks in one order.
class Appending
{
public:
    explicit Appending(Database &database)
        : m_database(database)
        , m_rich(database)
    {
    }

    Result<> look(std::span<const JobPtr> jobs, Refs refs)
    {
        FOYER_CHECK(lockConversations(jobs));
        FOYER_CHECK(findDirects());
        FOYER_CHECK(findAuthors(jobs));
        if (refs == Refs::LookedUp) {
            FOYER_CHECK(findRefs(jobs));
        }
        QList<const NewMessage *> rich;
        for (const JobPtr &job : jobs) {
            if (messageOf(job).isRich())
                rich.append(&messageOf(job));
        }
        if (!rich.isEmpty()) {
            FOYER_CHECK(m_rich.look(rich));
        }
        return findImages(jobs);
    }

    Result<StoredPost> decide(const NewMessage &wanted)
    {
        const auto earlier = m_refs.constFind({wanted.author, wanted.ref});
        if (earlier != m_refs.cend()) {
            if (earlier->conversation != wanted.conversation)
                return fail(ErrorCode::RefReused);
            return StoredPost{*earlier, false};
        }
        const auto counters = m_counters.find(wanted.conversation);
        const auto author = m_authors.constFind({wanted.conversation, wanted.author});
        if (counters == m_counters.end() || author == m_authors.cend())
            return fail(ErrorCode::NotMember);
        FOYER_CHECK(mayPost(wanted, counters->second, *author));
        const bool isDirect = counters->second.isDirect;
        if (isDirect) {
            FOYER_CHECK(checkMaySpeak(m_directs.value(wanted.conversation), wanted.author));
        }
        Message message;
        message.conversation = wanted.conversation;
        message.ref = wanted.ref;
        message.author = author->user;
        message.text = wanted.text;
        message.createdAt = wanted.createdAt;
        FOYER_TRY(message.image, imageFor(wanted));
        if (wanted.isRich()) {
            if (wanted.forward && !m_authors.contains({wanted.forward->conversation, wanted.author}))
                return fail(ErrorCode::NotMember, {}, QStringLiteral("forward"));
            // Nobody stands above the other where there are two.
            const protocol::MemberRole role = isDirect ? protocol::MemberRole::Member : author->role;
            FOYER_CHECK(m_rich.fill(wanted, role, message));
        }
        add(message, counters->second);
        if (counters->second.slowSeconds > 0)
            notePosted(message);
        return StoredPost{message, true, isDirect ? m_revealed.take(wanted.conversation) : QList<Revealed>()};
    }

    Result<> write()
    {
        FOYER_CHECK(m_database.runForRows(QLatin1String("messages/insert_messages"), 8, m_rows));
        FOYER_CHECK(m_database.runForRows(QLatin1String("messages/insert_rich_messages"), 11, m_richRows));
        FOYER_CHECK(
            m_database.runForRows(QLatin1String("messages/insert_mentions"), kMentionColumns, m_mentions));
        QVariantList counters;
        for (const auto &[id, each] : m_counters) {
            if (each.isChanged)
                counters << bound(each.seq) << bound(each.revision) << bound(each.activeAt) << bound(id);
        }
        FOYER_CHECK(m_database.runForRows(QLatin1String("messages/update_counters"), 4, counters));
        for (const QVariantList &posted : std::as_const(m_posted)) {
            FOYER_CHECK(m_database.run(QLatin1String("rooms/update_posted"), posted));
        }
        QVariantList positions;
        for (const auto &[membership, seq] : m_positions)
            positions << bound(seq) << bound(membership.first) << bound(membership.second);
        return m_database.runForRows(QLatin1String("conversations/update_read_positions"), 3, positions);
    }

private:
    using Membership = std::pair<ConversationId, UserId>;
    struct Counters
    {
        Seq seq;
        Revision revision;
        bool isArchived = false;
        protocol::Posting posting = protocol::Posting::Everyone;
        qint64 slowSeconds = 0;
        bool isDirect = false;
        Timestamp activeAt = 0;
        bool isChanged = false;
    };
    struct Author
    {
        User user;
        /// The one that counts for his rights.
        protocol::MemberRole role = protocol::MemberRole::Member;
        Timestamp silencedUntil = 0;
        /// When he last posted, in a room with slow mode, or joined.
        Timestamp postedAt = 0;
    };
    struct OwnedImage
    {
        Image image;
        UserId owner;
    };

    /// Whether the room lets the author post now.
    static Result<> mayPost(const NewMessage &wanted, const Counters &room, const Author &author)
    {
        if (room.isArchived)
            return fail(ErrorCode::RoomArchived);
        if (author.silencedUntil > wanted.createdAt)
            return failUntil(ErrorCode::Silenced, secondsUntil(author.silencedUntil, wanted.createdAt));
        if (room.posting == protocol::Posting::Announcements
            && !protocol::may(author.role, protocol::Right::PostInAnnouncements))
            return fail(ErrorCode::Forbidden);
        const Timestamp next = author.postedAt + room.slowSeconds * 1000;
        const bool isTooSoon = room.slowSeconds > 0 && wanted.createdAt < next;
        if (isTooSoon && !protocol::may(author.role, protocol::Right::IgnoreSlowMode))
            return failUntil(ErrorCode::TooManyRequests, secondsUntil(next, wanted.createdAt));
        return {};
    }

    void notePosted(const Message &message)
    {
        m_authors[{message.conversation, message.author.id}].postedAt = message.createdAt;
        m_posted.append(bind(message.createdAt, message.conversation, message.author.id));
    }

    Result<> lockConversations(std::span<const JobPtr> jobs)
    {
        for (const JobPtr &job : jobs)
            m_counters.insert({messageOf(job).conversation, {}});
        QVariantList keys;
        for (const auto &[id, each] : m_counters)
            keys << bound(id);
        m_counters.clear();
        FOYER_TRY(const Rows rows,
                  m_database.selectForKeys(QLatin1String("messages/lock_conversations"), {}, 1, keys));
        for (const Row &row : rows) {
            Counters &each = m_counters[row.id<ConversationId>(0)];
            each.seq = row.id<Seq>(1);
            each.revision = row.id<Revision>(2);
            each.isArchived = row.integer(3) != 0;
            each.posting = protocol::postingFromName(row.text(4)).value_or(protocol::Posting::Everyone);
            each.slowSeconds = row.integer(5);
            each.isDirect = protocol::conversationKindFromName(row.text(6)) == ConversationKind::Direct;
        }
        return {};
    }

    /// Who is in the direct ones, and to whom their next message will show them.
    Result<> findDirects()
    {
        QList<ConversationId> directs;
        for (const auto &[id, each] : m_counters) {
            if (each.isDirect)
                directs.append(id);
        }
        if (directs.isEmpty())
            return {};
        FOYER_TRY(m_directs, readDirectSides(m_database, directs));
        for (auto sides = m_directs.cbegin(); sides != m_directs.cend(); ++sides) {
            for (const DirectSide &side : *sides) {
                if (!side.isHiddenAt(m_counters[sides.key()].seq))
                    continue;
                FOYER_TRY(const protocol::Conversation seen,
                          readConversation(m_database, sides.key(), side.user));
                m_revealed[sides.key()].append({side.user, seen});
            }
        }
        return {};
    }

    Result<> findAuthors(std::span<const JobPtr> jobs)
    {
        QSet<Membership> seen;
        QVariantList keys;
        const auto ask = [&seen, &keys](ConversationId conversation, UserId user) {
            if (seen.contains({conversation, user}))
                return;
            seen.insert({conversation, user});
            keys << bound(conversation) << bound(user);
        };
        for (const JobPtr &job : jobs) {
            const NewMessage &message = messageOf(job);
            ask(message.conversation, message.author);
            if (message.forward)
                ask(message.forward->conversation, message.author);
        }
        FOYER_TRY(const Rows rows,
                  m_database.selectForKeys(QLatin1String("messages/select_authors"), {}, 2, keys));
        for (const Row &row : rows) {
            const User user = userOf(row, 1);
            const protocol::MemberRole role = protocol::memberRoleFromName(row.text(1 + kUserColumns));
            m_authors.insert({row.id<ConversationId>(0), user.id},
                             {user, protocol::roleIn(role, user.role), row.integer(kSilencedUntil),
                              row.integer(kSilencedUntil + 1)});
        }
        return {};
    }

    Result<> findRefs(std::span<const JobPtr> jobs)
    {
        QVariantList keys;
        for (const JobPtr &job : jobs)
            keys << bound(messageOf(job).author) << bound(messageOf(job).ref);
        FOYER_TRY(const Rows rows,
                  m_database.selectForKeys(QLatin1String("messages/select_by_refs"), {}, 2, keys));
        FOYER_TRY(const QList<Message> messages, readMessages(m_database, rows));
        for (const Message &message : messages)
            m_refs.insert({message.author.id, message.ref}, message);
        return {};
    }

    Result<> findImages(std::span<const JobPtr> jobs)
    {
        QSet<UploadId> ids;
        for (const JobPtr &job : jobs) {
            if (!messageOf(job).image.isEmpty())
                ids.insert(messageOf(job).image);
        }
        QVariantList keys;
        for (const UploadId &id : std::as_const(ids))
            keys << bound(id);
        FOYER_TRY(const Rows rows,
                  m_database.selectForKeys(QLatin1String("messages/select_uploads"), {}, 1, keys));
        for (const Row &row : rows) {
            if (const std::optional<Image> image = imageOf(row, 0))
                m_images.insert(image->id, {*image, row.id<UserId>(kImageColumns)});
        }
        return {};
    }

    Result<std::optional<Image>> imageFor(const NewMessage &wanted) const
    {
        if (wanted.image.isEmpty())
            return std::nullopt;
        const auto found = m_images.constFind(wanted.image);
        // Another's picture is not told apart from none.
        if (found == m_images.cend() || found->owner != wanted.author)
            return fail(ErrorCode::NotFound, QStringLiteral("no such picture"), QStringLiteral("image"));
        return found->image;
    }

    /// Gives the message its place, and remembers what is to be written.
    void add(Message &message, Counters &counters)
    {
        counters.seq = Seq(counters.seq.value() + 1);
        counters.revision = Revision(counters.revision.value() + 1);
        counters.activeAt = std::max(counters.activeAt, message.createdAt);
        counters.isChanged = true;
        message.seq = counters.seq;
        message.revision = counters.revision;
        // Who only renames a room has not read what stands before.
        if (!message.notice)
            m_positions[{message.conversation, message.author.id}] = counters.seq;
        m_refs.insert({message.author.id, message.ref}, message);

        const QString extras = extrasOf(message);
        const bool isRich = message.replyTo || !extras.isEmpty();
        QVariantList &rows = isRich ? m_richRows : m_rows;
        rows << bound(message.conversation) << bound(message.seq) << bound(message.revision)
             << bound(message.author.id) << bound(message.ref) << bound(message.text)
             << boundOrNull(message.image ? message.image->id : UploadId()) << bound(message.createdAt);
        if (!isRich)
            return;
        rows << qint64(message.notice ? 1 : 0)
             << (message.replyTo ? bound(message.replyTo->seq) : QVariant(QMetaType(QMetaType::LongLong)))
             << boundOrNull(extras);
        m_mentions += mentionRowsOf(message);
    }

    Database &m_database;
    std::map<ConversationId, Counters> m_counters;
    QHash<Membership, Author> m_authors;
    QHash<std::pair<UserId, Ref>, Message> m_refs;
    QHash<UploadId, OwnedImage> m_images;
    std::map<Membership, Seq> m_positions;
    QHash<ConversationId, DirectSides> m_directs;
    QHash<ConversationId, QList<Revealed>> m_revealed;
    RichParts m_rich;
    QVariantList m_rows;
    QVariantList m_richRows;
    QVariantList m_mentions;
    /// Times of posts in rooms with slow mode.
    QList<QVariantList> m_posted;
};

Result<> appendAll(Database &database, std::span<const JobPtr> jobs, Refs refs)
{
    Appending appending(database);
    FOYER_CHECK(appending.look(jobs, refs));
    for (const JobPtr &job : jobs)
        static_cast<AppendJob &>(*job).result = appending.decide(messageOf(job));
    return appending.write();
}

Result<> append(Database &database, std::span<const JobPtr> jobs)
{
    if (jobs.size() < kTrustedFrom)
        return appendAll(database, jobs, Refs::LookedUp);
    FOYER_CHECK(database.setSavepoint());
    const Result<> appended = appendAll(database, jobs, Refs::Trusted);
    if (!appended && database.fault() != Fault::Duplicate)
        return appended;
    database.clearFault();
    // Who may not post any more still gets the first answer to a ref that was stored before.
    const bool isAllNew = appended
        && std::none_of(jobs.begin(), jobs.end(), [](const JobPtr &job) { return job->isRefused(); });
    FOYER_CHECK(database.endSavepoint(isAllNew));
    return isAllNew ? appended : appendAll(database, jobs, Refs::LookedUp);
}

} // namespace

void MessageAppender::run(Database &database, std::span<const JobPtr> jobs)
{
    const Result<> appended = append(database, jobs);
    if (appended)
        return;
    Error error = appended.error();
    // Another node stored the same ref at the same moment: sent again, it will be found.
    if (database.fault() == Fault::Duplicate)
        error = {ErrorCode::Unavailable, QStringLiteral("stored twice at once"), {}, std::chrono::seconds{1}};
    for (const JobPtr &job : jobs)
        job->refuse(error);
}

AppendJob::AppendJob(MessageAppender &appender, NewMessage message_)
    : message(std::move(message_))
    , m_appender(appender)
{
}

void AppendJob::run(Database &)
{
    Q_ASSERT_X(false, "AppendJob", "runs in its group");
}

} // namespace foyer::storage
