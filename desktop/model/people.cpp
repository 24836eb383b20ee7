// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/model/people.h"

#include "desktop/client/abilities.h"
#include "desktop/client/client_engine.h"

#include <algorithm>
#include <optional>

namespace foyer::model {

using client::Api;
using client::ClientEngine;

People::People(ClientEngine &engine, QObject *parent)
    : QObject(parent)
    , m_engine(engine)
{
    connect(&engine, &ClientEngine::profileChanged, this, &People::profileChanged);
    connect(&engine, &ClientEngine::blockedChanged, this, &People::blockedChanged);
    connect(&engine.company(), &client::Company::membersChanged, this, &People::membersChanged);
}

void People::loadProfile(UserId user, QObject *asker, const Answer<protocol::Profile> &answer) const
{
    m_engine.server().ask(
        asker, [user](Api &api) { return api.profiles().profile(user); }, answer);
}

std::optional<protocol::Member> People::member(ConversationId conversation, UserId user) const
{
    const QList<protocol::Member> members = m_engine.company().members(conversation);
    const auto found = std::find_if(members.cbegin(), members.cend(),
                                    [user](const protocol::Member &each) { return each.user.id == user; });
    return found == members.cend() ? std::nullopt : std::optional(*found);
}

void People::loadMembers(ConversationId conversation, QObject *asker,
                         const Answer<QList<protocol::Member>> &answer) const
{
    m_engine.server().ask(
        asker, [conversation](Api &api) { return api.members(conversation); }, answer);
}

bool People::isMe(UserId user) const
{
    return user == m_engine.user().id;
}

bool People::isBlocked(UserId user) const
{
    return m_engine.blocked().contains(user);
}

void People::setBlocked(UserId user, bool isBlocked, QObject *asker, const Answer<void> &answer) const
{
    m_engine.server().ask(
        asker, [=](Api &api) { return api.profiles().setBlocked(user, isBlocked); }, answer);
}

void People::loadBlocked(QObject *asker, const Answer<QList<protocol::User>> &answer) const
{
    m_engine.server().ask(
        asker, [](Api &api) { return api.profiles().blocked(); }, answer);
}

void People::report(UserId user, const QString &reason, QObject *asker, const Answer<void> &answer) const
{
    m_engine.server().ask(
        asker, [=](Api &api) { return api.account().reportUser(user, reason); }, answer);
}

void People::hide(ConversationId conversation, QObject *asker, const Answer<void> &answer) const
{
    m_engine.server().ask(
        asker, [conversation](Api &api) { return api.directs().hide(conversation); }, answer);
}

bool People::mayMeet(ConversationId room, const protocol::Member &member) const
{
    const protocol::Conversation *held = m_engine.replica().conversation(room);
    return held != nullptr && client::mayMeet(m_engine.user(), *held, member);
}

bool People::mayInvite(ConversationId room) const
{
    const protocol::Conversation *held = m_engine.replica().conversation(room);
    return held != nullptr && client::mayInvite(m_engine.user(), *held);
}

void People::setRole(ConversationId room, UserId user, protocol::MemberRole role, QObject *asker,
                     const Answer<void> &answer) const
{
    m_engine.server().ask(
        asker, [=](Api &api) { return api.rooms().setRole(room, user, role); }, answer);
}

void People::silence(ConversationId room, UserId user, int seconds, QObject *asker,
                     const Answer<void> &answer) const
{
    m_engine.server().ask(
        asker, [=](Api &api) { return api.rooms().silence(room, user, seconds); }, answer);
}

void People::kick(ConversationId room, UserId user, QObject *asker, const Answer<void> &answer) const
{
    m_engine.server().ask(
        asker, [=](Api &api) { return api.rooms().kick(room, user); }, answer);
}

void People::ban(ConversationId room, UserId user, const QString &reason, QObject *asker,
                 const Answer<void> &answer) const
{
    m_engine.server().ask(
        asker, [=](Api &api) { return api.rooms().ban(room, user, reason); }, answer);
}

void People::loadBans(ConversationId room, QObject *asker, const Answer<QList<protocol::Ban>> &answer) const
{
    m_engine.server().ask(
        asker, [room](Api &api) { return api.rooms().bans(room); }, answer);
}

void People::liftBan(ConversationId room, UserId user, QObject *asker, const Answer<void> &answer) const
{
    m_engine.server().ask(
        asker, [=](Api &api) { return api.rooms().liftBan(room, user); }, answer);
}

void People::invite(ConversationId room, const QString &username, QObject *asker,
                    const Answer<QList<protocol::Member>> &answer) const
{
    m_engine.server().ask(
        asker, [=](Api &api) { return api.rooms().invite(room, {username}); }, answer);
}

void People::loadLinks(ConversationId room, QObject *asker,
                       const Answer<QList<protocol::RoomLink>> &answer) const
{
    m_engine.server().ask(
        asker, [room](Api &api) { return api.rooms().links(room); }, answer);
}

void People::createLink(ConversationId room, const LinkTerms &terms, QObject *asker,
                        const Answer<protocol::RoomLink> &answer) const
{
    m_engine.server().ask(
        asker, [=](Api &api) { return api.rooms().createLink(room, terms); }, answer);
}

void People::removeLink(ConversationId room, const QString &code, QObject *asker,
                        const Answer<void> &answer) const
{
    m_engine.server().ask(
        asker, [=](Api &api) { return api.rooms().removeLink(room, code); }, answer);
}

QString People::addressOf(const protocol::RoomLink &link) const
{
    QUrl address = m_engine.pageAddress(QStringLiteral("/"));
    address.setFragment(QStringLiteral("join=") + link.code);
    return address.toString();
}

QString People::addressOf(ConversationId conversation) const
{
    return m_engine.pageAddress(QStringLiteral("/r/%1").arg(conversation.value())).toString();
}

} // namespace foyer::model
