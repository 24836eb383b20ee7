// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/base/result.h"
#include "server/media/image_check.h"
#include "server/media/image_conversion.h"

#include <QByteArray>
#include <QCoroTask>
#include <QSemaphore>
#include <QThreadPool>

#include <atomic>

namespace foyer::media {

/// Checks and re-encodes pictures in a pool of its own, so that no event loop waits for a decoder.
/// Thread: main; answers arrive there.
class ImageProcessor
{
public:
    struct Settings
    {
        ImageLimits limits;
        /// Pictures that are worked on at the same time.
        int threads = 2;
        /// Pictures that may wait for a thread; one more is refused.
        int waiting = 16;
        /// Bytes that all decoders together may need by estimate. A picture that needs more than is left waits; one
        /// that needs more than this is worked on alone.
        qint64 memoryBytes = 640 * 1024 * 1024;
    };

    explicit ImageProcessor(Settings settings);
    /// Stops, see there.
    ~ImageProcessor();
    Q_DISABLE_COPY_MOVE(ImageProcessor)

    /// Makes of a checked picture what is kept of it. Runs in the pool.
    using Conversion = Result<ProcessedImage> (*)(const QByteArray &bytes, const ImageFacts &facts);

    /// The picture re-encoded, with its thumbnail. Errors: UnsupportedMediaType, ImageTooLarge, ImageBroken,
    /// Unavailable (too many waiting: with retryAfter; or stopped).
    [[nodiscard]] QCoro::Task<Result<ProcessedImage>> process(QByteArray original,
                                                              Conversion convert = convertImage);

    /// Finishes what is being worked on (this may block for seconds), answers what waits and all that comes later
    /// with Unavailable. The answers arrive with the next turns of the event loop: whoever waits for one must live
    /// until then, or the loop must not turn any more.
    void stop();

private:
    [[nodiscard]] Result<ProcessedImage> work(const QByteArray &original, Conversion convert);

    const Settings m_settings;
    std::atomic<bool> m_isStopping = false;
    /// Pictures in the pool, waiting or worked on.
    std::atomic<int> m_inPool = 0;
    /// Mebibytes that decoders may still take.
    QSemaphore m_memory;
    QThreadPool m_pool;
};

} // namespace foyer::media
