// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/chaos/sabotage/forwarding_sink.h"

namespace foyer::test {

/// Never ends the flow of events to somebody who left.
class LeaverKeeper final : public ForwardingSink
{
public:
    using ForwardingSink::ForwardingSink;

    void unsubscribe(UserId, ConversationId) override { }
};

} // namespace foyer::test
