// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/base/result.h"

#include <QList>
#include <QString>
#include <QStringList>

namespace foyer::test {

class MariadbServer;

/// A message as go-gin-chat would have stored it.
struct OldRow
{
    qint64 user = 0;
    int room = 1;
    QString content{};
    /// As the wall clock of its server showed it.
    QString at = QStringLiteral("2024-05-01 12:00:00");
    QString imageUrl{};
    qint64 receiver = 0;
};

/// A database with the tables of go-gin-chat, on a server that must outlive it; gone with the object.
class OldChatDatabase
{
public:
    explicit OldChatDatabase(const MariadbServer &server);
    ~OldChatDatabase();
    Q_DISABLE_COPY_MOVE(OldChatDatabase)

    /// Address for `--from`.
    [[nodiscard]] QString url() const;
    [[nodiscard]] QString name() const { return m_name; }
    /// Adds a user with the MD5 of his password; his id.
    qint64 addUser(const QString &name, const QString &password, const QString &avatar = QStringLiteral("1"));
    /// Adds a message; its id.
    qint64 say(const OldRow &row);
    /// Adds `count` messages to room `room` at once: "message 1", "message 2", … a second apart, by users 1 to `users` in turns.
    void sayMany(int room, int count, int users);
    /// Runs statements on it; the rows of the last one. A failure is told and gives none.
    QList<QStringList> execute(const QStringList &statements) const;

    /// A text as SQL writes it.
    [[nodiscard]] static QString quoted(const QString &text);

private:
    const MariadbServer &m_server;
    const QString m_name;
};

} // namespace foyer::test
