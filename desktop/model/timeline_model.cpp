// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/model/timeline_model.h"

#include "desktop/client/client_engine.h"
#include "desktop/model/notice_text.h"
#include "desktop/model/picture_reading.h"

#include <QDateTime>
#include <QLocale>

namespace foyer::model {

namespace {

/// Messages of one author that follow one another this closely say name and time once.
constexpr Timestamp kGroupGapMs = 5 * 60 * 1000;

QDate dayOf(Timestamp at)
{
    return QDateTime::fromMSecsSinceEpoch(at).date();
}

/// As the server will describe it.
protocol::Image imageOf(const client::OutgoingPicture &picture)
{
    const QSize bound(kThumbnailSide, kThumbnailSide);
    const bool isTooLarge = picture.size.width() > bound.width() || picture.size.height() > bound.height();
    const QSize thumbnail = isTooLarge ? picture.size.scaled(bound, Qt::KeepAspectRatio) : picture.size;
    protocol::Image image;
    image.id = picture.id;
    image.width = picture.size.width();
    image.height = picture.size.height();
    image.thumbnailWidth = thumbnail.width();
    image.thumbnailHeight = thumbnail.height();
    image.bytes = picture.bytes;
    return image;
}

bool isSame(const client::QueuedPost &a, const client::QueuedPost &b)
{
    return a.ref == b.ref;
}

} // namespace

TimelineModel::TimelineModel(client::ClientEngine &engine, QObject *parent)
    : QAbstractListModel(parent)
    , m_engine(engine)
{
    const client::Replica &replica = engine.replica();
    // While it is still there: a view looks at what it shows once more before it lets go.
    connect(&replica, &client::Replica::aboutToBeReset, this, [this] { setConversation({}); });
    connect(&replica, &client::Replica::messagesReset, this, &TimelineModel::onReset);
    connect(&replica, &client::Replica::messagesAppended, this, &TimelineModel::onAppended);
    connect(&replica, &client::Replica::messagesPrepended, this, &TimelineModel::onPrepended);
    connect(&replica, &client::Replica::messagesAboutToBeDropped, this, &TimelineModel::onAboutToDrop);
    connect(&replica, &client::Replica::messagesDropped, this, &TimelineModel::onDropped);
    connect(&replica, &client::Replica::messageChanged, this, &TimelineModel::onChanged);
    connect(&replica, &client::Replica::conversationAboutToBeRemoved, this, [this](ConversationId id) {
        if (id == m_id)
            setConversation({});
    });
    connect(&engine, &client::ClientEngine::blockedChanged, this, [this] {
        if (m_messageCount > 0)
            emit dataChanged(index(0), index(m_messageCount - 1));
    });
    connect(&engine.outbox(), &client::Outbox::changed, this, &TimelineModel::onOutbox);
    connect(&engine, &client::ClientEngine::stateChanged, this, [this] {
        if (!m_queued.isEmpty())
            emit dataChanged(index(m_messageCount), index(rowCount() - 1));
    });
    connect(&engine, &client::ClientEngine::olderFinished, this, [this](ConversationId id) {
        if (id == m_id)
            emit loadingOlderChanged();
    });
}

void TimelineModel::setConversation(ConversationId id)
{
    const protocol::Conversation *conversation = m_engine.replica().conversation(id);
    beginResetModel();
    m_id = conversation == nullptr ? ConversationId() : id;
    m_unfolded.clear();
    m_readAtOpening = conversation == nullptr ? Seq() : conversation->readSeq;
    takeMessageCount();
    endResetModel();
}

void TimelineModel::takeMessageCount()
{
    m_messageCount = int(m_engine.replica().messages(m_id).size());
    m_queued = m_id.isValid() ? m_engine.outbox().posts(m_id) : QList<client::QueuedPost>();
}

int TimelineModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : m_messageCount + int(m_queued.size());
}

QVariant TimelineModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const int row = index.row();
    switch (role) {
    case Qt::AccessibleTextRole:
        return spoken(index);
    case StartsDayRole:
        return startsDay(row);
    case StartsGroupRole:
        return startsGroup(row);
    case StartsUnreadRole:
        return row == firstUnreadRow();
    case SeenRole:
        return row == rowOf(m_seenSeq) ? m_seenLine : QString();
    case Qt::DisplayRole:
    case TextRole:
        return row < m_messageCount && messageAt(row).notice ? noticeText(messageAt(row)) : lineAt(row).text;
    case LineRole:
        return QVariant::fromValue(lineAt(row));
    default:
        break;
    }
    if (row < m_messageCount)
        return messageData(messageAt(row), role);
    return queuedData(m_queued.at(row - m_messageCount), role);
}

QVariant TimelineModel::messageData(const protocol::Message &message, int role) const
{
    switch (role) {
    case SeqRole:
        return message.seq.value();
    case RefRole:
        return message.ref;
    case AuthorRole:
        return message.alias ? message.alias->displayName : message.author.displayName;
    case AuthorIdRole:
        return message.author.id.value();
    case AvatarRole:
        return message.alias ? message.alias->avatar : message.author.avatar;
    case IsBotRole:
        return message.author.role == protocol::UserRole::Bot;
    case TimeRole:
        return message.createdAt;
    case IsMineRole:
        return message.author.id == m_engine.user().id;
    case DeliveryRole:
        return QVariant::fromValue(Delivery::Delivered);
    case IsFoldedRole:
        return isFolded(message);
    case ImageRole:
        return message.image && !isFolded(message) ? QVariant::fromValue(*message.image) : QVariant();
    case RevisionRole:
        return isFolded(message) ? -message.revision.value() : message.revision.value();
    case IsNoticeRole:
        return message.notice.has_value();
    default:
        return {};
    }
}

QVariant TimelineModel::queuedData(const client::QueuedPost &post, int role) const
{
    const bool isFailed = post.state == client::QueuedPost::State::Failed;
    switch (role) {
    case SeqRole:
    case RevisionRole:
        return qint64(0);
    case RefRole:
        return post.ref;
    case AuthorRole:
        return m_engine.user().displayName;
    case AuthorIdRole:
        return m_engine.user().id.value();
    case AvatarRole:
        return m_engine.user().avatar;
    case TimeRole:
        return post.createdAt;
    case IsMineRole:
        return true;
    case DeliveryRole:
        return QVariant::fromValue(isFailed ? Delivery::Failed : Delivery::Waiting);
    case FailureRole:
        return isFailed ? QVariant(int(post.failure)) : QVariant();
    case ImageRole:
        return post.picture ? QVariant::fromValue(imageOf(*post.picture)) : QVariant();
    case ProgressRole:
        return isFailed || post.isComplete()
            ? QVariant()
            : QVariant(double(post.picture->sent) / double(std::max<qint64>(1, post.picture->bytes)));
    case IsOfflineRole:
        return m_engine.state() != client::ConnectionState::Online
            && m_engine.state() != client::ConnectionState::CatchingUp;
    default:
        return {};
    }
}

MessageLine TimelineModel::lineAt(int row) const
{
    if (row < m_messageCount && isFolded(messageAt(row))) {
        MessageLine folded;
        folded.text = tr("Message of somebody you blocked. Click to show it.");
        folded.isRecalled = true;
        return folded;
    }
    if (row < m_messageCount)
        return MessageLine::of(messageAt(row), m_engine.user().id);
    return MessageLine::of(m_queued.at(row - m_messageCount), m_engine.replica());
}

/// Author and text first, for whoever listens to the list.
QString TimelineModel::spoken(const QModelIndex &index) const
{
    const QString author = index.data(AuthorRole).toString();
    const MessageLine line = lineAt(index.row());
    const QString remarks = line.remarks();
    const QString words = line.text.isEmpty() ? line.summary() : line.text;
    const QString text = remarks.isEmpty() ? words : QStringLiteral("%1 (%2)").arg(words, remarks);
    const auto at = QDateTime::fromMSecsSinceEpoch(index.data(TimeRole).toLongLong());
    const QString time = QLocale().toString(at.time(), QLocale::ShortFormat);
    if (index.data(IsNoticeRole).toBool())
        return text.isEmpty() ? text : QStringLiteral("%1, %2").arg(text, time);
    switch (index.data(DeliveryRole).value<Delivery>()) {
    case Delivery::Waiting:
        return tr("%1: %2, %3, on its way").arg(author, text, time);
    case Delivery::Failed:
        return tr("%1: %2, %3, not sent").arg(author, text, time);
    case Delivery::Delivered:
        break;
    }
    return QStringLiteral("%1: %2, %3").arg(author, text, time);
}

QHash<int, QByteArray> TimelineModel::roleNames() const
{
    QHash<int, QByteArray> names = QAbstractListModel::roleNames();
    names.insert({{SeqRole, "seq"},
                  {RefRole, "ref"},
                  {AuthorRole, "author"},
                  {AuthorIdRole, "authorId"},
                  {IsBotRole, "isBot"},
                  {AvatarRole, "avatar"},
                  {TextRole, "text"},
                  {TimeRole, "time"},
                  {IsMineRole, "isMine"},
                  {DeliveryRole, "delivery"},
                  {FailureRole, "failure"},
                  {StartsDayRole, "startsDay"},
                  {StartsGroupRole, "startsGroup"},
                  {StartsUnreadRole, "startsUnread"},
                  {ImageRole, "image"},
                  {ProgressRole, "progress"},
                  {IsOfflineRole, "isOffline"},
                  {LineRole, "line"},
                  {RevisionRole, "revision"},
                  {IsNoticeRole, "isNotice"},
                  {SeenRole, "seen"},
                  {IsFoldedRole, "isFolded"}});
    return names;
}

bool TimelineModel::hasOlder() const
{
    return m_engine.replica().hasOlder(m_id);
}

bool TimelineModel::isLoadingOlder() const
{
    return m_engine.isLoadingOlder(m_id);
}

void TimelineModel::loadOlder()
{
    m_engine.loadOlder(m_id);
    emit loadingOlderChanged();
}

void TimelineModel::setReading(bool isReading)
{
    m_engine.setReading(isReading ? m_id : ConversationId());
}

Seq TimelineModel::lastSeq() const
{
    const QList<protocol::Message> &messages = m_engine.replica().messages(m_id);
    return messages.isEmpty() ? Seq() : messages.constLast().seq;
}

int TimelineModel::rowOf(Seq seq) const
{
    if (m_messageCount == 0 || !seq.isValid())
        return -1;
    const qint64 row = seq.value() - messageAt(0).seq.value();
    return row >= 0 && row < m_messageCount ? int(row) : -1;
}

bool TimelineModel::isBeforeFirst(Seq seq) const
{
    return m_messageCount > 0 && seq.isValid() && seq < messageAt(0).seq;
}

protocol::MessagePlace TimelineModel::placeOf(const QModelIndex &index) const
{
    const bool isMessage = index.isValid() && index.row() < m_messageCount;
    return {m_id, isMessage ? messageAt(index.row()).seq : Seq()};
}

void TimelineModel::showUnreadFrom(Seq seq)
{
    const int before = firstUnreadRow();
    m_readAtOpening = Seq(seq.value() - 1);
    for (const int row : {before, firstUnreadRow()}) {
        if (row >= 0)
            emit dataChanged(index(row), index(row));
    }
}

bool TimelineModel::isFolded(const protocol::Message &message) const
{
    return m_engine.blocked().contains(message.author.id) && !message.notice && message.recalledAt == 0
        && !m_unfolded.contains(message.seq);
}

void TimelineModel::unfold(const QModelIndex &index)
{
    const protocol::MessagePlace place = placeOf(index);
    if (!place.seq.isValid())
        return;
    m_unfolded.insert(place.seq);
    emit dataChanged(index, index);
}

void TimelineModel::setSeen(Seq seq, const QString &line)
{
    const int before = rowOf(m_seenSeq);
    m_seenSeq = seq;
    m_seenLine = line;
    for (const int row : {before, rowOf(m_seenSeq)}) {
        if (row >= 0)
            emit dataChanged(index(row), index(row));
    }
}

int TimelineModel::firstUnreadRow() const
{
    return m_readAtOpening.isValid() ? rowOf(Seq(m_readAtOpening.value() + 1)) : -1;
}

void TimelineModel::onReset(ConversationId id)
{
    if (id != m_id)
        return;
    beginResetModel();
    takeMessageCount();
    endResetModel();
}

void TimelineModel::onAppended(ConversationId id, int count)
{
    if (id != m_id)
        return;
    // What one writes oneself is read, and so is all before it.
    const int unreadBefore = firstUnreadRow();
    const QList<protocol::Message> &messages = m_engine.replica().messages(m_id);
    for (qsizetype i = messages.size() - count; i < messages.size(); ++i) {
        if (messages.at(i).author.id == m_engine.user().id)
            m_readAtOpening = messages.at(i).seq;
    }
    beginInsertRows({}, m_messageCount, m_messageCount + count - 1);
    m_messageCount += count;
    endInsertRows();
    if (unreadBefore >= 0 && unreadBefore != firstUnreadRow())
        emit dataChanged(index(unreadBefore), index(unreadBefore));
}

void TimelineModel::onPrepended(ConversationId id, int count)
{
    if (id != m_id)
        return;
    // Until the insertion is announced, the rows are still what they were.
    m_front = count;
    beginInsertRows({}, 0, count - 1);
    m_front = 0;
    m_messageCount += count;
    endInsertRows();
    // It was the first one, and may not start its day or group any more.
    if (rowCount() > count)
        emit dataChanged(index(count), index(count));
}

void TimelineModel::onAboutToDrop(ConversationId id, int count)
{
    if (id == m_id)
        beginRemoveRows({}, 0, count - 1);
}

void TimelineModel::onDropped(ConversationId id, int count)
{
    if (id != m_id)
        return;
    m_messageCount -= count;
    endRemoveRows();
    // It is the first one now, and begins its day.
    if (rowCount() > 0)
        emit dataChanged(index(0), index(0));
}

void TimelineModel::onChanged(ConversationId id, int row)
{
    if (id == m_id)
        emit dataChanged(index(row), index(row));
}

void TimelineModel::onOutbox(ConversationId id)
{
    if (id != m_id)
        return;
    const QList<client::QueuedPost> now = m_engine.outbox().posts(m_id);
    for (int i = int(m_queued.size()) - 1; i >= 0; --i) {
        const auto stays = std::find_if(now.cbegin(), now.cend(),
                                        [&](const auto &post) { return isSame(post, m_queued.at(i)); });
        if (stays != now.cend()) {
            m_queued[i] = *stays;
            continue;
        }
        beginRemoveRows({}, m_messageCount + i, m_messageCount + i);
        m_queued.removeAt(i);
        endRemoveRows();
    }
    if (!m_queued.isEmpty())
        emit dataChanged(index(m_messageCount), index(rowCount() - 1));
    if (now.size() > m_queued.size()) {
        // The order of the outbox never changes, so what is new is at the end.
        beginInsertRows({}, rowCount(), m_messageCount + int(now.size()) - 1);
        m_queued = now;
        endInsertRows();
    }
}

const protocol::Message &TimelineModel::messageAt(int row) const
{
    return m_engine.replica().messages(m_id).at(m_front + row);
}

TimelineModel::Row TimelineModel::rowAt(int row) const
{
    if (row >= m_messageCount)
        return {m_engine.user().id, {}, m_queued.at(row - m_messageCount).createdAt, false};
    const protocol::Message &message = messageAt(row);
    return {message.author.id, message.alias ? message.alias->displayName : QString(), message.createdAt,
            message.notice.has_value()};
}

bool TimelineModel::startsDay(int row) const
{
    return row == 0 || dayOf(rowAt(row).at) != dayOf(rowAt(row - 1).at);
}

bool TimelineModel::startsGroup(int row) const
{
    if (startsDay(row) || row == firstUnreadRow())
        return true;
    const Row mine = rowAt(row);
    const Row before = rowAt(row - 1);
    if (before.isNotice)
        return true;
    return mine.author != before.author || mine.alias != before.alias || mine.at - before.at > kGroupGapMs;
}

} // namespace foyer::model
