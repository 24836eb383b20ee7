// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/base/ids.h"
#include "common/base/result.h"
#include "common/protocol/client_frame.h"
#include "common/protocol/conversation.h"
#include "common/protocol/message.h"
#include "common/protocol/search.h"
#include "common/protocol/session.h"
#include "common/protocol/user.h"
#include "desktop/client/account_api.h"
#include "desktop/client/admin_api.h"
#include "desktop/client/directs_api.h"
#include "desktop/client/message_rules.h"
#include "desktop/client/profile_api.h"
#include "desktop/client/rooms_api.h"
#include "desktop/client/search_query.h"
#include "desktop/client/server_address.h"
#include "desktop/client/server_http.h"
#include "desktop/client/uploads_api.h"

#include <QByteArray>
#include <QCoroTask>
#include <QJsonObject>
#include <QList>
#include <QObject>

#include <memory>

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

/// The HTTP API of one server: the session, what was said, and the subjects with an interface of their own. Every
/// call answers with what the server said, or with an error: the server's own code, one that isUnreachable() knows, or
/// ProtocolVersion where the answer cannot be read. It must not be destroyed while a call is under way: see abandon()
/// and make(). Thread: the one that made it.
class Api : public QObject
{
    Q_OBJECT

public:
    explicit Api(ServerAddress server, QObject *parent = nullptr);

    /// One that deletes itself after the event in hand, once nobody holds it; so a call's own answer may let go
    /// of it.
    [[nodiscard]] static std::shared_ptr<Api> make(ServerAddress server);
    /// Answers all that is under way, at once, with an error that isUnreachable() knows.
    void abandon() { m_http.abandon(); }

    [[nodiscard]] const ServerAddress &server() const { return m_http.server(); }
    /// The session token for all calls from now on; empty for none.
    void setToken(QByteArray token) { m_http.setToken(std::move(token)); }

    [[nodiscard]] RoomsApi &rooms() { return m_rooms; }
    [[nodiscard]] ProfileApi &profiles() { return m_profiles; }
    [[nodiscard]] AccountApi &account() { return m_account; }
    [[nodiscard]] AdminApi &admin() { return m_admin; }
    [[nodiscard]] DirectsApi &directs() { return m_directs; }
    [[nodiscard]] UploadsApi &uploads() { return m_uploads; }

    /// Errors as in docs/protocol.md, "Signing in".
    [[nodiscard]] QCoro::Task<Result<OpenSession>> signIn(Credentials credentials);
    [[nodiscard]] QCoro::Task<Result<>> signOut();
    /// Revives a session that was replaced.
    [[nodiscard]] QCoro::Task<Result<OpenSession>> takeBack();
    /// Whether the session still holds: NotSignedIn or SessionReplaced if not.
    [[nodiscard]] QCoro::Task<Result<>> checkSession();

    /// How long messages can be changed on this server.
    [[nodiscard]] QCoro::Task<Result<ChangeLimits>> changeLimits();

    [[nodiscard]] QCoro::Task<Result<HistoryPage>> history(ConversationId conversation, Seq before,
                                                           int limit);
    /// `limit` messages, half of them before this one.
    [[nodiscard]] QCoro::Task<Result<HistoryPage>> around(protocol::MessagePlace place, int limit);
    [[nodiscard]] QCoro::Task<Result<QList<protocol::Member>>> members(ConversationId conversation);
    [[nodiscard]] QCoro::Task<Result<SeenBy>> seenBy(protocol::MessagePlace place);
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
    /// Sends a picture (the bytes of a file), for a message or a cover. UnsupportedMediaType, ImageTooLarge,
    /// ImageBroken, StorageFull.
    [[nodiscard]] QCoro::Task<Result<protocol::Image>> sendPicture(QByteArray bytes);

    /// Whether there was no answer of a Foyer server at all.
    [[nodiscard]] static bool isUnreachable(const Error &error) { return ServerHttp::isUnreachable(error); }

private:
    [[nodiscard]] QCoro::Task<Result<protocol::Message>> change(QByteArray verb, QString path,
                                                                QJsonObject body = {});

    ServerHttp m_http;
    /// The same, seen as those below see it.
    HttpCaller &m_caller{m_http};
    RoomsApi m_rooms{m_http};
    ProfileApi m_profiles{m_http};
    AccountApi m_account{m_http};
    AdminApi m_admin{m_http};
    DirectsApi m_directs{m_http};
    UploadsApi m_uploads{m_http};
};

} // namespace foyer::client
