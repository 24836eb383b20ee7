// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <cstdint>
#include <vector>

namespace foyer::bench {

/// Stores messages in a MariaDB with nothing but one INSERT of several rows after another, each committed by itself,
/// in a table of its own that is like Foyer's in columns, keys and foreign keys: what could be reached at best.
class BareInserts
{
public:
    /// `url` is that of a database Foyer has migrated; `conversations` exist there, and users 1 and 2. Throws
    /// std::runtime_error.
    BareInserts(const QString &url, std::vector<std::int64_t> conversations);
    ~BareInserts();
    BareInserts(const BareInserts &) = delete;
    BareInserts &operator=(const BareInserts &) = delete;

    /// Inserts this many rows at a time for so long; rows a second.
    [[nodiscard]] double rowsPerSecond(int rows, double seconds);

private:
    QString m_connection;
    std::vector<std::int64_t> m_conversations;
    std::int64_t m_inserted = 0;
};

} // namespace foyer::bench
