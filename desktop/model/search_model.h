// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/protocol/search.h"
#include "desktop/client/search_query.h"

#include <QAbstractListModel>
#include <QList>
#include <QString>

#include <optional>

namespace foyer::client {
class ClientEngine;
}

namespace foyer::model {

using client::SearchQuery;

/// What a search found, newest first; more is fetched as it is asked for. Thread: main.
class SearchModel : public QAbstractListModel
{
    Q_OBJECT

public:
    enum class State {
        /// Nothing was looked for.
        Idle,
        Searching,
        /// Everything that was asked for is here.
        Done,
        /// The server refused, or there was no answer; see error().
        Failed,
    };
    enum Role {
        /// ConversationId and Seq as qint64.
        ConversationRole = Qt::UserRole,
        SeqRole,
        /// Name of the conversation.
        PlaceRole,
        AuthorRole,
        TimeRole,
        /// The part of the text around what was found.
        SnippetRole,
        /// What was found in it: a list of (start, length) in UTF-16 units, as QList<QPoint>.
        RangesRole,
        HasImageRole,
        AvatarRole,
    };

    /// The engine must outlive the model.
    explicit SearchModel(client::ClientEngine &engine, QObject *parent = nullptr);

    /// Looks for this instead; what is still under way counts for nothing.
    void search(const client::SearchQuery &query);
    void clear();

    [[nodiscard]] State state() const { return m_state; }
    [[nodiscard]] const std::optional<Error> &error() const { return m_error; }
    /// Whether the server still takes in older messages.
    [[nodiscard]] bool isIndexing() const { return m_isIndexing; }
    /// Whether only what is kept here was looked through, as the server cannot be asked.
    [[nodiscard]] bool isLocal() const { return m_isLocal; }

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;
    [[nodiscard]] bool canFetchMore(const QModelIndex &parent) const override;
    void fetchMore(const QModelIndex &parent) override;

signals:
    void stateChanged();

private:
    void ask();
    void onSearched(int ticket, const protocol::SearchAnswer &answer);
    void onFailed(int ticket, const Error &error);
    void setState(State state);

    client::ClientEngine &m_engine;
    client::SearchQuery m_query;
    QList<protocol::SearchHit> m_hits;
    int m_ticket = 0;
    State m_state = State::Idle;
    std::optional<Error> m_error;
    bool m_isIndexing = false;
    bool m_isLocal = false;
};

} // namespace foyer::model
