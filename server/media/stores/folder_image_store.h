// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/media/image_store.h"

#include <QString>
#include <QThreadPool>

namespace foyer::media {

/// Keeps pictures as files: FOLDER/ab/abcdef…/full and …/thumbnail, where abcdef… is the picture's id. Both files
/// are written and synced aside and appear together by one rename. Thread: main; disk work runs in a pool.
class FolderImageStore final : public ImageStore
{
public:
    /// Makes the folder if need be and clears away what an earlier run left half-written.
    explicit FolderImageStore(QString folder, int threads = 2);
    /// Waits for the disk work under way. Answers not yet taken are dropped.
    ~FolderImageStore() override;
    Q_DISABLE_COPY_MOVE(FolderImageStore)

    [[nodiscard]] QCoro::Task<Result<>> put(UploadId id, QByteArray full, QByteArray thumbnail) override;
    [[nodiscard]] QCoro::Task<Result<QByteArray>> get(UploadId id, ImageVariant variant) override;
    [[nodiscard]] QCoro::Task<Result<>> remove(UploadId id) override;

    /// Removes the large file alone: somebody else keeps it. NotFound where there is no picture.
    [[nodiscard]] QCoro::Task<Result<>> removeFull(UploadId id);

private:
    const QString m_folder;
    QThreadPool m_pool;
};

} // namespace foyer::media
