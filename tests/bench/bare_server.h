// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/bench/ws_frames.h"

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace foyer::bench {

/// How a BareServer sends.
enum class Sending {
    Single, // one send() for each text and receiver
    Batched // one for all texts that came in one turn of the loop
};

/// The least a server can do to be a chat: every text goes unchanged to every connection. No parsing, no accounts, no
/// storage; one thread on epoll. What it reaches on a machine is the limit there. Loopback only.
class BareServer
{
public:
    /// Listens on 127.0.0.1. Throws std::runtime_error.
    BareServer(std::uint16_t port, Sending sending);
    ~BareServer();
    BareServer(const BareServer &) = delete;
    BareServer &operator=(const BareServer &) = delete;

    /// Serves until the process ends.
    [[noreturn]] void run();

private:
    struct Client;

    void accept();
    void onReady(Client &client, std::uint32_t events);
    /// False when the connection is over.
    [[nodiscard]] bool consume(Client &client);
    [[nodiscard]] bool upgrade(Client &client);
    [[nodiscard]] bool onFrame(Client &client, const FrameHeader &header, std::string_view payload);
    void broadcast(std::string_view frames);
    void push(Client &client, std::string_view bytes);
    void flush(Client &client);
    void watch(Client &client, bool writing);
    void drop(Client &client);

    Sending m_sending;
    int m_listener = -1;
    int m_epoll = -1;
    std::vector<std::unique_ptr<Client>> m_clients; // by descriptor
    std::vector<Client *> m_members; // those that are upgraded
    std::string m_pending;
    std::vector<char> m_buffer;
};

} // namespace foyer::bench
