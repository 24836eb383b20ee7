// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/storage/room_changing.h"

#include "common/base/limits.h"
#include "server/chat/conversation_store.h"
#include "server/storage/database.h"
#include "server/storage/message_reading.h"
#include "server/storage/records.h"

#include <QUuid>

#include <algorithm>

namespace foyer::storage {
namespace {

constexpr int kRichColumns = 11;
// Columns of select_room.
constexpr int kMembersNotice = 4;
constexpr int kState = 5;

} // namespace

protocol::NoticeUser noticeUser(const protocol::User &user)
{
    return {user.id, user.displayName};
}

RoomChanging::RoomChanging(Database &database, const chat::RoomAction &action)
    : m_database(database)
    , m_action(action)
{
}

bool RoomChanging::isLobby() const
{
    return m_action.room == chat::kLobby;
}

Result<> RoomChanging::open()
{
    FOYER_TRY(
        const Rows counters,
        m_database.selectForKeys(QLatin1String("messages/lock_conversations"), {}, 1, bind(m_action.room)));
    FOYER_TRY(const Rows rows, m_database.select(QLatin1String("rooms/select_room"), bind(m_action.room)));
    if (counters.isEmpty() || rows.isEmpty())
        return fail(ErrorCode::NotMember, QStringLiteral("no such room"));
    m_lastSeq = m_firstSeq = counters.first().id<Seq>(1);
    m_revision = counters.first().id<Revision>(2);
    const Row &row = rows.first();
    m_room.name = row.text(0);
    m_room.topic = row.text(1);
    m_membersNotice = row.id<Seq>(kMembersNotice);
    m_room.state = stateOf(row, kState);
    return {};
}

Result<> RoomChanging::begin()
{
    const Result<> opened = open();
    FOYER_TRY(const Target actor, target(m_action.actor));
    if (!actor.isMember)
        return fail(ErrorCode::NotMember);
    // He is in it, but it is no room.
    if (!opened && opened.error().code == ErrorCode::NotMember)
        return fail(ErrorCode::Forbidden, QStringLiteral("not a room"));
    if (!opened)
        return opened;
    m_role = protocol::roleIn(actor.member.role, actor.member.user.role);
    return {};
}

Result<> RoomChanging::beginAsAdministrator()
{
    FOYER_CHECK(open());
    m_role = protocol::MemberRole::Owner;
    return {};
}

Result<> RoomChanging::need(protocol::Right right) const
{
    if (!protocol::may(m_role, right))
        return fail(ErrorCode::Forbidden);
    return {};
}

Result<RoomChanging::Target> RoomChanging::target(UserId user) const
{
    FOYER_TRY(const Rows rows,
              m_database.select(QLatin1String("rooms/select_target"), bind(m_action.room, user)));
    if (rows.isEmpty())
        return Target{};
    return Target{memberOf(rows.first()), !rows.first().isNull(kUserColumns)};
}

Result<RoomChanging::Target> RoomChanging::subject(UserId user) const
{
    if (user == m_action.actor)
        return fail(ErrorCode::InvalidField, QStringLiteral("not oneself"), QStringLiteral("user"));
    FOYER_TRY(const Target found, target(user));
    if (!found.member.user.id.isValid())
        return fail(ErrorCode::NotFound, QStringLiteral("no such user"));
    // Who is not in the room has no rank there, unless he runs the server.
    if (!protocol::outranks(m_role, protocol::roleIn(found.member.role, found.member.user.role)))
        return fail(ErrorCode::Forbidden);
    return found;
}

Result<std::optional<protocol::Message>> RoomChanging::openNotice() const
{
    if (!m_membersNotice.isValid())
        return std::nullopt;
    FOYER_TRY(const QList<protocol::Message> found,
              readMessagesAt(m_database, {{m_action.room, m_membersNotice}}));
    if (found.isEmpty() || !found.first().notice
        || m_action.at - found.first().createdAt > limits::kNoticeFoldFor)
        return std::nullopt;
    return found.first();
}

Result<> RoomChanging::tell(protocol::Notice notice)
{
    return store(m_action.actor, notice);
}

Result<> RoomChanging::tellOf(const QString &event, const QList<protocol::Member> &members,
                              const QString &text)
{
    return tellBy(m_action.actor, event, members, text);
}

Result<> RoomChanging::tellBy(UserId author, const QString &event, const QList<protocol::Member> &members,
                              const QString &text)
{
    protocol::Notice notice;
    notice.event = event;
    notice.text = text;
    notice.count = int(members.size());
    for (const protocol::Member &member :
         members.first(std::min<qsizetype>(members.size(), limits::kNoticeNames)))
        notice.users.append(noticeUser(member.user));
    return store(author, notice);
}

Result<> RoomChanging::openNotice(UserId author, protocol::Notice notice)
{
    FOYER_CHECK(store(author, notice));
    FOYER_CHECK(m_database.run(QLatin1String("rooms/update_members_notice"), bind(m_lastSeq, m_action.room)));
    return {};
}

Result<> RoomChanging::replace(protocol::Message message)
{
    m_revision = Revision(m_revision.value() + 1);
    const QVariantList values{bound(m_revision), boundOrNull(extrasOf(message)), bound(m_action.room),
                              bound(message.seq)};
    FOYER_CHECK(m_database.run(QLatin1String("rooms/update_notice"), values));
    m_told.append({m_action.room, message.seq});
    return {};
}

Result<> RoomChanging::store(UserId author, const protocol::Notice &notice)
{
    if (!author.isValid())
        return {};
    m_lastSeq = Seq(m_lastSeq.value() + 1);
    m_revision = Revision(m_revision.value() + 1);
    protocol::Message message;
    message.notice = notice;
    const qint64 isNotice = 1;
    const QVariantList values{bound(m_action.room),
                              bound(m_lastSeq),
                              bound(m_revision),
                              bound(author),
                              bound(QUuid::createUuid().toString(QUuid::WithoutBraces)),
                              bound(QString()),
                              boundOrNull({}),
                              bound(m_action.at),
                              bound(isNotice),
                              QVariant(QMetaType(QMetaType::LongLong)),
                              boundOrNull(extrasOf(message))};
    FOYER_CHECK(m_database.runForRows(QLatin1String("messages/insert_rich_messages"), kRichColumns, values));
    m_told.append({m_action.room, m_lastSeq});
    return {};
}

Result<> RoomChanging::follow(const QList<UserId> &users)
{
    if (m_lastSeq == m_firstSeq)
        return {};
    for (const UserId user : users) {
        FOYER_TRY(const int moved,
                  m_database.run(QLatin1String("rooms/update_followed"),
                                 bind(m_lastSeq, m_action.room, user, m_firstSeq)));
        if (moved > 0)
            m_readers.append(user);
    }
    return {};
}

Result<chat::Told> RoomChanging::end()
{
    chat::Told told;
    if (m_told.isEmpty())
        return told;
    // What happens to a room does not move it up among those where people talk.
    const qint64 unmoved = 0;
    FOYER_CHECK(m_database.runForRows(QLatin1String("messages/update_counters"), 4,
                                      bind(m_lastSeq, m_revision, unmoved, m_action.room)));
    FOYER_TRY(told.notices, readMessagesAt(m_database, m_told));
    std::sort(told.notices.begin(), told.notices.end(),
              [](const protocol::Message &a, const protocol::Message &b) { return a.revision < b.revision; });
    told.readers = m_readers;
    return told;
}

} // namespace foyer::storage
