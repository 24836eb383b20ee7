// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/media/place_store.h"

namespace foyer::storage {

class JobQueue;

/// Where pictures are kept elsewhere, in the database.
class SqlPlaceStore final : public media::PlaceStore
{
public:
    /// Both queues must outlive this object.
    SqlPlaceStore(JobQueue &writer, JobQueue &readers);

    [[nodiscard]] QCoro::Task<Result<>> add(UploadId id, media::Place place) override;
    [[nodiscard]] QCoro::Task<Result<bool>> share(UploadId id, QString url) override;
    [[nodiscard]] QCoro::Task<Result<std::optional<media::Place>>> find(UploadId id) override;
    [[nodiscard]] QCoro::Task<Result<std::optional<media::Place>>> release(UploadId id) override;
    [[nodiscard]] QCoro::Task<Result<>> forget(UploadId id) override;

private:
    JobQueue &m_writer;
    JobQueue &m_readers;
};

} // namespace foyer::storage
