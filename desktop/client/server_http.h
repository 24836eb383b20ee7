// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/base/result.h"
#include "desktop/client/http_caller.h"
#include "desktop/client/server_address.h"

#include <QByteArray>
#include <QCoroTask>
#include <QJsonObject>
#include <QNetworkAccessManager>
#include <QString>

QT_BEGIN_NAMESPACE
class QNetworkReply;
class QNetworkRequest;
QT_END_NAMESPACE

namespace foyer::client {

/// HTTP to one server, with the session token. Redirections are not followed, so that the token goes nowhere else; no
/// cookie is kept or sent. It must not be destroyed while a call is under way: see abandon(). Thread: the one that made it.
class ServerHttp final : public HttpCaller
{
public:
    explicit ServerHttp(ServerAddress server);

    [[nodiscard]] const ServerAddress &server() const { return m_server; }
    /// The session token for all calls from now on; empty for none.
    void setToken(QByteArray token) { m_token = std::move(token); }
    /// Answers all that is under way, at once, with an error that isUnreachable() knows.
    void abandon();

    [[nodiscard]] QCoro::Task<Result<QJsonObject>> get(QString path, QString query) override;
    [[nodiscard]] QCoro::Task<Result<QJsonObject>> send(QByteArray verb, QString path,
                                                        QJsonObject body) override;
    [[nodiscard]] QCoro::Task<Result<QJsonObject>> sendFile(QByteArray verb, QString path,
                                                            QByteArray bytes) override;
    [[nodiscard]] QCoro::Task<Result<QByteArray>> fetch(QString path) override;
    [[nodiscard]] QCoro::Task<Result<TransferAnswer>> transfer(TransferStep step) override;

    /// Whether there was no answer of a Foyer server at all.
    [[nodiscard]] static bool isUnreachable(const Error &error);

private:
    [[nodiscard]] QNetworkRequest request(const QString &path, const QString &query = {}) const;
    [[nodiscard]] QCoro::Task<Result<QByteArray>> bytesOf(QNetworkReply *reply);
    [[nodiscard]] QCoro::Task<Result<QJsonObject>> sendBytes(QByteArray verb, QString path, QByteArray body,
                                                             QByteArray type);

    ServerAddress m_server;
    QByteArray m_token;
    QNetworkAccessManager m_network;
};

} // namespace foyer::client
