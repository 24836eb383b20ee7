// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/base/error_code.h"
#include "common/base/ids.h"
#include "common/base/result.h"

#include <QByteArray>
#include <QList>
#include <QObject>
#include <QSize>
#include <QString>

#include <optional>

namespace foyer::client {

class LocalDatabase;

/// A picture that somebody chose for his next message.
struct NewPicture
{
    /// The file as it is.
    QByteArray bytes;
    /// How people call it.
    QString name;
    /// Pixels, as it is shown.
    QSize size;
};

/// A picture that is not in a message of the server yet: chosen for the next one, or part of a post.
struct OutgoingPicture
{
    /// A name of this program's own.
    QString id;
    ConversationId conversation;
    /// The post that it is part of; empty while that is not written.
    Ref ref;
    QString name;
    QSize size;
    qint64 bytes = 0;
    /// Of `bytes`, those that the server has.
    qint64 sent = 0;
    /// The server's id of the transfer that was begun; empty if none was.
    QString transfer;
    /// Its id on the server, once it is there.
    UploadId image;
    /// Why it cannot be sent, until the person tries again.
    std::optional<ErrorCode> failure;

    bool operator==(const OutgoingPicture &) const = default;
};

/// The pictures of the outbox and of what is being written: files in a folder, described in the outbox's database before
/// anything is done with them, so that a killed process loses none. Thread: the one that made it.
class OutgoingPictures : public QObject
{
    Q_OBJECT

public:
    /// The database, of the outbox, must outlive it.
    explicit OutgoingPictures(LocalDatabase &database, QObject *parent = nullptr);

    /// Reads what an earlier run left, and removes what belongs to nothing any more.
    [[nodiscard]] Result<> open(const QString &folder);
    void close();

    /// Writes a picture down for the next message of this conversation; answers with its id. When this returns it
    /// survives a crash. StorageFull, Unavailable.
    [[nodiscard]] Result<QString> add(ConversationId conversation, const NewPicture &picture);
    /// Removes a picture and its file.
    void remove(const QString &id);
    /// Removes all that are part of no post.
    void removeChosen();

    [[nodiscard]] std::optional<OutgoingPicture> find(const QString &id) const;
    [[nodiscard]] std::optional<OutgoingPicture> ofPost(const Ref &ref) const;
    /// Those chosen for the next message of this conversation, in the order they were chosen.
    [[nodiscard]] QList<OutgoingPicture> chosen(ConversationId conversation) const;
    /// What is to be sent to the server next: those of posts come before those that are only chosen.
    [[nodiscard]] std::optional<OutgoingPicture> next() const;
    /// Where its bytes are.
    [[nodiscard]] QString fileOf(const QString &id) const;

    /// Writes down that it is part of this post; for the outbox, within its transaction. It holds once assigned() is called.
    [[nodiscard]] Result<> assign(const QString &id, const Ref &ref);
    void assigned(const QString &id, const Ref &ref);

    void noteTransfer(const QString &id, const QString &transfer);
    void noteSent(const QString &id, qint64 bytes);
    void noteImage(const QString &id, const UploadId &image);
    void noteFailure(const QString &id, ErrorCode why);
    /// Begins with it anew: the person wants so, or the server has forgotten it.
    void renew(const QString &id);

signals:
    /// Something about a picture changed; it may be gone. `ref` is empty for one that is only chosen.
    void changed(foyer::ConversationId conversation, const foyer::Ref &ref);
    /// There is one to send that was not to be sent before.
    void wanted();

private:
    [[nodiscard]] Result<> load();
    void removeStrayFiles() const;
    [[nodiscard]] qsizetype indexOf(const QString &id) const;
    void store(const OutgoingPicture &picture);

    LocalDatabase &m_database;
    QString m_folder;
    QList<OutgoingPicture> m_pictures;
};

} // namespace foyer::client
