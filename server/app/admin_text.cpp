// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/app/admin_text.h"

#include "server/net/http/routes/admin_json.h"

#include <QDateTime>

#include <algorithm>

namespace foyer::app {
namespace {

QString time(Timestamp at)
{
    if (at == 0)
        return QStringLiteral("-");
    return QDateTime::fromMSecsSinceEpoch(at).toString(QStringLiteral("yyyy-MM-dd hh:mm"));
}

/// Columns under their headings.
QString table(const QList<QStringList> &rows)
{
    QList<qsizetype> widths;
    for (const QStringList &row : rows) {
        for (qsizetype i = 0; i < row.size(); ++i) {
            if (widths.size() <= i)
                widths.append(0);
            widths[i] = std::max(widths[i], row.at(i).size());
        }
    }
    QString text;
    for (const QStringList &row : rows) {
        QString line;
        for (qsizetype i = 0; i < row.size(); ++i)
            line += row.at(i).leftJustified(widths.at(i) + 2);
        text += line.trimmed() + u'\n';
    }
    return text;
}

template<typename T, typename Write>
QJsonObject listJson(const char *name, const QList<T> &values, Write write)
{
    QJsonArray list;
    for (const T &value : values)
        list.append(write(value));
    return {{QString::fromLatin1(name), list}};
}

QString ownersOf(const admin::ManagedRoom &room)
{
    QStringList names;
    for (const protocol::User &owner : room.owners)
        names.append(owner.username);
    return names.isEmpty() ? QStringLiteral("-") : names.join(QStringLiteral(", "));
}

QString mebibytes(qint64 bytes)
{
    constexpr double kMebibyte = 1024.0 * 1024.0;
    return QStringLiteral("%1 MiB").arg(double(bytes) / kMebibyte, 0, 'f', 1);
}

QString nameOf(const std::optional<protocol::User> &user, const char *otherwise)
{
    return user ? user->username : QString::fromLatin1(otherwise);
}

} // namespace

AdminAnswer tellUsers(const QList<admin::ManagedUser> &users)
{
    QList<QStringList> rows{{QStringLiteral("ID"), QStringLiteral("USERNAME"), QStringLiteral("ROLE"),
                             QStringLiteral("STATE"), QStringLiteral("SESSIONS"),
                             QStringLiteral("LAST SEEN")}};
    for (const admin::ManagedUser &managed : users) {
        rows.append({QString::number(managed.user.id.value()), managed.user.username,
                     protocol::userRoleName(managed.user.role),
                     managed.disabledAt == 0 ? QStringLiteral("active") : QStringLiteral("disabled"),
                     QString::number(managed.sessions), time(managed.lastSeenAt)});
    }
    const auto write = [](const admin::ManagedUser &managed) {
        // Only the running server knows who is connected.
        QJsonObject json = net::managedUserJson(managed, 0);
        json.remove(QStringLiteral("connections"));
        return json;
    };
    return {table(rows), listJson("users", users, write)};
}

AdminAnswer tellRooms(const QList<admin::ManagedRoom> &rooms)
{
    QList<QStringList> rows{{QStringLiteral("ID"), QStringLiteral("NAME"), QStringLiteral("VISIBILITY"),
                             QStringLiteral("OWNER"), QStringLiteral("MEMBERS"), QStringLiteral("MESSAGES"),
                             QStringLiteral("PICTURES"), QStringLiteral("LAST ACTIVITY"),
                             QStringLiteral("ARCHIVED")}};
    for (const admin::ManagedRoom &room : rooms) {
        rows.append({QString::number(room.id.value()), room.name,
                     room.isPublic ? QStringLiteral("public") : QStringLiteral("private"), ownersOf(room),
                     QString::number(room.members), QString::number(room.messages),
                     mebibytes(room.imageBytes), time(room.lastActivityAt), time(room.archivedAt)});
    }
    return {table(rows), listJson("rooms", rooms, net::managedRoomJson)};
}

AdminAnswer tellMembers(const QList<admin::ManagedMember> &members)
{
    QList<QStringList> rows{
        {QStringLiteral("ID"), QStringLiteral("USERNAME"), QStringLiteral("ROLE"), QStringLiteral("SINCE")}};
    for (const admin::ManagedMember &member : members) {
        rows.append({QString::number(member.user.id.value()), member.user.username,
                     protocol::memberRoleName(member.role), time(member.joinedAt)});
    }
    return {table(rows), listJson("members", members, net::managedMemberJson)};
}

AdminAnswer tellRemoved(const admin::ManagedRoom &room)
{
    return {
        QStringLiteral("\"%1\" is deleted. Its messages and pictures are taken away by the server, little by "
                       "little, when it runs.\n")
            .arg(room.name),
        {{QStringLiteral("deleted"), net::managedRoomJson(room)}}};
}

AdminAnswer tellAudit(const QList<admin::AuditEntry> &entries)
{
    QList<QStringList> rows{{QStringLiteral("WHEN"), QStringLiteral("WHO"), QStringLiteral("WHAT"),
                             QStringLiteral("WHOM"), QStringLiteral("DETAIL")}};
    for (const admin::AuditEntry &entry : entries) {
        rows.append({time(entry.at), nameOf(entry.actor, "(operator)"), entry.action,
                     nameOf(entry.target, "-"), entry.detail});
    }
    return {table(rows), listJson("entries", entries, net::auditEntryJson)};
}

AdminAnswer tellRegistration(const admin::RegistrationMode &mode)
{
    const QString origin = mode.set ? QStringLiteral("set by an administrator")
                                    : QStringLiteral("as --registration of this configuration says");
    return {QStringLiteral("%1 (%2)\n").arg(accounts::registrationName(mode.inForce), origin),
            net::registrationJson(mode)};
}

AdminAnswer tellReset(const admin::ResetLink &link, const QString &username, const QString &address)
{
    const QString url = QStringLiteral("%1#reset=%2").arg(address, QString::fromLatin1(link.token));
    return {QStringLiteral("The old password of %1 does not work any more, and all sessions are ended.\n"
                           "Send this link; until %2 it sets a new password, once:\n  %3\n")
                .arg(username, time(link.expiresAt), url),
            {{QStringLiteral("link"), url}, {QStringLiteral("expiresAt"), link.expiresAt}}};
}

AdminAnswer tellInvites(const QList<accounts::Invite> &invites, const QString &address)
{
    QList<QStringList> rows{{QStringLiteral("USES LEFT"), QStringLiteral("UNTIL"), QStringLiteral("LINK")}};
    const auto url = [&address](const accounts::Invite &invite) {
        return QStringLiteral("%1#invite=%2").arg(address, invite.code);
    };
    for (const accounts::Invite &invite : invites)
        rows.append({QString::number(invite.usesLeft), time(invite.expiresAt), url(invite)});
    const auto write = [&url](const accounts::Invite &invite) {
        return QJsonObject{{QStringLiteral("code"), invite.code},
                           {QStringLiteral("link"), url(invite)},
                           {QStringLiteral("createdAt"), invite.createdAt},
                           {QStringLiteral("expiresAt"), invite.expiresAt},
                           {QStringLiteral("usesLeft"), invite.usesLeft}};
    };
    return {invites.isEmpty() ? QStringLiteral("No invitations.\n") : table(rows),
            listJson("invites", invites, write)};
}

QString adminHelp()
{
    return QStringLiteral(
        "foyer-server [settings] admin COMMAND [--json]\n\n"
        "  users [--search TEXT] [--limit N]      everybody with an account\n"
        "  rooms [list] [--search TEXT] [--limit N]\n"
        "                                         all rooms\n"
        "  rooms members ROOM                     who is in it; ROOM is its number or its name\n"
        "  rooms archive ROOM, rooms restore ROOM\n"
        "  rooms rename ROOM NAME\n"
        "  rooms owner ROOM NAME                  give it to one of its members\n"
        "  rooms delete ROOM --yes                with all that was said there, for good\n"
        "  role NAME admin|member                 make somebody administrator, or not any more\n"
        "  disable NAME, enable NAME              keep somebody from signing in; let them in again\n"
        "  reset-password NAME                    end the password and all sessions; prints a link for a new "
        "one\n"
        "  invites [create [--uses N] [--days N] | remove CODE]\n"
        "  registration [open|invite|closed|default]\n"
        "  audit [--limit N]                      who did what, newest first\n\n"
        "The settings are those of the server: give the same --config, --data or --database. It may run\n"
        "meanwhile, and hears of what was done within seconds.\n");
}

} // namespace foyer::app
