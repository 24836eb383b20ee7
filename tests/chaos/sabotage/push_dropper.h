// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/chaos/sabotage/forwarding_sink.h"

#include <QHash>

namespace foyer::test {

/// Tells nobody of every fifth message of a conversation.
class PushDropper final : public ForwardingSink
{
public:
    using ForwardingSink::ForwardingSink;

    void toConversation(ConversationId conversation, const protocol::ServerEvent &event) override;

private:
    QHash<ConversationId, int> m_counts;
};

} // namespace foyer::test
