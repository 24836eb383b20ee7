// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/media/upload_store.h"

#include <QHash>

namespace foyer::test {

/// The uploads of a database that lives in memory and can be told to fail.
class MemoryUploadStore final : public media::UploadStore
{
public:
    struct Record
    {
        protocol::Image image;
        UserId owner;
        Timestamp createdAt = 0;
        bool isUsed = false;
    };

    QHash<UploadId, Record> records;
    /// While set, add() answers it.
    std::optional<ErrorCode> addFails;
    /// While set together with addFails, the record is written nevertheless.
    bool writesBeforeFailing = false;

    QCoro::Task<Result<>> add(protocol::Image image, UserId owner, Timestamp createdAt) override
    {
        if (!addFails || writesBeforeFailing)
            records.insert(image.id, {image, owner, createdAt});
        if (addFails)
            co_return fail(*addFails);
        co_return Result<>{};
    }
    QCoro::Task<Result<std::optional<protocol::Image>>> visible(UploadId id, UserId viewer) override
    {
        const auto found = records.constFind(id);
        if (found == records.constEnd() || found->owner != viewer)
            co_return std::optional<protocol::Image>();
        co_return std::optional(found->image);
    }
    QCoro::Task<Result<QList<UploadId>>> unused(Timestamp before, int limit) override
    {
        QList<UploadId> ids;
        for (const Record &record : std::as_const(records)) {
            if (ids.size() < limit && !record.isUsed && record.createdAt < before)
                ids.append(record.image.id);
        }
        co_return ids;
    }
    QCoro::Task<Result<bool>> removeUnused(UploadId id) override
    {
        const auto found = records.constFind(id);
        if (found != records.constEnd() && found->isUsed)
            co_return false;
        records.remove(id);
        gone.append(id);
        co_return true;
    }
    QCoro::Task<Result<QList<UploadId>>> discarded(int limit) override { co_return gone.mid(0, limit); }
    QCoro::Task<Result<>> forgetDiscarded(UploadId id) override
    {
        gone.removeAll(id);
        co_return Result<>{};
    }

    /// Forgotten, but their files may still be there.
    QList<UploadId> gone;
};

} // namespace foyer::test
