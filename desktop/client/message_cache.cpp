// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/client/message_cache.h"

#include "common/base/json_reader.h"
#include "common/base/logging.h"

#include <QFile>
#include <QJsonDocument>
#include <QVariant>

#include <algorithm>

namespace foyer::client {

namespace {

constexpr int kVersion = 1;

const QStringList &schema()
{
    static const QStringList statements{
        QStringLiteral("CREATE TABLE conversations"
                       " (id INTEGER PRIMARY KEY, revision INTEGER NOT NULL, body BLOB NOT NULL)"),
        QStringLiteral("CREATE TABLE messages (conversation INTEGER NOT NULL, seq INTEGER NOT NULL,"
                       " body BLOB NOT NULL, PRIMARY KEY (conversation, seq)) WITHOUT ROWID")};
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
    for (const auto *suffix : {u"", u"-wal", u"-shm"})
        QFile::remove(m_path + QString::fromUtf16(suffix));
    m_path.clear();
}

Result<QList<MessageCache::Entry>> MessageCache::conversations()
{
    FOYER_TRY(QSqlQuery query,
              m_database.prepare(QStringLiteral("SELECT revision, body FROM conversations")));
    FOYER_CHECK(LocalDatabase::run(query));
    QList<Entry> entries;
    while (query.next()) {
        FOYER_TRY(const QJsonObject object, parseJsonObject(query.value(1).toByteArray()));
        FOYER_TRY(auto conversation, protocol::conversationFromJson(object));
        entries.append(Entry{std::move(conversation), Revision(query.value(0).toLongLong())});
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
    return {};
}

Result<> MessageCache::forget(ConversationId conversation, bool isGone)
{
    FOYER_TRY(QSqlQuery messages,
              m_database.prepare(QStringLiteral("DELETE FROM messages WHERE conversation = ?")));
    messages.addBindValue(conversation.value());
    FOYER_CHECK(LocalDatabase::run(messages));
    if (!isGone)
        return {};
    FOYER_TRY(QSqlQuery summary,
              m_database.prepare(QStringLiteral("DELETE FROM conversations WHERE id = ?")));
    summary.addBindValue(conversation.value());
    return LocalDatabase::run(summary);
}

Result<> MessageCache::trim(int keep)
{
    FOYER_TRY(QSqlQuery query,
              m_database.prepare(QStringLiteral(
                  "DELETE FROM messages WHERE seq <= (SELECT MAX(newest.seq) FROM messages AS newest"
                  " WHERE newest.conversation = messages.conversation) - ?")));
    query.addBindValue(keep);
    return LocalDatabase::run(query);
}

} // namespace foyer::client
