// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/base/ids.h"
#include "common/base/result.h"
#include "common/protocol/conversation.h"
#include "common/protocol/personal_settings.h"
#include "common/protocol/server_frame.h"
#include "desktop/client/api.h"

#include <QCoroTask>
#include <QHash>
#include <QList>
#include <QObject>

#include <memory>
#include <optional>

namespace foyer {
class Clock;
}

namespace foyer::client {

class Link;

/// The people in this user's conversations, as far as they let it be known: who is there, who idles, who is writing, who has
/// read how far; and what this user lets others know. Soft state, asked for anew with each connection. Thread: the one that
/// made it.
class Company : public QObject
{
    Q_OBJECT

public:
    Company(const Clock &clock, Link &link, QObject *parent = nullptr);

    /// For whom, and where to ask; null when nobody is signed in. Forgets everything.
    void setAccount(UserId user, std::shared_ptr<Api> api);
    /// Everything was caught up with: tells the server again whether anybody is here.
    void connected();
    /// The connection is gone: nothing of it is true any more.
    void disconnected();

    /// Members of a conversation whose members were loaded, by name.
    [[nodiscard]] QList<protocol::Member> members(ConversationId conversation) const;
    /// The others who are writing there.
    [[nodiscard]] QList<protocol::Typist> typists(ConversationId conversation) const;
    /// What this user lets others know, once it was loaded.
    [[nodiscard]] std::optional<protocol::PersonalSettings> settings() const { return m_settings; }

    /// Asks for the members. Answered by membersChanged(), or failed().
    void loadMembers(ConversationId conversation);
    /// Asks who has read a message. Answered by seenLoaded(), or failed(). Later changes come by seenChanged().
    void loadSeen(protocol::MessagePlace place);
    /// Asks for the settings. Answered by settingsChanged(), or failed().
    void loadSettings();
    /// Changes them, on all of the user's clients. Answered by settingsChanged(), or failed().
    void changeSettings(protocol::PersonalChange change);

    /// Whether nobody has used this client for some minutes.
    void setIdle(bool isIdle);
    /// The user is writing there; may be said with every key, and is told every three seconds.
    void typing(ConversationId conversation);
    /// He has sent what he wrote.
    void typingEnded() { m_typedIn = {}; }

    void apply(const protocol::MessageEvent &event);
    void apply(const protocol::LeftEvent &event);
    void apply(const protocol::MembersEvent &event);
    void apply(const protocol::PresenceEvent &event);
    /// The user is shown as he is now in the lists of members.
    void apply(const protocol::UserEvent &event);
    void apply(const protocol::SeenEvent &event);
    void apply(const protocol::TypingEvent &event);
    void apply(const protocol::SettingsEvent &event);

signals:
    void membersChanged(foyer::ConversationId conversation);
    void typingChanged(foyer::ConversationId conversation);
    void seenLoaded(const foyer::protocol::MessagePlace &place, bool isTold,
                    const QList<foyer::protocol::User> &users);
    void seenChanged(const foyer::protocol::SeenEvent &event);
    void settingsChanged();
    void failed(const foyer::Error &error);

private:
    using Members = QHash<UserId, protocol::Member>;

    QCoro::Task<> doLoadMembers(ConversationId conversation);
    QCoro::Task<> doLoadSeen(protocol::MessagePlace place);
    QCoro::Task<> doLoadSettings();
    QCoro::Task<> doChangeSettings(protocol::PersonalChange change);
    void take(const Result<protocol::PersonalSettings> &settings);

    const Clock &m_clock;
    Link &m_link;
    UserId m_user;
    std::shared_ptr<Api> m_api;
    /// Of the conversations that were asked for.
    QHash<ConversationId, Members> m_members;
    QHash<ConversationId, QList<protocol::Typist>> m_typists;
    std::optional<protocol::PersonalSettings> m_settings;
    bool m_isIdle = false;
    ConversationId m_typedIn;
    qint64 m_typedAt = 0;
};

} // namespace foyer::client
