// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/chat/amendment_store.h"
#include "server/storage/job.h"

namespace foyer::storage {

/// Changes of stored messages in the database. A recalled message's picture that nothing else uses is forgotten with it;
/// its files are then listed as discarded.
class SqlAmendmentStore final : public chat::AmendmentStore
{
public:
    /// Both queues must outlive this object.
    SqlAmendmentStore(JobQueue &writer, JobQueue &readers);

    [[nodiscard]] QCoro::Task<Result<chat::Amended>> edit(chat::Amendment amendment, QString text,
                                                          QList<QStringList> mentionKeys,
                                                          qint64 window) override;
    [[nodiscard]] QCoro::Task<Result<chat::Amended>> recall(chat::Amendment amendment,
                                                            qint64 window) override;
    [[nodiscard]] QCoro::Task<Result<chat::Amended>> react(chat::Amendment amendment, QString emoji,
                                                           bool isThere) override;
    [[nodiscard]] QCoro::Task<Result<chat::Amended>> pin(chat::Amendment amendment, bool isPinned) override;
    [[nodiscard]] QCoro::Task<Result<QList<chat::Wording>>> wordings(ConversationId conversation, Seq seq,
                                                                     UserId viewer) override;
    [[nodiscard]] QCoro::Task<Result<QList<protocol::Message>>> pinned(ConversationId conversation) override;

private:
    JobQueue &m_writer;
    JobQueue &m_readers;
};

} // namespace foyer::storage
