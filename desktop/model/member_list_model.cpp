// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/model/member_list_model.h"

#include "common/base/clock.h"
#include "desktop/client/client_engine.h"
#include "desktop/model/ago_text.h"
#include "desktop/model/conversation_title.h"

#include <algorithm>

namespace foyer::model {

using protocol::Member;

namespace {

bool isSameRow(const QString &heading, const Member &member, const QString &otherHeading, const Member &other)
{
    return heading.isEmpty() == otherHeading.isEmpty()
        && (heading.isEmpty() ? member.user.id == other.user.id : true);
}

} // namespace

MemberListModel::MemberListModel(client::ClientEngine &engine, QObject *parent)
    : QAbstractListModel(parent)
    , m_engine(engine)
{
    connect(&engine.company(), &client::Company::membersChanged, this, [this](ConversationId id) {
        if (id != m_id)
            return;
        rebuild();
        setState(State::Idle);
    });
    connect(&engine.company(), &client::Company::failed, this, [this] {
        if (m_state == State::Loading)
            setState(State::Failed);
    });
    connect(&engine.replica(), &client::Replica::aboutToBeReset, this, [this] { setConversation({}); });
}

void MemberListModel::setConversation(ConversationId id)
{
    m_id = id;
    rebuild();
    reload();
}

void MemberListModel::reload()
{
    if (!m_id.isValid()) {
        setState(State::Idle);
        return;
    }
    if (m_rows.isEmpty())
        setState(State::Loading);
    m_engine.company().loadMembers(m_id);
}

void MemberListModel::setFilter(const QString &letters)
{
    m_filter = letters.trimmed();
    rebuild();
}

void MemberListModel::addPart(QList<Row> &rows, const QList<Member> &members, bool isOnline) const
{
    const qsizetype before = rows.size();
    for (const Member &member : members) {
        const bool fits = nameOf(member.user).contains(m_filter, Qt::CaseInsensitive)
            || member.user.username.contains(m_filter, Qt::CaseInsensitive);
        if (member.isOnline == isOnline && fits)
            rows.append(Row{{}, member});
    }
    const int count = int(rows.size() - before);
    if (count > 0)
        rows.insert(before, Row{isOnline ? tr("Online · %1").arg(count) : tr("Offline · %1").arg(count), {}});
}

void MemberListModel::rebuild()
{
    const QList<Member> members = m_id.isValid() ? m_engine.company().members(m_id) : QList<Member>();
    QList<Row> rows;
    addPart(rows, members, true);
    addPart(rows, members, false);
    const bool hasSamePeople = rows.size() == m_rows.size()
        && std::equal(rows.cbegin(), rows.cend(), m_rows.cbegin(), [](const Row &a, const Row &b) {
                                   return isSameRow(a.heading, a.member, b.heading, b.member);
                               });
    // Whoever stands with the keys on one of them stays there.
    if (hasSamePeople) {
        m_rows = rows;
        if (!rows.isEmpty())
            emit dataChanged(index(0), index(int(rows.size()) - 1));
        return;
    }
    beginResetModel();
    m_rows = rows;
    endResetModel();
}

const Member *MemberListModel::memberAt(const QModelIndex &index) const
{
    if (!index.isValid() || index.row() >= m_rows.size() || !m_rows.at(index.row()).heading.isEmpty())
        return nullptr;
    return &m_rows.at(index.row()).member;
}

int MemberListModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

QVariant MemberListModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Row &row = m_rows.at(index.row());
    const bool isHeading = !row.heading.isEmpty();
    if (role == IsHeadingRole)
        return isHeading;
    if (isHeading)
        return role == Qt::DisplayRole ? QVariant(row.heading) : QVariant();
    const bool isMe = row.member.user.id == m_engine.user().id;
    switch (role) {
    case Qt::DisplayRole:
        return isMe ? tr("%1 (you)").arg(nameOf(row.member.user)) : nameOf(row.member.user);
    case Qt::AccessibleTextRole:
        return spoken(row);
    case MemberRole:
        return QVariant::fromValue(row.member);
    case IsMeRole:
        return isMe;
    case WhereaboutsRole:
        return row.member.isIdle || row.member.lastSeenAt > 0
            ? whereabouts(row.member, m_engine.clock().now())
            : QString();
    case BadgeRole:
        return row.member.silencedUntil > m_engine.clock().now() ? tr("muted") : roleText(row.member);
    default:
        return {};
    }
}

Qt::ItemFlags MemberListModel::flags(const QModelIndex &index) const
{
    if (memberAt(index) == nullptr)
        return Qt::ItemIsEnabled | Qt::ItemNeverHasChildren;
    return QAbstractListModel::flags(index);
}

/// Name first, for whoever listens to the list.
QString MemberListModel::spoken(const Row &row) const
{
    QStringList all{nameOf(row.member.user), roleText(row.member),
                    whereabouts(row.member, m_engine.clock().now())};
    all.removeAll(QString());
    return all.join(QStringLiteral(", "));
}

QString MemberListModel::whereabouts(const Member &member, Timestamp now)
{
    if (member.isIdle)
        return tr("away");
    if (member.isOnline)
        return tr("online");
    return member.lastSeenAt > 0 ? tr("last here %1").arg(agoText(member.lastSeenAt, now)) : tr("offline");
}

QString MemberListModel::roleText(const Member &member)
{
    if (member.user.role == protocol::UserRole::Bot)
        return tr("bot");
    switch (member.role) {
    case protocol::MemberRole::Owner:
        return tr("owner");
    case protocol::MemberRole::Moderator:
        return tr("moderator");
    case protocol::MemberRole::Member:
        break;
    }
    return {};
}

void MemberListModel::setState(State state)
{
    if (m_state == state)
        return;
    m_state = state;
    emit stateChanged();
}

} // namespace foyer::model
