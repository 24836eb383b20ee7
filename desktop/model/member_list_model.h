// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/base/ids.h"
#include "common/protocol/conversation.h"

#include <QAbstractListModel>
#include <QList>
#include <QString>

namespace foyer::client {
class ClientEngine;
}

namespace foyer::model {

/// Who is in a conversation: those online first, then the others, each part below a heading. Thread: main.
class MemberListModel : public QAbstractListModel
{
    Q_OBJECT

public:
    enum Role {
        /// Whether the row is a heading; its text is DisplayRole.
        IsHeadingRole = Qt::UserRole,
        /// protocol::Member.
        MemberRole,
        /// Whether the member is the user himself.
        IsMeRole,
        /// Where he is, in words; empty where that goes without saying.
        WhereaboutsRole,
        /// What he is in the conversation, in words; empty for a plain member.
        BadgeRole,
    };
    enum class State { Idle, Loading, Failed };

    /// The engine must outlive the model.
    explicit MemberListModel(client::ClientEngine &engine, QObject *parent = nullptr);

    /// Shows the members of this conversation, asked for anew; of none if it is invalid.
    void setConversation(ConversationId id);
    void reload();
    /// Shows only whose name or username has these letters.
    void setFilter(const QString &letters);
    /// Loading and Failed only while nothing can be shown.
    [[nodiscard]] State state() const { return m_state; }
    /// The member in this row; nullptr of a heading.
    [[nodiscard]] const protocol::Member *memberAt(const QModelIndex &index) const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex &index) const override;

    /// "online", "away", "offline", or when he was last here.
    [[nodiscard]] static QString whereabouts(const protocol::Member &member, Timestamp now);
    /// "administrator", "owner", … as far as it is worth telling.
    [[nodiscard]] static QString roleText(const protocol::Member &member);

signals:
    void stateChanged();

private:
    struct Row
    {
        QString heading{};
        protocol::Member member{};
    };
    void rebuild();
    void addPart(QList<Row> &rows, const QList<protocol::Member> &members, bool isOnline) const;
    [[nodiscard]] QString spoken(const Row &row) const;
    void setState(State state);

    client::ClientEngine &m_engine;
    ConversationId m_id;
    QString m_filter;
    QList<Row> m_rows;
    State m_state = State::Idle;
};

} // namespace foyer::model
