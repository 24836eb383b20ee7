// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/chaos/account.h"
#include "tests/support/peer.h"
#include "tests/support/recorder.h"

#include <QHash>
#include <QUrl>

#include <vector>

namespace foyer::chaos {

/// Signs everybody up, makes the rooms, and puts them into rooms and pairs; over the way that no harm is done to.
class Cast
{
public:
    /// `server` is where that is done, `proxied` where the clients will go.
    Cast(QUrl server, QUrl proxied);

    /// The rooms there are, with nobody in them yet but who made them.
    void openRooms();
    [[nodiscard]] Account signUp(const QString &name);
    /// name0, name1, …
    [[nodiscard]] std::vector<Account> signUp(const QString &name, int count);
    void enter(const Account &account, const QList<ConversationId> &rooms);
    /// These two can talk alone from now on.
    ConversationId pair(const Account &one, const Account &other);

    [[nodiscard]] const Rooms &rooms() const { return m_rooms; }
    /// The same, where this one also talks in `more` and with those whom he is paired with.
    [[nodiscard]] Rooms roomsOf(const Account &account, const QList<ConversationId> &more = {}) const;

private:
    QUrl m_server;
    QUrl m_proxied;
    test::Recorder m_recorder;
    test::Peer m_peer;
    Rooms m_rooms;
    QHash<UserId, QList<ConversationId>> m_pairs;
};

} // namespace foyer::chaos
