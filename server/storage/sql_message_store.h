// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/chat/message_store.h"
#include "server/storage/message_appender.h"

namespace foyer::storage {

/// Messages in the database. A picture that is not there or not the author's is NotFound; what is unfinished is not
/// in the database, so UploadUnfinished never comes from here.
class SqlMessageStore final : public chat::MessageStore
{
public:
    /// Both queues must outlive this object.
    SqlMessageStore(JobQueue &writer, JobQueue &readers);

    [[nodiscard]] QCoro::Task<Result<chat::StoredPost>> append(chat::NewMessage message) override;
    [[nodiscard]] QCoro::Task<Result<chat::MessagePage>> page(ConversationId conversation, Seq before,
                                                              int limit) override;
    [[nodiscard]] QCoro::Task<Result<chat::MessagePage>> pageFrom(ConversationId conversation, Seq from,
                                                                  int limit) override;
    [[nodiscard]] QCoro::Task<Result<QList<protocol::Message>>> messagesAt(
        QList<protocol::MessagePlace> places) override;
    [[nodiscard]] QCoro::Task<Result<QList<chat::ChangedMessages>>> changesSince(
        QHash<ConversationId, Revision> revisions, int limit, int pageSize) override;

private:
    JobQueue &m_writer;
    JobQueue &m_readers;
    MessageAppender m_appender;
};

} // namespace foyer::storage
