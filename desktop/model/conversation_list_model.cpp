// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/model/conversation_list_model.h"

#include "desktop/client/client_engine.h"
#include "desktop/model/conversation_title.h"
#include "desktop/model/message_line.h"
#include "desktop/model/notice_text.h"

#include <algorithm>
#include <limits>

namespace foyer::model {

namespace {

Timestamp lastActivity(const protocol::Conversation &conversation)
{
    if (conversation.lastMessage)
        return conversation.lastMessage->createdAt;
    // One with somebody in which nothing was said yet was opened just now.
    return conversation.partner ? std::numeric_limits<Timestamp>::max() : 0;
}

qint64 unreadOf(const protocol::Conversation &conversation)
{
    return conversation.unread;
}

} // namespace

ConversationListModel::ConversationListModel(client::ClientEngine &engine, QObject *parent)
    : QAbstractListModel(parent)
    , m_engine(engine)
{
    const client::Replica &replica = engine.replica();
    connect(&replica, &client::Replica::reset, this, &ConversationListModel::rebuild);
    connect(&replica, &client::Replica::conversationAdded, this, &ConversationListModel::onAdded);
    connect(&replica, &client::Replica::conversationRemoved, this, &ConversationListModel::onRemoved);
    connect(&replica, &client::Replica::conversationChanged, this, &ConversationListModel::onChanged);
    connect(&engine.outbox(), &client::Outbox::changed, this, &ConversationListModel::onChanged);
    connect(&engine.drafts(), &client::DraftStore::changed, this, &ConversationListModel::onChanged);
    connect(&engine.pictures(), &client::PictureUploads::chosenChanged, this,
            &ConversationListModel::onChanged);
    rebuild();
}

int ConversationListModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_order.size());
}

QVariant ConversationListModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const ConversationId id = m_order.at(index.row());
    const protocol::Conversation *conversation = m_engine.replica().conversation(id);
    if (conversation == nullptr)
        return {};
    switch (role) {
    case Qt::DisplayRole:
    case NameRole:
        return titleOf(*conversation);
    case Qt::AccessibleTextRole: {
        const qint64 unread = unreadOf(*conversation);
        const QString title = titleOf(*conversation);
        const QString draft = draftOf(id);
        const QString name = draft.isEmpty() ? title : tr("%1, draft: %2").arg(title, draft);
        return unread > 0 ? tr("%1, %n unread", nullptr, int(unread)).arg(name) : name;
    }
    case IdRole:
        return id.value();
    case TopicRole:
        return conversation->topic;
    case PreviewRole:
        return previewOf(id);
    case TimeRole:
        return conversation->lastMessage ? conversation->lastMessage->createdAt : 0;
    case UnreadRole:
        return unreadOf(*conversation);
    case MentionsRole:
        return conversation->mentions;
    case OnlineRole:
        return conversation->onlineCount;
    case MembersRole:
        return conversation->memberCount;
    case HasFailedRole:
        return hasFailed(id);
    case StateRole:
        return QVariant::fromValue(conversation->state);
    case DraftRole:
        return draftOf(id);
    case PartnerRole:
        return conversation->partner ? QVariant::fromValue(*conversation->partner) : QVariant();
    default:
        return {};
    }
}

QHash<int, QByteArray> ConversationListModel::roleNames() const
{
    QHash<int, QByteArray> names = QAbstractListModel::roleNames();
    names.insert({{IdRole, "id"},
                  {NameRole, "name"},
                  {TopicRole, "topic"},
                  {PreviewRole, "preview"},
                  {TimeRole, "time"},
                  {UnreadRole, "unread"},
                  {MentionsRole, "mentions"},
                  {OnlineRole, "online"},
                  {MembersRole, "members"},
                  {HasFailedRole, "hasFailed"},
                  {PartnerRole, "partner"},
                  {StateRole, "state"},
                  {DraftRole, "draft"}});
    return names;
}

QModelIndex ConversationListModel::indexOf(ConversationId id) const
{
    const qsizetype row = m_order.indexOf(id);
    return row < 0 ? QModelIndex() : index(int(row));
}

ConversationId ConversationListModel::idAt(const QModelIndex &index) const
{
    return ConversationId(index.data(IdRole).toLongLong());
}

qint64 ConversationListModel::unreadTotal() const
{
    qint64 total = 0;
    for (const ConversationId id : m_order)
        total += unreadOf(*m_engine.replica().conversation(id));
    return total;
}

void ConversationListModel::rebuild()
{
    beginResetModel();
    m_order = m_engine.replica().conversations();
    std::sort(m_order.begin(), m_order.end(), [this](auto a, auto b) { return isBefore(a, b); });
    endResetModel();
    emit unreadTotalChanged();
}

void ConversationListModel::onAdded(ConversationId id)
{
    if (m_order.contains(id))
        return;
    const int row = placeOf(id);
    beginInsertRows({}, row, row);
    m_order.insert(row, id);
    endInsertRows();
    emit unreadTotalChanged();
}

void ConversationListModel::onRemoved(ConversationId id)
{
    const int row = int(m_order.indexOf(id));
    if (row < 0)
        return;
    beginRemoveRows({}, row, row);
    m_order.removeAt(row);
    endRemoveRows();
    emit unreadTotalChanged();
}

void ConversationListModel::onChanged(ConversationId id)
{
    const int from = int(m_order.indexOf(id));
    if (from < 0)
        return;
    const int to = placeOf(id);
    if (from != to) {
        // Qt counts the place to move to before the row is taken out.
        beginMoveRows({}, from, from, {}, to > from ? to + 1 : to);
        m_order.move(from, to);
        endMoveRows();
    }
    emit dataChanged(index(to), index(to));
    emit unreadTotalChanged();
}

bool ConversationListModel::isBefore(ConversationId a, ConversationId b) const
{
    const protocol::Conversation *first = m_engine.replica().conversation(a);
    const protocol::Conversation *second = m_engine.replica().conversation(b);
    if (first->preferences.isFavourite != second->preferences.isFavourite)
        return first->preferences.isFavourite;
    const Timestamp firstTime = lastActivity(*first);
    const Timestamp secondTime = lastActivity(*second);
    if (firstTime != secondTime)
        return firstTime > secondTime;
    const int byName = QString::localeAwareCompare(titleOf(*first), titleOf(*second));
    return byName != 0 ? byName < 0 : a < b;
}

/// The row where it belongs among the others.
int ConversationListModel::placeOf(ConversationId id) const
{
    return int(std::count_if(m_order.cbegin(), m_order.cend(),
                             [&](ConversationId other) { return other != id && isBefore(other, id); }));
}

QString ConversationListModel::previewOf(ConversationId id) const
{
    const protocol::Conversation *conversation = m_engine.replica().conversation(id);
    const auto &last = conversation->lastMessage;
    if (!last)
        return conversation->topic.isEmpty() ? tr("No messages yet") : conversation->topic;
    if (last->notice)
        return noticeText(*last);
    const QString text = MessageLine::of(*last, m_engine.user().id).summary();
    if (last->author.id == m_engine.user().id)
        return tr("You: %1").arg(text);
    // Of two, only one's own lines need a name.
    if (conversation->partner && last->author.id == conversation->partner->user.id)
        return text;
    return QStringLiteral("%1: %2").arg(last->alias ? last->alias->displayName : last->author.displayName,
                                        text);
}

QString ConversationListModel::draftOf(ConversationId id) const
{
    const QString text = m_engine.drafts().all().value(id).text.simplified();
    return text.isEmpty() && !m_engine.pictures().chosen(id).isEmpty() ? tr("Picture") : text;
}

bool ConversationListModel::hasFailed(ConversationId id) const
{
    const QList<client::QueuedPost> posts = m_engine.outbox().posts(id);
    return std::any_of(posts.cbegin(), posts.cend(), [](const client::QueuedPost &post) {
        return post.state == client::QueuedPost::State::Failed;
    });
}

} // namespace foyer::model
