// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/media/upload_store.h"

namespace foyer::storage {

class JobQueue;

/// Finished uploads in the database.
class SqlUploadStore final : public media::UploadStore
{
public:
    /// Both queues must outlive this object.
    SqlUploadStore(JobQueue &writer, JobQueue &readers);

    [[nodiscard]] QCoro::Task<Result<>> add(protocol::Image image, UserId owner,
                                            Timestamp createdAt) override;
    [[nodiscard]] QCoro::Task<Result<std::optional<protocol::Image>>> visible(UploadId id,
                                                                              UserId viewer) override;
    [[nodiscard]] QCoro::Task<Result<QList<UploadId>>> unused(Timestamp before, int limit) override;
    [[nodiscard]] QCoro::Task<Result<bool>> removeUnused(UploadId id) override;
    [[nodiscard]] QCoro::Task<Result<QList<UploadId>>> discarded(int limit) override;
    [[nodiscard]] QCoro::Task<Result<>> forgetDiscarded(UploadId id) override;

private:
    JobQueue &m_writer;
    JobQueue &m_readers;
};

} // namespace foyer::storage
