// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/storage/import_appending.h"

#include "server/storage/database.h"
#include "server/storage/direct_making.h"
#include "server/storage/memberships.h"

#include <algorithm>
#include <map>

namespace foyer::storage {
namespace {

using imports::NewMessage;
using imports::SourceId;

/// The ref of a moved message: a UUID (version 8) of where it came from, so that it can exist once only, and so that the
/// refs of one author lie beside one another.
Ref refOf(SourceId source, qint64 oldId)
{
    const QString from = QStringLiteral("%1").arg(source.value(), 12, 16, QLatin1Char('0'));
    const QString id = QStringLiteral("%1").arg(oldId, 15, 16, QLatin1Char('0'));
    return QStringLiteral("%1-%2-8000-8%3-%4").arg(from.left(8), from.mid(8), id.left(3), id.mid(3));
}

class Appending
{
public:
    Appending(Database &database, SourceId source)
        : m_database(database)
        , m_source(source)
    {
    }

    Result<> run(QList<NewMessage> messages)
    {
        FOYER_CHECK(placePrivate(messages));
        FOYER_CHECK(lockConversations(messages));
        FOYER_CHECK(letAuthorsIn(messages));
        for (const NewMessage &message : messages)
            add(message);
        FOYER_CHECK(m_database.runForRows(QLatin1String("messages/insert_messages"), 8, m_rows));
        FOYER_CHECK(m_database.runForRows(QLatin1String("imports/insert_messages"), 4, m_notes));
        QVariantList counters;
        for (const auto &[id, place] : m_places) {
            FOYER_CHECK(
                m_database.run(QLatin1String("imports/update_readers"), bind(place.seq, id, place.before)));
            counters << bound(place.seq) << bound(place.revision) << bound(place.activeAt) << bound(id);
        }
        return m_database.runForRows(QLatin1String("messages/update_counters"), 4, counters);
    }

private:
    struct Place
    {
        Seq before;
        Seq seq;
        Revision revision;
        Timestamp activeAt = 0;
    };
    using Membership = std::pair<ConversationId, UserId>;

    /// Finds or makes the conversations of messages between two.
    Result<> placePrivate(QList<NewMessage> &messages)
    {
        std::map<std::pair<UserId, UserId>, ConversationId> directs;
        for (NewMessage &message : messages) {
            if (message.conversation.isValid())
                continue;
            const std::pair<UserId, UserId> pair = std::minmax(message.author, message.receiver);
            ConversationId &direct = directs[pair];
            if (!direct.isValid()) {
                FOYER_TRY(direct, findDirect(m_database, pair.first, pair.second));
            }
            if (!direct.isValid()) {
                FOYER_TRY(direct,
                          makeDirect(m_database, message.author, message.receiver, message.createdAt));
            }
            message.conversation = direct;
        }
        return {};
    }

    Result<> lockConversations(const QList<NewMessage> &messages)
    {
        QSet<ConversationId> wanted;
        for (const NewMessage &message : messages)
            wanted.insert(message.conversation);
        QList<ConversationId> ordered(wanted.cbegin(), wanted.cend());
        std::sort(ordered.begin(), ordered.end());
        QVariantList keys;
        for (const ConversationId id : std::as_const(ordered))
            keys << bound(id);
        FOYER_TRY(const Rows rows,
                  m_database.selectForKeys(QLatin1String("messages/lock_conversations"), {}, 1, keys));
        for (const Row &row : rows) {
            if (!protocol::conversationKindFromName(row.text(6)))
                continue; // it was deleted
            const auto seq = row.id<Seq>(1);
            m_places[row.id<ConversationId>(0)] = {seq, seq, row.id<Revision>(2), 0};
        }
        if (m_places.size() != std::size_t(ordered.size()))
            return fail(ErrorCode::NotFound, QStringLiteral("a conversation is gone"));
        return {};
    }

    Result<> letAuthorsIn(const QList<NewMessage> &messages)
    {
        std::map<Membership, Timestamp> missing;
        QVariantList keys;
        for (const NewMessage &message : messages) {
            if (missing.insert({{message.conversation, message.author}, message.createdAt}).second)
                keys << bound(message.conversation) << bound(message.author);
        }
        FOYER_TRY(const Rows rows,
                  m_database.selectForKeys(QLatin1String("messages/select_authors"), {}, 2, keys));
        for (const Row &row : rows)
            missing.erase({row.id<ConversationId>(0), row.id<UserId>(1)});
        for (const auto &[membership, since] : missing) {
            const auto &[room, user] = membership;
            const Result<> welcome = checkNotBanned(m_database, room, user);
            if (!welcome && welcome.error().code == ErrorCode::Banned)
                continue;
            FOYER_CHECK(welcome);
            FOYER_CHECK(insertMember(m_database, room, user, protocol::MemberRole::Member,
                                     m_places[room].before, since));
        }
        return {};
    }

    void add(const NewMessage &message)
    {
        Place &place = m_places[message.conversation];
        place.seq = Seq(place.seq.value() + 1);
        place.revision = Revision(place.revision.value() + 1);
        place.activeAt = std::max(place.activeAt, message.createdAt);
        m_rows << bound(message.conversation) << bound(place.seq) << bound(place.revision)
               << bound(message.author) << bound(refOf(m_source, message.oldId)) << bound(message.text)
               << boundOrNull(message.image) << bound(message.createdAt);
        m_notes << bound(m_source) << bound(message.oldId) << bound(message.conversation) << bound(place.seq);
    }

    Database &m_database;
    const SourceId m_source;
    /// Ordered, so that several nodes take their locks in one order.
    std::map<ConversationId, Place> m_places;
    QVariantList m_rows;
    QVariantList m_notes;
};

} // namespace

Result<> appendMoved(Database &database, SourceId source, const QList<NewMessage> &messages)
{
    const Result<> appended = Appending(database, source).run(messages);
    if (appended || database.fault() == Fault::None)
        return appended;
    if (database.fault() == Fault::Duplicate)
        return fail(ErrorCode::NameTaken, QStringLiteral("another import runs on this chat"));
    if (database.fault() == Fault::Reference)
        return fail(ErrorCode::NotFound, QStringLiteral("a picture or an account is gone"));
    return appended;
}

} // namespace foyer::storage
