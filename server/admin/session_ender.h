// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/base/ids.h"
#include "common/protocol/session.h"

#include <QList>

namespace foyer::admin {

/// Port: where connections end whose sessions did. Thread: main.
class SessionEnder
{
public:
    virtual ~SessionEnder() = default;

    /// Ends those connections of the user that are not of one of these sessions, and tells them why.
    virtual void keepOnly(UserId user, const QList<SessionId> &sessions, protocol::SessionEnd reason) = 0;
};

} // namespace foyer::admin
