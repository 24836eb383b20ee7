// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/population.h"

namespace foyer::bench {

Population::Population(std::uint16_t port)
    : m_port(port)
    , m_http(port)
{
}

void Population::grow(int count)
{
    while (int(m_people.size()) < count) {
        const std::string name = "person" + std::to_string(m_people.size());
        m_http.setToken({});
        const QJsonObject answer =
            m_http.post("/sign-in",
                        {{QStringLiteral("username"), QString::fromStdString(name)},
                         {QStringLiteral("password"), QStringLiteral("correct horse battery")},
                         {QStringLiteral("kind"), QStringLiteral("bot")},
                         {QStringLiteral("client"), QStringLiteral("benchmark")},
                         {QStringLiteral("confirmNewAccount"), true},
                         {QStringLiteral("avatar"), QStringLiteral("a1")}});
        m_people.push_back({name, answer.value(QStringLiteral("token")).toString().toStdString()});
    }
}

std::int64_t Population::room(int first, int count)
{
    const QString name = QStringLiteral("Room %1").arg(++m_rooms);
    const auto id = std::int64_t(
        as(first)
            .post("/rooms", {{QStringLiteral("name"), name}, {QStringLiteral("topic"), QString()}})
            .value(QStringLiteral("id"))
            .toDouble());
    for (int i = 1; i < count; ++i)
        as(first + i).post("/rooms/" + std::to_string(id) + "/join");
    return id;
}

std::string Population::headers(int person) const
{
    return "Sec-WebSocket-Protocol: foyer.v1\r\nAuthorization: Bearer "
        + m_people.at(std::size_t(person)).token + "\r\n";
}

HttpClient &Population::as(int person)
{
    m_http.setToken(m_people.at(std::size_t(person)).token);
    return m_http;
}

} // namespace foyer::bench
