// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/media/export_store.h"
#include "server/storage/job.h"

namespace foyer::storage {

/// What the database knows of a user.
class SqlExportStore final : public media::ExportStore
{
public:
    /// The queue must outlive this object.
    explicit SqlExportStore(JobQueue &readers);

    [[nodiscard]] QCoro::Task<Result<QByteArray>> account(UserId user) override;
    [[nodiscard]] QCoro::Task<Result<QList<protocol::Message>>> messages(UserId user, Ref after,
                                                                         int limit) override;
    [[nodiscard]] QCoro::Task<Result<QList<protocol::Image>>> images(UserId user, UploadId after,
                                                                     int limit) override;

private:
    JobQueue &m_readers;
};

} // namespace foyer::storage
