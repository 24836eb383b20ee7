// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/model/chat_session.h"

namespace foyer::model {

using client::ClientEngine;

ChatSession::ChatSession(ClientEngine &engine, QObject *parent)
    : QObject(parent)
    , m_engine(engine)
    , m_conversations(engine)
    , m_timeline(engine)
    , m_emoji(engine.dataFolder() + QStringLiteral("/emoji.ini"))
    , m_pictures(engine)
    , m_attachments(engine, m_pictures)
    , m_alerter(engine)
    , m_ownProfile(engine)
    , m_ownAccount(engine)
    , m_roomSettings(engine)
    , m_members(engine)
    , m_people(engine)
    , m_search(engine)
    , m_typing(engine)
    , m_seen(engine)
{
    connect(&engine, &ClientEngine::stateChanged, this, &ChatSession::stateChanged);
    connect(&engine, &ClientEngine::signedIn, this, &ChatSession::signedIn);
    connect(&engine, &ClientEngine::signInFailed, this, &ChatSession::signInFailed);
    connect(&engine, &ClientEngine::signedOut, this, &ChatSession::signedOut);
    connect(&m_ownProfile, &OwnProfile::shownChanged, this, &ChatSession::userChanged);
    connect(&engine, &ClientEngine::takeBackFailed, this, &ChatSession::takeBackFailed);
    connect(&engine, &ClientEngine::roomsLoaded, this, &ChatSession::roomsLoaded);
    connect(&engine, &ClientEngine::roomsFailed, this, &ChatSession::roomsFailed);
    connect(&engine, &ClientEngine::joined, this, &ChatSession::joined);
    connect(&m_actions, &MessageActions::markedUnread, this, [this](const MessagePlace &place) {
        m_leftUnread = place.conversation;
        if (place.conversation == openId())
            m_timeline.showUnreadFrom(place.seq);
    });
    connect(&m_seen, &SeenWatch::changed, this,
            [this] { m_timeline.setSeen(m_seen.place().seq, SeenWatch::line(m_seen.users())); });
    connect(this, &ChatSession::openChanged, &m_seen, [this] { m_seen.setConversation(openId()); });
    connect(&engine.replica(), &client::Replica::reset, this, &ChatSession::openChanged);
    connect(&engine.replica(), &client::Replica::conversationChanged, this, [this](ConversationId id) {
        if (id == openId())
            emit openUpdated();
    });
    connect(&engine.replica(), &client::Replica::conversationRemoved, this, [this] {
        if (!openId().isValid())
            emit openChanged();
    });
}

int ChatSession::secondsUntilRetry() const
{
    return int((m_engine.untilRetry().count() + 999) / 1000);
}

bool ChatSession::isReplaced() const
{
    return state() == ConnectionState::SessionOver && m_engine.sessionEnd() == protocol::SessionEnd::Replaced;
}

void ChatSession::signIn(const QString &server, const Credentials &credentials)
{
    const auto address = client::ServerAddress::fromInput(server);
    if (!address) {
        emit signInFailed(address.error());
        return;
    }
    m_engine.signIn(*address, credentials);
}

void ChatSession::tellAnew()
{
    emit userChanged();
    emit stateChanged();
    emit openChanged();
}

void ChatSession::openConversation(ConversationId id)
{
    if (id == openId())
        return;
    m_leftUnread = {};
    m_timeline.setConversation(id);
    emit openChanged();
}

void ChatSession::goTo(const MessagePlace &place)
{
    openConversation(place.conversation);
    m_finder.find(place.seq);
}

const protocol::Conversation *ChatSession::open() const
{
    return m_engine.replica().conversation(openId());
}

Result<> ChatSession::send(const QString &text)
{
    const ConversationId to = openId();
    FOYER_CHECK(m_engine.postWithPictures(to, text, m_composing.reply(to).seq));
    m_engine.company().typingEnded();
    m_composing.noteSent(to);
    m_leftUnread = {};
    return {};
}

void ChatSession::joinByLink(const QString &code)
{
    m_engine.server().ask(
        this, [code](client::Api &api) { return api.rooms().joinByLink(code); },
        [this](const Result<protocol::Conversation> &conversation) {
            if (!conversation) {
                emit roomsFailed(conversation.error());
                return;
            }
            m_engine.take(*conversation);
            emit joined(conversation->id);
        });
}

Result<> ChatSession::sendTo(ConversationId conversation, const QString &text)
{
    FOYER_CHECK(m_engine.post(conversation, text));
    return {};
}

void ChatSession::findPeople(const QString &words)
{
    m_engine.server().ask(
        this, [&words](client::Api &api) { return api.directs().people(words); },
        [this, words](const Result<QList<protocol::User>> &people) {
            if (people)
                emit peopleFound(words, *people);
            else
                emit writingFailed(people.error());
        });
}

void ChatSession::writeTo(UserId user)
{
    m_engine.server().ask(
        this, [user](client::Api &api) { return api.directs().open(user); },
        [this](const Result<protocol::Conversation> &conversation) {
            if (!conversation) {
                emit writingFailed(conversation.error());
                return;
            }
            m_engine.take(*conversation);
            emit joined(conversation->id);
        });
}

void ChatSession::markSeen()
{
    const Seq last = m_timeline.lastSeq();
    if (openId().isValid() && openId() != m_leftUnread && last.isValid())
        m_engine.markRead(openId(), last);
}

void ChatSession::readAll()
{
    const Seq last = m_timeline.lastSeq();
    if (!last.isValid())
        return;
    m_leftUnread = {};
    markSeen();
    m_timeline.showUnreadFrom(Seq(last.value() + 1));
}

bool ChatSession::isUnreachable(const Error &error)
{
    return client::Api::isUnreachable(error);
}

} // namespace foyer::model
