// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/chaos/sabotage/change_loser.h"

namespace foyer::test {

QCoro::Task<Result<QList<chat::ChangedMessages>>> ChangeLoser::changesSince(
    QHash<ConversationId, Revision> revisions, int limit, int pageSize)
{
    FOYER_CO_TRY(QList<chat::ChangedMessages> changes,
                 co_await real().changesSince(std::move(revisions), limit, pageSize));
    for (chat::ChangedMessages &each : changes) {
        if (each.messages.size() > 1)
            each.messages.removeFirst();
    }
    co_return changes;
}

} // namespace foyer::test
