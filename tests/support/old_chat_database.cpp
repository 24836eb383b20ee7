// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/old_chat_database.h"

#include "tests/support/mariadb_server.h"

#include <QCryptographicHash>
#include <QUuid>

#include <algorithm>

namespace foyer::test {
namespace {

const QString kUsers = QStringLiteral(
    "CREATE TABLE users (id INT UNSIGNED NOT NULL AUTO_INCREMENT, username VARCHAR(50) DEFAULT NULL, "
    "password VARCHAR(125) DEFAULT NULL, avatar_id VARCHAR(50) NOT NULL DEFAULT '1', created_at DATETIME "
    "DEFAULT NULL, "
    "updated_at DATETIME DEFAULT NULL ON UPDATE CURRENT_TIMESTAMP, deleted_at DATETIME DEFAULT NULL, PRIMARY "
    "KEY (id), "
    "UNIQUE KEY username (username)) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_general_ci");
const QString kMessages = QStringLiteral(
    "CREATE TABLE messages (id INT UNSIGNED NOT NULL AUTO_INCREMENT, user_id INT DEFAULT NULL, room_id INT "
    "DEFAULT NULL, "
    "to_user_id INT DEFAULT 0, content LONGTEXT, image_url VARCHAR(255) DEFAULT NULL, created_at DATETIME "
    "DEFAULT NULL, "
    "updated_at DATETIME DEFAULT NULL ON UPDATE CURRENT_TIMESTAMP, deleted_at DATETIME DEFAULT NULL, PRIMARY "
    "KEY (id), "
    "KEY user_id (user_id)) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_general_ci");
/// Rows that one statement adds: a server answers within seconds.
constexpr int kRowsAtATime = 50'000;

} // namespace

OldChatDatabase::OldChatDatabase(const MariadbServer &server)
    : m_server(server)
    , m_name(QStringLiteral("go_gin_chat_") + QUuid::createUuid().toString(QUuid::Id128).left(12))
{
    const auto made = m_server.execute({QStringLiteral("CREATE DATABASE ") + m_name});
    if (!made)
        qWarning("cannot create a database: %s", qPrintable(made.error().detail));
    execute({kUsers, kMessages});
}

OldChatDatabase::~OldChatDatabase()
{
    execute({QStringLiteral("DROP DATABASE ") + m_name});
}

QString OldChatDatabase::url() const
{
    return m_server.url(m_name);
}

qint64 OldChatDatabase::addUser(const QString &name, const QString &password, const QString &avatar)
{
    const QByteArray md5 = QCryptographicHash::hash(password.toUtf8(), QCryptographicHash::Md5).toHex();
    const auto rows = execute(
        {QStringLiteral("INSERT INTO users (username, password, avatar_id, created_at, updated_at) VALUES "
                        "(%1, '%2', %3, '2024-01-02 03:04:05', '2024-01-02 03:04:05')")
             .arg(quoted(name), QString::fromLatin1(md5), quoted(avatar)),
         QStringLiteral("SELECT LAST_INSERT_ID()")});
    return rows.value(0).value(0).toLongLong();
}

qint64 OldChatDatabase::say(const OldRow &row)
{
    const auto rows =
        execute({QStringLiteral("INSERT INTO messages (user_id, room_id, to_user_id, content, image_url, "
                                "created_at, updated_at) "
                                "VALUES (%1, %2, %3, %4, %5, '%6', '%6')")
                     .arg(QString::number(row.user), QString::number(row.room), QString::number(row.receiver),
                          quoted(row.content), quoted(row.imageUrl), row.at),
                 QStringLiteral("SELECT LAST_INSERT_ID()")});
    return rows.value(0).value(0).toLongLong();
}

void OldChatDatabase::sayMany(int room, int count, int users)
{
    for (int from = 1; from <= count; from += kRowsAtATime) {
        execute({QStringLiteral("INSERT INTO messages (user_id, room_id, to_user_id, content, image_url, "
                                "created_at, updated_at) "
                                "SELECT 1 + seq % %1, %2, 0, CONCAT('message ', seq), '', '2020-01-01' + "
                                "INTERVAL seq SECOND, "
                                "NULL FROM seq_%3_to_%4")
                     .arg(users)
                     .arg(room)
                     .arg(from)
                     .arg(std::min(count, from + kRowsAtATime - 1))});
    }
}

QList<QStringList> OldChatDatabase::execute(const QStringList &statements) const
{
    const auto rows = m_server.execute(statements, m_name);
    if (!rows) {
        qWarning("a statement failed: %s", qPrintable(rows.error().detail));
        return {};
    }
    return *rows;
}

QString OldChatDatabase::quoted(const QString &text)
{
    QString inner = text;
    inner.replace(u'\\', QStringLiteral("\\\\")).replace(u'\'', QStringLiteral("''"));
    return u'\'' + inner + u'\'';
}

} // namespace foyer::test
