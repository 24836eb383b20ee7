// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "desktop/client/http_caller.h"

#include <QList>

namespace foyer::test {

/// Answers every request with what it was told, and keeps what it was asked.
class CannedCaller : public client::HttpCaller
{
public:
    struct Request
    {
        QByteArray verb;
        QString path;
        QString query;
        QJsonObject body;
        QByteArray file;
    };

    Result<QJsonObject> answer = QJsonObject();
    QList<Request> requests;
    Result<client::TransferAnswer> transferAnswer = client::TransferAnswer();
    QList<client::TransferStep> steps;

    QCoro::Task<Result<QJsonObject>> get(QString path, QString query) override
    {
        requests.append({"GET", path, query, {}, {}});
        co_return answer;
    }
    QCoro::Task<Result<QJsonObject>> send(QByteArray verb, QString path, QJsonObject body) override
    {
        requests.append({verb, path, {}, body, {}});
        co_return answer;
    }
    QCoro::Task<Result<QJsonObject>> sendFile(QByteArray verb, QString path, QByteArray bytes) override
    {
        requests.append({verb, path, {}, {}, bytes});
        co_return answer;
    }
    QCoro::Task<Result<QByteArray>> fetch(QString path) override
    {
        requests.append({"GET", path, {}, {}, {}});
        co_return QByteArray("bytes");
    }
    QCoro::Task<Result<client::TransferAnswer>> transfer(client::TransferStep step) override
    {
        requests.append({step.verb, step.path, {}, {}, step.part});
        steps.append(step);
        co_return transferAnswer;
    }
};

} // namespace foyer::test
