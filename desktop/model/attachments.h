// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/base/error_code.h"
#include "common/base/ids.h"
#include "desktop/client/outgoing_pictures.h"
#include "desktop/model/picture_reading.h"

#include <QHash>
#include <QImage>
#include <QList>
#include <QObject>
#include <QString>

#include <optional>

namespace foyer::client {
class ClientEngine;
}

namespace foyer::model {

class PictureCache;

using client::OutgoingPicture;

/// The pictures that go out with the next message of each conversation: looked at, kept, and sent to the server at once,
/// while the message is still being written. Thread: main.
class Attachments : public QObject
{
    Q_OBJECT

public:
    /// Pictures of one message; each becomes a message of its own.
    static constexpr int kMost = 10;

    /// Both must outlive it.
    Attachments(client::ClientEngine &engine, PictureCache &pictures, QObject *parent = nullptr);

    /// Adds what is in a file, or a picture that is in none. Answered by changed() or refused().
    void addFile(ConversationId conversation, const QString &path);
    void addImage(ConversationId conversation, const QImage &image);
    void remove(const QString &id);
    /// Sends one again that could not be sent.
    void retry(const QString &id);

    [[nodiscard]] QList<OutgoingPicture> of(ConversationId conversation) const;
    /// Whether there is one that can go out.
    [[nodiscard]] bool canSend(ConversationId conversation) const;
    /// Whether one is still being looked at; what is sent now would go without it.
    [[nodiscard]] bool isReading(ConversationId conversation) const;

signals:
    /// Those of this conversation came, went or changed, or are not looked at any more.
    void changed(foyer::ConversationId conversation);
    /// This file cannot be sent. LimitReached: there are enough.
    void refused(foyer::ConversationId conversation, const QString &name, foyer::ErrorCode why);

private:
    /// One that is looked at, or was before others that came earlier.
    struct Reading
    {
        quint64 number = 0;
        QString name;
        std::optional<ReadPicture> picture{};
    };

    /// Counts another one, if it may come; answers with its number.
    [[nodiscard]] std::optional<quint64> begin(ConversationId conversation, const QString &name);
    /// This one was looked at. They are taken in the order in which they came.
    void finish(ConversationId conversation, quint64 number, const ReadPicture &picture);
    void take(ConversationId conversation, const QString &name, const ReadPicture &picture);

    client::ClientEngine &m_engine;
    PictureCache &m_pictures;
    QHash<ConversationId, QList<Reading>> m_reading;
    quint64 m_lastNumber = 0;
};

} // namespace foyer::model
