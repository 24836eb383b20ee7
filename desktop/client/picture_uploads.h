// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/base/ids.h"
#include "common/base/result.h"
#include "common/protocol/image.h"
#include "desktop/client/asking.h"
#include "desktop/client/backoff.h"
#include "desktop/client/outgoing_pictures.h"
#include "desktop/client/uploads_api.h"

#include <QCoroTask>
#include <QList>
#include <QObject>
#include <QString>
#include <QTimer>

#include <memory>

namespace foyer::client {

class Api;
class Outbox;

/// Sends chosen pictures to the server while the message is still being written, and those of posts that wait. One at a
/// time, in parts: what arrived is not sent again, over lost connections and restarts of either side.
/// Thread: the one that made it.
class PictureUploads : public QObject
{
    Q_OBJECT

public:
    /// `api` is the owner's own: null while nobody is signed in. It and the outbox must outlive this; it must be abandoned
    /// before. Waits after a failure as `retries` says.
    PictureUploads(const std::shared_ptr<Api> &api, Outbox &outbox, Backoff retries,
                   QObject *parent = nullptr);

    /// Everything was caught up with: sends what waits, from now on.
    void connected();
    /// Nothing can be sent any more.
    void disconnected();

    /// What the server takes.
    [[nodiscard]] const PictureLimits &limits() const { return m_limits; }
    /// Keeps a picture for the next message of this conversation, and sends it; answers with its id. ImageTooLarge,
    /// StorageFull, Unavailable. Whether it is a picture at all was looked at before.
    [[nodiscard]] Result<QString> choose(ConversationId conversation, const NewPicture &picture);
    /// Those chosen for the next message of this conversation, in the order they were chosen.
    [[nodiscard]] QList<OutgoingPicture> chosen(ConversationId conversation) const;
    [[nodiscard]] QString fileOf(const QString &id) const;
    /// Sends one that failed once more.
    void retry(const QString &id);
    /// Takes a chosen one out.
    void remove(const QString &id);

signals:
    /// Those chosen for the next message of this conversation came, went or changed.
    void chosenChanged(foyer::ConversationId conversation);
    /// It is on the server now, under an id of the server's.
    void uploaded(const QString &id, const foyer::UploadId &image);

private:
    /// Sends what can be sent.
    void send();
    void loadLimits();
    /// Tells the server that a transfer is not gone on with.
    void abandon(const QString &transfer);
    void take(const OutgoingPicture &picture, const Result<protocol::Image> &image);
    void pauseAfter(const Error &error);
    [[nodiscard]] bool isCurrent(quint64 run) const { return run == m_run; }

    QCoro::Task<> run(quint64 number);
    QCoro::Task<Result<protocol::Image>> upload(std::shared_ptr<Api> api, QString id, quint64 number);
    QCoro::Task<Result<QString>> sendParts(std::shared_ptr<Api> api, QString id, quint64 number);

    const std::shared_ptr<Api> &m_api;
    Asking m_server{m_api};
    Outbox &m_outbox;
    OutgoingPictures &m_pictures;
    Backoff m_retries;
    PictureLimits m_limits;
    QTimer m_pause;
    bool m_isConnected = false;
    bool m_isRunning = false;
    /// Grows whenever what is under way counts for nothing any more.
    quint64 m_run = 0;
};

} // namespace foyer::client
