// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/base/clock.h"
#include "common/base/ids.h"
#include "common/base/limits.h"

#include <QString>

namespace foyer::client {

/// What a person looks for; docs/protocol.md, "Searching".
struct SearchQuery
{
    QString text;
    /// Invalid: anybody, anywhere.
    UserId author{};
    ConversationId conversation{};
    /// From `from` on and before `to`; 0: open.
    Timestamp from = 0;
    Timestamp to = 0;
    bool isWithImage = false;
    /// `next` of the page before; empty: the first one.
    QString before{};
    int limit = limits::kSearchDefault;
};

} // namespace foyer::client
