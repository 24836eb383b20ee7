// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/protocol/client_frame.h"

#include <QCoroTask>
#include <QPointer>

namespace foyer::chat {
class Poster;
class Typing;
} // namespace foyer::chat

namespace foyer::net {

class Connection;

/// Answers `post`: posted, or an error with the same ref. Thread: main.
class PostHandler
{
public:
    PostHandler(chat::Poster &poster, chat::Typing &typing)
        : m_poster(poster)
        , m_typing(typing)
    {
    }
    /// The handler must outlive the task.
    QCoro::Task<> handle(QPointer<Connection> connection, protocol::PostRequest request);

private:
    chat::Poster &m_poster;
    chat::Typing &m_typing;
};

} // namespace foyer::net
