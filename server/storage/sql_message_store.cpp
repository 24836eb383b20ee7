// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/storage/sql_message_store.h"

#include "server/storage/database.h"
#include "server/storage/message_reading.h"

#include <algorithm>
#include <limits>

namespace foyer::storage {
namespace {

using chat::ChangedMessages;
using chat::MessagePage;
using protocol::Message;

using Revisions = QHash<ConversationId, Revision>;

/// One more than the limit is read, to see whether there is more.
Result<MessagePage> pageBefore(Database &database, ConversationId conversation, Seq before, int limit)
{
    const qint64 end = before.isValid() ? before.value() : std::numeric_limits<qint64>::max();
    const qint64 count = std::max(0, limit);
    FOYER_TRY(const Rows rows,
              database.select(QLatin1String("messages/select_page"), bind(conversation, end, count + 1)));
    FOYER_TRY(const QList<Message> messages, readMessages(database, rows));
    MessagePage page{messages, rows.size() > count};
    if (page.hasMore)
        page.messages.removeLast();
    std::reverse(page.messages.begin(), page.messages.end());
    return page;
}

Result<MessagePage> pageUpFrom(Database &database, ConversationId conversation, Seq from, int limit)
{
    const qint64 count = std::max(0, limit);
    FOYER_TRY(const Rows rows,
              database.select(QLatin1String("messages/select_page_after"),
                              bind(conversation, from.value() - 1, count + 1)));
    FOYER_TRY(const QList<Message> messages, readMessages(database, rows));
    MessagePage page{messages, rows.size() > count};
    if (page.hasMore)
        page.messages.removeLast();
    return page;
}

/// What one conversation gained, given that something did.
Result<ChangedMessages> changesOf(Database &database, ConversationId conversation, Revision known,
                                  Revision last, int limit, int pageSize)
{
    ChangedMessages changes{conversation, {}, false};
    const qint64 count = std::max(0, limit);
    const bool isFollowed = known.isValid() && known <= last;
    if (isFollowed) {
        FOYER_TRY(
            const Rows rows,
            database.select(QLatin1String("messages/select_changes"), bind(conversation, known, count + 1)));
        FOYER_TRY(changes.messages, readMessages(database, rows));
    }
    changes.isReset = !isFollowed || changes.messages.size() > count;
    if (changes.isReset) {
        FOYER_TRY(const MessagePage page, pageBefore(database, conversation, Seq(), pageSize));
        changes.messages = page.messages;
    }
    return changes;
}

Result<QList<ChangedMessages>> allChanges(Database &database, const Revisions &known, int limit, int pageSize)
{
    QVariantList keys;
    for (auto it = known.cbegin(); it != known.cend(); ++it)
        keys << bound(it.key());
    FOYER_TRY(const Rows rows,
              database.selectForKeys(QLatin1String("messages/select_last_revisions"), {}, 1, keys));
    QHash<ConversationId, Revision> last;
    for (const Row &row : rows)
        last.insert(row.id<ConversationId>(0), row.id<Revision>(1));

    QList<ChangedMessages> all;
    for (auto it = last.cbegin(); it != last.cend(); ++it) {
        const Revision has = known.value(it.key());
        if (has == it.value())
            continue;
        FOYER_TRY(ChangedMessages changes, changesOf(database, it.key(), has, it.value(), limit, pageSize));
        all.append(std::move(changes));
    }
    std::sort(all.begin(), all.end(), [](const ChangedMessages &a, const ChangedMessages &b) {
        return a.conversation < b.conversation;
    });
    return all;
}

} // namespace

SqlMessageStore::SqlMessageStore(JobQueue &writer, JobQueue &readers)
    : m_writer(writer)
    , m_readers(readers)
{
}

QCoro::Task<Result<chat::StoredPost>> SqlMessageStore::append(chat::NewMessage message)
{
    return runJob(&m_writer, std::make_shared<AppendJob>(m_appender, std::move(message)));
}

QCoro::Task<Result<MessagePage>> SqlMessageStore::page(ConversationId conversation, Seq before, int limit)
{
    return runOn(m_readers, [conversation, before, limit](Database &database) {
        return pageBefore(database, conversation, before, limit);
    });
}

QCoro::Task<Result<MessagePage>> SqlMessageStore::pageFrom(ConversationId conversation, Seq from, int limit)
{
    return runOn(m_readers, [conversation, from, limit](Database &database) {
        return pageUpFrom(database, conversation, from, limit);
    });
}

QCoro::Task<Result<QList<Message>>> SqlMessageStore::messagesAt(QList<protocol::MessagePlace> places)
{
    return runOn(m_readers, [places](Database &database) { return readMessagesAt(database, places); });
}

QCoro::Task<Result<QList<ChangedMessages>>> SqlMessageStore::changesSince(Revisions revisions, int limit,
                                                                          int pageSize)
{
    return runOn(m_readers, [revisions, limit, pageSize](Database &database) {
        return allChanges(database, revisions, limit, pageSize);
    });
}

} // namespace foyer::storage
