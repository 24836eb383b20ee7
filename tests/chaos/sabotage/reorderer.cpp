// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/chaos/sabotage/reorderer.h"

#include <QMetaObject>

#include <utility>
#include <variant>

namespace foyer::test {

void Reorderer::toConversation(ConversationId conversation, const protocol::ServerEvent &event)
{
    const auto *later = std::get_if<protocol::MessageEvent>(&event);
    if (!later)
        return ForwardingSink::toConversation(conversation, event);
    const auto held = m_held.constFind(conversation);
    if (held == m_held.cend()) {
        if (m_held.isEmpty())
            QMetaObject::invokeMethod(
                &m_context, [this] { letGo(); }, Qt::QueuedConnection);
        m_held.insert(conversation, later->message);
        return;
    }
    protocol::Message first = later->message;
    protocol::Message second = *held;
    m_held.erase(held);
    std::swap(first.seq, second.seq);
    std::swap(first.revision, second.revision);
    ForwardingSink::toConversation(conversation, protocol::MessageEvent{first});
    ForwardingSink::toConversation(conversation, protocol::MessageEvent{second});
}

void Reorderer::letGo()
{
    const auto held = std::exchange(m_held, {});
    for (auto it = held.cbegin(); it != held.cend(); ++it)
        ForwardingSink::toConversation(it.key(), protocol::MessageEvent{it.value()});
}

} // namespace foyer::test
