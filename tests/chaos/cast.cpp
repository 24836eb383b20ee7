// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/chaos/cast.h"

#include <utility>

namespace foyer::chaos {

using namespace Qt::StringLiterals;

Cast::Cast(QUrl server, QUrl proxied)
    : m_server(std::move(server))
    , m_proxied(std::move(proxied))
    , m_recorder({})
    , m_peer(m_server, m_recorder, u"bot"_s)
{
}

void Cast::openRooms()
{
    m_peer.token = QString::fromLatin1(signUp(u"host"_s).token);
    const auto make = [this](const QString &name) {
        return ConversationId(m_peer.post(u"/rooms"_s, {{u"name"_s, name}}).json["id"_L1].toInteger());
    };
    m_rooms.common = {ConversationId(1), make(u"Tea"_s), make(u"Work"_s)};
    m_rooms.revolving = make(u"Revolving"_s);
    m_rooms.closed = make(u"Closed"_s);
}

Account Cast::signUp(const QString &name)
{
    test::Peer peer(m_server, m_recorder, u"bot"_s);
    (void)peer.signUp(name);
    const auto user = protocol::userFromJson(peer.user);
    return {user.value_or(protocol::User()), peer.token.toLatin1(), m_proxied};
}

std::vector<Account> Cast::signUp(const QString &name, int count)
{
    std::vector<Account> accounts;
    for (int i = 0; i < count; ++i)
        accounts.push_back(signUp(name + QString::number(i)));
    return accounts;
}

void Cast::enter(const Account &account, const QList<ConversationId> &rooms)
{
    m_peer.token = QString::fromLatin1(account.token);
    for (const ConversationId room : rooms)
        (void)m_peer.post(u"/rooms/%1/join"_s.arg(room.value()));
}

ConversationId Cast::pair(const Account &one, const Account &other)
{
    m_peer.token = QString::fromLatin1(one.token);
    const test::Answer opened = m_peer.put(u"/directs/%1"_s.arg(other.user.id.value()));
    const ConversationId direct(opened.json["id"_L1].toInteger());
    m_pairs[one.user.id].append(direct);
    m_pairs[other.user.id].append(direct);
    m_rooms.directs.append(direct);
    return direct;
}

Rooms Cast::roomsOf(const Account &account, const QList<ConversationId> &more) const
{
    Rooms rooms = m_rooms;
    rooms.common += more + m_pairs.value(account.user.id);
    return rooms;
}

} // namespace foyer::chaos
