// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/storage/amending.h"

#include "server/storage/database.h"
#include "server/storage/direct_sides.h"
#include "server/storage/message_reading.h"

namespace foyer::storage {

Amending::Amending(Database &database, const chat::Amendment &amendment)
    : m_database(database)
    , m_amendment(amendment)
    , m_revisions(database)
{
}

Result<> Amending::begin(Recalled recalled)
{
    FOYER_CHECK(m_revisions.lock({place()}));
    if (!m_revisions.isThere(m_amendment.conversation))
        return fail(ErrorCode::NotMember);
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
    m_isDirect =
        protocol::conversationKindFromName(roles.first().text(3)) == protocol::ConversationKind::Direct;
    if (m_isDirect)
        m_role = protocol::MemberRole::Member;
    FOYER_TRY(const QList<protocol::Message> messages, readMessagesAt(m_database, {place()}));
    if (messages.isEmpty() || messages.first().notice)
        return fail(ErrorCode::NotFound, QStringLiteral("no such message"));
    m_message = messages.first();
    if (m_message.recalledAt != 0 && recalled == Recalled::Refused)
        return fail(ErrorCode::MessageRecalled);
    return {};
}

Result<> Amending::checkMaySpeak() const
{
    if (m_revisions.isArchived(m_amendment.conversation))
        return fail(ErrorCode::RoomArchived);
    if (m_silencedUntil > m_amendment.at)
        return fail(ErrorCode::Silenced);
    if (!m_isDirect)
        return {};
    FOYER_TRY(const auto sides, readDirectSides(m_database, {m_amendment.conversation}));
    return storage::checkMaySpeak(sides.value(m_amendment.conversation), m_amendment.actor);
}

Result<chat::Amended> Amending::end()
{
    FOYER_TRY(QList<protocol::Message> changed, m_revisions.end());
    chat::Amended amended;
    amended.message = changed.first();
    amended.changed = std::move(changed);
    return amended;
}

} // namespace foyer::storage
