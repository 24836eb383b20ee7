// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/media/stores/succeeding_image_store.h"

#include <utility>

namespace foyer::media {

SucceedingImageStore::SucceedingImageStore(ImageStore &present, ImageStore &former)
    : m_present(present)
    , m_former(former)
{
}

QCoro::Task<Result<>> SucceedingImageStore::put(UploadId id, QByteArray full, QByteArray thumbnail)
{
    return m_present.put(std::move(id), std::move(full), std::move(thumbnail));
}

QCoro::Task<Result<QByteArray>> SucceedingImageStore::get(UploadId id, ImageVariant variant)
{
    // The former is near, and what it has the other has not.
    auto getting = m_former.get(id, variant);
    Result<QByteArray> bytes = co_await getting;
    if (bytes || bytes.error().code != ErrorCode::NotFound)
        co_return bytes;
    auto asking = m_present.get(id, variant);
    Result<QByteArray> answer = co_await asking;
    co_return answer;
}

QCoro::Task<Result<>> SucceedingImageStore::remove(UploadId id)
{
    auto clearing = m_former.remove(id);
    FOYER_CO_CHECK(co_await clearing);
    auto removing = m_present.remove(id);
    Result<> removed = co_await removing;
    co_return removed;
}

} // namespace foyer::media
