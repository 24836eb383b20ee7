// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/http_client.h"

#include <QJsonDocument>

#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <sys/uio.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <cerrno>
#include <cstring>
#include <stdexcept>

namespace foyer::bench {
namespace {

constexpr int kAnswerSeconds = 60;

[[noreturn]] void give(const std::string &what)
{
    throw std::runtime_error("HTTP: " + what);
}

std::size_t contentLength(std::string head)
{
    std::transform(head.begin(), head.end(), head.begin(),
                   [](unsigned char c) { return char(std::tolower(c)); });
    static const std::string name = "\r\ncontent-length:";
    const std::size_t at = head.find(name);
    if (at == std::string::npos) {
        if (head.find("\r\ntransfer-encoding:") != std::string::npos)
            give("an answer in chunks, which this client does not read");
        return 0;
    }
    return std::stoul(head.substr(at + name.size()));
}

} // namespace

QJsonObject HttpClient::Answer::json() const
{
    return QJsonDocument::fromJson(body).object();
}

HttpClient::HttpClient(std::uint16_t port)
    : m_port(port)
{
}

HttpClient::~HttpClient()
{
    disconnect();
}

void HttpClient::disconnect()
{
    if (m_socket >= 0)
        ::close(m_socket);
    m_socket = -1;
    m_in.clear();
}

void HttpClient::connect()
{
    m_socket = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    const timeval limit{kAnswerSeconds, 0};
    ::setsockopt(m_socket, SOL_SOCKET, SO_RCVTIMEO, &limit, sizeof limit);
    const int one = 1;
    ::setsockopt(m_socket, IPPROTO_TCP, TCP_NODELAY, &one, sizeof one);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(m_port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (::connect(m_socket, reinterpret_cast<const sockaddr *>(&address), sizeof address) < 0)
        give(std::string("connect: ") + std::strerror(errno));
}

bool HttpClient::send(const std::string &head, const QByteArray &body)
{
    const std::array<std::string_view, 2> parts{head,
                                                std::string_view(body.constData(), std::size_t(body.size()))};
    for (const std::string_view part : parts) {
        std::size_t sent = 0;
        while (sent < part.size()) {
            const int more = &part == &parts.front() && !body.isEmpty() ? MSG_MORE : 0;
            const ssize_t size =
                ::send(m_socket, part.data() + sent, part.size() - sent, MSG_NOSIGNAL | more);
            if (size < 0 && errno == EINTR)
                continue;
            if (size < 0)
                return false;
            sent += std::size_t(size);
        }
    }
    return true;
}

void HttpClient::receiveMore()
{
    std::array<char, 64 * 1024> buffer;
    const ssize_t size = ::recv(m_socket, buffer.data(), buffer.size(), 0);
    if (size <= 0)
        give(size == 0 ? "the server closed the connection" : std::strerror(errno));
    m_in.append(buffer.data(), std::size_t(size));
}

HttpClient::Answer HttpClient::receive()
{
    std::size_t headEnd = 0;
    while ((headEnd = m_in.find("\r\n\r\n")) == std::string::npos)
        receiveMore();
    const std::string head = m_in.substr(0, headEnd);
    const std::size_t whole = headEnd + 4 + contentLength(head);
    while (m_in.size() < whole)
        receiveMore();
    Answer answer;
    answer.status = head.size() > 12 ? std::stoi(head.substr(9, 3)) : 0;
    answer.body = QByteArray(m_in.data() + headEnd + 4, qsizetype(whole - headEnd - 4));
    m_in.erase(0, whole);
    if (head.find("\r\nConnection: close") != std::string::npos)
        disconnect();
    return answer;
}

HttpClient::Answer HttpClient::call(const std::string &method, const std::string &path,
                                    const QByteArray &body, const std::string &contentType)
{
    std::string head = method + ' ' + path + " HTTP/1.1\r\nHost: 127.0.0.1:" + std::to_string(m_port)
        + "\r\nContent-Length: " + std::to_string(body.size()) + "\r\n";
    if (!body.isEmpty())
        head += "Content-Type: " + contentType + "\r\n";
    if (!m_token.empty())
        head += "Authorization: Bearer " + m_token + "\r\n";
    head += "\r\n";
    const bool isKept = m_socket >= 0;
    if (!isKept)
        connect();
    try {
        if (!send(head, body))
            give(std::string("send: ") + std::strerror(errno));
        return receive();
    } catch (const std::runtime_error &) {
        disconnect();
        throw;
    }
}

QJsonObject HttpClient::post(const std::string &path, const QJsonObject &body)
{
    const Answer answer = call("POST", "/api/v1" + path, QJsonDocument(body).toJson(QJsonDocument::Compact));
    if (answer.status < 200 || answer.status > 299)
        give("POST " + path + " was answered " + std::to_string(answer.status) + ' '
             + answer.body.left(300).toStdString());
    return answer.json();
}

} // namespace foyer::bench
