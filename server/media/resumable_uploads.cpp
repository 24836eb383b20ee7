// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/media/resumable_uploads.h"

#include "common/base/clock.h"
#include "common/base/logging.h"
#include "server/media/images.h"
#include "server/media/random_id.h"
#include "server/media/transfer_folder.h"

#include <QCoroFuture>
#include <QPromise>
#include <QThreadPool>
#include <QtConcurrentRun>

#include <algorithm>
#include <utility>

namespace foyer::media {

namespace {

using namespace std::chrono_literals;

constexpr qint64 kIdleLimitMs = 3'600'000;
/// Finished transfers that are remembered for a user whose client lost the last answer.
constexpr int kRememberedPerUser = 32;
constexpr auto kRetryAfter = 30s;

struct Transfer
{
    QString id;
    UserId owner;
    qint64 size = 0;
    /// Bytes on the disk.
    qint64 received = 0;
    /// Bytes on the disk or on their way there; the next part must start here.
    qint64 taken = 0;
    /// When it last got on, by the monotonic clock.
    qint64 touched = 0;
    /// Calls that wait for the disk or the processor.
    int inWork = 0;
    bool isGone = false;
    std::optional<protocol::Image> image;
    /// There while the picture is being processed; whoever asks meanwhile waits for the same answer.
    std::shared_ptr<QPromise<Result<UploadProgress>>> processing;
};
using TransferPtr = std::shared_ptr<Transfer>;

/// What outlives the object while calls are under way.
struct State
{
    State(Images &theImages, const Clock &theClock, ResumableUploads::Settings theSettings)
        : images(theImages)
        , clock(theClock)
        , settings(std::move(theSettings))
        , folder(settings.folder)
    {
        // One thread: what is done to a transfer stays in order.
        pool.setMaxThreadCount(1);
    }

    Images &images;
    const Clock &clock;
    const ResumableUploads::Settings settings;
    const TransferFolder folder;
    QHash<QString, TransferPtr> transfers;
    bool isStopped = false;
    QThreadPool pool;
};
using StatePtr = std::shared_ptr<State>;

UploadProgress progressOf(const Transfer &transfer)
{
    return {transfer.id, transfer.size, transfer.received, transfer.image};
}

tl::unexpected<Error> stopped()
{
    return failUntil(ErrorCode::Unavailable, kRetryAfter, QStringLiteral("stopping"));
}

/// Faults of the picture itself: sending the same bytes again would change nothing.
bool isPicturesFault(ErrorCode code)
{
    return code == ErrorCode::UnsupportedMediaType || code == ErrorCode::ImageTooLarge
        || code == ErrorCode::ImageBroken;
}

TransferPtr find(const State &state, const QString &id, UserId owner)
{
    const TransferPtr transfer = state.transfers.value(id);
    return transfer && transfer->owner == owner ? transfer : nullptr;
}

void drop(State &state, Transfer &transfer)
{
    transfer.isGone = true;
    state.transfers.remove(transfer.id);
    state.pool.start([folder = state.folder, id = transfer.id] { folder.remove(id); });
}

Result<> checkLimits(const State &state, UserId owner)
{
    int all = 0;
    int own = 0;
    for (const TransferPtr &transfer : state.transfers) {
        const bool isOpen = !transfer->image;
        all += isOpen ? 1 : 0;
        own += isOpen && transfer->owner == owner ? 1 : 0;
    }
    if (own >= state.settings.maxPerUser || all >= state.settings.maxInAll)
        return failUntil(ErrorCode::TooManyRequests, kRetryAfter, QStringLiteral("too many transfers"));
    return {};
}

/// Keeps what is remembered of a user's finished transfers bounded.
void forgetOldest(State &state, UserId owner)
{
    QList<TransferPtr> finished;
    for (const TransferPtr &transfer : std::as_const(state.transfers)) {
        if (transfer->image && transfer->owner == owner)
            finished.append(transfer);
    }
    std::sort(finished.begin(), finished.end(),
              [](const TransferPtr &a, const TransferPtr &b) { return a->touched < b->touched; });
    for (qsizetype i = 0; i < finished.size() - kRememberedPerUser; ++i)
        drop(state, *finished[i]);
}

/// Takes the bytes of a complete transfer from the folder to the pictures.
QCoro::Task<Result<protocol::Image>> store(StatePtr state, TransferPtr transfer)
{
    const QFuture<Result<QByteArray>> reading = QtConcurrent::run(
        &state->pool, [folder = state->folder, id = transfer->id] { return folder.read(id); });
    FOYER_CO_TRY(QByteArray bytes, co_await reading);
    if (state->isStopped)
        co_return stopped();
    if (transfer->isGone)
        co_return fail(ErrorCode::NotFound);
    auto storing = state->images.store(std::move(bytes), transfer->owner);
    co_return co_await storing;
}

QCoro::Task<Result<UploadProgress>> process(StatePtr state, TransferPtr transfer)
{
    ++transfer->inWork;
    auto storing = store(state, transfer);
    const Result<protocol::Image> image = co_await storing;
    --transfer->inWork;
    if (state->isStopped)
        co_return stopped();
    // Given up meanwhile: the picture, if there is one, is unused and goes with the others of that kind.
    if (transfer->isGone)
        co_return fail(ErrorCode::NotFound);
    transfer->touched = state->clock.monotonic();
    if (!image) {
        if (isPicturesFault(image.error().code))
            drop(*state, *transfer);
        co_return tl::unexpected(image.error());
    }
    transfer->image = *image;
    const UploadProgress progress = progressOf(*transfer);
    const QFuture<Result<>> noting =
        QtConcurrent::run(&state->pool, [folder = state->folder, progress, owner = transfer->owner] {
            return folder.finish(progress.transfer, owner, progress.size, *progress.image);
        });
    forgetOldest(*state, transfer->owner);
    const Result<> noted = co_await noting;
    if (!noted)
        qCWarning(lcMedia).noquote().nospace() << "event=transfer_not_noted detail=" << noted.error().detail;
    co_return progress;
}

/// The picture of a complete transfer, which is processed once however many ask for it.
QCoro::Task<Result<UploadProgress>> finish(StatePtr state, TransferPtr transfer)
{
    if (transfer->image)
        co_return progressOf(*transfer);
    if (transfer->processing) {
        const QFuture<Result<UploadProgress>> shared = transfer->processing->future();
        co_return co_await shared;
    }
    const auto promise = std::make_shared<QPromise<Result<UploadProgress>>>();
    promise->start();
    transfer->processing = promise;
    auto processing = process(std::move(state), transfer);
    const Result<UploadProgress> done = co_await processing;
    transfer->processing.reset();
    promise->addResult(done);
    promise->finish();
    co_return done;
}

/// Writes a part that starts where the transfer is.
QCoro::Task<Result<>> write(StatePtr state, TransferPtr transfer, QByteArray part)
{
    const qint64 offset = transfer->taken;
    transfer->taken += part.size();
    ++transfer->inWork;
    const QFuture<Result<>> writing =
        QtConcurrent::run(&state->pool, [folder = state->folder, id = transfer->id, offset, part] {
            return folder.append(id, offset, part);
        });
    const Result<> written = co_await writing;
    --transfer->inWork;
    if (state->isStopped)
        co_return stopped();
    if (transfer->isGone)
        co_return fail(ErrorCode::NotFound);
    if (!written) {
        // Parts that followed this one fail too, by their offset, which the folder checks against the file.
        transfer->taken = transfer->received;
        co_return tl::unexpected(written.error());
    }
    transfer->received = offset + part.size();
    transfer->taken = qMax(transfer->taken, transfer->received);
    transfer->touched = state->clock.monotonic();
    co_return Result<>{};
}

QCoro::Task<Result<UploadProgress>> appendTo(StatePtr state, TransferPtr transfer, qint64 offset,
                                             QByteArray part)
{
    if (offset != transfer->taken)
        co_return fail(ErrorCode::UploadOffsetMismatch);
    if (part.size() > transfer->size - transfer->taken)
        co_return fail(ErrorCode::BodyTooLarge, QStringLiteral("more than the transfer's size"));
    if (!part.isEmpty()) {
        auto writing = write(state, transfer, std::move(part));
        FOYER_CO_CHECK(co_await writing);
    }
    if (transfer->received < transfer->size)
        co_return progressOf(*transfer);
    auto finishing = finish(std::move(state), std::move(transfer));
    co_return co_await finishing;
}

QCoro::Task<Result<UploadProgress>> createIn(StatePtr state, UserId owner, qint64 size)
{
    const auto transfer = std::make_shared<Transfer>();
    transfer->id = randomId();
    transfer->owner = owner;
    transfer->size = size;
    transfer->touched = state->clock.monotonic();
    // Counted from now on; nobody knows its id yet.
    state->transfers.insert(transfer->id, transfer);
    ++transfer->inWork;
    const QFuture<Result<>> creating =
        QtConcurrent::run(&state->pool, [folder = state->folder, id = transfer->id, owner, size] {
            return folder.create(id, owner, size);
        });
    const Result<> created = co_await creating;
    --transfer->inWork;
    if (state->isStopped)
        co_return stopped();
    if (!created) {
        drop(*state, *transfer);
        co_return tl::unexpected(created.error());
    }
    co_return progressOf(*transfer);
}

} // namespace

struct ResumableUploads::Private
{
    StatePtr state;
};

ResumableUploads::ResumableUploads(Images &images, const Clock &clock, Settings settings)
    : d(std::make_unique<Private>())
{
    d->state = std::make_shared<State>(images, clock, std::move(settings));
    const auto stored = d->state->folder.load();
    for (const StoredTransfer &found : stored) {
        const auto transfer = std::make_shared<Transfer>();
        transfer->id = found.id;
        transfer->owner = found.owner;
        transfer->size = found.size;
        transfer->received = found.received;
        transfer->taken = found.received;
        transfer->touched = clock.monotonic() - found.age;
        transfer->image = found.image;
        d->state->transfers.insert(found.id, transfer);
    }
}

ResumableUploads::~ResumableUploads()
{
    d->state->isStopped = true;
    d->state->pool.waitForDone();
}

QCoro::Task<Result<UploadProgress>> ResumableUploads::create(UserId owner, qint64 size)
{
    const StatePtr state = d->state;
    if (size < 1)
        co_return fail(ErrorCode::InvalidField, QStringLiteral("empty transfer"), QStringLiteral("size"));
    if (size > state->settings.maxBytes)
        co_return fail(ErrorCode::ImageTooLarge, QStringLiteral("too many bytes announced"));
    FOYER_CO_CHECK(checkLimits(*state, owner));
    auto creating = createIn(state, owner, size);
    co_return co_await creating;
}

QCoro::Task<Result<UploadProgress>> ResumableUploads::progress(QString transfer, UserId owner)
{
    const TransferPtr found = find(*d->state, transfer, owner);
    if (!found)
        co_return fail(ErrorCode::NotFound);
    co_return progressOf(*found);
}

QCoro::Task<Result<UploadProgress>> ResumableUploads::finished(QString transfer, UserId owner)
{
    const StatePtr state = d->state;
    const TransferPtr found = find(*state, transfer, owner);
    if (!found)
        co_return fail(ErrorCode::NotFound);
    if (found->received < found->size)
        co_return progressOf(*found);
    auto finishing = finish(state, found);
    co_return co_await finishing;
}

QCoro::Task<Result<UploadProgress>> ResumableUploads::append(QString transfer, UserId owner, qint64 offset,
                                                             QByteArray part)
{
    const StatePtr state = d->state;
    const TransferPtr found = find(*state, transfer, owner);
    if (!found)
        co_return fail(ErrorCode::NotFound);
    auto appending = appendTo(state, found, offset, std::move(part));
    co_return co_await appending;
}

QCoro::Task<Result<>> ResumableUploads::abandon(QString transfer, UserId owner)
{
    const TransferPtr found = find(*d->state, transfer, owner);
    if (!found)
        co_return fail(ErrorCode::NotFound);
    drop(*d->state, *found);
    co_return Result<>{};
}

void ResumableUploads::sweep()
{
    const qint64 now = d->state->clock.monotonic();
    QList<TransferPtr> idle;
    for (const TransferPtr &transfer : std::as_const(d->state->transfers)) {
        if (transfer->inWork == 0 && now - transfer->touched > kIdleLimitMs)
            idle.append(transfer);
    }
    for (const TransferPtr &transfer : std::as_const(idle))
        drop(*d->state, *transfer);
    if (!idle.isEmpty())
        qCInfo(lcMedia).nospace() << "event=transfers_swept count=" << idle.size();
}

} // namespace foyer::media
