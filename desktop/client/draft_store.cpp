// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/client/draft_store.h"

#include "desktop/client/local_database.h"

#include <QVariant>

namespace foyer::client {

namespace {

/// A null string would be NULL.
QString kept(const QString &text)
{
    return text.isEmpty() ? QStringLiteral("") : text;
}

} // namespace

Result<> DraftStore::load()
{
    m_drafts.clear();
    FOYER_TRY(QSqlQuery query,
              m_database.prepare(QStringLiteral(
                  "SELECT conversation, text, reply_to, reply_author, reply_text FROM drafts")));
    FOYER_CHECK(LocalDatabase::run(query));
    while (query.next()) {
        Draft draft;
        draft.text = query.value(1).toString();
        draft.replyTo = Seq(query.value(2).toLongLong());
        draft.replyAuthor = query.value(3).toString();
        draft.replyText = query.value(4).toString();
        m_drafts.insert(ConversationId(query.value(0).toLongLong()), draft);
    }
    return {};
}

Result<> DraftStore::keep(ConversationId conversation, const Draft &draft)
{
    if (m_drafts.value(conversation) == draft)
        return {};
    if (draft.isEmpty())
        m_drafts.remove(conversation);
    else
        m_drafts.insert(conversation, draft);
    const Result<> stored = store(conversation, draft);
    emit changed(conversation);
    return stored;
}

Result<> DraftStore::removeAll()
{
    m_drafts.clear();
    FOYER_TRY(QSqlQuery gone, m_database.prepare(QStringLiteral("DELETE FROM drafts")));
    return LocalDatabase::run(gone);
}

Result<> DraftStore::store(ConversationId conversation, const Draft &draft)
{
    if (draft.isEmpty()) {
        FOYER_TRY(QSqlQuery gone,
                  m_database.prepare(QStringLiteral("DELETE FROM drafts WHERE conversation = ?")));
        gone.addBindValue(conversation.value());
        return LocalDatabase::run(gone);
    }
    FOYER_TRY(QSqlQuery query,
              m_database.prepare(QStringLiteral("REPLACE INTO drafts (conversation, text, reply_to,"
                                                " reply_author, reply_text) VALUES (?, ?, ?, ?, ?)")));
    query.addBindValue(conversation.value());
    query.addBindValue(kept(draft.text));
    query.addBindValue(draft.replyTo.value());
    query.addBindValue(kept(draft.replyAuthor));
    query.addBindValue(kept(draft.replyText));
    return LocalDatabase::run(query);
}

} // namespace foyer::client
