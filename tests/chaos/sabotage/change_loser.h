// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/chaos/sabotage/forwarding_message_store.h"

namespace foyer::test {

/// Leaves out the first of the changed messages of each conversation that has more than one.
class ChangeLoser final : public ForwardingMessageStore
{
public:
    using ForwardingMessageStore::ForwardingMessageStore;

    QCoro::Task<Result<QList<chat::ChangedMessages>>> changesSince(QHash<ConversationId, Revision> revisions,
                                                                   int limit, int pageSize) override;
};

} // namespace foyer::test
