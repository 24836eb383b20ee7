// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/hooks/hearing_sink.h"

#include "server/hooks/hook_courier.h"

#include <variant>

namespace foyer::hooks {

void HearingSink::toConversation(ConversationId conversation, const protocol::ServerEvent &event)
{
    m_next.toConversation(conversation, event);
    if (const auto *const said = std::get_if<protocol::MessageEvent>(&event))
        m_courier.heard(conversation, said->message.seq);
}

} // namespace foyer::hooks
