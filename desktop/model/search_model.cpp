// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/model/search_model.h"

#include "desktop/client/client_engine.h"
#include "desktop/model/conversation_title.h"

#include <QPoint>

namespace foyer::model {
namespace {

/// Code points as the UTF-16 units that Qt counts in.
QList<QPoint> unitRanges(const QString &text, const QList<protocol::TextRange> &ranges)
{
    QList<qsizetype> units;
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (!text.at(i).isLowSurrogate() || i == 0 || !text.at(i - 1).isHighSurrogate())
            units.append(i);
    }
    units.append(text.size());
    QList<QPoint> list;
    for (const protocol::TextRange &range : ranges) {
        const qsizetype end = range.start + range.length;
        if (end < units.size())
            list.append(QPoint(int(units.at(range.start)), int(units.at(end) - units.at(range.start))));
    }
    return list;
}

} // namespace

SearchModel::SearchModel(client::ClientEngine &engine, QObject *parent)
    : QAbstractListModel(parent)
    , m_engine(engine)
{
    connect(&m_engine, &client::ClientEngine::searched, this, &SearchModel::onSearched);
    connect(&m_engine, &client::ClientEngine::searchFailed, this, &SearchModel::onFailed);
    connect(&m_engine, &client::ClientEngine::signedOut, this, &SearchModel::clear);
}

void SearchModel::search(const client::SearchQuery &query)
{
    clear();
    m_query = query;
    m_query.before.clear();
    ask();
}

void SearchModel::clear()
{
    beginResetModel();
    m_hits.clear();
    endResetModel();
    m_query = {};
    m_ticket = 0;
    m_error.reset();
    m_isIndexing = false;
    setState(State::Idle);
}

void SearchModel::ask()
{
    // A place in the server's order means nothing here, and the other way round.
    if (m_isLocal != m_engine.searchesLocally() && !m_query.before.isEmpty()) {
        m_query.before.clear();
        setState(State::Done);
        return;
    }
    m_isLocal = m_engine.searchesLocally();
    m_ticket = m_engine.search(m_query);
    setState(State::Searching);
}

void SearchModel::onSearched(int ticket, const protocol::SearchAnswer &answer)
{
    if (ticket != m_ticket)
        return;
    if (!answer.hits.isEmpty()) {
        const int first = int(m_hits.size());
        beginInsertRows({}, first, first + int(answer.hits.size()) - 1);
        m_hits += answer.hits;
        endInsertRows();
    }
    m_isIndexing = answer.isIndexing;
    m_query.before = answer.next;
    // A page may be empty although there is more.
    if (answer.hits.isEmpty() && !answer.next.isEmpty())
        ask();
    else
        setState(State::Done);
}

void SearchModel::onFailed(int ticket, const Error &error)
{
    if (ticket != m_ticket)
        return;
    m_error = error;
    setState(State::Failed);
}

void SearchModel::setState(State state)
{
    if (state != State::Failed)
        m_error.reset();
    m_state = state;
    emit stateChanged();
}

int SearchModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_hits.size());
}

QVariant SearchModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= m_hits.size())
        return {};
    const protocol::SearchHit &hit = m_hits.at(index.row());
    switch (role) {
    case ConversationRole:
        return hit.message.conversation.value();
    case SeqRole:
        return hit.message.seq.value();
    case PlaceRole: {
        const protocol::Conversation *place = m_engine.replica().conversation(hit.message.conversation);
        return place != nullptr ? titleOf(*place) : QString();
    }
    case AvatarRole:
        return hit.message.author.avatar;
    case Qt::AccessibleTextRole:
        return QStringLiteral("%1, %2: %3")
            .arg(data(index, PlaceRole).toString(), nameOf(hit.message.author), hit.snippet);
    case AuthorRole:
        return nameOf(hit.message.author);
    case TimeRole:
        return hit.message.createdAt;
    case Qt::DisplayRole:
    case SnippetRole:
        return hit.snippet;
    case RangesRole:
        return QVariant::fromValue(unitRanges(hit.snippet, hit.ranges));
    case HasImageRole:
        return hit.message.image.has_value();
    default:
        return {};
    }
}

QHash<int, QByteArray> SearchModel::roleNames() const
{
    return {{ConversationRole, "conversation"},
            {SeqRole, "seq"},
            {PlaceRole, "place"},
            {AuthorRole, "author"},
            {TimeRole, "time"},
            {SnippetRole, "snippet"},
            {RangesRole, "ranges"},
            {HasImageRole, "hasImage"},
            {AvatarRole, "avatar"}};
}

bool SearchModel::canFetchMore(const QModelIndex &parent) const
{
    return !parent.isValid() && m_state == State::Done && !m_query.before.isEmpty();
}

void SearchModel::fetchMore(const QModelIndex &parent)
{
    if (canFetchMore(parent))
        ask();
}

} // namespace foyer::model
