// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/media/avatar_store.h"
#include "server/storage/job.h"

namespace foyer::storage {

/// Avatars in the database.
class SqlAvatarStore final : public media::AvatarStore
{
public:
    /// Both queues must outlive this object.
    SqlAvatarStore(JobQueue &writer, JobQueue &readers);

    [[nodiscard]] QCoro::Task<Result<>> set(UserId user, UploadId id, Timestamp at) override;
    [[nodiscard]] QCoro::Task<Result<bool>> isUsed(UploadId id) override;

private:
    JobQueue &m_writer;
    JobQueue &m_readers;
};

} // namespace foyer::storage
