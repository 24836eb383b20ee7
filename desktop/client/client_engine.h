// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/base/ids.h"
#include "common/base/limits.h"
#include "common/base/result.h"
#include "common/protocol/server_frame.h"
#include "common/protocol/session.h"
#include "common/protocol/user.h"
#include "desktop/client/alerts.h"
#include "desktop/client/api.h"
#include "desktop/client/asking.h"
#include "desktop/client/company.h"
#include "desktop/client/link.h"
#include "desktop/client/message_cache.h"
#include "desktop/client/message_changes.h"
#include "desktop/client/outbox.h"
#include "desktop/client/picture_uploads.h"
#include "desktop/client/post_sender.h"
#include "desktop/client/replica.h"

#include <QCoroTask>
#include <QHash>
#include <QObject>
#include <QSet>
#include <QString>
#include <QUrl>

#include <memory>
#include <optional>

namespace foyer {
class Clock;
}

namespace foyer::client {

/// How things stand with the server.
enum class ConnectionState {
    /// Nobody is signed in.
    SignedOut,
    Connecting,
    /// Connected; the answer to the first sync is on its way.
    CatchingUp,
    /// Everything here is as it is on the server.
    Online,
    /// Lost; tries again by itself.
    Waiting,
    /// The session was ended from elsewhere; sessionEnd() says why.
    SessionOver,
};

/// A client of one server, without any window: signs in, follows the conversations, sends what is written and
/// keeps both on disk. The window, the tests and the load tool stand on it.
///
/// It answers by signals only, and all of them come on the thread that made it.
class ClientEngine : public QObject
{
    Q_OBJECT

public:
    struct Settings
    {
        /// Folder for what is kept; each account gets its own inside.
        QString dataFolder;
        Link::Settings link;
        /// A post that was not answered for this long: the connection is given up and it is sent again.
        std::chrono::milliseconds answerTimeout{30'000};
        /// Waits after a picture could not be sent.
        std::chrono::milliseconds firstUploadRetry{1'000};
        std::chrono::milliseconds longestUploadRetry{60'000};
    };

    ClientEngine(const Clock &clock, Backoff::Random random, Settings settings, QObject *parent = nullptr);
    ~ClientEngine() override;

    /// Signs in and connects. Answered by signedIn() or signInFailed().
    void signIn(ServerAddress server, Credentials credentials);
    /// Goes online with a session that exists already.
    [[nodiscard]] Result<> resume(ServerAddress server, protocol::User user, QByteArray token);
    /// Ends the session, here and on the server, and removes what is cached and what was only begun. Unsent posts stay on
    /// disk unless they are not to be kept; where the session was over already, as it may go on, so does what was begun.
    void signOut(Outbox::Kept kept = Outbox::Kept::Posts);
    /// After "replaced": makes this session the living one again. Answered by stateChanged() or
    /// takeBackFailed().
    void takeBack();
    /// Does not wait for the next attempt to connect.
    void retryNow();

    [[nodiscard]] ConnectionState state() const { return m_state; }
    /// Time until the next attempt; zero unless it waits.
    [[nodiscard]] std::chrono::milliseconds untilRetry() const { return m_link.untilRetry(); }
    [[nodiscard]] protocol::SessionEnd sessionEnd() const { return m_sessionEnd; }
    [[nodiscard]] const protocol::User &user() const { return m_user; }
    /// The session's token, for whoever keeps it until resume(); empty when signed out.
    [[nodiscard]] const QByteArray &token() const { return m_token; }
    /// Whom the user blocked; what they write is folded away. Known once online.
    [[nodiscard]] const QSet<UserId> &blocked() const { return m_blocked; }
    [[nodiscard]] const Clock &clock() const { return m_clock; }
    /// Where things are kept that belong to this computer and to no account.
    [[nodiscard]] QString dataFolder() const { return m_settings.dataFolder; }
    /// Address of the server as people write it; empty when signed out.
    [[nodiscard]] QString serverName() const;
    /// Address of a page of the web client there; invalid when signed out.
    [[nodiscard]] QUrl pageAddress(const QString &path) const;

    [[nodiscard]] const Replica &replica() const { return m_replica; }
    [[nodiscard]] const Outbox &outbox() const { return m_outbox; }
    /// Pictures chosen for the next messages.
    [[nodiscard]] PictureUploads &pictures() { return m_pictures; }
    /// What was begun and not sent.
    [[nodiscard]] DraftStore &drafts() { return m_outbox.drafts(); }
    /// Who is there, who is writing, and what the user lets others know.
    [[nodiscard]] Company &company() { return m_company; }
    /// Edits, recalls, reactions, pins, and what was there before. What is changed is in the replica first.
    [[nodiscard]] MessageChanges &changes() { return m_changes; }

    /// Writes a message down, as an answer to another one of its conversation if there is such, and sends it as
    /// soon as can be. TextEmpty, TextTooLong, NotMember, StorageFull, Unavailable.
    [[nodiscard]] Result<Ref> post(ConversationId conversation, const QString &text, Seq replyTo = {});
    /// The same with all pictures that were chosen for it and can be sent: a message each, of which the first has the text
    /// and the answer. Without pictures it is post(); with them the text may be empty.
    [[nodiscard]] Result<> postWithPictures(ConversationId conversation, const QString &text, Seq replyTo);
    /// Repeats a message in another conversation, or in the same. NotMember, StorageFull, Unavailable.
    [[nodiscard]] Result<Ref> forward(const protocol::MessagePlace &what, ConversationId to);
    /// Sends a failed post again, or gives it up.
    void retryPost(const Ref &ref);
    void discardPost(const Ref &ref);
    /// The person has seen everything up to here.
    void markRead(ConversationId conversation, Seq seq);
    /// This message and what follows is unread again, on all of the user's clients. Unavailable while not online.
    [[nodiscard]] Result<> markUnread(ConversationId conversation, Seq seq);
    /// Gets up to `count` messages older than those held, if there are any. Answered by Replica's signals or olderFailed().
    void loadOlder(ConversationId conversation, int count = limits::kPageDefault);
    /// The conversation whose older messages somebody reads now: all that was got of it stays in memory.
    void setReading(ConversationId conversation) { m_replica.setReading(conversation); }
    /// Whether loadOlder() is under way.
    [[nodiscard]] bool isLoadingOlder(ConversationId conversation) const;
    /// Gets a picture. Answered by pictureLoaded(), with empty bytes if it cannot be had.
    void loadPicture(const UploadId &id, PictureSize size);
    /// Looks for messages on the server or, while it cannot be asked, among those that are kept here. Answered by searched() or searchFailed() with the number that is returned.
    int search(const SearchQuery &query);
    /// Whether a search would be among those that are kept here.
    [[nodiscard]] bool searchesLocally() const { return m_state != ConnectionState::Online; }
    /// For everything else that the server does: rooms, profiles, the account, administration. What it changes comes back
    /// by the connection, to all clients alike.
    [[nodiscard]] const Asking &server() const { return m_server; }
    /// A conversation of the user that an answer told of: it is here at once, if it was not.
    void take(const protocol::Conversation &conversation);
    /// Gets the list of rooms. Answered by roomsLoaded() or roomsFailed().
    void loadRooms();
    /// Joins a room. Answered by joined() or roomsFailed().
    void joinRoom(ConversationId room);

signals:
    void stateChanged();
    /// Somebody, or the user himself, shows himself in another way now; the replica knows it already.
    void profileChanged(const foyer::protocol::Profile &profile);
    void blockedChanged();
    /// Messages that are new here, and held now: one that was pushed, or those that came together by a sync.
    void arrived(const QList<foyer::client::Arrival> &arrivals);
    void signedIn(bool isNewAccount);
    void signInFailed(const foyer::Error &error);
    void signedOut();
    void takeBackFailed(const foyer::Error &error);
    void olderFailed(foyer::ConversationId conversation);
    void olderFinished(foyer::ConversationId conversation);
    void pictureLoaded(const foyer::UploadId &id, foyer::client::PictureSize size, const QByteArray &bytes);
    void searched(int ticket, const foyer::protocol::SearchAnswer &answer);
    void searchFailed(int ticket, const foyer::Error &error);
    void roomsLoaded(const QList<foyer::protocol::Room> &rooms);
    void roomsFailed(const foyer::Error &error);
    void joined(foyer::ConversationId room);

private:
    QCoro::Task<> doSignIn(Credentials credentials);
    QCoro::Task<> doTakeBack();
    QCoro::Task<> askWhetherSessionHolds();
    static QCoro::Task<> sayGoodbye(std::shared_ptr<Api> api);

    void loadBlocked();
    void searchHere(int ticket, const SearchQuery &query);
    [[nodiscard]] Result<> checkPost(ConversationId conversation, const QString &text) const;
    void onOlder(ConversationId conversation, const Result<HistoryPage> &page);
    [[nodiscard]] Result<> openAccount(const protocol::User &user, const QByteArray &token);
    void closeAccount(std::optional<Outbox::Kept> leaving = {});
    void replaceApi(std::shared_ptr<Api> api);
    void onLinkState();
    void onEvent(const protocol::ServerEvent &event);
    void onSync(const protocol::SyncAnswer &answer);
    void onMessage(const protocol::MessageEvent &event);
    void onUser(const protocol::UserEvent &event);
    void onBlock(const protocol::BlockEvent &event);
    void onPosted(const protocol::Posted &posted);
    void onRefused(const protocol::Refused &refused);
    void onSessionOver(protocol::SessionEnd why);
    void settle(ConversationId conversation);
    void addArrivals(QList<Arrival> &arrivals, const QList<protocol::Message> &messages, Seq before) const;
    void confirmOwn(const QList<protocol::Message> &messages);
    void askForGaps();
    void sendReads();
    void setState(ConnectionState state);

    const Clock &m_clock;
    Settings m_settings;
    MessageCache m_cache;
    Replica m_replica;
    Outbox m_outbox;
    Link m_link;
    PostSender m_sender;
    Company m_company;
    std::shared_ptr<Api> m_api;
    Asking m_server{m_api};
    MessageChanges m_changes{m_api};
    PictureUploads m_pictures;
    protocol::User m_user;
    QSet<UserId> m_blocked;
    ConnectionState m_state = ConnectionState::SignedOut;
    protocol::SessionEnd m_sessionEnd = protocol::SessionEnd::SignedOut;
    QSet<ConversationId> m_loadingOlder;
    QByteArray m_token;
    bool m_isAsking = false;
    int m_lastSearch = 0;
};

} // namespace foyer::client
