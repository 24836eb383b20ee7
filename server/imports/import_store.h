// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/base/clock.h"
#include "common/base/ids.h"
#include "common/base/result.h"

#include <QCoroTask>
#include <QHash>
#include <QList>
#include <QSet>
#include <QString>

namespace foyer::imports {

/// A chat that users and messages were moved in from.
using SourceId = Id<struct SourceTag>;

/// What is known of a source.
struct Source
{
    SourceId id;
    QString fingerprint;
    /// Its rooms here, by the numbers they had; those that were deleted since are invalid ids.
    QHash<qint64, ConversationId> rooms;
};

/// A user of a source, here.
struct MovedUser
{
    UserId id;
    /// The account was deleted here since.
    bool isGone = false;
};

/// An account to be made.
struct NewUser
{
    qint64 oldId = 0;
    QString username;
    QString displayName;
    QString avatar;
    /// Empty: nobody can sign in until the password is reset.
    QString passwordHash;
    Timestamp createdAt = 0;
    /// When it was closed; 0: it is open.
    Timestamp disabledAt = 0;
};

/// A room to be made, public and nobody's.
struct NewRoom
{
    qint64 oldId = 0;
    QString name;
    Timestamp createdAt = 0;
};

/// A message to be stored.
struct NewMessage
{
    qint64 oldId = 0;
    /// Invalid for a private message: its conversation is that of author and receiver, made if there is none.
    ConversationId conversation;
    UserId author;
    UserId receiver{};
    QString text;
    /// Empty, or a finished upload of the author.
    UploadId image;
    Timestamp createdAt = 0;
};

/// What of a source is here, as the database counts it.
struct Census
{
    qint64 users = 0;
    qint64 messages = 0;
    /// Messages noted as moved in that are not in their conversation, though that is there. Never more than 0.
    qint64 lost = 0;
};

/// Port: where what is moved in is kept, with a note of what came from where. Each adding function is one transaction, and
/// adds nothing twice. Thread: main; the answers arrive there too.
class ImportStore
{
public:
    virtual ~ImportStore() = default;

    /// The source of this name; a new one gets the fingerprint.
    [[nodiscard]] virtual QCoro::Task<Result<Source>> source(QString name, QString fingerprint,
                                                             Timestamp now) = 0;
    /// All its users that are here, by their old ids.
    [[nodiscard]] virtual QCoro::Task<Result<QHash<qint64, MovedUser>>> users(SourceId source) = 0;
    /// Whether nobody has a username of this key, nor had.
    [[nodiscard]] virtual QCoro::Task<Result<bool>> isUsernameFree(QString usernameKey) = 0;
    /// Makes the accounts, members of the lobby. NameTaken: somebody took one of the names since; nothing was added.
    [[nodiscard]] virtual QCoro::Task<Result<QHash<qint64, MovedUser>>> addUsers(SourceId source,
                                                                                 QList<NewUser> users) = 0;
    /// Makes a room. NameTaken if a public room has the name.
    [[nodiscard]] virtual QCoro::Task<Result<ConversationId>> addRoom(SourceId source, NewRoom room) = 0;
    /// Which of the messages with old ids from `first` to `last` are here.
    [[nodiscard]] virtual QCoro::Task<Result<QSet<qint64>>> knownMessages(SourceId source, qint64 first,
                                                                          qint64 last) = 0;
    /// Stores messages in this order, at the end of their conversations. Their authors become members, unless they are
    /// banned; who had read a conversation to its end has read these too. NotFound: a conversation or a picture is gone.
    /// NameTaken: another import runs on the same source.
    [[nodiscard]] virtual QCoro::Task<Result<>> addMessages(SourceId source, QList<NewMessage> messages) = 0;
    [[nodiscard]] virtual QCoro::Task<Result<Census>> census(SourceId source) = 0;
};

} // namespace foyer::imports
