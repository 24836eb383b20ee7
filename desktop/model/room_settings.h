// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/base/clock.h"
#include "common/base/ids.h"
#include "common/base/result.h"
#include "common/protocol/conversation.h"
#include "common/protocol/rights.h"
#include "desktop/client/asking.h"
#include "desktop/client/room_values.h"

#include <QObject>

#include <functional>

namespace foyer::client {
class ClientEngine;
}

namespace foyer::model {

using client::NewRoom;
using client::PreferenceChange;
using client::RoomChange;

/// How rooms are set up, and how the user himself has them. What changes is shown by the conversation itself, once the
/// server has told it to everybody. Thread: main.
class RoomSettings : public QObject
{
    Q_OBJECT

public:
    /// How a change ended, unless the asker is gone by then.
    using Done = std::function<void(const Result<> &)>;

    /// The engine must outlive it.
    explicit RoomSettings(client::ClientEngine &engine, QObject *parent = nullptr);

    /// The conversation as it is now; nullptr if the user is not in it (any more).
    [[nodiscard]] const protocol::Conversation *conversation(ConversationId id) const;
    [[nodiscard]] bool may(ConversationId room, protocol::Right right) const;
    [[nodiscard]] Timestamp now() const;

    /// Makes a room; it is among the user's own when the answer comes.
    void create(const NewRoom &room, QObject *asker, const client::Answer<protocol::Conversation> &answer);
    void setPreferences(ConversationId conversation, const PreferenceChange &change, QObject *asker,
                        const Done &done);
    void change(ConversationId room, const RoomChange &change, QObject *asker, const Done &done);
    /// Makes a picture (the bytes of a file) the room's cover.
    void setCover(ConversationId room, const QByteArray &picture, QObject *asker, const Done &done);
    void leave(ConversationId room, QObject *asker, const Done &done);

private:
    client::ClientEngine &m_engine;
};

} // namespace foyer::model
