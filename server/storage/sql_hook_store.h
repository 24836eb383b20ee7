// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/hooks/hook_store.h"
#include "server/storage/job.h"

namespace foyer::storage {

/// Webhooks in the database.
class SqlHookStore final : public hooks::HookStore
{
public:
    /// Both queues must outlive this object.
    SqlHookStore(JobQueue &writer, JobQueue &readers);

    [[nodiscard]] QCoro::Task<Result<hooks::RoomHooks>> hooksOf(ConversationId conversation,
                                                                UserId actor) override;
    [[nodiscard]] QCoro::Task<Result<hooks::IncomingHook>> createIncoming(
        hooks::NewIncomingHook hook) override;
    [[nodiscard]] QCoro::Task<Result<UserId>> removeIncoming(ConversationId conversation,
                                                             hooks::IncomingHookId hook,
                                                             UserId actor) override;
    [[nodiscard]] QCoro::Task<Result<std::optional<hooks::IncomingHook>>> findIncoming(
        QByteArray tokenHash) override;
    [[nodiscard]] QCoro::Task<Result<>> touchIncoming(hooks::IncomingHookId hook, Timestamp now) override;

    [[nodiscard]] QCoro::Task<Result<hooks::OutgoingHook>> createOutgoing(
        hooks::NewOutgoingHook hook) override;
    [[nodiscard]] QCoro::Task<Result<>> removeOutgoing(ConversationId conversation,
                                                       hooks::OutgoingHookId hook, UserId actor) override;
    [[nodiscard]] QCoro::Task<Result<hooks::OutgoingHook>> resumeOutgoing(ConversationId conversation,
                                                                          hooks::OutgoingHookId hook,
                                                                          UserId actor) override;
    [[nodiscard]] QCoro::Task<Result<QList<hooks::OutgoingHook>>> activeOutgoing() override;
    [[nodiscard]] QCoro::Task<Result<std::optional<hooks::OutgoingHook>>> findOutgoing(
        hooks::OutgoingHookId hook) override;
    [[nodiscard]] QCoro::Task<Result<>> note(hooks::OutgoingHookId hook, hooks::DeliveryState state) override;

private:
    JobQueue &m_writer;
    JobQueue &m_readers;
};

} // namespace foyer::storage
