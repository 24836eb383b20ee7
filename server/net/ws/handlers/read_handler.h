// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/protocol/client_frame.h"

#include <QCoroTask>
#include <QPointer>

namespace foyer::chat {
class Reading;
}

namespace foyer::net {

class Connection;

/// Answers `read`: the new position goes to all of the user's connections, an error to this one. Thread: main.
class ReadHandler
{
public:
    explicit ReadHandler(chat::Reading &reading)
        : m_reading(reading)
    {
    }
    /// The handler must outlive the task.
    QCoro::Task<> handle(QPointer<Connection> connection, protocol::ReadRequest request);

private:
    chat::Reading &m_reading;
};

} // namespace foyer::net
