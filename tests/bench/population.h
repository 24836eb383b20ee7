// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/bench/http_client.h"

#include <cstdint>
#include <string>
#include <vector>

namespace foyer::bench {

/// Accounts of a running server, signed up one by one over HTTP as people do.
class Population
{
public:
    explicit Population(std::uint16_t port);

    struct Person
    {
        std::string name;
        std::string token;
    };

    /// Signs people up until there are this many.
    void grow(int count);
    /// A new room of these people; the first of them makes it. Returns its id.
    [[nodiscard]] std::int64_t room(int first, int count);

    [[nodiscard]] const std::vector<Person> &people() const { return m_people; }
    /// The header lines with which a person connects.
    [[nodiscard]] std::string headers(int person) const;
    /// HTTP as this person.
    [[nodiscard]] HttpClient &as(int person);
    [[nodiscard]] std::uint16_t port() const { return m_port; }

private:
    std::uint16_t m_port;
    HttpClient m_http;
    std::vector<Person> m_people;
    int m_rooms = 0;
};

} // namespace foyer::bench
