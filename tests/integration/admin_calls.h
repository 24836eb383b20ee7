// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/integration/room_calls.h"
#include "tests/support/house.h"

#include <QProcess>

namespace foyer::test {

/// Somebody with a new account, made administrator by the link of the start; null if that failed.
[[nodiscard]] inline std::unique_ptr<Peer> administrator(House &house, const QString &name)
{
    auto peer = house.stranger();
    const QJsonObject link{{QStringLiteral("adminToken"), house.server().adminToken()}};
    if (peer->signUp(name, QStringLiteral("correct horse"), link).status != 200)
        return nullptr;
    return peer;
}

[[nodiscard]] inline QString userPath(const Peer &peer, const QString &rest = {})
{
    return QStringLiteral("/admin/users/%1").arg(idOf(peer)) + rest;
}

/// What the newest lines of the audit log tell, newest first.
[[nodiscard]] inline QStringList auditActions(Peer &admin, int limit = 50)
{
    QStringList actions;
    const Answer answer = admin.get(QStringLiteral("/admin/audit?limit=%1").arg(limit));
    for (const QJsonValue &entry : answer.json.value(QStringLiteral("entries")).toArray())
        actions.append(entry.toObject().value(QStringLiteral("action")).toString());
    return actions;
}

/// How `foyer-server admin …` ended.
struct CommandEnd
{
    int code = -1;
    QByteArray output;
    QByteArray log;
    [[nodiscard]] QJsonObject json() const { return QJsonDocument::fromJson(output).object(); }
};

/// Runs `foyer-server admin …` on the database of the house.
[[nodiscard]] inline CommandEnd command(House &house, const QStringList &words)
{
    QProcess process;
    process.setProgram(ServerProcess::program());
    process.setArguments(QStringList{QStringLiteral("admin")} + words
                         + QStringList{QStringLiteral("--data"), house.dataFolder(),
                                       QStringLiteral("--database"), house.database().url()});
    process.start();
    if (!process.waitForFinished(30'000 * patience())) {
        process.kill();
        process.waitForFinished();
    }
    const bool isNormal = process.exitStatus() == QProcess::NormalExit;
    return {isNormal ? process.exitCode() : -1, process.readAllStandardOutput(),
            process.readAllStandardError()};
}

} // namespace foyer::test
