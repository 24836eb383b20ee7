// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/bench/bench_clock.h"
#include "tests/bench/ws_frames.h"

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace foyer::bench {

/// Who is told of what connections of a ClientLoop receive.
class ClientListener
{
public:
    virtual ~ClientListener() = default;
    /// The connection speaks WebSocket now.
    virtual void opened(int connection) = 0;
    /// A text came whole at `at`.
    virtual void received(int connection, std::string_view text, Nanoseconds at) = 0;
    /// It ended, or never began, although nobody here closed it.
    virtual void lost(int connection, const std::string &why) = 0;
};

/// Many WebSocket clients in one thread on one epoll: cheap enough to keep a server busy. Loopback only.
class ClientLoop
{
public:
    explicit ClientLoop(ClientListener &listener);
    ~ClientLoop();
    ClientLoop(const ClientLoop &) = delete;
    ClientLoop &operator=(const ClientLoop &) = delete;

    /// Begins to connect as number `connection`. `headers` are whole lines of the upgrade request.
    void open(int connection, std::uint16_t port, const std::string &path, const std::string &headers);
    /// Ends it without goodbye.
    void drop(int connection);
    /// Sends a text; what does not fit waits in memory.
    void send(int connection, std::string_view text);
    /// Handles what is there, waiting at most this long for it.
    void turn(Nanoseconds wait);

    [[nodiscard]] bool isOpen(int connection) const;
    /// When it last sent something; 0: never.
    [[nodiscard]] Nanoseconds lastSent(int connection) const;
    [[nodiscard]] std::uint64_t bytesReceived() const { return m_bytesReceived; }

private:
    struct Connection;

    [[nodiscard]] Connection *find(int connection) const;
    void onReady(Connection &connection, std::uint32_t events);
    void receive(Connection &connection);
    /// Bytes that were used up.
    [[nodiscard]] std::size_t consume(Connection &connection, std::string_view bytes, Nanoseconds at);
    [[nodiscard]] std::size_t consumeUpgrade(Connection &connection, std::string_view bytes);
    void onFrame(Connection &connection, const FrameHeader &header, std::string_view payload, Nanoseconds at);
    void onClose(Connection &connection, std::string_view payload);
    void flush(Connection &connection);
    void watch(Connection &connection, bool writing);
    void lose(Connection &connection, const std::string &why);

    ClientListener &m_listener;
    int m_epoll = -1;
    std::vector<std::unique_ptr<Connection>> m_connections;
    std::vector<char> m_buffer;
    std::uint64_t m_bytesReceived = 0;
};

} // namespace foyer::bench
