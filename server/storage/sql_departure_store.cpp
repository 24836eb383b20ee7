// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/storage/sql_departure_store.h"

#include "server/storage/account_records.h"
#include "server/storage/audit_rows.h"
#include "server/storage/bot_removal.h"
#include "server/storage/database.h"
#include "server/storage/message_recall.h"
#include "server/storage/records.h"
#include "server/storage/revision_taking.h"
#include "server/storage/session_records.h"

#include <algorithm>
#include <tuple>

namespace foyer::storage {
namespace {

using accounts::Closing;
using accounts::DeletedMessages;
using chat::Departure;
using chat::DepartureStep;
using protocol::MessagePlace;

const QString kShownName = QStringLiteral("Deleted user");

Result<QList<SessionId>> closeAccount(Database &database, const Closing &closing)
{
    const UserId user = closing.user;
    FOYER_TRY(const Rows rows, database.select(QLatin1String("departures/lock_account"), bind(user)));
    if (rows.isEmpty() || rows.first().text(1) != closing.provenHash)
        return fail(ErrorCode::WrongPassword, QStringLiteral("changed meanwhile"));
    FOYER_CHECK(checkNotLast(database, user));
    FOYER_CHECK(replaceAvatar(database, user, QString()));
    const QString role = protocol::userRoleName(protocol::UserRole::Deleted);
    FOYER_CHECK(database.run(QLatin1String("departures/update_account"),
                             bind(QString(), retiredKey(rows.first().text(0)), kShownName, role, user)));
    FOYER_CHECK(database.run(QLatin1String("profiles/delete_status"), bind(user)));
    // A link to reset the password would open the account again.
    FOYER_CHECK(database.run(QLatin1String("admin/delete_reset"), bind(user)));
    FOYER_CHECK(database.run(QLatin1String("blocks/delete_of_user"), bind(user, user)));
    FOYER_CHECK(database.run(QLatin1String("departures/void_invites"), bind(user)));
    const qint64 removes = closing.messages == DeletedMessages::Remove ? 1 : 0;
    FOYER_CHECK(database.run(QLatin1String("departures/insert_departure"), bind(user, removes, closing.at)));
    FOYER_TRY(QList<SessionId> ended, removeBotsOf(database, user, closing.at));
    FOYER_TRY(
        const QList<SessionId> own,
        endOtherSessions(database, user, SessionId(), protocol::SessionEnd::AccountDeleted, closing.at));
    return ended + own;
}

Result<std::optional<Departure>> nextDeparture(Database &database)
{
    FOYER_TRY(const Rows rows, database.select(QLatin1String("departures/select_next")));
    if (rows.isEmpty())
        return std::nullopt;
    return Departure{userOf(rows.first(), 0), rows.first().integer(kUserColumns) != 0};
}

/// A message and what is needed of it to take it back.
struct Left
{
    MessagePlace place;
    QString ref;
    QString upload;
    bool isTombstone = false;
    bool isNotice = false;
};

/// Takes reactions away; returns whether there were some.
Result<bool> takeReactions(Database &database, UserId user, int limit, RevisionTaking &revisions)
{
    FOYER_TRY(const Rows rows,
              database.select(QLatin1String("departures/select_reactions"), bind(user, qint64(limit))));
    QList<MessagePlace> places;
    for (const Row &row : rows)
        places.append({row.id<ConversationId>(0), row.id<Seq>(1)});
    if (places.isEmpty())
        return false;
    FOYER_CHECK(revisions.lock(places));
    for (const MessagePlace &place : std::as_const(places)) {
        const QVariantList key = bind(place.conversation, place.seq);
        FOYER_CHECK(database.run(QLatin1String("departures/delete_reactions"), key + bind(user)));
        FOYER_TRY(const Rows left, database.select(QLatin1String("departures/select_reaction_left"), key));
        const qint64 flag = left.isEmpty() ? 0 : 1;
        FOYER_CHECK(database.run(QLatin1String("messages/update_has_reactions"),
                                 bind(flag, revisions.take(place)) + key));
    }
    return true;
}

Result<QList<Left>> messagesLeft(Database &database, UserId user, int limit)
{
    FOYER_TRY(const Rows progress, database.select(QLatin1String("departures/select_progress"), bind(user)));
    if (progress.isEmpty())
        return QList<Left>();
    FOYER_TRY(const Rows rows,
              database.select(QLatin1String("departures/select_messages"),
                              bind(user, progress.first().text(0), qint64(limit))));
    QList<Left> list;
    for (const Row &row : rows) {
        Left left;
        left.place = {row.id<ConversationId>(0), row.id<Seq>(1)};
        left.ref = row.text(2);
        left.upload = row.isNull(3) ? QString() : row.text(3);
        left.isTombstone = row.integer(4) != 0;
        left.isNotice = row.integer(5) != 0;
        list.append(left);
    }
    return list;
}

Result<DepartureStep> takeStep(Database &database, const Departure &departure, int limit, Timestamp at)
{
    const UserId user = departure.user.id;
    RevisionTaking revisions(database);
    DepartureStep step;
    FOYER_TRY(const bool wereReactions, takeReactions(database, user, limit, revisions));
    if (wereReactions) {
        FOYER_TRY(step.changed, revisions.end());
        return step;
    }
    FOYER_TRY(const QList<Left> messages, messagesLeft(database, user, limit));
    if (messages.isEmpty()) {
        FOYER_CHECK(database.run(QLatin1String("departures/delete_departure"), bind(user)));
        step.isDone = true;
        return step;
    }
    QList<MessagePlace> places;
    for (const Left &left : messages)
        places.append(left.place);
    FOYER_CHECK(revisions.lock(places));
    for (const Left &left : messages) {
        if (departure.removesMessages && !left.isTombstone && !left.isNotice) {
            FOYER_CHECK(eraseContent(database, revisions, left.place, left.upload, at));
        } else {
            FOYER_CHECK(revisions.touch(left.place));
        }
        FOYER_CHECK(revisions.touchReplies(left.place));
    }
    FOYER_CHECK(database.run(QLatin1String("departures/update_progress"), bind(messages.last().ref, user)));
    FOYER_TRY(step.changed, revisions.end());
    return step;
}

} // namespace

SqlDepartureStore::SqlDepartureStore(JobQueue &writer, JobQueue &readers)
    : m_writer(writer)
    , m_readers(readers)
{
}

QCoro::Task<Result<QList<SessionId>>> SqlDepartureStore::close(Closing closing)
{
    return runOn(m_writer, [closing](Database &database) { return closeAccount(database, closing); });
}

QCoro::Task<Result<std::optional<Departure>>> SqlDepartureStore::next()
{
    return runOn(m_readers, [](Database &database) { return nextDeparture(database); });
}

QCoro::Task<Result<DepartureStep>> SqlDepartureStore::step(Departure departure, int limit, Timestamp at)
{
    return runOn(m_writer, [departure, limit, at](Database &database) {
        return takeStep(database, departure, limit, at);
    });
}

} // namespace foyer::storage
