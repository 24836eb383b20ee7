// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/media/images.h"

#include "common/base/logging.h"
#include "server/media/image_conversion.h"
#include "server/media/image_processor.h"
#include "server/media/random_id.h"
#include "server/media/upload_store.h"

#include <utility>

namespace foyer::media {

namespace {

protocol::Image describeProcessed(const ProcessedImage &processed)
{
    protocol::Image image;
    image.id = randomId();
    image.type = QString::fromLatin1(processed.type);
    image.width = processed.width;
    image.height = processed.height;
    image.thumbnailWidth = processed.thumbnailWidth;
    image.thumbnailHeight = processed.thumbnailHeight;
    image.bytes = processed.full.size();
    image.isAnimated = processed.isAnimated;
    return image;
}

} // namespace

Images::Images(ImageProcessor &processor, ImageStore &files, UploadStore &uploads, const Clock &clock)
    : m_processor(processor)
    , m_files(files)
    , m_uploads(uploads)
    , m_clock(clock)
{
}

QCoro::Task<Result<protocol::Image>> Images::store(QByteArray original, UserId owner)
{
    // Named first: GCC 12 destroys temporaries of an awaited call too early.
    auto processing = m_processor.process(std::move(original));
    FOYER_CO_TRY(const ProcessedImage processed, co_await processing);
    const protocol::Image image = describeProcessed(processed);
    // Files first: a record never points to a picture that is not there.
    auto putting = m_files.put(image.id, processed.full, processed.thumbnail);
    FOYER_CO_CHECK(co_await putting);
    auto adding = m_uploads.add(image, owner, m_clock.now());
    const Result<> added = co_await adding;
    if (added)
        co_return image;
    // The store may have failed after it had written the record; the files go only if it has none.
    auto looking = m_uploads.visible(image.id, owner);
    const Result<std::optional<protocol::Image>> recorded = co_await looking;
    if (recorded && *recorded)
        co_return image;
    if (recorded) {
        auto removing = m_files.remove(image.id);
        co_await removing;
    }
    co_return tl::unexpected(added.error());
}

QCoro::Task<Result<protocol::Image>> Images::describe(UploadId id, UserId viewer)
{
    if (!isRandomId(id))
        co_return fail(ErrorCode::NotFound);
    auto looking = m_uploads.visible(std::move(id), viewer);
    FOYER_CO_TRY(const std::optional<protocol::Image> image, co_await looking);
    if (!image)
        co_return fail(ErrorCode::NotFound);
    co_return *image;
}

QCoro::Task<Result<ServedImage>> Images::read(UploadId id, ImageVariant variant, UserId viewer)
{
    auto describing = describe(id, viewer);
    FOYER_CO_TRY(const protocol::Image image, co_await describing);
    auto getting = m_files.get(id, variant);
    FOYER_CO_TRY(QByteArray bytes, co_await getting);
    const bool isFull = variant == ImageVariant::Full;
    co_return ServedImage{std::move(bytes), isFull ? image.type.toLatin1() : QByteArray(kThumbnailType)};
}

QCoro::Task<Result<int>> Images::removeUnused(Timestamp before, int limit)
{
    auto listing = m_uploads.unused(before, limit);
    FOYER_CO_TRY(const QList<UploadId> ids, co_await listing);
    int gone = 0;
    for (qsizetype i = 0; i < ids.size(); ++i) {
        // The record goes first, so that nobody is shown a picture whose files are gone.
        auto forgetting = m_uploads.removeUnused(ids[i]);
        FOYER_CO_TRY(const bool isGone, co_await forgetting);
        gone += isGone ? 1 : 0;
    }
    auto removing = removeDiscarded(limit);
    FOYER_CO_CHECK(co_await removing);
    if (gone > 0)
        qCInfo(lcMedia).nospace() << "event=unused_images_removed count=" << gone;
    co_return gone;
}

QCoro::Task<Result<>> Images::removeDiscarded(int limit)
{
    auto listing = m_uploads.discarded(limit);
    FOYER_CO_TRY(const QList<UploadId> ids, co_await listing);
    for (qsizetype i = 0; i < ids.size(); ++i) {
        auto removing = m_files.remove(ids[i]);
        FOYER_CO_CHECK(co_await removing);
        auto forgetting = m_uploads.forgetDiscarded(ids[i]);
        FOYER_CO_CHECK(co_await forgetting);
    }
    co_return Result<>{};
}

} // namespace foyer::media
