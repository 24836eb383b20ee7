// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/storage/sql_upload_store.h"

#include "server/storage/database.h"
#include "server/storage/job.h"
#include "server/storage/records.h"
#include "server/storage/upload_records.h"

#include <algorithm>

namespace foyer::storage {
namespace {

using protocol::Image;

Result<> addUpload(Database &database, const Image &image, UserId owner, Timestamp createdAt)
{
    FOYER_CHECK(database.run(QLatin1String("uploads/insert_upload"),
                             bind(image.id, owner, image.type, qint64(image.width), qint64(image.height),
                                  qint64(image.thumbnailWidth), qint64(image.thumbnailHeight), image.bytes,
                                  qint64(image.isAnimated ? 1 : 0), createdAt)));
    return {};
}

} // namespace

SqlUploadStore::SqlUploadStore(JobQueue &writer, JobQueue &readers)
    : m_writer(writer)
    , m_readers(readers)
{
}

QCoro::Task<Result<>> SqlUploadStore::add(Image image, UserId owner, Timestamp createdAt)
{
    return runOn(m_writer, [image, owner, createdAt](Database &database) {
        return addUpload(database, image, owner, createdAt);
    });
}

QCoro::Task<Result<std::optional<Image>>> SqlUploadStore::visible(UploadId id, UserId viewer)
{
    return runOn(m_readers, [id, viewer](Database &database) -> Result<std::optional<Image>> {
        FOYER_TRY(const Rows rows,
                  database.select(QLatin1String("uploads/select_visible"), bind(id, viewer, viewer, viewer)));
        if (rows.isEmpty())
            return std::nullopt;
        return imageOf(rows.first(), 0);
    });
}

QCoro::Task<Result<QList<UploadId>>> SqlUploadStore::unused(Timestamp before, int limit)
{
    return runOn(m_readers, [before, limit](Database &database) -> Result<QList<UploadId>> {
        FOYER_TRY(const Rows rows,
                  database.select(QLatin1String("uploads/select_unused"),
                                  bind(before, qint64(std::max(0, limit)))));
        QList<UploadId> ids;
        for (const Row &row : rows)
            ids.append(row.text(0));
        return ids;
    });
}

QCoro::Task<Result<bool>> SqlUploadStore::removeUnused(UploadId id)
{
    return runOn(m_writer, [id](Database &database) -> Result<bool> {
        const Result<bool> removed = forgetUnusedUpload(database, id);
        if (!removed && database.fault() == Fault::Reference) {
            database.clearFault(); // on another node a message took it since we looked
            return false;
        }
        return removed;
    });
}

QCoro::Task<Result<QList<UploadId>>> SqlUploadStore::discarded(int limit)
{
    return runOn(m_readers, [limit](Database &database) -> Result<QList<UploadId>> {
        FOYER_TRY(
            const Rows rows,
            database.select(QLatin1String("uploads/select_discarded"), bind(qint64(std::max(0, limit)))));
        QList<UploadId> ids;
        for (const Row &row : rows)
            ids.append(row.text(0));
        return ids;
    });
}

QCoro::Task<Result<>> SqlUploadStore::forgetDiscarded(UploadId id)
{
    return runOn(m_writer, [id](Database &database) -> Result<> {
        FOYER_CHECK(database.run(QLatin1String("uploads/delete_discarded"), bind(id)));
        return {};
    });
}

} // namespace foyer::storage
