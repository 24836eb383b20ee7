// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/protocol/client_frame.h"

#include <QCoroTask>
#include <QPointer>

namespace foyer::chat {
class Poster;
}

namespace foyer::net {

class Connection;

/// Answers `post`: posted, or an error with the same ref. Thread: main.
class PostHandler
{
public:
    explicit PostHandler(chat::Poster &poster)
        : m_poster(poster)
    {
    }
    /// The handler must outlive the task.
    QCoro::Task<> handle(QPointer<Connection> connection, protocol::PostRequest request);

private:
    chat::Poster &m_poster;
};

} // namespace foyer::net
