// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/protocol/client_frame.h"

#include <QCoroTask>
#include <QPointer>

namespace foyer::chat {
class Sync;
}

namespace foyer::net {

class Connection;

/// Answers `sync` with what the client lacks. The connection must be subscribed before, so that nothing falls between
/// what is read from the store and what comes live. Thread: main.
class SyncHandler
{
public:
    explicit SyncHandler(chat::Sync &sync)
        : m_sync(sync)
    {
    }
    /// The handler must outlive the task.
    QCoro::Task<> handle(QPointer<Connection> connection, protocol::SyncRequest request);

private:
    chat::Sync &m_sync;
};

} // namespace foyer::net
