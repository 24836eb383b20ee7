// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/base/error_code.h"
#include "common/base/ids.h"
#include "common/protocol/client_frame.h"
#include "common/protocol/message.h"
#include "desktop/client/outbox.h"
#include "desktop/model/message_line.h"

#include <QAbstractListModel>
#include <QList>
#include <QSet>

namespace foyer::client {
class ClientEngine;
}

namespace foyer::model {

/// The messages of one conversation, oldest first, and after them those of ours that are on their way.
class TimelineModel : public QAbstractListModel
{
    Q_OBJECT

public:
    enum class Delivery {
        /// In the conversation.
        Delivered,
        /// Waits for the server.
        Waiting,
        /// Refused.
        Failed,
    };
    Q_ENUM(Delivery)

    enum Role {
        /// Seq as qint64; 0 while it is on its way.
        SeqRole = Qt::UserRole,
        RefRole,
        AuthorRole,
        /// UserId as qint64.
        AuthorIdRole,
        /// Whether a program wrote it.
        IsBotRole,
        AvatarRole,
        TextRole,
        TimeRole,
        IsMineRole,
        DeliveryRole,
        /// ErrorCode as int, of a failed one.
        FailureRole,
        /// Whether it is the first of its day.
        StartsDayRole,
        /// Whether author or time are far enough from the one before to say both again.
        StartsGroupRole,
        /// Whether the messages unread when the conversation was opened start here.
        StartsUnreadRole,
        /// protocol::Image, if it has one; of one on its way with the id that it has here.
        ImageRole,
        /// How much of the picture of one on its way is on the server, from 0 to 1; invalid if nothing is missing.
        ProgressRole,
        /// Whether one on its way waits for the connection to come back.
        IsOfflineRole,
        /// MessageLine: how it reads.
        LineRole,
        /// Changes with the content; for whoever keeps what it computed from it.
        RevisionRole,
        /// Whether it tells what happened instead of what somebody wrote; its text may be empty.
        IsNoticeRole,
        /// Who has read it, in words; empty but of the newest own message where that is told.
        SeenRole,
        /// Whether somebody wrote it whom the user blocked, and he did not ask to see it.
        IsFoldedRole,
    };

    /// The engine must outlive the model.
    explicit TimelineModel(client::ClientEngine &engine, QObject *parent = nullptr);

    /// Shows another conversation; an invalid id shows nothing.
    void setConversation(ConversationId id);
    [[nodiscard]] ConversationId conversation() const { return m_id; }

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;

    /// Whether there are older messages than those shown, and whether they are on their way.
    [[nodiscard]] bool hasOlder() const;
    [[nodiscard]] bool isLoadingOlder() const;
    void loadOlder();
    /// Somebody reads older messages now: what was got of them stays.
    void setReading(bool isReading);
    /// The newest message shown; invalid if there is none.
    [[nodiscard]] Seq lastSeq() const;
    /// The row of a message; -1 if it is not shown.
    [[nodiscard]] int rowOf(Seq seq) const;
    /// Whether such a message would stand before the first that is shown.
    [[nodiscard]] bool isBeforeFirst(Seq seq) const;
    /// Where a row's message is; an invalid seq while it is on its way.
    [[nodiscard]] protocol::MessagePlace placeOf(const QModelIndex &index) const;
    /// Draws the line of what is unread above this message.
    void showUnreadFrom(Seq seq);
    /// Shows what somebody wrote whom the user blocked.
    void unfold(const QModelIndex &index);
    /// Tells below this message, and no other, who has read it.
    void setSeen(Seq seq, const QString &line);
    /// The row of the first message unread when the conversation was opened; -1 if none.
    [[nodiscard]] int firstUnreadRow() const;

signals:
    void loadingOlderChanged();

private:
    /// One row, from either source.
    struct Row
    {
        UserId author;
        /// The name it is shown under, if not the author's.
        QString alias{};
        Timestamp at = 0;
        bool isNotice = false;
    };
    void onReset(ConversationId id);
    void onAppended(ConversationId id, int count);
    void onPrepended(ConversationId id, int count);
    void onAboutToDrop(ConversationId id, int count);
    void onDropped(ConversationId id, int count);
    void onChanged(ConversationId id, int row);
    void onOutbox(ConversationId id);
    void takeMessageCount();
    [[nodiscard]] const protocol::Message &messageAt(int row) const;
    [[nodiscard]] Row rowAt(int row) const;
    [[nodiscard]] bool isFolded(const protocol::Message &message) const;
    [[nodiscard]] bool startsDay(int row) const;
    [[nodiscard]] bool startsGroup(int row) const;
    [[nodiscard]] QVariant messageData(const protocol::Message &message, int role) const;
    [[nodiscard]] QVariant queuedData(const client::QueuedPost &post, int role) const;
    [[nodiscard]] MessageLine lineAt(int row) const;
    [[nodiscard]] QString spoken(const QModelIndex &index) const;

    client::ClientEngine &m_engine;
    ConversationId m_id;
    int m_messageCount = 0;
    /// Messages that the engine holds already before the first row; none but in the middle of an insertion.
    int m_front = 0;
    QList<client::QueuedPost> m_queued;
    /// The read position when the conversation was opened.
    Seq m_readAtOpening;
    /// What of blocked people he asked to see.
    QSet<Seq> m_unfolded;
    Seq m_seenSeq;
    QString m_seenLine;
};

} // namespace foyer::model
