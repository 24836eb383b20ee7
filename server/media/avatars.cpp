// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/media/avatars.h"

#include "server/media/avatar_conversion.h"
#include "server/media/avatar_store.h"
#include "server/media/image_processor.h"
#include "server/media/random_id.h"

#include <utility>

namespace foyer::media {

Avatars::Avatars(ImageProcessor &processor, ImageStore &files, AvatarStore &store, const Clock &clock)
    : m_processor(processor)
    , m_files(files)
    , m_store(store)
    , m_clock(clock)
{
}

QCoro::Task<Result<>> Avatars::set(QByteArray original, UserId user)
{
    auto processing = m_processor.process(std::move(original), convertAvatar);
    FOYER_CO_TRY(const ProcessedImage processed, co_await processing);
    const UploadId id = randomId();
    // Files first: nobody is ever told of an avatar that is not there.
    auto putting = m_files.put(id, processed.full, processed.thumbnail);
    FOYER_CO_CHECK(co_await putting);
    auto setting = m_store.set(user, id, m_clock.now());
    const Result<> set = co_await setting;
    if (set)
        co_return Result<>{};
    // The store may have failed after it had written the record; the files go only if it has none.
    auto looking = m_store.isUsed(id);
    const Result<bool> isUsed = co_await looking;
    if (isUsed && *isUsed)
        co_return Result<>{};
    if (isUsed) {
        auto removing = m_files.remove(id);
        co_await removing;
    }
    co_return tl::unexpected(set.error());
}

QCoro::Task<Result<ServedImage>> Avatars::read(UploadId id, ImageVariant variant)
{
    if (!isRandomId(id))
        co_return fail(ErrorCode::NotFound);
    auto looking = m_store.isUsed(id);
    FOYER_CO_TRY(const bool isUsed, co_await looking);
    if (!isUsed)
        co_return fail(ErrorCode::NotFound);
    auto getting = m_files.get(id, variant);
    FOYER_CO_TRY(QByteArray bytes, co_await getting);
    co_return ServedImage{std::move(bytes), QByteArrayLiteral("image/webp")};
}

} // namespace foyer::media
