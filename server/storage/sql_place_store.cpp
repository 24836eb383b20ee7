// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/storage/sql_place_store.h"

#include "server/storage/database.h"
#include "server/storage/job.h"

namespace foyer::storage {
namespace {

using media::Place;

Result<std::optional<Place>> placeOf(Database &database, const UploadId &id)
{
    FOYER_TRY(const Rows rows, database.select(QLatin1String("places/select_place"), bind(id)));
    if (rows.isEmpty())
        return std::nullopt;
    const Row &row = rows.first();
    return Place{row.text(0), row.text(1), row.text(2), row.text(3).toLatin1()};
}

Result<std::optional<Place>> releasePlace(Database &database, const UploadId &id)
{
    FOYER_TRY(const std::optional<Place> place, placeOf(database, id));
    if (!place)
        return place;
    FOYER_CHECK(database.run(QLatin1String("places/update_released"), bind(id)));
    FOYER_TRY(const Rows sharing, database.select(QLatin1String("places/select_sharing"), bind(place->url)));
    if (sharing.isEmpty())
        return place;
    FOYER_CHECK(database.run(QLatin1String("places/delete_place"), bind(id)));
    return std::nullopt;
}

} // namespace

SqlPlaceStore::SqlPlaceStore(JobQueue &writer, JobQueue &readers)
    : m_writer(writer)
    , m_readers(readers)
{
}

QCoro::Task<Result<>> SqlPlaceStore::add(UploadId id, Place place)
{
    return runOn(m_writer, [id, place](Database &database) -> Result<> {
        const QVariantList values =
            bind(id, place.host, place.url, place.deleteKey, QString::fromLatin1(place.hash));
        FOYER_CHECK(database.run(QLatin1String("places/insert_place"), values));
        return {};
    });
}

QCoro::Task<Result<bool>> SqlPlaceStore::share(UploadId id, QString url)
{
    return runOn(m_writer, [id, url](Database &database) -> Result<bool> {
        FOYER_TRY(const int rows, database.run(QLatin1String("places/insert_shared"), bind(id, url)));
        return rows > 0;
    });
}

QCoro::Task<Result<std::optional<Place>>> SqlPlaceStore::find(UploadId id)
{
    return runOn(m_readers, [id](Database &database) { return placeOf(database, id); });
}

QCoro::Task<Result<std::optional<Place>>> SqlPlaceStore::release(UploadId id)
{
    return runOn(m_writer, [id](Database &database) { return releasePlace(database, id); });
}

QCoro::Task<Result<>> SqlPlaceStore::forget(UploadId id)
{
    return runOn(m_writer, [id](Database &database) -> Result<> {
        FOYER_CHECK(database.run(QLatin1String("places/delete_place"), bind(id)));
        return {};
    });
}

} // namespace foyer::storage
