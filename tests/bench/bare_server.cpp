// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/bare_server.h"

#include <QCryptographicHash>

#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <cerrno>
#include <cstring>
#include <stdexcept>

namespace foyer::bench {
namespace {

constexpr std::size_t kBuffer = 64 * 1024;
constexpr std::size_t kMaxHead = 16 * 1024;
constexpr int kBacklog = 4096;

/// What proves that an upgrade was understood (RFC 6455, 4.2.2).
std::string acceptFor(const std::string &key)
{
    const QByteArray text = QByteArray::fromStdString(key) + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
    return QCryptographicHash::hash(text, QCryptographicHash::Sha1).toBase64().toStdString();
}

std::string headerValue(const std::string &head, const std::string &lowerName)
{
    std::string lower = head;
    std::transform(lower.begin(), lower.end(), lower.begin(),
                   [](unsigned char c) { return char(std::tolower(c)); });
    std::size_t at = lower.find("\r\n" + lowerName + ':');
    if (at == std::string::npos)
        return {};
    at = head.find_first_not_of(' ', at + lowerName.size() + 3);
    return head.substr(at, head.find('\r', at) - at);
}

} // namespace

struct BareServer::Client
{
    int socket = -1;
    bool isMember = false;
    std::size_t place = 0; // among the members
    bool isWriting = false;
    std::string in;
    std::string out;
    std::size_t written = 0;
};

BareServer::BareServer(std::uint16_t port, Sending sending)
    : m_sending(sending)
    , m_listener(::socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0))
    , m_epoll(::epoll_create1(EPOLL_CLOEXEC))
    , m_buffer(kBuffer)
{
    const int one = 1;
    ::setsockopt(m_listener, SOL_SOCKET, SO_REUSEADDR, &one, sizeof one);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    epoll_event event{};
    event.events = EPOLLIN;
    event.data.fd = m_listener;
    if (::bind(m_listener, reinterpret_cast<const sockaddr *>(&address), sizeof address) < 0
        || ::listen(m_listener, kBacklog) < 0 || ::epoll_ctl(m_epoll, EPOLL_CTL_ADD, m_listener, &event) < 0)
        throw std::runtime_error(std::string("cannot listen: ") + std::strerror(errno));
}

BareServer::~BareServer()
{
    for (const auto &client : m_clients) {
        if (client)
            ::close(client->socket);
    }
    ::close(m_epoll);
    ::close(m_listener);
}

void BareServer::run()
{
    std::array<epoll_event, 1024> events;
    for (;;) {
        const int count = ::epoll_wait(m_epoll, events.data(), int(events.size()), -1);
        for (int i = 0; i < count; ++i) {
            const epoll_event &event = events[std::size_t(i)];
            if (event.data.fd == m_listener)
                accept();
            else if (const auto &client = m_clients[std::size_t(event.data.fd)])
                onReady(*client, event.events);
        }
        if (!m_pending.empty()) {
            broadcast(m_pending);
            m_pending.clear();
        }
    }
}

void BareServer::accept()
{
    for (;;) {
        const int socket = ::accept4(m_listener, nullptr, nullptr, SOCK_NONBLOCK | SOCK_CLOEXEC);
        if (socket < 0)
            return;
        const int one = 1;
        ::setsockopt(socket, IPPROTO_TCP, TCP_NODELAY, &one, sizeof one);
        m_clients.resize(std::max(m_clients.size(), std::size_t(socket) + 1));
        m_clients[std::size_t(socket)] = std::make_unique<Client>();
        m_clients[std::size_t(socket)]->socket = socket;
        epoll_event event{};
        event.events = EPOLLIN;
        event.data.fd = socket;
        ::epoll_ctl(m_epoll, EPOLL_CTL_ADD, socket, &event);
    }
}

void BareServer::onReady(Client &client, std::uint32_t events)
{
    if ((events & EPOLLOUT) != 0)
        flush(client);
    if ((events & (EPOLLIN | EPOLLHUP | EPOLLERR)) == 0)
        return;
    const ssize_t size = ::recv(client.socket, m_buffer.data(), m_buffer.size(), 0);
    if (size < 0 && (errno == EAGAIN || errno == EINTR))
        return;
    if (size <= 0)
        return drop(client);
    client.in.append(m_buffer.data(), std::size_t(size));
    if (!consume(client))
        drop(client);
}

bool BareServer::upgrade(Client &client)
{
    const std::size_t end = client.in.find("\r\n\r\n");
    if (end == std::string::npos)
        return client.in.size() < kMaxHead;
    const std::string key = headerValue(client.in.substr(0, end + 2), "sec-websocket-key");
    if (key.empty())
        return false;
    client.in.erase(0, end + 4);
    push(client,
         "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
         "Sec-WebSocket-Accept: "
             + acceptFor(key) + "\r\n\r\n");
    client.isMember = true;
    client.place = m_members.size();
    m_members.push_back(&client);
    return true;
}

bool BareServer::consume(Client &client)
{
    if (!client.isMember && !upgrade(client))
        return false;
    if (!client.isMember)
        return true;
    std::size_t used = 0;
    while (const auto header = readFrameHeader(std::string_view(client.in).substr(used))) {
        const std::size_t whole = header->headerBytes + header->payloadBytes;
        if (!header->isMasked)
            return false;
        if (client.in.size() - used < whole)
            break;
        unmask(client.in.data() + used, *header);
        if (!onFrame(client, *header,
                     std::string_view(client.in).substr(used + header->headerBytes, header->payloadBytes)))
            return false;
        used += whole;
    }
    client.in.erase(0, used);
    return true;
}

bool BareServer::onFrame(Client &client, const FrameHeader &header, std::string_view payload)
{
    std::string frame;
    switch (header.opcode) {
    case Opcode::Text:
        if (m_sending == Sending::Batched) {
            appendFrame(m_pending, Opcode::Text, payload);
        } else {
            appendFrame(frame, Opcode::Text, payload);
            broadcast(frame);
        }
        return true;
    case Opcode::Ping:
        appendFrame(frame, Opcode::Pong, payload);
        push(client, frame);
        return true;
    default:
        return false;
    }
}

void BareServer::broadcast(std::string_view frames)
{
    for (Client *const client : m_members)
        push(*client, frames);
}

void BareServer::push(Client &client, std::string_view bytes)
{
    if (!client.out.empty()) {
        client.out += bytes;
        return;
    }
    const ssize_t sent = ::send(client.socket, bytes.data(), bytes.size(), MSG_NOSIGNAL);
    if (sent == ssize_t(bytes.size()) || (sent < 0 && errno != EAGAIN))
        return; // what cannot be sent any more is told by the next read
    client.out.assign(bytes.substr(std::size_t(std::max<ssize_t>(sent, 0))));
    client.written = 0;
    watch(client, true);
}

void BareServer::flush(Client &client)
{
    while (client.written < client.out.size()) {
        const ssize_t sent = ::send(client.socket, client.out.data() + client.written,
                                    client.out.size() - client.written, MSG_NOSIGNAL);
        if (sent < 0)
            return;
        client.written += std::size_t(sent);
    }
    client.out.clear();
    watch(client, false);
}

void BareServer::watch(Client &client, bool writing)
{
    if (client.isWriting == writing)
        return;
    client.isWriting = writing;
    epoll_event event{};
    event.events = EPOLLIN | (writing ? std::uint32_t(EPOLLOUT) : 0U);
    event.data.fd = client.socket;
    ::epoll_ctl(m_epoll, EPOLL_CTL_MOD, client.socket, &event);
}

void BareServer::drop(Client &client)
{
    if (client.isMember) {
        m_members[client.place] = m_members.back();
        m_members[client.place]->place = client.place;
        m_members.pop_back();
    }
    const int socket = client.socket;
    ::close(socket);
    m_clients[std::size_t(socket)].reset();
}

} // namespace foyer::bench
