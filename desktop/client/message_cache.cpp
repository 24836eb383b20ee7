// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/client/message_cache.h"

#include "common/base/json_reader.h"
#include "common/base/logging.h"
#include "common/text/search_text.h"

#include <QJsonDocument>
#include <QVariantList>

#include <algorithm>

namespace foyer::client {

namespace {

constexpr int kVersion = 2;

const QStringList &schema()
{
    static const QStringList statements{
        QStringLiteral("CREATE TABLE conversations"
                       " (id INTEGER PRIMARY KEY, revision INTEGER NOT NULL, body BLOB NOT NULL)"),
        QStringLiteral("CREATE TABLE messages (conversation INTEGER NOT NULL, seq INTEGER NOT NULL,"
                       " body BLOB NOT NULL, PRIMARY KEY (conversation, seq)) WITHOUT ROWID"),
        // What can be found, folded; notices and what was taken back have no line here.
        QStringLiteral("CREATE TABLE words (conversation INTEGER NOT NULL, seq INTEGER NOT NULL,"
                       " at INTEGER NOT NULL, author INTEGER NOT NULL, has_image INTEGER NOT NULL,"
                       " words TEXT NOT NULL, PRIMARY KEY (conversation, seq)) WITHOUT ROWID")};
    return statements;
}

template<typename Value>
QByteArray bytesOf(const Value &value)
{
    return QJsonDocument(protocol::toJson(value)).toJson(QJsonDocument::Compact);
}

} // namespace

Result<> MessageCache::open(const QString &path)
{
    close();
    m_path = path;
    const auto opened = m_database.open(path, LocalDatabase::Durability::Relaxed, kVersion, schema());
    if (opened)
        return {};
    qCInfo(lcClient) << "event=cache-discarded detail=" << opened.error().detail;
    remove();
    m_path = path;
    return m_database.open(path, LocalDatabase::Durability::Relaxed, kVersion, schema());
}

void MessageCache::close()
{
    m_database.close();
}

void MessageCache::remove()
{
    m_database.close();
    if (m_path.isEmpty())
        return;
    LocalDatabase::removeFiles(m_path);
    m_path.clear();
}

Result<QList<MessageCache::Entry>> MessageCache::conversations()
{
    FOYER_TRY(QSqlQuery query,
              m_database.prepare(QStringLiteral("SELECT revision, body, (SELECT MAX(seq) FROM messages"
                                                " WHERE conversation = id) FROM conversations")));
    FOYER_CHECK(LocalDatabase::run(query));
    QList<Entry> entries;
    while (query.next()) {
        FOYER_TRY(const QJsonObject object, parseJsonObject(query.value(1).toByteArray()));
        FOYER_TRY(auto conversation, protocol::conversationFromJson(object));
        entries.append(Entry{std::move(conversation), Revision(query.value(0).toLongLong()),
                             Seq(query.value(2).toLongLong())});
    }
    return entries;
}

Result<QList<protocol::Message>> MessageCache::messages(ConversationId conversation, Seq before, int limit)
{
    FOYER_TRY(QSqlQuery query,
              m_database.prepare(QStringLiteral("SELECT body FROM messages WHERE conversation = ? AND seq < ?"
                                                " ORDER BY seq DESC LIMIT ?")));
    query.addBindValue(conversation.value());
    query.addBindValue(before.isValid() ? before.value() : JsonReader::kMaxSafeInteger);
    query.addBindValue(limit);
    FOYER_CHECK(LocalDatabase::run(query));
    QList<protocol::Message> found;
    while (query.next()) {
        FOYER_TRY(const QJsonObject object, parseJsonObject(query.value(0).toByteArray()));
        FOYER_TRY(auto message, protocol::messageFromJson(object));
        found.append(std::move(message));
    }
    std::reverse(found.begin(), found.end());
    return found;
}

Result<QList<protocol::Message>> MessageCache::find(const Filter &filter, int limit)
{
    QString where = QStringLiteral("1");
    QVariantList values;
    const auto demand = [&](const char *condition, const QVariantList &given) {
        where += QStringLiteral(" AND ") + QLatin1StringView(condition);
        values += given;
    };
    if (filter.conversation.isValid())
        demand("w.conversation = ?", {filter.conversation.value()});
    if (filter.author.isValid())
        demand("w.author = ?", {filter.author.value()});
    if (filter.from != 0)
        demand("w.at >= ?", {filter.from});
    if (filter.to != 0)
        demand("w.at < ?", {filter.to});
    if (filter.isWithImage)
        demand("w.has_image = 1", {});
    if (filter.before)
        demand("(w.at, w.conversation, w.seq) < (?, ?, ?)",
               {filter.before->at, filter.before->conversation.value(), filter.before->seq.value()});
    for (const QString &word : filter.words)
        demand("instr(w.words, ?) > 0", {word});
    FOYER_TRY(
        QSqlQuery query,
        m_database.prepare(QStringLiteral("SELECT m.body FROM words AS w JOIN messages AS m"
                                          " ON m.conversation = w.conversation AND m.seq = w.seq"
                                          " WHERE %1 ORDER BY w.at DESC, w.conversation DESC, w.seq DESC"
                                          " LIMIT ?")
                               .arg(where)));
    for (const QVariant &value : std::as_const(values))
        query.addBindValue(value);
    query.addBindValue(limit);
    FOYER_CHECK(LocalDatabase::run(query));
    QList<protocol::Message> found;
    while (query.next()) {
        FOYER_TRY(const QJsonObject object, parseJsonObject(query.value(0).toByteArray()));
        FOYER_TRY(auto message, protocol::messageFromJson(object));
        found.append(std::move(message));
    }
    return found;
}

Result<> MessageCache::write(const QList<Change> &changes, const QList<ConversationId> &removed)
{
    if (!m_database.isOpen())
        return fail(ErrorCode::Unavailable, QStringLiteral("cache is not open"));
    return m_database.transaction([&]() -> Result<> {
        for (const ConversationId id : removed) {
            FOYER_CHECK(forget(id, true));
        }
        for (const Change &change : changes) {
            FOYER_CHECK(writeOne(change));
        }
        return {};
    });
}

Result<> MessageCache::writeOne(const Change &change)
{
    const qint64 id = change.entry.conversation.id.value();
    if (change.isReset) {
        FOYER_CHECK(forget(change.entry.conversation.id, false));
    }
    FOYER_TRY(QSqlQuery summary,
              m_database.prepare(QStringLiteral(
                  "INSERT OR REPLACE INTO conversations (id, revision, body) VALUES (?, ?, ?)")));
    summary.addBindValue(id);
    summary.addBindValue(change.entry.revision.value());
    summary.addBindValue(bytesOf(change.entry.conversation));
    FOYER_CHECK(LocalDatabase::run(summary));
    if (change.messages.isEmpty())
        return {};
    FOYER_TRY(QSqlQuery insert,
              m_database.prepare(QStringLiteral(
                  "INSERT OR REPLACE INTO messages (conversation, seq, body) VALUES (?, ?, ?)")));
    for (const protocol::Message &message : change.messages) {
        insert.bindValue(0, id);
        insert.bindValue(1, message.seq.value());
        insert.bindValue(2, bytesOf(message));
        FOYER_CHECK(LocalDatabase::run(insert));
    }
    return writeWords(change.messages);
}

Result<> MessageCache::writeWords(const QList<protocol::Message> &messages)
{
    FOYER_TRY(QSqlQuery insert,
              m_database.prepare(QStringLiteral(
                  "INSERT OR REPLACE INTO words (conversation, seq, at, author, has_image, words)"
                  " VALUES (?, ?, ?, ?, ?, ?)")));
    FOYER_TRY(QSqlQuery remove,
              m_database.prepare(QStringLiteral("DELETE FROM words WHERE conversation = ? AND seq = ?")));
    for (const protocol::Message &message : messages) {
        const bool isFound = !message.notice && message.recalledAt == 0;
        QSqlQuery &query = isFound ? insert : remove;
        query.bindValue(0, message.conversation.value());
        query.bindValue(1, message.seq.value());
        if (isFound) {
            query.bindValue(2, message.createdAt);
            query.bindValue(3, message.author.id.value());
            query.bindValue(4, message.image ? 1 : 0);
            query.bindValue(5, text::searchText(message.text).folded);
        }
        FOYER_CHECK(LocalDatabase::run(query));
    }
    return {};
}

Result<> MessageCache::forget(ConversationId conversation, bool isGone)
{
    for (const char *table : {"messages", "words"}) {
        FOYER_TRY(QSqlQuery rows,
                  m_database.prepare(
                      QStringLiteral("DELETE FROM %1 WHERE conversation = ?").arg(QLatin1StringView(table))));
        rows.addBindValue(conversation.value());
        FOYER_CHECK(LocalDatabase::run(rows));
    }
    if (!isGone)
        return {};
    FOYER_TRY(QSqlQuery summary,
              m_database.prepare(QStringLiteral("DELETE FROM conversations WHERE id = ?")));
    summary.addBindValue(conversation.value());
    return LocalDatabase::run(summary);
}

Result<> MessageCache::trim(int keep)
{
    return m_database.transaction([&]() -> Result<> {
        FOYER_TRY(QSqlQuery all, m_database.prepare(QStringLiteral("SELECT id FROM conversations")));
        FOYER_CHECK(LocalDatabase::run(all));
        QList<qint64> conversations;
        while (all.next())
            conversations.append(all.value(0).toLongLong());
        for (const char *table : {"words", "messages"}) {
            // By the key, conversation by conversation: nothing but what goes is read.
            FOYER_TRY(QSqlQuery rows,
                      m_database.prepare(
                          QStringLiteral("DELETE FROM %1 WHERE conversation = ? AND seq <= (SELECT MAX(seq)"
                                         " FROM messages WHERE conversation = ?) - ?")
                              .arg(QLatin1StringView(table))));
            for (const qint64 conversation : std::as_const(conversations)) {
                rows.bindValue(0, conversation);
                rows.bindValue(1, conversation);
                rows.bindValue(2, keep);
                FOYER_CHECK(LocalDatabase::run(rows));
            }
        }
        return {};
    });
}

} // namespace foyer::client
