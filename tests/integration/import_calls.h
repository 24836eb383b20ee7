// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/house.h"
#include "tests/support/mariadb_server.h"
#include "tests/support/old_chat_database.h"

#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

namespace foyer::test {

/// How an import ended.
struct ImportEnd
{
    int code = -1;
    /// The report.
    QString text;
    /// Progress, and why it failed.
    QString log;
};

/// A place to move into: an empty database, a data folder, and the server for it, which does not run yet.
class NewHome
{
public:
    explicit NewHome(Ground &ground)
        : m_ground(ground)
        , m_database(ground.database())
        , m_server(std::make_unique<ServerProcess>(dataFolder(), m_database->url()))
    {
    }

    [[nodiscard]] QString dataFolder() const { return m_folder.filePath(QStringLiteral("data")); }
    [[nodiscard]] TempDatabase &database() { return *m_database; }
    [[nodiscard]] ServerProcess &server() { return *m_server; }

    [[nodiscard]] QStringList arguments(const OldChatDatabase &chat, const QStringList &options = {}) const
    {
        return QStringList{QStringLiteral("import"),
                           QStringLiteral("go-gin-chat"),
                           QStringLiteral("--from"),
                           chat.url(),
                           QStringLiteral("--into"),
                           m_database->url(),
                           QStringLiteral("--data"),
                           dataFolder(),
                           QStringLiteral("--password-cost=minimum")}
        + options;
    }

    /// Runs `foyer-server import go-gin-chat` to its end.
    [[nodiscard]] ImportEnd moveIn(const OldChatDatabase &chat, const QStringList &options = {}) const
    {
        QProcess process;
        process.start(ServerProcess::program(), arguments(chat, options));
        // The event loop turns, as the test may serve pictures meanwhile.
        const bool isOver = QTest::qWaitFor([&process] { return process.state() == QProcess::NotRunning; },
                                            120'000 * patience());
        if (!isOver) {
            process.kill();
            process.waitForFinished();
        }
        const bool isNormal = isOver && process.exitStatus() == QProcess::NormalExit;
        return {isNormal ? process.exitCode() : -1, QString::fromUtf8(process.readAllStandardOutput()),
                QString::fromUtf8(process.readAllStandardError())};
    }

    /// Somebody who signs in with his old password; null if that fails.
    [[nodiscard]] std::unique_ptr<Peer> returning(const QString &name, const QString &password)
    {
        auto peer = std::make_unique<Peer>(m_server->url(), m_ground.recorder(), QStringLiteral("desktop"));
        const Answer answer = peer->signIn(name, password);
        if (answer.status == 200)
            return peer;
        qWarning("%s does not get in: %d %s", qPrintable(name), answer.status, answer.body.constData());
        return nullptr;
    }

    /// The one value that a statement gives, asked past the server.
    [[nodiscard]] QString valueOf(const QString &statement)
    {
        const auto rows = m_database->execute({statement});
        if (!rows) {
            qWarning("%s: %s", qPrintable(statement), qPrintable(rows.error().detail));
            return {};
        }
        return rows->value(0).value(0);
    }

private:
    Ground &m_ground;
    QTemporaryDir m_folder;
    std::unique_ptr<TempDatabase> m_database;
    std::unique_ptr<ServerProcess> m_server;
};

/// A user's conversation of this name, or an empty object.
[[nodiscard]] inline QJsonObject conversationNamed(Peer &peer, const QString &name)
{
    const Answer answer = peer.get(QStringLiteral("/conversations"));
    for (const QJsonValue &each : answer.json.value(QStringLiteral("conversations")).toArray()) {
        if (each.toObject().value(QStringLiteral("name")).toString() == name)
            return each.toObject();
    }
    return {};
}

/// The newest messages of a conversation, oldest first.
[[nodiscard]] inline QList<QJsonObject> messagesOf(Peer &peer, const QJsonObject &conversation,
                                                   int limit = 100)
{
    const qint64 id = conversation.value(QStringLiteral("id")).toInteger();
    const Answer answer = peer.get(QStringLiteral("/conversations/%1/messages?limit=%2").arg(id).arg(limit));
    QList<QJsonObject> messages;
    for (const QJsonValue &each : answer.json.value(QStringLiteral("messages")).toArray())
        messages.append(each.toObject());
    return messages;
}

[[nodiscard]] inline QStringList textsOf(const QList<QJsonObject> &messages)
{
    QStringList texts;
    for (const QJsonObject &message : messages)
        texts.append(message.value(QStringLiteral("text")).toString());
    return texts;
}

} // namespace foyer::test
