// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/base/ids.h"
#include "common/base/result.h"
#include "common/protocol/conversation.h"
#include "common/protocol/user.h"
#include "desktop/client/client_engine.h"
#include "desktop/model/alerter.h"
#include "desktop/model/attachments.h"
#include "desktop/model/composing.h"
#include "desktop/model/conversation_list_model.h"
#include "desktop/model/emoji_book.h"
#include "desktop/model/member_list_model.h"
#include "desktop/model/mention_source.h"
#include "desktop/model/message_actions.h"
#include "desktop/model/message_finder.h"
#include "desktop/model/own_account.h"
#include "desktop/model/own_profile.h"
#include "desktop/model/people.h"
#include "desktop/model/picture_cache.h"
#include "desktop/model/room_settings.h"
#include "desktop/model/search_model.h"
#include "desktop/model/seen_watch.h"
#include "desktop/model/timeline_model.h"
#include "desktop/model/typists.h"

#include <QObject>
#include <QString>

namespace foyer::model {

using client::ConnectionState;
using client::Credentials;

/// All that a window needs of the client: what it shows and what a person can do. Thread: main.
class ChatSession : public QObject
{
    Q_OBJECT

public:
    /// The engine must outlive the session.
    explicit ChatSession(client::ClientEngine &engine, QObject *parent = nullptr);

    [[nodiscard]] ConversationListModel &conversations() { return m_conversations; }
    [[nodiscard]] TimelineModel &timeline() { return m_timeline; }
    /// Goes to messages of the timeline.
    [[nodiscard]] MessageFinder &finder() { return m_finder; }
    /// What can be done to messages.
    [[nodiscard]] MessageActions &actions() { return m_actions; }
    /// What the next words in each conversation are about.
    [[nodiscard]] Composing &composing() { return m_composing; }
    /// The emoji that can be chosen, and which the person likes.
    [[nodiscard]] EmojiBook &emoji() { return m_emoji; }
    /// Who can be called by name.
    [[nodiscard]] MentionSource &mentions() { return m_mentions; }
    [[nodiscard]] PictureCache &pictures() { return m_pictures; }
    /// The pictures that go out with the next messages.
    [[nodiscard]] Attachments &attachments() { return m_attachments; }
    /// What the user is told of while he is not looking.
    [[nodiscard]] Alerter &alerter() { return m_alerter; }
    /// How the user shows himself, and his password.
    [[nodiscard]] OwnProfile &ownProfile() { return m_ownProfile; }
    /// His account: sessions, privacy, data.
    [[nodiscard]] OwnAccount &ownAccount() { return m_ownAccount; }
    /// The settings of rooms, and how the user has them.
    [[nodiscard]] RoomSettings &roomSettings() { return m_roomSettings; }
    /// The members that somebody looks at.
    [[nodiscard]] MemberListModel &members() { return m_members; }
    /// What can be known of people and done about them.
    [[nodiscard]] People &people() { return m_people; }
    /// What was looked for and found.
    [[nodiscard]] SearchModel &search() { return m_search; }
    /// Who is writing.
    [[nodiscard]] Typists &typing() { return m_typing; }
    /// Who has read the newest message of the open conversation.
    [[nodiscard]] const SeenWatch &seen() const { return m_seen; }

    [[nodiscard]] ConnectionState state() const { return m_engine.state(); }
    /// Seconds until the next attempt to connect, rounded up; 0 unless it waits.
    [[nodiscard]] int secondsUntilRetry() const;
    /// Whether the session is over because of a sign-in elsewhere.
    [[nodiscard]] bool isReplaced() const;
    [[nodiscard]] QString serverName() const { return m_engine.serverName(); }
    [[nodiscard]] const protocol::User &user() const { return m_engine.user(); }

    /// Signs in at the server as it was typed. Answered by signedIn() or signInFailed().
    void signIn(const QString &server, const Credentials &credentials);
    void signOut() { m_engine.signOut(); }
    void takeBack() { m_engine.takeBack(); }
    void retryNow() { m_engine.retryNow(); }
    /// Nobody has used this computer for a while, or somebody does again.
    void setIdle(bool isIdle) { m_engine.company().setIdle(isIdle); }

    /// Tells how things stand, for a window that was made just now.
    void tellAnew();

    /// Shows a conversation in the timeline.
    void openConversation(ConversationId id);
    /// Shows a message of any conversation; finder() tells what came of it.
    void goTo(const MessagePlace &place);
    [[nodiscard]] ConversationId openId() const { return m_timeline.conversation(); }
    /// The open conversation; nullptr if none is.
    [[nodiscard]] const protocol::Conversation *open() const;

    /// Sends to the open conversation, with the pictures that were chosen for it, and as an answer where the next message
    /// is to be one.
    [[nodiscard]] Result<> send(const QString &text);
    /// Sends to any conversation; what is begun there stays. As ClientEngine::post().
    [[nodiscard]] Result<> sendTo(ConversationId conversation, const QString &text);
    /// The person writes something new to the open conversation.
    void noteTyping() { m_engine.company().typing(openId()); }
    void retryPost(const Ref &ref) { m_engine.retryPost(ref); }
    void discardPost(const Ref &ref) { m_engine.discardPost(ref); }
    /// The person saw the newest message of the open conversation. Counts for nothing while it was marked unread on purpose
    /// and not opened again.
    void markSeen();
    /// He wants all of the open conversation to count as read, and no line above what was not.
    void readAll();

    void loadRooms() { m_engine.loadRooms(); }
    void joinRoom(ConversationId room) { m_engine.joinRoom(room); }

    /// Joins by the code of an invitation link. Answered by joined() or roomsFailed().
    void joinByLink(const QString &code);

    /// Looks for people to write to. Answered by peopleFound() or writingFailed().
    void findPeople(const QString &words);
    /// Goes to the conversation with this user, made if there was none. Answered by joined() or writingFailed().
    void writeTo(UserId user);

    /// Whether there was no answer of a Foyer server at all.
    [[nodiscard]] static bool isUnreachable(const Error &error);

signals:
    void stateChanged();
    void signedIn(bool isNewAccount);
    void signInFailed(const foyer::Error &error);
    void signedOut();
    /// The user shows himself in another way now.
    void userChanged();
    void takeBackFailed(const foyer::Error &error);
    /// Another conversation is open, or none.
    void openChanged();
    /// Name, topic or counts of the open conversation changed.
    void openUpdated();
    void roomsLoaded(const QList<foyer::protocol::Room> &rooms);
    /// Who has these words in a name.
    void peopleFound(const QString &words, const QList<foyer::protocol::User> &people);
    void writingFailed(const foyer::Error &error);
    void roomsFailed(const foyer::Error &error);
    void joined(foyer::ConversationId room);

private:
    client::ClientEngine &m_engine;
    ConversationListModel m_conversations;
    TimelineModel m_timeline;
    MessageFinder m_finder{m_engine, m_timeline};
    MessageActions m_actions{m_engine};
    Composing m_composing{m_engine};
    MentionSource m_mentions{m_engine};
    EmojiBook m_emoji;
    /// Left unread on purpose.
    ConversationId m_leftUnread;
    PictureCache m_pictures;
    Attachments m_attachments;
    Alerter m_alerter;
    OwnProfile m_ownProfile;
    OwnAccount m_ownAccount;
    RoomSettings m_roomSettings;
    MemberListModel m_members;
    People m_people;
    SearchModel m_search;
    Typists m_typing;
    SeenWatch m_seen;
};

} // namespace foyer::model
