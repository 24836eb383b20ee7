// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/chat/message_store.h"
#include "server/storage/job.h"

namespace foyer::storage {

/// Stores messages, all of a batch together: the conversations are locked once, memberships, refs and pictures are
/// looked up in bulk, and each conversation's counters are written once. Stateless.
class MessageAppender final : public JobGroup
{
public:
    void run(Database &database, std::span<const JobPtr> jobs) override;
};

/// One message to be stored.
class AppendJob final : public JobWithResult<Result<chat::StoredPost>>
{
public:
    AppendJob(MessageAppender &appender, chat::NewMessage message);

    void run(Database &database) override;
    [[nodiscard]] JobGroup *group() const override { return &m_appender; }
    [[nodiscard]] int messages() const override { return result && result->isNew ? 1 : 0; }

    const chat::NewMessage message;

private:
    MessageAppender &m_appender;
};

} // namespace foyer::storage
