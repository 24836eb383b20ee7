// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/client/picture_uploads.h"

#include "common/base/limits.h"
#include "common/base/logging.h"
#include "desktop/client/api.h"
#include "desktop/client/outbox.h"

#include <QFile>

#include <algorithm>

namespace foyer::client {

namespace {

/// How often a transfer may be begun or taken up at one go: the server may have forgotten it, or know more than this side.
constexpr int kMostStarts = 4;

/// Whether it may work later without the person's doing anything.
bool isPassing(const Error &error)
{
    switch (error.code) {
    case ErrorCode::Unavailable:
    case ErrorCode::TooManyRequests:
    case ErrorCode::UploadUnfinished:
    case ErrorCode::NotSignedIn:
    case ErrorCode::SessionReplaced:
        return true;
    default:
        return false;
    }
}

tl::unexpected<Error> overtaken()
{
    return fail(ErrorCode::Unavailable, QStringLiteral("nobody waits for it"));
}

} // namespace

PictureUploads::PictureUploads(const std::shared_ptr<Api> &api, Outbox &outbox, Backoff retries,
                               QObject *parent)
    : QObject(parent)
    , m_api(api)
    , m_outbox(outbox)
    , m_pictures(outbox.pictures())
    , m_retries(std::move(retries))
{
    m_pause.setSingleShot(true);
    connect(&m_pause, &QTimer::timeout, this, &PictureUploads::send);
    connect(&m_pictures, &OutgoingPictures::wanted, this, &PictureUploads::send);
    connect(&m_pictures, &OutgoingPictures::changed, this,
            [this](ConversationId conversation, const Ref &ref) {
                if (ref.isEmpty())
                    emit chosenChanged(conversation);
            });
}

void PictureUploads::connected()
{
    m_isConnected = true;
    m_retries.reset();
    m_pause.stop();
    loadLimits();
    send();
}

void PictureUploads::disconnected()
{
    ++m_run;
    m_isConnected = false;
    m_isRunning = false;
    m_pause.stop();
}

void PictureUploads::loadLimits()
{
    m_server.ask(
        this, [](Api &api) { return api.uploads().limits(); },
        [this](const Result<PictureLimits> &limits) {
            if (limits)
                m_limits = *limits;
        });
}

Result<QString> PictureUploads::choose(ConversationId conversation, const NewPicture &picture)
{
    const qint64 pixels = qint64(picture.size.width()) * picture.size.height();
    if (picture.bytes.size() > m_limits.bytes || pixels > m_limits.pixels)
        return fail(ErrorCode::ImageTooLarge);
    return m_pictures.add(conversation, picture);
}

QList<OutgoingPicture> PictureUploads::chosen(ConversationId conversation) const
{
    return m_pictures.chosen(conversation);
}

QString PictureUploads::fileOf(const QString &id) const
{
    return m_pictures.fileOf(id);
}

void PictureUploads::retry(const QString &id)
{
    m_pictures.renew(id);
}

void PictureUploads::remove(const QString &id)
{
    const auto picture = m_pictures.find(id);
    if (!picture || !picture->ref.isEmpty())
        return;
    m_pictures.remove(id);
    if (!picture->transfer.isEmpty() && picture->image.isEmpty())
        abandon(picture->transfer);
}

void PictureUploads::abandon(const QString &transfer)
{
    // Where this is not heard, the server drops it by itself after a while.
    m_server.ask(
        this, [&transfer](Api &api) { return api.uploads().abandon(transfer); }, [](const Result<> &) {});
}

void PictureUploads::send()
{
    if (!m_isConnected || m_isRunning || m_pause.isActive() || m_api == nullptr || !m_pictures.next())
        return;
    m_isRunning = true;
    run(++m_run);
}

QCoro::Task<> PictureUploads::run(quint64 number)
{
    const std::shared_ptr<Api> api = m_api;
    while (const auto next = m_pictures.next()) {
        const Result<protocol::Image> image = co_await upload(api, next->id, number);
        if (!isCurrent(number))
            co_return;
        take(*next, image);
        if (m_pause.isActive())
            break;
    }
    m_isRunning = false;
}

QCoro::Task<Result<protocol::Image>> PictureUploads::upload(std::shared_ptr<Api> api, QString id,
                                                            quint64 number)
{
    for (int start = 0; start < kMostStarts; ++start) {
        const Result<QString> sent = co_await sendParts(api, id, number);
        if (!isCurrent(number))
            co_return overtaken();
        ErrorCode why = ErrorCode::NotFound;
        if (sent) {
            const Result<protocol::Image> image = co_await api->uploads().finished(*sent);
            if (image || image.error().code != ErrorCode::NotFound)
                co_return image;
        } else {
            why = sent.error().code;
        }
        if (why == ErrorCode::NotFound)
            m_pictures.noteTransfer(id, {});
        else if (why != ErrorCode::UploadOffsetMismatch)
            co_return tl::unexpected(sent.error());
    }
    co_return fail(ErrorCode::Unavailable, QStringLiteral("the server keeps forgetting"));
}

/// Answers with the transfer of which the server has all.
QCoro::Task<Result<QString>> PictureUploads::sendParts(std::shared_ptr<Api> api, QString id, quint64 number)
{
    const auto picture = m_pictures.find(id);
    if (!picture)
        co_return overtaken();
    QFile file(m_pictures.fileOf(id));
    if (!file.open(QIODevice::ReadOnly) || file.size() != picture->bytes)
        co_return fail(ErrorCode::ImageBroken, QStringLiteral("its file is gone"));
    QString transfer = picture->transfer;
    qint64 offset = 0;
    if (transfer.isEmpty()) {
        FOYER_CO_TRY(transfer, co_await api->uploads().begin(picture->bytes));
        if (isCurrent(number) && !m_pictures.find(id))
            abandon(transfer);
        m_pictures.noteTransfer(id, transfer);
    } else {
        FOYER_CO_TRY(offset, co_await api->uploads().received(transfer));
        m_pictures.noteSent(id, offset);
    }
    while (offset < picture->bytes) {
        if (!isCurrent(number) || !m_pictures.find(id))
            co_return overtaken();
        file.seek(offset);
        FOYER_CO_TRY(offset,
                     co_await api->uploads().append(transfer, offset, file.read(limits::kUploadPartBytes)));
        m_pictures.noteSent(id, offset);
    }
    co_return transfer;
}

void PictureUploads::take(const OutgoingPicture &picture, const Result<protocol::Image> &image)
{
    const auto now = m_pictures.find(picture.id);
    // It was taken out meanwhile.
    if (!now)
        return;
    if (image) {
        m_retries.reset();
        m_pictures.noteImage(picture.id, image->id);
        emit uploaded(picture.id, image->id);
        return;
    }
    if (isPassing(image.error())) {
        pauseAfter(image.error());
        return;
    }
    qCInfo(lcClient) << "event=picture-refused code=" << errorName(image.error().code);
    m_pictures.noteFailure(picture.id, image.error().code);
    if (!now->ref.isEmpty())
        m_outbox.refuse(now->ref, image.error().code);
}

void PictureUploads::pauseAfter(const Error &error)
{
    const std::chrono::milliseconds asked = error.retryAfter;
    m_pause.start(std::max(asked, m_retries.next()));
}

} // namespace foyer::client
