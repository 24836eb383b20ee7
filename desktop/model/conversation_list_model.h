// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/base/ids.h"

#include <QAbstractListModel>
#include <QList>

namespace foyer::client {
class ClientEngine;
}

namespace foyer::model {

/// The conversations of the person who is signed in, the most recently active first.
class ConversationListModel : public QAbstractListModel
{
    Q_OBJECT

public:
    enum Role {
        /// ConversationId as qint64.
        IdRole = Qt::UserRole,
        NameRole,
        TopicRole,
        /// Last message as one line: "Ann: hello".
        PreviewRole,
        /// Timestamp of the last message; 0 if there is none.
        TimeRole,
        /// Messages of others that are not read, and those of them that call the user.
        UnreadRole,
        MentionsRole,
        OnlineRole,
        MembersRole,
        /// Whether a message of ours could not be sent there.
        HasFailedRole,
        /// protocol::Member: the other one of a direct conversation, and whether he is there; invalid for a room.
        PartnerRole,
        /// protocol::RoomState.
        StateRole,
        /// What was begun there and not sent, as one line; empty if nothing was.
        DraftRole,
    };

    /// The engine must outlive the model.
    explicit ConversationListModel(client::ClientEngine &engine, QObject *parent = nullptr);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;

    /// The row of a conversation; invalid if it is not there.
    [[nodiscard]] QModelIndex indexOf(ConversationId id) const;
    [[nodiscard]] ConversationId idAt(const QModelIndex &index) const;
    /// Unread messages of all conversations.
    [[nodiscard]] qint64 unreadTotal() const;

signals:
    void unreadTotalChanged();

private:
    void rebuild();
    void onAdded(ConversationId id);
    void onRemoved(ConversationId id);
    void onChanged(ConversationId id);
    [[nodiscard]] bool isBefore(ConversationId a, ConversationId b) const;
    [[nodiscard]] int placeOf(ConversationId id) const;
    [[nodiscard]] QString previewOf(ConversationId id) const;
    [[nodiscard]] QString draftOf(ConversationId id) const;
    [[nodiscard]] bool hasFailed(ConversationId id) const;

    client::ClientEngine &m_engine;
    QList<ConversationId> m_order;
};

} // namespace foyer::model
