// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/storage/sql_amendment_store.h"

#include "common/base/limits.h"
#include "server/storage/amending.h"
#include "server/storage/database.h"
#include "server/storage/message_reading.h"
#include "server/storage/message_recall.h"
#include "server/storage/records.h"
#include "server/storage/rich_parts.h"

#include <algorithm>

namespace foyer::storage {
namespace {

using chat::Amended;
using chat::Amendment;
using protocol::Message;
using protocol::Reaction;
using protocol::Right;

bool isInTime(const Amendment &amendment, const Message &message, qint64 window)
{
    return amendment.at - message.createdAt <= window;
}

Result<> checkEdit(Database &database, const Amendment &amendment, const Amending &amending,
                   const QString &text, qint64 window)
{
    const Message &message = amending.message();
    if (!amending.isAuthor() || message.forwardedFrom)
        return fail(ErrorCode::Forbidden);
    if (!amending.may(Right::RecallOthers) && !isInTime(amendment, message, window))
        return fail(ErrorCode::TooLate);
    if (text.trimmed().isEmpty() && !message.image)
        return fail(ErrorCode::TextEmpty, {}, QStringLiteral("text"));
    FOYER_TRY(
        const Rows edits,
        database.select(QLatin1String("messages/select_edits"), bind(amendment.conversation, amendment.seq)));
    if (edits.size() >= limits::kEditsMax)
        return fail(ErrorCode::LimitReached);
    return {};
}

Result<> writeMentions(Database &database, const Message &message)
{
    FOYER_CHECK(
        database.run(QLatin1String("messages/delete_mentions"), bind(message.conversation, message.seq)));
    return database.runForRows(QLatin1String("messages/insert_mentions"), kMentionColumns,
                               mentionRowsOf(message));
}

Result<Amended> editMessage(Database &database, const Amendment &amendment, const QString &text,
                            const QList<QStringList> &keys, qint64 window)
{
    Amending amending(database, amendment);
    FOYER_CHECK(amending.begin());
    FOYER_CHECK(amending.checkMaySpeak());
    FOYER_CHECK(checkEdit(database, amendment, amending, text, window));
    Message message = amending.message();
    if (message.text == text)
        return amending.unchanged();
    RichParts names(database);
    FOYER_CHECK(names.lookForNames(amendment.conversation, keys));
    names.fillMentions(keys, amending.role(), message);
    // Two edits in one millisecond are still two wordings.
    const Timestamp now = std::max(amendment.at, message.editedAt + 1);
    FOYER_CHECK(database.run(QLatin1String("messages/insert_edit"),
                             bind(message.conversation, message.seq, now, message.text)));
    const QVariantList values{bound(text),
                              boundOrNull(extrasOf(message)),
                              bound(now),
                              bound(amending.take()),
                              bound(message.conversation),
                              bound(message.seq)};
    FOYER_CHECK(database.run(QLatin1String("messages/update_text"), values));
    FOYER_CHECK(writeMentions(database, message));
    FOYER_CHECK(amending.touchReplies());
    return amending.end();
}

Result<Amended> recallMessage(Database &database, const Amendment &amendment, qint64 window)
{
    Amending amending(database, amendment);
    FOYER_CHECK(amending.begin(Amending::Recalled::Taken));
    const Message message = amending.message();
    if (!amending.isAuthor() && !amending.may(Right::RecallOthers))
        return fail(ErrorCode::Forbidden);
    if (message.recalledAt != 0)
        return amending.unchanged();
    if (!amending.may(Right::RecallOthers) && !isInTime(amendment, message, window))
        return fail(ErrorCode::TooLate);
    const QString upload = message.image ? message.image->id : QString();
    FOYER_CHECK(eraseContent(database, amending.revisions(), amending.place(), upload, amendment.at));
    FOYER_CHECK(amending.touchReplies());
    return amending.end();
}

/// Whether there is room for the reaction.
Result<> checkRoom(const QList<Reaction> &reactions, const QString &emoji)
{
    const auto same = std::find_if(reactions.begin(), reactions.end(),
                                   [&emoji](const Reaction &reaction) { return reaction.emoji == emoji; });
    const bool isFull = same == reactions.end() ? reactions.size() >= limits::kReactionsMax
                                                : same->users.size() >= limits::kReactorsMax;
    if (isFull)
        return fail(ErrorCode::LimitReached);
    return {};
}

Result<Amended> reactTo(Database &database, const Amendment &amendment, const QString &emoji, bool isThere)
{
    Amending amending(database, amendment);
    FOYER_CHECK(amending.begin());
    FOYER_CHECK(amending.checkMaySpeak());
    const QList<Reaction> &reactions = amending.message().reactions;
    const auto isMine = [&](const Reaction &reaction) {
        return reaction.emoji == emoji && reaction.users.contains(amendment.actor);
    };
    if (std::any_of(reactions.begin(), reactions.end(), isMine) == isThere)
        return amending.unchanged();
    if (isThere) {
        FOYER_CHECK(checkRoom(reactions, emoji));
        FOYER_CHECK(
            database.run(QLatin1String("messages/insert_reaction"),
                         bind(amendment.conversation, amendment.seq, emoji, amendment.actor, amendment.at)));
    } else {
        FOYER_CHECK(database.run(QLatin1String("messages/delete_reaction"),
                                 bind(amendment.conversation, amendment.seq, emoji, amendment.actor)));
    }
    const bool areNoneLeft = !isThere && reactions.size() == 1 && reactions.first().users.size() == 1;
    const qint64 flag = areNoneLeft ? 0 : 1;
    FOYER_CHECK(database.run(QLatin1String("messages/update_has_reactions"),
                             bind(flag, amending.take(), amendment.conversation, amendment.seq)));
    return amending.end();
}

Result<Amended> pinMessage(Database &database, const Amendment &amendment, bool isPinned)
{
    Amending amending(database, amendment);
    FOYER_CHECK(amending.begin());
    FOYER_CHECK(amending.checkMaySpeak());
    if (!amending.may(Right::Pin))
        return fail(ErrorCode::Forbidden);
    if ((amending.message().pinnedAt != 0) == isPinned)
        return amending.unchanged();
    if (isPinned) {
        FOYER_TRY(const Rows rows,
                  database.select(QLatin1String("messages/count_pins"), bind(amendment.conversation)));
        if (rows.first().number(0) >= limits::kPinsMax)
            return fail(ErrorCode::LimitReached);
    }
    const Timestamp at = isPinned ? amendment.at : 0;
    FOYER_CHECK(database.run(QLatin1String("messages/update_pinned"),
                             bind(at, amending.take(), amendment.conversation, amendment.seq)));
    return amending.end();
}

Result<QList<chat::Wording>> readWordings(Database &database, ConversationId conversation, Seq seq,
                                          UserId viewer)
{
    const Amendment look{conversation, seq, viewer, 0};
    Amending amending(database, look);
    FOYER_CHECK(amending.look());
    if (!amending.isAuthor() && !amending.may(Right::SeeEdits))
        return fail(ErrorCode::Forbidden);
    FOYER_TRY(const Rows rows,
              database.select(QLatin1String("messages/select_edits"), bind(conversation, seq)));
    QList<chat::Wording> wordings;
    for (const Row &row : rows)
        wordings.append({row.integer(0), row.text(1)});
    return wordings;
}

} // namespace

SqlAmendmentStore::SqlAmendmentStore(JobQueue &writer, JobQueue &readers)
    : m_writer(writer)
    , m_readers(readers)
{
}

QCoro::Task<Result<Amended>> SqlAmendmentStore::edit(Amendment amendment, QString text,
                                                     QList<QStringList> mentionKeys, qint64 window)
{
    return runOn(m_writer, [amendment, text, mentionKeys, window](Database &database) {
        return editMessage(database, amendment, text, mentionKeys, window);
    });
}

QCoro::Task<Result<Amended>> SqlAmendmentStore::recall(Amendment amendment, qint64 window)
{
    return runOn(m_writer, [amendment, window](Database &database) {
        return recallMessage(database, amendment, window);
    });
}

QCoro::Task<Result<Amended>> SqlAmendmentStore::react(Amendment amendment, QString emoji, bool isThere)
{
    return runOn(m_writer, [amendment, emoji, isThere](Database &database) {
        return reactTo(database, amendment, emoji, isThere);
    });
}

QCoro::Task<Result<Amended>> SqlAmendmentStore::pin(Amendment amendment, bool isPinned)
{
    return runOn(m_writer, [amendment, isPinned](Database &database) {
        return pinMessage(database, amendment, isPinned);
    });
}

QCoro::Task<Result<QList<chat::Wording>>> SqlAmendmentStore::wordings(ConversationId conversation, Seq seq,
                                                                      UserId viewer)
{
    return runOn(m_readers, [conversation, seq, viewer](Database &database) {
        return readWordings(database, conversation, seq, viewer);
    });
}

QCoro::Task<Result<QList<Message>>> SqlAmendmentStore::pinned(ConversationId conversation)
{
    return runOn(m_readers, [conversation](Database &database) -> Result<QList<Message>> {
        const qint64 limit = limits::kPinsMax;
        FOYER_TRY(const Rows rows,
                  database.select(QLatin1String("messages/select_pinned"), bind(conversation, limit)));
        return readMessages(database, rows);
    });
}

} // namespace foyer::storage
