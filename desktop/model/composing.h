// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/base/ids.h"
#include "common/protocol/client_frame.h"
#include "common/protocol/message.h"
#include "desktop/model/message_line.h"

#include <QHash>
#include <QObject>
#include <QSet>
#include <QString>
#include <QTimer>

#include <optional>

namespace foyer::client {
class ClientEngine;
}

namespace foyer::model {

/// What the next words in each conversation are about: what was begun there, the message that they answer, or the one
/// that they change. What was begun and what it answers is kept over restarts. Follows those messages: one that is taken
/// back can neither be answered nor changed any more. Thread: main.
class Composing : public QObject
{
    Q_OBJECT

public:
    /// A message whose words are being changed.
    struct Edit
    {
        protocol::MessagePlace place;
        /// As it was when that began.
        QString text;
        /// Without words it still has something to show.
        bool hasImage = false;
    };

    /// The engine must outlive this.
    explicit Composing(client::ClientEngine &engine, QObject *parent = nullptr);
    ~Composing() override;

    /// What was begun there and not sent.
    [[nodiscard]] QString draft(ConversationId conversation) const { return m_drafts.value(conversation); }
    void setDraft(ConversationId conversation, const QString &text);

    /// What the next message there answers; one with an invalid seq if it answers nothing.
    [[nodiscard]] MessageLine::Quote reply(ConversationId conversation) const;
    /// Ends a change that is under way.
    void startReply(const protocol::Message &message);
    void endReply(ConversationId conversation);
    /// What was begun there was sent: it must not come back, whatever happens now.
    void noteSent(ConversationId conversation);

    /// One message at a time.
    [[nodiscard]] const std::optional<Edit> &edit() const { return m_edit; }
    void startEdit(const protocol::Message &message);
    void endEdit();

signals:
    /// The next message of this conversation answers another one, or none any more.
    void replyChanged(foyer::ConversationId conversation);
    void editChanged();

private:
    void noteMessage(const protocol::Message &message);
    void forget(ConversationId conversation);
    void load();
    void clear();
    /// Writes down, in a moment, what is there now.
    void keepSoon(ConversationId conversation);
    void keepNow();
    void keep(ConversationId conversation);

    client::ClientEngine &m_engine;
    QHash<ConversationId, QString> m_drafts;
    QHash<ConversationId, MessageLine::Quote> m_replies;
    std::optional<Edit> m_edit;
    /// Where something is to be written down.
    QSet<ConversationId> m_due;
    QTimer m_keepTimer;
};

} // namespace foyer::model
