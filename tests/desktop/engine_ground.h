// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "desktop/client/client_engine.h"
#include "tests/support/peer.h"
#include "tests/support/recorder.h"
#include "tests/support/server_process.h"

#include <QTemporaryDir>
#include <QTest>

#include <memory>
#include <optional>

namespace foyer::test {

/// A real server, and client engines that sign in there.
class EngineGround
{
public:
    static constexpr ConversationId kLobbyRoom{1};

    [[nodiscard]] bool start() { return m_data.isValid() && m_server.start(); }
    [[nodiscard]] ServerProcess &server() { return m_server; }
    [[nodiscard]] client::ServerAddress address() const
    {
        return *client::ServerAddress::fromInput(QStringLiteral("127.0.0.1:%1").arg(m_server.port()));
    }
    [[nodiscard]] QString folder(const QString &name) const { return m_data.filePath(name); }

    /// An engine with a new account of this name, online; null if that failed.
    [[nodiscard]] std::unique_ptr<client::ClientEngine> engine(
        const QString &name, const QString &password = QStringLiteral("correct horse"))
    {
        client::ClientEngine::Settings settings;
        settings.dataFolder = folder(name);
        settings.link.firstDelay = std::chrono::milliseconds(20);
        settings.link.longestDelay = std::chrono::milliseconds(200);
        auto made =
            std::make_unique<client::ClientEngine>(m_clock, client::Backoff::systemRandom(), settings);
        client::Credentials given;
        given.username = name;
        given.password = password;
        given.isNewAccountConfirmed = true;
        made->signIn(address(), given);
        const bool isOnline = QTest::qWaitFor(
            [&] { return made->state() == client::ConnectionState::Online; }, 10'000 * patience());
        return isOnline ? std::move(made) : nullptr;
    }

    /// Somebody at another client.
    [[nodiscard]] std::unique_ptr<Peer> peer(const QString &name, const QString &kind = QStringLiteral("bot"))
    {
        auto made = std::make_unique<Peer>(m_server.url(), m_recorder, kind);
        made->signUp(name);
        return made;
    }

private:
    SystemClock m_clock;
    QTemporaryDir m_data;
    Recorder m_recorder{QString()};
    ServerProcess m_server{m_data.filePath(QStringLiteral("server")), QString()};
};

/// Asks the server as a window does, and waits for the answer.
template<typename Call>
[[nodiscard]] auto ask(client::ClientEngine &engine, const Call &call)
{
    using T = typename client::AskedFor<std::invoke_result_t<Call, client::Api &>>::Type;
    std::optional<Result<T>> got;
    QObject asker;
    engine.server().ask(&asker, call, [&got](const Result<T> &answer) { got = answer; });
    if (!QTest::qWaitFor([&got] { return got.has_value(); }, 10'000 * patience()))
        return Result<T>(fail(ErrorCode::Internal, QStringLiteral("no answer")));
    return *got;
}

/// Why the server refused; nothing if it did not.
template<typename Call>
[[nodiscard]] std::optional<ErrorCode> refusal(client::ClientEngine &engine, const Call &call)
{
    const auto answer = ask(engine, call);
    return answer ? std::nullopt : std::optional(answer.error().code);
}

} // namespace foyer::test
