// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace foyer::chat {
class AmendmentStore;
class ConversationStore;
class EventSink;
class MessageStore;
} // namespace foyer::chat

namespace foyer::app {

/// Sees each port of chat once, on its way from who implements it to the rules, and may put another in front. As it
/// is, it hands on what it gets. What it returns must live until the server has been destroyed. Thread: main.
class PortWrapper
{
public:
    virtual ~PortWrapper() = default;

    [[nodiscard]] virtual chat::ConversationStore &conversations(chat::ConversationStore &store)
    {
        return store;
    }
    [[nodiscard]] virtual chat::MessageStore &messages(chat::MessageStore &store) { return store; }
    [[nodiscard]] virtual chat::AmendmentStore &amendments(chat::AmendmentStore &store) { return store; }
    [[nodiscard]] virtual chat::EventSink &events(chat::EventSink &sink) { return sink; }
};

} // namespace foyer::app
