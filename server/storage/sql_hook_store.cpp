// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/storage/sql_hook_store.h"

#include "common/protocol/rights.h"
#include "server/storage/account_records.h"
#include "server/storage/database.h"
#include "server/storage/memberships.h"
#include "server/storage/records.h"

namespace foyer::storage {
namespace {

using hooks::DeliveryState;
using hooks::IncomingHook;
using hooks::IncomingHookId;
using hooks::NewIncomingHook;
using hooks::NewOutgoingHook;
using hooks::OutgoingHook;
using hooks::OutgoingHookId;
using hooks::RoomHooks;

/// Whether nothing goes through the hooks that this user made: his account is gone, or disabled as that column says.
bool rests(const protocol::User &creator, const Row &row, int disabledAt)
{
    return creator.role == protocol::UserRole::Deleted || row.integer(disabledAt) != 0;
}

IncomingHook incomingOf(const Row &row)
{
    constexpr int kBot = 4;
    IncomingHook hook;
    hook.id = row.id<IncomingHookId>(0);
    hook.conversation = row.id<ConversationId>(1);
    hook.createdAt = row.integer(2);
    hook.lastUsedAt = row.integer(3);
    hook.bot = userOf(row, kBot);
    hook.creator = userOf(row, kBot + kUserColumns);
    hook.isResting = rests(hook.creator, row, kBot + 2 * kUserColumns);
    return hook;
}

OutgoingHook outgoingOf(const Row &row)
{
    constexpr int kCreator = 14;
    OutgoingHook hook;
    hook.id = row.id<OutgoingHookId>(0);
    hook.conversation = row.id<ConversationId>(1);
    hook.conversationName = row.text(2);
    hook.url = row.text(3);
    hook.secret = row.text(4);
    hook.trigger = row.text(5);
    hook.createdAt = row.integer(6);
    hook.state.delivered = row.id<Seq>(7);
    hook.state.failures = row.number(8);
    hook.state.failingSince = row.integer(9);
    hook.state.nextTryAt = row.integer(10);
    hook.state.disabledAt = row.integer(11);
    hook.state.lastStatus = row.number(12);
    hook.state.lastError = row.text(13);
    hook.creator = userOf(row, kCreator);
    hook.isResting = rests(hook.creator, row, kCreator + kUserColumns);
    return hook;
}

QList<OutgoingHook> outgoingOf(const Rows &rows)
{
    QList<OutgoingHook> hooks;
    for (const Row &row : rows)
        hooks.append(outgoingOf(row));
    return hooks;
}

Result<> checkManager(Database &database, ConversationId conversation, UserId actor)
{
    FOYER_TRY(const Rows rows,
              database.select(QLatin1String("conversations/select_role"), bind(conversation, actor)));
    if (rows.isEmpty())
        return fail(ErrorCode::NotMember);
    const protocol::MemberRole role = protocol::roleIn(protocol::memberRoleFromName(rows.first().text(0)),
                                                       protocol::userRoleFromName(rows.first().text(1)));
    if (!protocol::may(role, protocol::Right::ManageIntegrations))
        return fail(ErrorCode::Forbidden);
    return {};
}

/// Holds the room until the transaction ends; its newest seq. Forbidden where the conversation is no room,
/// RoomArchived.
Result<Seq> lockRoom(Database &database, ConversationId conversation)
{
    FOYER_TRY(const Rows rows, database.select(QLatin1String("conversations/lock_room"), bind(conversation)));
    if (rows.isEmpty())
        return fail(ErrorCode::Forbidden, QStringLiteral("not a room"));
    if (rows.first().integer(2) != 0)
        return fail(ErrorCode::RoomArchived);
    return rows.first().id<Seq>(0);
}

Result<> checkCount(Database &database, QLatin1String statement, ConversationId conversation, int limit)
{
    FOYER_TRY(const Rows rows, database.select(statement, bind(conversation)));
    if (rows.first().number(0) >= limit)
        return fail(ErrorCode::LimitReached);
    return {};
}

Result<RoomHooks> readHooks(Database &database, ConversationId conversation, UserId actor)
{
    FOYER_CHECK(checkManager(database, conversation, actor));
    RoomHooks hooks;
    FOYER_TRY(const Rows incoming,
              database.select(QLatin1String("hooks/select_incoming"), bind(conversation)));
    for (const Row &row : incoming)
        hooks.incoming.append(incomingOf(row));
    FOYER_TRY(const Rows outgoing,
              database.select(QLatin1String("hooks/select_outgoing"), bind(conversation)));
    hooks.outgoing = outgoingOf(outgoing);
    return hooks;
}

Result<IncomingHook> oneIncoming(Database &database, ConversationId conversation, IncomingHookId id)
{
    FOYER_TRY(const Rows rows,
              database.select(QLatin1String("hooks/select_one_incoming"), bind(id, conversation)));
    if (rows.isEmpty())
        return fail(ErrorCode::NotFound);
    return incomingOf(rows.first());
}

Result<IncomingHook> createIncomingHook(Database &database, const NewIncomingHook &wanted)
{
    FOYER_CHECK(checkManager(database, wanted.conversation, wanted.creator));
    FOYER_TRY(const Seq newest, lockRoom(database, wanted.conversation));
    FOYER_CHECK(
        checkCount(database, QLatin1String("hooks/count_incoming"), wanted.conversation, wanted.limit));
    protocol::User bot;
    bot.username = wanted.username;
    bot.displayName = wanted.displayName;
    bot.avatar = wanted.avatar;
    bot.role = protocol::UserRole::Bot;
    FOYER_TRY(const UserId account,
              insertAccount(database, bot, wanted.usernameKey, QString(), wanted.createdAt));
    FOYER_CHECK(insertMember(database, wanted.conversation, account, protocol::MemberRole::Member, newest,
                             wanted.createdAt));
    FOYER_TRY(const qint64 id,
              database.insert(
                  QLatin1String("hooks/insert_incoming"),
                  bind(wanted.conversation, account, wanted.tokenHash, wanted.creator, wanted.createdAt)));
    return oneIncoming(database, wanted.conversation, IncomingHookId(id));
}

Result<UserId> removeIncomingHook(Database &database, ConversationId conversation, IncomingHookId id,
                                  UserId actor)
{
    FOYER_CHECK(checkManager(database, conversation, actor));
    FOYER_TRY(const IncomingHook hook, oneIncoming(database, conversation, id));
    FOYER_CHECK(database.run(QLatin1String("hooks/delete_incoming"), bind(id)));
    FOYER_CHECK(deleteMember(database, conversation, hook.bot.id));
    return hook.bot.id;
}

Result<std::optional<OutgoingHook>> oneOutgoing(Database &database, OutgoingHookId id)
{
    FOYER_TRY(const Rows rows, database.select(QLatin1String("hooks/select_one_outgoing"), bind(id)));
    if (rows.isEmpty())
        return std::nullopt;
    return outgoingOf(rows.first());
}

/// NotFound for a hook of another conversation.
Result<OutgoingHook> managedOutgoing(Database &database, ConversationId conversation, OutgoingHookId id,
                                     UserId actor)
{
    FOYER_CHECK(checkManager(database, conversation, actor));
    FOYER_TRY(const std::optional<OutgoingHook> hook, oneOutgoing(database, id));
    if (!hook || hook->conversation != conversation)
        return fail(ErrorCode::NotFound);
    return *hook;
}

Result<OutgoingHook> createOutgoingHook(Database &database, const NewOutgoingHook &wanted)
{
    FOYER_CHECK(checkManager(database, wanted.conversation, wanted.creator));
    FOYER_TRY(const Seq newest, lockRoom(database, wanted.conversation));
    FOYER_CHECK(
        checkCount(database, QLatin1String("hooks/count_outgoing"), wanted.conversation, wanted.limit));
    FOYER_TRY(const qint64 id,
              database.insert(QLatin1String("hooks/insert_outgoing"),
                              bind(wanted.conversation, wanted.url, wanted.secret, wanted.trigger,
                                   wanted.creator, wanted.createdAt, newest)));
    return managedOutgoing(database, wanted.conversation, OutgoingHookId(id), wanted.creator);
}

Result<> writeState(Database &database, OutgoingHookId id, const DeliveryState &state)
{
    FOYER_CHECK(
        database.run(QLatin1String("hooks/update_state"),
                     bind(state.delivered, qint64(state.failures), state.failingSince, state.nextTryAt,
                          state.disabledAt, qint64(state.lastStatus), state.lastError, id, state.delivered)));
    return {};
}

Result<OutgoingHook> resumeOutgoingHook(Database &database, ConversationId conversation, OutgoingHookId id,
                                        UserId actor)
{
    FOYER_TRY(OutgoingHook hook, managedOutgoing(database, conversation, id, actor));
    const Seq delivered = hook.state.delivered;
    hook.state = {};
    hook.state.delivered = delivered;
    FOYER_CHECK(writeState(database, id, hook.state));
    return hook;
}

} // namespace

SqlHookStore::SqlHookStore(JobQueue &writer, JobQueue &readers)
    : m_writer(writer)
    , m_readers(readers)
{
}

QCoro::Task<Result<RoomHooks>> SqlHookStore::hooksOf(ConversationId conversation, UserId actor)
{
    return runOn(m_readers, [conversation, actor](Database &database) {
        return readHooks(database, conversation, actor);
    });
}

QCoro::Task<Result<IncomingHook>> SqlHookStore::createIncoming(NewIncomingHook hook)
{
    return runOn(m_writer, [hook](Database &database) { return createIncomingHook(database, hook); });
}

QCoro::Task<Result<UserId>> SqlHookStore::removeIncoming(ConversationId conversation, IncomingHookId hook,
                                                         UserId actor)
{
    return runOn(m_writer, [conversation, hook, actor](Database &database) {
        return removeIncomingHook(database, conversation, hook, actor);
    });
}

QCoro::Task<Result<std::optional<IncomingHook>>> SqlHookStore::findIncoming(QByteArray tokenHash)
{
    return runOn(m_readers, [tokenHash](Database &database) -> Result<std::optional<IncomingHook>> {
        FOYER_TRY(const Rows rows,
                  database.select(QLatin1String("hooks/select_incoming_by_token"), bind(tokenHash)));
        if (rows.isEmpty())
            return std::nullopt;
        return incomingOf(rows.first());
    });
}

QCoro::Task<Result<>> SqlHookStore::touchIncoming(IncomingHookId hook, Timestamp now)
{
    return runOn(m_writer, [hook, now](Database &database) -> Result<> {
        FOYER_CHECK(database.run(QLatin1String("hooks/touch_incoming"), bind(now, hook)));
        return {};
    });
}

QCoro::Task<Result<OutgoingHook>> SqlHookStore::createOutgoing(NewOutgoingHook hook)
{
    return runOn(m_writer, [hook](Database &database) { return createOutgoingHook(database, hook); });
}

QCoro::Task<Result<>> SqlHookStore::removeOutgoing(ConversationId conversation, OutgoingHookId hook,
                                                   UserId actor)
{
    return runOn(m_writer, [conversation, hook, actor](Database &database) -> Result<> {
        FOYER_CHECK(managedOutgoing(database, conversation, hook, actor));
        FOYER_CHECK(database.run(QLatin1String("hooks/delete_outgoing"), bind(hook)));
        return {};
    });
}

QCoro::Task<Result<OutgoingHook>> SqlHookStore::resumeOutgoing(ConversationId conversation,
                                                               OutgoingHookId hook, UserId actor)
{
    return runOn(m_writer, [conversation, hook, actor](Database &database) {
        return resumeOutgoingHook(database, conversation, hook, actor);
    });
}

QCoro::Task<Result<QList<OutgoingHook>>> SqlHookStore::activeOutgoing()
{
    return runOn(m_readers, [](Database &database) -> Result<QList<OutgoingHook>> {
        FOYER_TRY(const Rows rows, database.select(QLatin1String("hooks/select_active_outgoing")));
        return outgoingOf(rows);
    });
}

QCoro::Task<Result<std::optional<OutgoingHook>>> SqlHookStore::findOutgoing(OutgoingHookId hook)
{
    return runOn(m_readers, [hook](Database &database) { return oneOutgoing(database, hook); });
}

QCoro::Task<Result<>> SqlHookStore::note(OutgoingHookId hook, DeliveryState state)
{
    return runOn(m_writer, [hook, state](Database &database) { return writeState(database, hook, state); });
}

} // namespace foyer::storage
