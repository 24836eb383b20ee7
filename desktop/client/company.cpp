// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/client/company.h"

#include "common/base/clock.h"
#include "desktop/client/link.h"

#include <algorithm>

namespace foyer::client {
namespace {

/// How often it is told again while one writes, in milliseconds.
constexpr qint64 kTypingEvery = 3'000;

} // namespace

Company::Company(const Clock &clock, Link &link, QObject *parent)
    : QObject(parent)
    , m_clock(clock)
    , m_link(link)
{
}

void Company::setAccount(UserId user, std::shared_ptr<Api> api)
{
    m_user = user;
    m_api = std::move(api);
    m_members.clear();
    m_settings.reset();
    disconnected();
}

void Company::connected()
{
    if (m_isIdle)
        m_link.send(protocol::ActivityRequest{true});
    const QList<ConversationId> shown = m_members.keys();
    for (const ConversationId conversation : shown)
        loadMembers(conversation);
}

void Company::disconnected()
{
    m_typedIn = {};
    const auto typists = std::exchange(m_typists, {});
    for (auto each = typists.keyBegin(); each != typists.keyEnd(); ++each)
        emit typingChanged(*each);
}

QList<protocol::Member> Company::members(ConversationId conversation) const
{
    QList<protocol::Member> list = m_members.value(conversation).values();
    std::sort(list.begin(), list.end(), [](const protocol::Member &a, const protocol::Member &b) {
        const int byName = QString::localeAwareCompare(a.user.displayName, b.user.displayName);
        return byName != 0 ? byName < 0 : a.user.id < b.user.id;
    });
    return list;
}

QList<protocol::Typist> Company::typists(ConversationId conversation) const
{
    return m_typists.value(conversation);
}

void Company::loadMembers(ConversationId conversation)
{
    if (m_api != nullptr)
        doLoadMembers(conversation);
}

QCoro::Task<> Company::doLoadMembers(ConversationId conversation)
{
    const std::shared_ptr<Api> api = m_api;
    const auto list = co_await api->members(conversation);
    if (api != m_api)
        co_return;
    if (!list) {
        emit failed(list.error());
        co_return;
    }
    Members members;
    for (const protocol::Member &member : *list)
        members.insert(member.user.id, member);
    m_members.insert(conversation, members);
    emit membersChanged(conversation);
}

void Company::loadSeen(protocol::MessagePlace place)
{
    if (m_api != nullptr)
        doLoadSeen(place);
}

QCoro::Task<> Company::doLoadSeen(protocol::MessagePlace place)
{
    const std::shared_ptr<Api> api = m_api;
    const auto seen = co_await api->seenBy(place);
    if (api != m_api)
        co_return;
    if (seen)
        emit seenLoaded(place, seen->isTold, seen->users);
    else
        emit failed(seen.error());
}

void Company::loadSettings()
{
    if (m_api != nullptr)
        doLoadSettings();
}

QCoro::Task<> Company::doLoadSettings()
{
    const std::shared_ptr<Api> api = m_api;
    const auto settings = co_await api->account().settings();
    if (api == m_api)
        take(settings);
}

void Company::changeSettings(protocol::PersonalChange change)
{
    if (m_api != nullptr)
        doChangeSettings(change);
}

QCoro::Task<> Company::doChangeSettings(protocol::PersonalChange change)
{
    const std::shared_ptr<Api> api = m_api;
    const auto settings = co_await api->account().changeSettings(change);
    if (api == m_api)
        take(settings);
}

void Company::take(const Result<protocol::PersonalSettings> &settings)
{
    if (!settings) {
        emit failed(settings.error());
        return;
    }
    m_settings = *settings;
    emit settingsChanged();
}

void Company::setIdle(bool isIdle)
{
    if (m_isIdle == isIdle)
        return;
    m_isIdle = isIdle;
    m_link.send(protocol::ActivityRequest{isIdle});
}

void Company::typing(ConversationId conversation)
{
    const qint64 now = m_clock.monotonic();
    if (m_typedIn == conversation && now - m_typedAt < kTypingEvery)
        return;
    if (!m_link.send(protocol::TypingRequest{conversation}))
        return;
    m_typedIn = conversation;
    m_typedAt = now;
}

/// Who has said it writes no more.
void Company::apply(const protocol::MessageEvent &event)
{
    const auto typists = m_typists.find(event.message.conversation);
    if (typists == m_typists.end())
        return;
    const UserId author = event.message.author.id;
    if (typists->removeIf([author](const protocol::Typist &typist) { return typist.id == author; }) > 0)
        emit typingChanged(event.message.conversation);
}

void Company::apply(const protocol::LeftEvent &event)
{
    m_members.remove(event.conversation);
    if (m_typists.remove(event.conversation) > 0)
        emit typingChanged(event.conversation);
}

void Company::apply(const protocol::MembersEvent &event)
{
    const auto members = m_members.find(event.conversation);
    if (members == m_members.end())
        return;
    for (const protocol::Member &member : event.joined)
        members->insert(member.user.id, member);
    for (const protocol::Member &member : event.changed)
        members->insert(member.user.id, member);
    for (const UserId user : event.left)
        members->remove(user);
    emit membersChanged(event.conversation);
}

void Company::apply(const protocol::UserEvent &event)
{
    const protocol::User &user = event.profile.user;
    for (auto members = m_members.begin(); members != m_members.end(); ++members) {
        const auto member = members->find(user.id);
        if (member == members->end() || member->user == user)
            continue;
        member->user = user;
        emit membersChanged(members.key());
    }
}

void Company::apply(const protocol::PresenceEvent &event)
{
    const auto members = m_members.find(event.conversation);
    if (members == m_members.end())
        return;
    const auto set = [&members](const QList<UserId> &users, bool isOnline, bool isIdle) {
        for (const UserId user : users) {
            const auto member = members->find(user);
            if (member == members->end())
                continue;
            member->isOnline = isOnline;
            member->isIdle = isIdle;
            // How long ago he went is known from the next look on.
            member->lastSeenAt = 0;
        }
    };
    set(event.online, true, false);
    set(event.idle, true, true);
    set(event.offline, false, false);
    emit membersChanged(event.conversation);
}

void Company::apply(const protocol::SeenEvent &event)
{
    emit seenChanged(event);
}

void Company::apply(const protocol::TypingEvent &event)
{
    QList<protocol::Typist> others = event.users;
    others.removeIf([this](const protocol::Typist &typist) { return typist.id == m_user; });
    if (others == m_typists.value(event.conversation))
        return;
    if (others.isEmpty())
        m_typists.remove(event.conversation);
    else
        m_typists.insert(event.conversation, others);
    emit typingChanged(event.conversation);
}

void Company::apply(const protocol::SettingsEvent &event)
{
    m_settings = event.settings;
    emit settingsChanged();
}

} // namespace foyer::client
