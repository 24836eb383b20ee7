// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/protocol/message.h"
#include "server/hooks/hook_store.h"

#include <QCoroTask>
#include <QHash>
#include <QMultiHash>
#include <QObject>

#include <chrono>
#include <optional>

namespace foyer {
class Clock;
}
namespace foyer::chat {
class MessageStore;
}
namespace foyer::outgoing {
class HttpClient;
}

namespace foyer::hooks {

/// Delivers the messages of rooms to outgoing hooks. The queue is the conversation itself: a hook remembers the last seq
/// that was delivered, so each message is delivered at least once, in order, and nothing is lost by a crash. What bots
/// and hooks write is delivered to nobody: no circle can come of it. Thread: main.
class HookCourier : public QObject
{
    Q_OBJECT

public:
    struct Settings
    {
        /// After the first failure; doubled with each further one up to the last. What is waited is half to all of it.
        std::chrono::milliseconds firstWait = std::chrono::seconds(1);
        std::chrono::milliseconds longestWait = std::chrono::minutes(15);
        /// A hook that has failed for so long is disabled.
        std::chrono::milliseconds patience = std::chrono::hours(72);
        /// Until the store is asked again when it did not answer.
        std::chrono::milliseconds storeWait = std::chrono::seconds(5);
        /// Until it is looked again whether who made a resting hook was enabled.
        std::chrono::milliseconds restWait = std::chrono::seconds(30);
    };

    /// Everything passed in must outlive this object and its running tasks.
    HookCourier(HookStore &store, chat::MessageStore &messages, outgoing::HttpClient &client,
                const Clock &clock, Settings settings);

    /// Looks for the hooks there are, and delivers what is waiting for them.
    void start();
    /// Begins nothing new and waits for what is under way.
    [[nodiscard]] QCoro::Task<> stop();

    /// A message is stored, or was changed. Costs one lookup where the room has no hook.
    void heard(ConversationId conversation, Seq seq);
    /// From now on this hook is served, beginning with what is waiting for it.
    void serve(const OutgoingHook &hook);
    /// From now on it is not.
    void forget(OutgoingHookId hook);

private:
    struct Round
    {
        ConversationId conversation;
        /// What need not be looked at again, and the newest that was heard of.
        Seq reached;
        Seq newest;
        bool isUnderWay = false;
        /// Counts the waits, of which the latest holds.
        quint64 wait = 0;
    };
    /// How long to wait before the next attempt; nothing: until something is heard.
    using Wait = std::optional<std::chrono::milliseconds>;

    QCoro::Task<> load();
    QCoro::Task<> work(OutgoingHookId id);
    [[nodiscard]] QCoro::Task<Wait> deliverAll(OutgoingHookId id);
    [[nodiscard]] QCoro::Task<Wait> deliverPage(OutgoingHook hook, QList<protocol::Message> messages);
    /// Sends one message and notes what came of it, in the state too.
    struct Attempt
    {
        DeliveryState state;
        Wait wait;
    };
    [[nodiscard]] QCoro::Task<Attempt> deliver(OutgoingHook hook, protocol::Message message);
    void reach(OutgoingHookId id, Seq seq);
    void later(OutgoingHookId id, std::chrono::milliseconds wait);
    [[nodiscard]] std::chrono::milliseconds waitAfter(int failures) const;

    HookStore &m_store;
    chat::MessageStore &m_messages;
    outgoing::HttpClient &m_client;
    const Clock &m_clock;
    Settings m_settings;
    QHash<OutgoingHookId, Round> m_rounds;
    QMultiHash<ConversationId, OutgoingHookId> m_ofConversation;
    int m_working = 0;
    bool m_isStopping = false;
};

/// Whether a hook with this trigger word is told of this message.
[[nodiscard]] bool isDelivered(const protocol::Message &message, const QString &trigger);

} // namespace foyer::hooks
