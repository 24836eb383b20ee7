// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/chaos/sabotage/push_dropper.h"

#include <variant>

namespace foyer::test {
namespace {

constexpr int kPeriod = 5;

} // namespace

void PushDropper::toConversation(ConversationId conversation, const protocol::ServerEvent &event)
{
    if (std::holds_alternative<protocol::MessageEvent>(event) && ++m_counts[conversation] % kPeriod == 0)
        return;
    ForwardingSink::toConversation(conversation, event);
}

} // namespace foyer::test
