// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/base/ids.h"
#include "common/base/result.h"
#include "common/protocol/client_frame.h"
#include "common/protocol/conversation.h"
#include "common/protocol/message.h"
#include "common/protocol/personal_settings.h"
#include "common/protocol/profile.h"
#include "common/protocol/search.h"
#include "common/protocol/session.h"
#include "common/protocol/user.h"
#include "desktop/client/search_query.h"
#include "desktop/client/server_address.h"

#include <QByteArray>
#include <QCoroTask>
#include <QJsonObject>
#include <QNetworkAccessManager>
#include <QObject>

#include <memory>
#include <optional>

QT_BEGIN_NAMESPACE
class QNetworkReply;
class QNetworkRequest;
QT_END_NAMESPACE

namespace foyer::client {

/// What a person gives to sign in.
struct Credentials
{
    QString username;
    QString password;
    /// The person was asked and wants the account made if the name is new.
    bool isNewAccountConfirmed = false;
    /// For a new account: "a1" … "a12", or empty for initials.
    QString avatar;
    /// Invitation code; empty for none.
    QString invite;
};

/// A session that was opened or taken back.
struct OpenSession
{
    protocol::User user;
    protocol::Session session;
    /// Empty when taken back: the old one holds again.
    QByteArray token;
    /// Whether the account was made just now.
    bool isNewAccount = false;
};

/// A page of history, ascending.
struct HistoryPage
{
    QList<protocol::Message> messages;
    /// Whether there are older ones.
    bool hasMore = false;
    /// Whether there are newer ones; only around() tells.
    bool hasNewer = false;
};

/// What a message said before it was edited.
struct Wording
{
    /// When it was replaced.
    Timestamp until = 0;
    QString text;
};

/// Who has read a message.
struct SeenBy
{
    /// False where that is not told.
    bool isTold = false;
    QList<protocol::User> users;
};

/// Which of a picture's two files.
enum class PictureSize { Full, Thumbnail };

/// What of the own profile is to be another.
struct ProfileChange
{
    std::optional<QString> displayName = {};
    /// A drawn avatar, or empty for initials.
    std::optional<QString> avatar = {};
    std::optional<protocol::Status> status = {};
};

/// The HTTP API of one server. Every call answers with what the server said, or with an error: the server's
/// own code, or one that isUnreachable() knows. Redirections are not followed, so that the token goes nowhere
/// else. It must not be destroyed while a call is under way: see abandon() and make(). Thread: the one that made it.
class Api : public QObject
{
    Q_OBJECT

public:
    explicit Api(ServerAddress server, QObject *parent = nullptr);

    /// One that deletes itself after the event in hand, once nobody holds it; so a call's own answer may let go
    /// of it.
    [[nodiscard]] static std::shared_ptr<Api> make(ServerAddress server);
    /// Answers all that is under way, at once, with an error that isUnreachable() knows.
    void abandon();

    [[nodiscard]] const ServerAddress &server() const { return m_server; }
    /// The session token for all calls from now on; empty for none.
    void setToken(QByteArray token);

    /// Errors as in docs/protocol.md, "Signing in".
    [[nodiscard]] QCoro::Task<Result<OpenSession>> signIn(Credentials credentials);
    [[nodiscard]] QCoro::Task<Result<>> signOut();
    /// Revives a session that was replaced.
    [[nodiscard]] QCoro::Task<Result<OpenSession>> takeBack();
    /// Whether the session still holds: NotSignedIn or SessionReplaced if not.
    [[nodiscard]] QCoro::Task<Result<>> checkSession();
    [[nodiscard]] QCoro::Task<Result<QList<protocol::Room>>> rooms();
    [[nodiscard]] QCoro::Task<Result<protocol::Conversation>> joinRoom(ConversationId room);
    [[nodiscard]] QCoro::Task<Result<HistoryPage>> history(ConversationId conversation, Seq before,
                                                           int limit);
    [[nodiscard]] QCoro::Task<Result<QList<protocol::Member>>> members(ConversationId conversation);
    [[nodiscard]] QCoro::Task<Result<SeenBy>> seenBy(protocol::MessagePlace place);
    /// What the user lets others know of him.
    [[nodiscard]] QCoro::Task<Result<protocol::PersonalSettings>> personalSettings();
    [[nodiscard]] QCoro::Task<Result<protocol::PersonalSettings>> changePersonalSettings(
        protocol::PersonalChange change);
    /// `limit` messages, half of them before this one.
    [[nodiscard]] QCoro::Task<Result<HistoryPage>> around(protocol::MessagePlace place, int limit);
    /// These answer with the message as it is afterwards. Errors as in docs/protocol.md, "Changing what was said".
    [[nodiscard]] QCoro::Task<Result<protocol::Message>> edit(protocol::MessagePlace place, QString text);
    [[nodiscard]] QCoro::Task<Result<protocol::Message>> recall(protocol::MessagePlace place);
    [[nodiscard]] QCoro::Task<Result<protocol::Message>> react(protocol::MessagePlace place, QString emoji);
    [[nodiscard]] QCoro::Task<Result<protocol::Message>> unreact(protocol::MessagePlace place, QString emoji);
    [[nodiscard]] QCoro::Task<Result<protocol::Message>> pin(protocol::MessagePlace place);
    [[nodiscard]] QCoro::Task<Result<protocol::Message>> unpin(protocol::MessagePlace place);
    /// The pinned messages, latest pin first.
    [[nodiscard]] QCoro::Task<Result<QList<protocol::Message>>> pins(ConversationId conversation);
    /// Earlier wordings of a message, oldest first.
    [[nodiscard]] QCoro::Task<Result<QList<Wording>>> edits(protocol::MessagePlace place);
    /// A page of what was found, newest first. Errors as in docs/protocol.md, "Searching".
    [[nodiscard]] QCoro::Task<Result<protocol::SearchAnswer>> search(SearchQuery query);
    /// The bytes of a picture.
    [[nodiscard]] QCoro::Task<Result<QByteArray>> picture(UploadId id, PictureSize size);

    /// Somebody's profile. NotFound.
    [[nodiscard]] QCoro::Task<Result<protocol::Profile>> profile(UserId user);
    /// Changes the own profile; what is left out stays. InvalidField, TooManyRequests.
    [[nodiscard]] QCoro::Task<Result<protocol::Profile>> changeProfile(ProfileChange change);
    /// Makes a picture (the bytes of a file) the own avatar. Errors as for pictures.
    [[nodiscard]] QCoro::Task<Result<protocol::Profile>> setAvatar(QByteArray picture);
    /// Ends the user's other sessions too. WrongPassword, InvalidField, TooManyAttempts.
    [[nodiscard]] QCoro::Task<Result<>> changePassword(QString password, QString newPassword);
    [[nodiscard]] QCoro::Task<Result<QList<protocol::User>>> blocked();
    /// Blocks somebody, or does no longer. NotFound, LimitReached.
    [[nodiscard]] QCoro::Task<Result<>> setBlocked(UserId user, bool isBlocked);

    /// Whether there was no answer of a Foyer server at all.
    [[nodiscard]] static bool isUnreachable(const Error &error);

private:
    [[nodiscard]] QNetworkRequest request(const QUrl &url) const;
    [[nodiscard]] QCoro::Task<Result<QByteArray>> bytes(QNetworkReply *reply);
    [[nodiscard]] QCoro::Task<Result<QJsonObject>> get(QString path, QString query = {});
    [[nodiscard]] QCoro::Task<Result<QJsonObject>> post(QString path, QJsonObject body = {});
    /// Sends a body with any method; an empty answer is an empty object.
    [[nodiscard]] QCoro::Task<Result<QJsonObject>> send(QByteArray verb, QString path, QJsonObject body);
    [[nodiscard]] QCoro::Task<Result<protocol::Message>> change(QByteArray verb, QString path,
                                                                QJsonObject body = {});
    [[nodiscard]] QCoro::Task<Result<QJsonObject>> send(QByteArray verb, QString path, QByteArray body,
                                                        QString type);

    ServerAddress m_server;
    QByteArray m_token;
    QNetworkAccessManager m_network;
};

} // namespace foyer::client
