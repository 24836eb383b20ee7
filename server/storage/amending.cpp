// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/storage/amending.h"

#include "server/storage/database.h"
#include "server/storage/message_reading.h"

#include <algorithm>

namespace foyer::storage {

Amending::Amending(Database &database, const chat::Amendment &amendment)
    : m_database(database)
    , m_amendment(amendment)
{
}

Result<> Amending::begin(Recalled recalled)
{
    FOYER_TRY(const Rows counters,
              m_database.selectForKeys(QLatin1String("messages/lock_conversations"), {}, 1,
                                       bind(m_amendment.conversation)));
    if (counters.isEmpty())
        return fail(ErrorCode::NotMember);
    m_lastSeq = counters.first().id<Seq>(1);
    m_revision = counters.first().id<Revision>(2);
    m_isArchived = counters.first().integer(3) != 0;
    return look(recalled);
}

Result<> Amending::look(Recalled recalled)
{
    FOYER_TRY(const Rows roles,
              m_database.select(QLatin1String("conversations/select_role"),
                                bind(m_amendment.conversation, m_amendment.actor)));
    if (roles.isEmpty())
        return fail(ErrorCode::NotMember);
    m_role = protocol::roleIn(protocol::memberRoleFromName(roles.first().text(0)),
                              protocol::userRoleFromName(roles.first().text(1)));
    m_silencedUntil = roles.first().integer(2);
    FOYER_TRY(const QList<protocol::Message> messages,
              readMessagesAt(m_database, {{m_amendment.conversation, m_amendment.seq}}));
    if (messages.isEmpty() || messages.first().notice)
        return fail(ErrorCode::NotFound, QStringLiteral("no such message"));
    m_message = messages.first();
    if (m_message.recalledAt != 0 && recalled == Recalled::Refused)
        return fail(ErrorCode::MessageRecalled);
    return {};
}

Result<> Amending::checkMaySpeak() const
{
    if (m_isArchived)
        return fail(ErrorCode::RoomArchived);
    if (m_silencedUntil > m_amendment.at)
        return fail(ErrorCode::Silenced);
    return {};
}

Revision Amending::take(Seq seq)
{
    m_revision = Revision(m_revision.value() + 1);
    m_taken.append({m_amendment.conversation, seq});
    return m_revision;
}

Result<> Amending::touchReplies()
{
    FOYER_TRY(const Rows rows,
              m_database.select(QLatin1String("messages/select_replies"),
                                bind(m_amendment.conversation, m_amendment.seq)));
    for (const Row &row : rows) {
        const Seq seq = row.id<Seq>(0);
        FOYER_CHECK(m_database.run(QLatin1String("messages/update_revisions"),
                                   bind(take(seq), m_amendment.conversation, seq)));
    }
    return {};
}

Result<chat::Amended> Amending::end()
{
    const qint64 unmoved = 0;
    FOYER_CHECK(m_database.runForRows(QLatin1String("messages/update_counters"), 4,
                                      bind(m_lastSeq, m_revision, unmoved, m_amendment.conversation)));
    FOYER_TRY(QList<protocol::Message> changed, readMessagesAt(m_database, m_taken));
    std::sort(changed.begin(), changed.end(),
              [](const protocol::Message &a, const protocol::Message &b) { return a.revision < b.revision; });
    chat::Amended amended;
    amended.message = changed.first();
    amended.changed = std::move(changed);
    return amended;
}

} // namespace foyer::storage
