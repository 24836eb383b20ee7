// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "desktop/client/client_engine.h"
#include "tests/unit/desktop/samples.h"
#include "tests/unit/desktop/scripted_peer.h"

#include <QTemporaryDir>
#include <QTest>

namespace foyer::test {

/// An engine that is online at a scripted peer.
struct EngineHouse
{
    QTemporaryDir folder;
    SystemClock clock;
    ScriptedPeer peer;
    client::ClientEngine engine{clock,
                                [] { return 0.5; },
                                {folder.path(),
                                 {std::chrono::milliseconds(20), std::chrono::milliseconds(100),
                                  std::chrono::milliseconds(2'000), std::chrono::milliseconds(0)}}};

    /// Signs user 1 in and answers the first sync with these.
    [[nodiscard]] bool goOnline(const QList<protocol::ConversationSync> &conversations)
    {
        const auto server = client::ServerAddress::fromInput(QStringLiteral("127.0.0.1:%1").arg(peer.port()));
        if (!engine.resume(*server, sampleUser(1), "token"))
            return false;
        if (!QTest::qWaitFor([&] { return peer.count<protocol::SyncRequest>() == 1; }))
            return false;
        peer.send({protocol::SyncAnswer{conversations, false}});
        return QTest::qWaitFor([&] { return engine.state() == client::ConnectionState::Online; });
    }
};

/// A whole conversation with the messages 1 … last.
inline protocol::ConversationSync sampleSync(qint64 id, qint64 last)
{
    protocol::ConversationSync sync{sampleRoom(id, last, last), {}, true};
    for (qint64 seq = 1; seq <= last; ++seq)
        sync.messages.append(sampleMessage(id, seq, seq));
    if (last > 0)
        sync.conversation.lastMessage = sync.messages.constLast();
    return sync;
}

} // namespace foyer::test
