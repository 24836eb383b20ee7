// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/client/outbox.h"

#include "common/base/logging.h"

#include <QSet>
#include <QUuid>
#include <QVariant>

namespace foyer::client {

namespace {

constexpr int kVersion = 2;

const QStringList &schema()
{
    static const QStringList statements{QStringLiteral(
        "CREATE TABLE posts (position INTEGER PRIMARY KEY AUTOINCREMENT, ref TEXT NOT NULL UNIQUE,"
        " conversation INTEGER NOT NULL, text TEXT NOT NULL, created_at INTEGER NOT NULL,"
        " failure TEXT NOT NULL DEFAULT '', reply_to INTEGER NOT NULL DEFAULT 0,"
        " forward_conversation INTEGER NOT NULL DEFAULT 0, forward_seq INTEGER NOT NULL DEFAULT 0)")};
    return statements;
}

/// From version 1, whose posts answered and repeated nothing.
const QStringList &upgrade()
{
    static const QStringList statements{
        QStringLiteral("ALTER TABLE posts ADD COLUMN reply_to INTEGER NOT NULL DEFAULT 0"),
        QStringLiteral("ALTER TABLE posts ADD COLUMN forward_conversation INTEGER NOT NULL DEFAULT 0"),
        QStringLiteral("ALTER TABLE posts ADD COLUMN forward_seq INTEGER NOT NULL DEFAULT 0")};
    return statements;
}

} // namespace

Outbox::Outbox(const Clock &clock, QObject *parent)
    : QObject(parent)
    , m_clock(clock)
{
}

Result<> Outbox::open(const QString &path)
{
    close();
    FOYER_CHECK(m_database.open(path, LocalDatabase::Durability::Full, kVersion, schema(), upgrade()));
    return load();
}

void Outbox::close()
{
    m_database.close();
    m_posts.clear();
}

Result<> Outbox::load()
{
    FOYER_TRY(
        QSqlQuery query,
        m_database.prepare(QStringLiteral(
            "SELECT ref, conversation, text, created_at, failure, reply_to, forward_conversation, forward_seq"
            " FROM posts ORDER BY position")));
    FOYER_CHECK(LocalDatabase::run(query));
    while (query.next()) {
        QueuedPost post;
        post.ref = query.value(0).toString();
        post.conversation = ConversationId(query.value(1).toLongLong());
        post.text = query.value(2).toString();
        post.createdAt = query.value(3).toLongLong();
        const QString failure = query.value(4).toString();
        if (!failure.isEmpty()) {
            post.state = QueuedPost::State::Failed;
            post.failure = errorFromName(failure).value_or(ErrorCode::Internal);
        }
        post.replyTo = Seq(query.value(5).toLongLong());
        const protocol::MessagePlace forward{ConversationId(query.value(6).toLongLong()),
                                             Seq(query.value(7).toLongLong())};
        if (forward.seq.isValid())
            post.forward = forward;
        m_posts.append(post);
    }
    return {};
}

Result<Ref> Outbox::add(const NewPost &wanted)
{
    QueuedPost post;
    post.ref = QUuid::createUuid().toString(QUuid::WithoutBraces);
    post.conversation = wanted.conversation;
    post.text = wanted.text;
    post.createdAt = m_clock.now();
    post.replyTo = wanted.replyTo;
    post.forward = wanted.forward;
    FOYER_TRY(QSqlQuery query,
              m_database.prepare(QStringLiteral("INSERT INTO posts (ref, conversation, text, created_at, "
                                                "reply_to, forward_conversation, forward_seq)"
                                                " VALUES (?, ?, ?, ?, ?, ?, ?)")));
    const protocol::MessagePlace forward = post.forward.value_or(protocol::MessagePlace{});
    query.addBindValue(post.ref);
    query.addBindValue(post.conversation.value());
    // A null string would be NULL.
    query.addBindValue(post.text.isEmpty() ? QStringLiteral("") : post.text);
    query.addBindValue(post.createdAt);
    query.addBindValue(post.replyTo.value());
    query.addBindValue(forward.conversation.value());
    query.addBindValue(forward.seq.value());
    FOYER_CHECK(LocalDatabase::run(query));
    m_posts.append(post);
    emit changed(post.conversation);
    return post.ref;
}

void Outbox::acknowledge(const Ref &ref, Revision revision)
{
    const qsizetype index = indexOf(ref);
    if (index < 0)
        return;
    // Should this fail, the post goes out once more after the next start and is answered the same way.
    if (const auto erased = erase(ref); !erased)
        qCWarning(lcClient) << "event=outbox-erase-failed detail=" << erased.error().detail;
    m_posts[index].state = QueuedPost::State::Acknowledged;
    m_posts[index].revision = revision;
    emit changed(m_posts.at(index).conversation);
}

void Outbox::confirm(const Ref &ref)
{
    discard(ref);
}

void Outbox::confirmUpTo(ConversationId conversation, Revision revision)
{
    const auto removed = m_posts.removeIf([&](const QueuedPost &post) {
        return post.conversation == conversation && post.state == QueuedPost::State::Acknowledged
            && post.revision <= revision;
    });
    if (removed > 0)
        emit changed(conversation);
}

void Outbox::refuse(const Ref &ref, ErrorCode why)
{
    const qsizetype index = indexOf(ref);
    if (index < 0)
        return;
    m_posts[index].state = QueuedPost::State::Failed;
    m_posts[index].failure = why;
    if (const auto stored = store(m_posts.at(index)); !stored)
        qCWarning(lcClient) << "event=outbox-store-failed detail=" << stored.error().detail;
    emit changed(m_posts.at(index).conversation);
}

void Outbox::retry(const Ref &ref)
{
    const qsizetype index = indexOf(ref);
    if (index < 0 || m_posts.at(index).state != QueuedPost::State::Failed)
        return;
    m_posts[index].state = QueuedPost::State::Waiting;
    if (const auto stored = store(m_posts.at(index)); !stored)
        qCWarning(lcClient) << "event=outbox-store-failed detail=" << stored.error().detail;
    emit changed(m_posts.at(index).conversation);
}

void Outbox::discard(const Ref &ref)
{
    const qsizetype index = indexOf(ref);
    if (index < 0)
        return;
    if (const auto erased = erase(ref); !erased)
        qCWarning(lcClient) << "event=outbox-erase-failed detail=" << erased.error().detail;
    const ConversationId conversation = m_posts.at(index).conversation;
    m_posts.removeAt(index);
    emit changed(conversation);
}

QList<QueuedPost> Outbox::posts(ConversationId conversation) const
{
    QList<QueuedPost> found;
    for (const QueuedPost &post : m_posts) {
        if (post.conversation == conversation)
            found.append(post);
    }
    return found;
}

QList<QueuedPost> Outbox::heads() const
{
    QList<QueuedPost> found;
    QSet<ConversationId> seen;
    for (const QueuedPost &post : m_posts) {
        if (post.state == QueuedPost::State::Waiting && !seen.contains(post.conversation)) {
            seen.insert(post.conversation);
            found.append(post);
        }
    }
    return found;
}

std::optional<QueuedPost> Outbox::find(const Ref &ref) const
{
    const qsizetype index = indexOf(ref);
    if (index < 0)
        return std::nullopt;
    return m_posts.at(index);
}

int Outbox::waitingCount() const
{
    return int(std::count_if(m_posts.cbegin(), m_posts.cend(), [](const QueuedPost &post) {
        return post.state == QueuedPost::State::Waiting;
    }));
}

Result<> Outbox::erase(const Ref &ref)
{
    FOYER_TRY(QSqlQuery query, m_database.prepare(QStringLiteral("DELETE FROM posts WHERE ref = ?")));
    query.addBindValue(ref);
    return LocalDatabase::run(query);
}

Result<> Outbox::store(const QueuedPost &post)
{
    FOYER_TRY(QSqlQuery query,
              m_database.prepare(QStringLiteral("UPDATE posts SET failure = ? WHERE ref = ?")));
    const bool isFailed = post.state == QueuedPost::State::Failed;
    query.addBindValue(isFailed ? QString(errorName(post.failure)) : QStringLiteral(""));
    query.addBindValue(post.ref);
    return LocalDatabase::run(query);
}

qsizetype Outbox::indexOf(const Ref &ref) const
{
    const auto found = std::find_if(m_posts.cbegin(), m_posts.cend(),
                                    [&](const QueuedPost &post) { return post.ref == ref; });
    return found == m_posts.cend() ? -1 : found - m_posts.cbegin();
}

} // namespace foyer::client
