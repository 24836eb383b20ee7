// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/media/image_store.h"

namespace foyer::media {

/// Two stores of which one took the other's place: new pictures go to it, and those of before are still found. Thread: main.
class SucceedingImageStore final : public ImageStore
{
public:
    /// Both must outlive this object and its running tasks.
    SucceedingImageStore(ImageStore &present, ImageStore &former);

    [[nodiscard]] QCoro::Task<Result<>> put(UploadId id, QByteArray full, QByteArray thumbnail) override;
    [[nodiscard]] QCoro::Task<Result<QByteArray>> get(UploadId id, ImageVariant variant) override;
    [[nodiscard]] QCoro::Task<Result<>> remove(UploadId id) override;

private:
    ImageStore &m_present;
    ImageStore &m_former;
};

} // namespace foyer::media
