// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/base/result.h"
#include "common/protocol/message.h"
#include "server/chat/message_store.h"
#include "server/storage/row.h"

#include <QHash>
#include <QList>

#include <optional>

namespace foyer::storage {

class Database;

// Messages as the protocol shows them: rows, and what hangs on them in other rows, asked for only where something does.

/// The messages of rows that have a message's columns from `at` on; a row whose message is NULL gives nothing there.
[[nodiscard]] Result<QList<std::optional<protocol::Message>>> readOptionalMessages(Database &database,
                                                                                   const Rows &rows, int at);
/// The same for rows that all have one, from the first column on.
[[nodiscard]] Result<QList<protocol::Message>> readMessages(Database &database, const Rows &rows);

/// The messages at these places, in no order.
[[nodiscard]] Result<QList<protocol::Message>> readMessagesAt(Database &database,
                                                              const QList<protocol::MessagePlace> &places);

/// Quotes of the messages at these places; those that are not there, or are notices, are left out.
[[nodiscard]] Result<QHash<protocol::MessagePlace, protocol::Quote>> readQuotes(
    Database &database, const QList<protocol::MessagePlace> &places);

} // namespace foyer::storage
