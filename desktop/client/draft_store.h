// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/base/ids.h"
#include "common/base/result.h"

#include <QHash>
#include <QObject>
#include <QString>

namespace foyer::client {

class LocalDatabase;

/// What somebody began to write in a conversation.
struct Draft
{
    QString text;
    /// The message that it is to answer, and what was shown of it; an invalid seq for none.
    Seq replyTo{};
    QString replyAuthor{};
    QString replyText{};

    [[nodiscard]] bool isEmpty() const { return text.isEmpty() && !replyTo.isValid(); }
    bool operator==(const Draft &) const = default;
};

/// What was begun in each conversation, kept over restarts in the outbox's database. Thread: the one that made it.
class DraftStore : public QObject
{
    Q_OBJECT

public:
    /// The database, of the outbox, must outlive it.
    explicit DraftStore(LocalDatabase &database, QObject *parent = nullptr)
        : QObject(parent)
        , m_database(database)
    {
    }

    /// Reads what an earlier run left.
    [[nodiscard]] Result<> load();
    /// Forgets all, but not what is on disk.
    void clear() { m_drafts.clear(); }

    [[nodiscard]] const QHash<ConversationId, Draft> &all() const { return m_drafts; }
    /// Keeps it in place of what was there; an empty one removes that. StorageFull, Unavailable.
    [[nodiscard]] Result<> keep(ConversationId conversation, const Draft &draft);
    /// Forgets all, on disk too. Unavailable.
    [[nodiscard]] Result<> removeAll();

signals:
    void changed(foyer::ConversationId conversation);

private:
    [[nodiscard]] Result<> store(ConversationId conversation, const Draft &draft);

    LocalDatabase &m_database;
    QHash<ConversationId, Draft> m_drafts;
};

} // namespace foyer::client
