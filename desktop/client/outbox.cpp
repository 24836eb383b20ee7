// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/client/outbox.h"

#include "common/base/logging.h"

#include <QDir>
#include <QFileInfo>
#include <QSet>
#include <QUuid>
#include <QVariant>

namespace foyer::client {

namespace {

constexpr int kVersion = 3;

const QStringList &picturesAndDrafts()
{
    static const QStringList statements{
        QStringLiteral(
            "CREATE TABLE pictures (position INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE,"
            " conversation INTEGER NOT NULL, ref TEXT NOT NULL DEFAULT '', name TEXT NOT NULL,"
            " width INTEGER NOT NULL, height INTEGER NOT NULL, bytes INTEGER NOT NULL,"
            " transfer TEXT NOT NULL DEFAULT '', image TEXT NOT NULL DEFAULT '',"
            " failure TEXT NOT NULL DEFAULT '')"),
        QStringLiteral("CREATE TABLE drafts (conversation INTEGER PRIMARY KEY, text TEXT NOT NULL,"
                       " reply_to INTEGER NOT NULL, reply_author TEXT NOT NULL, reply_text TEXT NOT NULL)")};
    return statements;
}

QStringList schema()
{
    return QStringList{QStringLiteral(
               "CREATE TABLE posts (position INTEGER PRIMARY KEY AUTOINCREMENT, ref TEXT NOT NULL UNIQUE,"
               " conversation INTEGER NOT NULL, text TEXT NOT NULL, created_at INTEGER NOT NULL,"
               " failure TEXT NOT NULL DEFAULT '', reply_to INTEGER NOT NULL DEFAULT 0,"
               " forward_conversation INTEGER NOT NULL DEFAULT 0, forward_seq INTEGER NOT NULL DEFAULT 0)")}
    + picturesAndDrafts();
}

QString picturesBeside(const QString &path)
{
    return QFileInfo(path).absolutePath() + QStringLiteral("/pictures");
}

/// From version 1, whose posts answered and repeated nothing, and from version 2, which knew neither pictures nor drafts.
QList<QStringList> upgrades()
{
    return {{QStringLiteral("ALTER TABLE posts ADD COLUMN reply_to INTEGER NOT NULL DEFAULT 0"),
             QStringLiteral("ALTER TABLE posts ADD COLUMN forward_conversation INTEGER NOT NULL DEFAULT 0"),
             QStringLiteral("ALTER TABLE posts ADD COLUMN forward_seq INTEGER NOT NULL DEFAULT 0")},
            picturesAndDrafts()};
}

} // namespace

Outbox::Outbox(const Clock &clock, QObject *parent)
    : QObject(parent)
    , m_clock(clock)
{
    connect(&m_pictures, &OutgoingPictures::changed, this,
            [this](ConversationId, const Ref &ref) { onPictureChanged(ref); });
}

Result<> Outbox::open(const QString &path)
{
    close();
    m_path = path;
    FOYER_CHECK(m_database.open(path, LocalDatabase::Durability::Full, kVersion, schema(), upgrades()));
    FOYER_CHECK(m_pictures.open(picturesBeside(path)));
    FOYER_CHECK(m_drafts.load());
    return load();
}

void Outbox::close()
{
    m_pictures.close();
    m_drafts.clear();
    m_database.close();
    m_posts.clear();
}

void Outbox::leave(Kept kept)
{
    if (!m_database.isOpen())
        return;
    if (kept == Kept::Nothing || m_posts.isEmpty()) {
        close();
        removeFiles();
        return;
    }
    m_pictures.removeChosen();
    if (const auto removed = m_drafts.removeAll(); !removed)
        qCWarning(lcClient) << "event=drafts-not-removed detail=" << removed.error().detail;
    close();
}

void Outbox::removeFiles()
{
    LocalDatabase::removeFiles(m_path);
    const QString folder = QFileInfo(m_path).absolutePath();
    QDir(picturesBeside(m_path)).removeRecursively();
    // As long as nothing else is in it.
    QDir().rmdir(folder);
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
        post.picture = m_pictures.ofPost(post.ref);
        m_posts.append(post);
    }
    return {};
}

Result<Ref> Outbox::add(const NewPost &wanted)
{
    FOYER_TRY(const QList<Ref> refs, addAll({wanted}));
    return refs.constFirst();
}

Result<QList<Ref>> Outbox::addAll(const QList<NewPost> &wanted)
{
    QList<QueuedPost> added;
    for (const NewPost &each : wanted) {
        QueuedPost post;
        post.ref = QUuid::createUuid().toString(QUuid::WithoutBraces);
        post.conversation = each.conversation;
        post.text = each.text;
        post.createdAt = m_clock.now();
        post.replyTo = each.replyTo;
        post.forward = each.forward;
        if (!each.picture.isEmpty())
            post.picture = m_pictures.find(each.picture);
        if (!each.picture.isEmpty() && !post.picture)
            return fail(ErrorCode::NotFound, QStringLiteral("no such picture"));
        added.append(post);
    }
    if (!m_database.isOpen())
        return fail(ErrorCode::Unavailable, QStringLiteral("local database is not open"));
    FOYER_CHECK(m_database.transaction([&]() -> Result<> {
        for (const QueuedPost &post : std::as_const(added)) {
            FOYER_CHECK(insert(post));
            if (post.picture) {
                FOYER_CHECK(m_pictures.assign(post.picture->id, post.ref));
            }
        }
        return {};
    }));
    QList<Ref> refs;
    for (QueuedPost &post : added) {
        if (post.picture)
            post.picture->ref = post.ref;
        m_posts.append(post);
        refs.append(post.ref);
    }
    for (const QueuedPost &post : std::as_const(added)) {
        if (post.picture)
            m_pictures.assigned(post.picture->id, post.ref);
        emit changed(post.conversation);
    }
    return refs;
}

Result<> Outbox::insert(const QueuedPost &post)
{
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
    return LocalDatabase::run(query);
}

/// What the post had of its picture stays when that is gone: it may be shown for a moment longer.
void Outbox::onPictureChanged(const Ref &ref)
{
    const qsizetype index = indexOf(ref);
    const auto picture = m_pictures.ofPost(ref);
    if (index < 0 || !picture || m_posts.at(index).picture == picture)
        return;
    m_posts[index].picture = picture;
    emit changed(m_posts.at(index).conversation);
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
    if (const auto &picture = m_posts.at(index).picture; picture && picture->failure)
        m_pictures.renew(picture->id);
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
        if (post.state == QueuedPost::State::Waiting && post.isComplete()
            && !seen.contains(post.conversation)) {
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
    FOYER_CHECK(LocalDatabase::run(query));
    if (const auto picture = m_pictures.ofPost(ref))
        m_pictures.remove(picture->id);
    return {};
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
