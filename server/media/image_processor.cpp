// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/media/image_processor.h"

#include "common/base/logging.h"

#include <QCoroFuture>
#include <QElapsedTimer>
#include <QImageReader>
#include <QtConcurrentRun>

#include <algorithm>
#include <limits>
#include <new>

namespace foyer::media {

namespace {

using namespace std::chrono_literals;

constexpr qint64 kMebibyte = 1024 * 1024;
/// Bytes that a decoder, the conversion and an encoder need for each pixel of a frame at their worst.
constexpr qint64 kStillBytesPerPixel = 16;
constexpr qint64 kAnimationBytesPerPixel = 28;
constexpr auto kRetryAfter = 5s;

int mebibytes(qint64 bytes)
{
    const qint64 whole = (bytes + kMebibyte - 1) / kMebibyte;
    return int(std::clamp<qint64>(whole, 1, std::numeric_limits<int>::max()));
}

tl::unexpected<Error> stopped()
{
    return failUntil(ErrorCode::Unavailable, kRetryAfter, QStringLiteral("stopping"));
}

/// A share of a semaphore, given back at the end of the scope.
class Share
{
public:
    Share(QSemaphore &semaphore, int count)
        : m_semaphore(semaphore)
        , m_count(count)
    {
        m_semaphore.acquire(m_count);
    }
    ~Share() { m_semaphore.release(m_count); }
    Q_DISABLE_COPY_MOVE(Share)

private:
    QSemaphore &m_semaphore;
    int m_count;
};

} // namespace

ImageProcessor::ImageProcessor(Settings settings)
    : m_settings(settings)
    , m_memory(mebibytes(settings.memoryBytes))
{
    m_pool.setMaxThreadCount(settings.threads);
    // Qt's own bound, the same for all readers of the process: a decoder must be able to hold one 16-bit picture.
    constexpr qint64 kWidestPixel = 8;
    QImageReader::setAllocationLimit(mebibytes(settings.limits.maxPixels * kWidestPixel) + 1);
}

ImageProcessor::~ImageProcessor()
{
    stop();
}

void ImageProcessor::stop()
{
    m_isStopping = true;
    m_pool.waitForDone();
}

QCoro::Task<Result<ProcessedImage>> ImageProcessor::process(QByteArray original, Conversion convert)
{
    if (m_isStopping)
        co_return stopped();
    if (m_inPool >= m_settings.threads + m_settings.waiting)
        co_return failUntil(ErrorCode::Unavailable, kRetryAfter, QStringLiteral("too many pictures waiting"));
    ++m_inPool;
    const QFuture<Result<ProcessedImage>> done = QtConcurrent::run(&m_pool, [this, original, convert] {
        // The destructor waits for the pool, so `this` outlives every run of this function, not the coroutine.
        auto result = work(original, convert);
        --m_inPool;
        return result;
    });
    co_return co_await done;
}

Result<ProcessedImage> ImageProcessor::work(const QByteArray &original, Conversion convert)
{
    if (m_isStopping)
        return stopped();
    QElapsedTimer timer;
    timer.start();
    FOYER_TRY(const ImageFacts facts, checkImage(original, m_settings.limits));
    const qint64 perPixel = facts.isAnimated() ? kAnimationBytesPerPixel : kStillBytesPerPixel;
    const int need = qMin(mebibytes(facts.pixels() * perPixel), mebibytes(m_settings.memoryBytes));
    const Share share(m_memory, need);
    if (m_isStopping)
        return stopped();
    try {
        auto result = convert(original, facts);
        const QLatin1String code = result ? QLatin1String("none") : errorName(result.error().code);
        qCInfo(lcMedia).noquote().nospace()
            << "event=image_processed bytes=" << original.size() << " frames=" << facts.frames
            << " pixels=" << facts.pixels() << " ms=" << timer.elapsed() << " error=" << code;
        return result;
    } catch (const std::bad_alloc &) {
        return failUntil(ErrorCode::Unavailable, kRetryAfter, QStringLiteral("no memory for a picture"));
    }
}

} // namespace foyer::media
