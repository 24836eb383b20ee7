// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/chaos/sabotage/forwarding_sink.h"

#include <QHash>
#include <QObject>

namespace foyer::test {

/// Swaps two messages of a conversation that were committed together: the later one is pushed first and with the
/// place (seq and revision) of the earlier one, and the other way round. So what is pushed looks whole, and is not
/// what is stored.
class Reorderer final : public ForwardingSink
{
public:
    using ForwardingSink::ForwardingSink;

    void toConversation(ConversationId conversation, const protocol::ServerEvent &event) override;

private:
    void letGo();

    /// The first message of each conversation in this turn of the loop: a batch is answered in one turn.
    QHash<ConversationId, protocol::Message> m_held;
    QObject m_context;
};

} // namespace foyer::test
