// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/client_loop.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <stdexcept>
#include <utility>

namespace foyer::bench {
namespace {

constexpr std::size_t kBuffer = 256 * 1024;
/// So that one connection with much to read does not keep the others waiting.
constexpr int kReadsPerTurn = 4;
constexpr std::size_t kKeptCapacity = 64 * 1024;

enum class State { Connecting, Upgrading, Open, Closed };

std::string reason(const char *what)
{
    return std::string(what) + ": " + std::strerror(errno);
}

} // namespace

struct ClientLoop::Connection
{
    int number = 0;
    int socket = -1;
    State state = State::Connecting;
    bool isWriting = false;
    Nanoseconds lastSent = 0;
    std::string in;
    std::string fragments;
    std::string out;
    std::size_t written = 0;
};

ClientLoop::ClientLoop(ClientListener &listener)
    : m_listener(listener)
    , m_epoll(::epoll_create1(EPOLL_CLOEXEC))
    , m_buffer(kBuffer)
{
    if (m_epoll < 0)
        throw std::runtime_error(reason("epoll_create1"));
}

ClientLoop::~ClientLoop()
{
    for (const auto &connection : m_connections) {
        if (connection && connection->socket >= 0)
            ::close(connection->socket);
    }
    ::close(m_epoll);
}

ClientLoop::Connection *ClientLoop::find(int connection) const
{
    return std::size_t(connection) < m_connections.size() ? m_connections[std::size_t(connection)].get()
                                                          : nullptr;
}

void ClientLoop::open(int connection, std::uint16_t port, const std::string &path, const std::string &headers)
{
    if (m_connections.size() <= std::size_t(connection))
        m_connections.resize(std::size_t(connection) + 1);
    drop(connection);
    m_connections[std::size_t(connection)] = std::make_unique<Connection>();
    Connection &client = *m_connections[std::size_t(connection)];
    client.number = connection;
    client.socket = ::socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
    if (client.socket < 0)
        return lose(client, reason("socket"));
    const int one = 1;
    ::setsockopt(client.socket, IPPROTO_TCP, TCP_NODELAY, &one, sizeof one);
    client.out = "GET " + path + " HTTP/1.1\r\nHost: 127.0.0.1:" + std::to_string(port)
        + "\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
          "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
        + headers + "\r\n";
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (::connect(client.socket, reinterpret_cast<const sockaddr *>(&address), sizeof address) < 0
        && errno != EINPROGRESS)
        return lose(client, reason("connect"));
    epoll_event event{};
    event.events = EPOLLIN | EPOLLOUT;
    event.data.u32 = std::uint32_t(connection);
    client.isWriting = true;
    if (::epoll_ctl(m_epoll, EPOLL_CTL_ADD, client.socket, &event) < 0)
        lose(client, reason("epoll_ctl"));
}

void ClientLoop::drop(int connection)
{
    Connection *const client = find(connection);
    if (client == nullptr || client->socket < 0)
        return;
    ::close(client->socket);
    client->socket = -1;
    client->state = State::Closed;
}

void ClientLoop::lose(Connection &connection, const std::string &why)
{
    if (connection.state == State::Closed)
        return;
    drop(connection.number);
    connection.state = State::Closed;
    m_listener.lost(connection.number, why);
}

bool ClientLoop::isOpen(int connection) const
{
    const Connection *const client = find(connection);
    return client != nullptr && client->state == State::Open;
}

Nanoseconds ClientLoop::lastSent(int connection) const
{
    const Connection *const client = find(connection);
    return client == nullptr ? 0 : client->lastSent;
}

void ClientLoop::send(int connection, std::string_view text)
{
    Connection *const client = find(connection);
    if (client == nullptr || client->state != State::Open)
        return;
    client->lastSent = now();
    appendMaskedFrame(client->out, Opcode::Text, text);
    if (!client->isWriting)
        flush(*client);
}

void ClientLoop::watch(Connection &connection, bool writing)
{
    if (connection.isWriting == writing)
        return;
    connection.isWriting = writing;
    epoll_event event{};
    event.events = EPOLLIN | (writing ? std::uint32_t(EPOLLOUT) : 0U);
    event.data.u32 = std::uint32_t(connection.number);
    ::epoll_ctl(m_epoll, EPOLL_CTL_MOD, connection.socket, &event);
}

void ClientLoop::flush(Connection &connection)
{
    while (connection.written < connection.out.size()) {
        const ssize_t sent = ::send(connection.socket, connection.out.data() + connection.written,
                                    connection.out.size() - connection.written, MSG_NOSIGNAL);
        if (sent < 0) {
            if (errno == EINTR)
                continue;
            if (errno == EAGAIN)
                return watch(connection, true);
            return lose(connection, reason("send"));
        }
        connection.written += std::size_t(sent);
    }
    connection.out.clear();
    connection.written = 0;
    watch(connection, false);
}

void ClientLoop::turn(Nanoseconds wait)
{
    std::array<epoll_event, 1024> events;
    wait = std::max<Nanoseconds>(wait, 0);
    const timespec timeout{time_t(wait / 1'000'000'000), long(wait % 1'000'000'000)};
    const int count = ::epoll_pwait2(m_epoll, events.data(), int(events.size()), &timeout, nullptr);
    for (int i = 0; i < count; ++i) {
        const epoll_event &event = events[std::size_t(i)];
        if (Connection *const connection = find(int(event.data.u32)); connection && connection->socket >= 0)
            onReady(*connection, event.events);
    }
}

void ClientLoop::onReady(Connection &connection, std::uint32_t events)
{
    if (connection.state == State::Connecting) {
        int error = 0;
        socklen_t size = sizeof error;
        ::getsockopt(connection.socket, SOL_SOCKET, SO_ERROR, &error, &size);
        if (error != 0)
            return lose(connection, std::string("connect: ") + std::strerror(error));
        if ((events & EPOLLOUT) == 0)
            return;
        connection.state = State::Upgrading;
    }
    if ((events & EPOLLOUT) != 0)
        flush(connection);
    if (connection.socket >= 0 && (events & (EPOLLIN | EPOLLERR | EPOLLHUP)) != 0)
        receive(connection);
}

void ClientLoop::receive(Connection &connection)
{
    for (int i = 0; i < kReadsPerTurn && connection.socket >= 0; ++i) {
        const ssize_t size = ::recv(connection.socket, m_buffer.data(), m_buffer.size(), 0);
        if (size < 0 && (errno == EAGAIN || errno == EINTR))
            return;
        if (size < 0)
            return lose(connection, reason("recv"));
        if (size == 0)
            return lose(connection, "closed by the server without a close frame");
        m_bytesReceived += std::uint64_t(size);
        const std::string_view fresh(m_buffer.data(), std::size_t(size));
        if (connection.in.empty()) {
            const std::size_t used = consume(connection, fresh, now());
            connection.in.assign(fresh.substr(used));
        } else {
            connection.in += fresh;
            connection.in.erase(0, consume(connection, connection.in, now()));
            if (connection.in.empty() && connection.in.capacity() > kKeptCapacity)
                connection.in.shrink_to_fit();
        }
        if (std::size_t(size) < m_buffer.size())
            return;
    }
}

std::size_t ClientLoop::consumeUpgrade(Connection &connection, std::string_view bytes)
{
    const std::size_t end = bytes.find("\r\n\r\n");
    if (end == std::string_view::npos)
        return 0;
    if (bytes.substr(0, 12) != "HTTP/1.1 101") {
        lose(connection, "upgrade refused: " + std::string(bytes.substr(0, bytes.find('\r'))));
        return bytes.size();
    }
    connection.state = State::Open;
    m_listener.opened(connection.number);
    return end + 4;
}

std::size_t ClientLoop::consume(Connection &connection, std::string_view bytes, Nanoseconds at)
{
    std::size_t used = 0;
    if (connection.state == State::Upgrading) {
        used = consumeUpgrade(connection, bytes);
        if (used == 0)
            return 0;
    }
    while (connection.state == State::Open) {
        const std::string_view rest = bytes.substr(used);
        const auto header = readFrameHeader(rest);
        if (!header || rest.size() - header->headerBytes < header->payloadBytes)
            return used;
        used += header->headerBytes + header->payloadBytes;
        onFrame(connection, *header, rest.substr(header->headerBytes, header->payloadBytes), at);
    }
    return bytes.size();
}

void ClientLoop::onFrame(Connection &connection, const FrameHeader &header, std::string_view payload,
                         Nanoseconds at)
{
    if (header.isMasked || header.hasReservedBits)
        return lose(connection, "not a frame that a server may send");
    switch (header.opcode) {
    case Opcode::Continuation:
    case Opcode::Text:
        if (header.isFinal && connection.fragments.empty())
            return m_listener.received(connection.number, payload, at);
        connection.fragments += payload;
        if (header.isFinal) {
            const std::string whole = std::exchange(connection.fragments, {});
            m_listener.received(connection.number, whole, at);
        }
        return;
    case Opcode::Ping:
        appendMaskedFrame(connection.out, Opcode::Pong, payload);
        if (!connection.isWriting)
            flush(connection);
        return;
    case Opcode::Close:
        return onClose(connection, payload);
    case Opcode::Pong:
        return;
    case Opcode::Binary:
        break;
    }
    lose(connection, "a frame that is no text");
}

void ClientLoop::onClose(Connection &connection, std::string_view payload)
{
    std::string why = "closed by the server";
    if (payload.size() >= 2) {
        const int code = std::uint8_t(payload[0]) << 8 | std::uint8_t(payload[1]);
        why += " with " + std::to_string(code) + ' ' + std::string(payload.substr(2));
    }
    lose(connection, why);
}

} // namespace foyer::bench
