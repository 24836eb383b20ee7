// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/storage/sql_direct_store.h"

#include "server/storage/conversation_reading.h"
#include "server/storage/database.h"
#include "server/storage/direct_making.h"
#include "server/storage/direct_sides.h"
#include "server/storage/listing.h"
#include "server/storage/records.h"

namespace foyer::storage {
namespace {

using chat::DirectOpening;
using chat::OpenedDirect;

Result<> checkRecipient(Database &database, const DirectOpening &opening)
{
    FOYER_TRY(const Rows rows, database.select(QLatin1String("directs/select_user"), bind(opening.other)));
    if (rows.isEmpty())
        return fail(ErrorCode::NotFound, QStringLiteral("no such user"), QStringLiteral("user"));
    if (rows.first().integer(1) != 0)
        return fail(ErrorCode::RecipientGone, {}, QStringLiteral("user"));
    if (!opening.mustShareRoom)
        return {};
    FOYER_TRY(
        const Rows shared,
        database.select(QLatin1String("directs/select_shared_room"), bind(opening.actor, opening.other)));
    if (shared.isEmpty())
        return fail(ErrorCode::Forbidden, QStringLiteral("in no room together"));
    return {};
}

/// Who is blocked opens nothing; who blocked can still look at what was said, but begins nothing.
Result<> checkApart(Database &database, const DirectOpening &opening, bool isThere)
{
    FOYER_TRY(const Rows byOther,
              database.select(QLatin1String("blocks/select_block"), bind(opening.other, opening.actor)));
    if (!byOther.isEmpty())
        return fail(ErrorCode::Blocked, {}, QStringLiteral("user"));
    FOYER_TRY(const Rows byActor,
              database.select(QLatin1String("blocks/select_block"), bind(opening.actor, opening.other)));
    if (!isThere && !byActor.isEmpty())
        return fail(ErrorCode::BlockedByYou, {}, QStringLiteral("user"));
    return {};
}

Result<OpenedDirect> openDirect(Database &database, const DirectOpening &opening)
{
    if (opening.actor == opening.other)
        return fail(ErrorCode::InvalidField, QStringLiteral("not with oneself"), QStringLiteral("user"));
    FOYER_TRY(ConversationId id, findDirect(database, opening.actor, opening.other));
    FOYER_CHECK(checkApart(database, opening, id.isValid()));
    OpenedDirect opened;
    if (!id.isValid()) {
        FOYER_CHECK(checkRecipient(database, opening));
        FOYER_TRY(id, makeDirect(database, opening.actor, opening.other, opening.at));
        opened.isShownNow = true;
    }
    FOYER_TRY(opened.conversation, readConversation(database, id, opening.actor));
    if (opened.isShownNow)
        return opened;
    FOYER_TRY(const auto sides, readDirectSides(database, {id}));
    const std::optional<DirectSide> own = sideOf(sides.value(id), opening.actor);
    opened.isShownNow = own && own->isHiddenAt(opened.conversation.lastSeq);
    if (opened.isShownNow) {
        FOYER_CHECK(
            database.run(QLatin1String("directs/update_hidden"), bind(kNotHidden, id, opening.actor)));
    }
    return opened;
}

Result<> hideDirect(Database &database, ConversationId conversation, UserId user)
{
    FOYER_TRY(
        const Rows counters,
        database.selectForKeys(QLatin1String("messages/lock_conversations"), {}, 1, bind(conversation)));
    FOYER_TRY(const auto sides, readDirectSides(database, {conversation}));
    if (sideOf(sides.value(conversation), user) && !counters.isEmpty()) {
        FOYER_CHECK(database.run(QLatin1String("directs/update_hidden"),
                                 bind(counters.first().id<Seq>(1), conversation, user)));
        return {};
    }
    FOYER_TRY(const Rows membership,
              database.select(QLatin1String("conversations/select_membership"), bind(conversation, user)));
    return fail(membership.isEmpty() ? ErrorCode::NotMember : ErrorCode::Forbidden,
                QStringLiteral("not a direct conversation"));
}

Result<QList<protocol::User>> findPeople(Database &database, const chat::PeopleQuery &query)
{
    const qint64 isNearbyOnly = query.isNearbyOnly ? 1 : 0;
    const auto rows =
        database.select(QLatin1String("directs/select_people"),
                        bind(query.asker, containing(query.key), containing(query.text.toLower()),
                             isNearbyOnly, query.asker, beginning(query.key), qint64(query.limit)));
    return listOf<protocol::User>(rows, [](const Row &row) { return userOf(row, 0); });
}

} // namespace

SqlDirectStore::SqlDirectStore(JobQueue &writer, JobQueue &readers)
    : m_writer(writer)
    , m_readers(readers)
{
}

QCoro::Task<Result<OpenedDirect>> SqlDirectStore::open(DirectOpening opening)
{
    return runOn(m_writer, [opening](Database &database) { return openDirect(database, opening); });
}

QCoro::Task<Result<>> SqlDirectStore::hide(ConversationId conversation, UserId user)
{
    return runOn(m_writer, [conversation, user](Database &database) {
        return hideDirect(database, conversation, user);
    });
}

QCoro::Task<Result<QList<protocol::User>>> SqlDirectStore::people(chat::PeopleQuery query)
{
    return runOn(m_readers, [query](Database &database) { return findPeople(database, query); });
}

} // namespace foyer::storage
