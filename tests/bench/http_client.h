// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QJsonObject>

#include <cstdint>
#include <string>

namespace foyer::bench {

/// One kept connection to 127.0.0.1 that asks and waits. Throws std::runtime_error when there is no answer.
class HttpClient
{
public:
    explicit HttpClient(std::uint16_t port);
    ~HttpClient();
    HttpClient(const HttpClient &) = delete;
    HttpClient &operator=(const HttpClient &) = delete;

    struct Answer
    {
        int status = 0;
        QByteArray body;

        [[nodiscard]] QJsonObject json() const;
    };

    /// Sent as `Authorization: Bearer` from now on; empty: nobody.
    void setToken(const std::string &token) { m_token = token; }

    [[nodiscard]] Answer call(const std::string &method, const std::string &path, const QByteArray &body = {},
                              const std::string &contentType = "application/json");
    /// The same with JSON, below /api/v1; throws unless the status is 2xx.
    QJsonObject post(const std::string &path, const QJsonObject &body = {});

private:
    void connect();
    void disconnect();
    [[nodiscard]] bool send(const std::string &head, const QByteArray &body);
    [[nodiscard]] Answer receive();
    void receiveMore();

    std::uint16_t m_port;
    int m_socket = -1;
    std::string m_token;
    std::string m_in;
};

} // namespace foyer::bench
