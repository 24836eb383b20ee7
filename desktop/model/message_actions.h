// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/base/ids.h"
#include "common/base/result.h"
#include "common/protocol/client_frame.h"
#include "common/protocol/message.h"
#include "desktop/client/asking.h"
#include "desktop/client/message_rules.h"

#include <QList>
#include <QObject>
#include <QString>

#include <optional>

namespace foyer::client {
class ClientEngine;
struct SeenBy;
struct Wording;
} // namespace foyer::client

namespace foyer::model {

using client::Answer;
using client::SeenBy;
using client::Wording;
using protocol::MessagePlace;

/// One thing that can be done to a message.
enum class MessageAction {
    React,
    Reply,
    Edit,
    Forward,
    Copy,
    Pin,
    Unpin,
    MarkUnread,
    SeenBy,
    Wordings,
    Report,
    Recall,
};

/// What the user can do to the messages that are held, as far as rights, time and state allow. Nothing is shown as done
/// before the server agreed. Thread: main.
class MessageActions : public QObject
{
    Q_OBJECT

public:
    /// The engine must outlive this.
    explicit MessageActions(client::ClientEngine &engine, QObject *parent = nullptr);

    /// The message, if it is held; else nullptr. Only until the next event.
    [[nodiscard]] const protocol::Message *message(const MessagePlace &place) const;
    /// What is possible now, in the order of a menu.
    [[nodiscard]] QList<MessageAction> possible(const MessagePlace &place) const;
    [[nodiscard]] bool isPossible(const MessagePlace &place, MessageAction action) const;
    /// The last message that the user wrote there, if he may still edit it.
    [[nodiscard]] std::optional<MessagePlace> lastOwn(ConversationId conversation) const;

    /// Puts the emoji there, or takes it away where the user had put it.
    void toggleReaction(const MessagePlace &place, const QString &emoji);
    void setPinned(const MessagePlace &place, bool isPinned);
    void recall(const MessagePlace &place);
    void edit(const MessagePlace &place, const QString &text);
    /// Unavailable while not online.
    [[nodiscard]] Result<> markUnread(const MessagePlace &place);
    [[nodiscard]] Result<> forward(const MessagePlace &place, ConversationId to);
    /// Tells the administrators.
    void report(const MessagePlace &place, const QString &reason, QObject *asker, const Answer<void> &answer);
    /// What it said before, oldest first.
    void loadWordings(const MessagePlace &place, QObject *asker, const Answer<QList<Wording>> &answer);
    /// Who has read it.
    void loadSeen(const MessagePlace &place, QObject *asker, const Answer<SeenBy> &answer);
    /// The pinned messages of a conversation, latest first.
    void loadPins(ConversationId conversation, QObject *asker,
                  const Answer<QList<protocol::Message>> &answer);

signals:
    /// The server agreed to a reaction, pin, recall or edit.
    void changed(const foyer::protocol::Message &message);
    void refused(const foyer::protocol::MessagePlace &place, const foyer::Error &error);
    /// This message and what follows is unread again, because the user wants it so.
    void markedUnread(const foyer::protocol::MessagePlace &place);

private:
    void loadLimits();
    [[nodiscard]] bool isPossible(const client::MessageSituation &at, MessageAction action) const;

    client::ClientEngine &m_engine;
    client::ChangeLimits m_limits;
};

} // namespace foyer::model
