// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QCoroTask>
#include <QList>
#include <QPair>
#include <QString>

#include <optional>

namespace foyer::outgoing {

/// One field of a form that is sent as multipart/form-data.
struct FormField
{
    QByteArray name;
    QByteArray value;
    /// Not empty: the field is a file of this name and type.
    QByteArray fileName{};
    QByteArray type{};
};

/// The keys with which a request is signed as Amazon's Signature Version 4 asks.
struct AwsKeys
{
    QByteArray region;
    QByteArray accessKey;
    QByteArray secretKey;
};

/// One HTTP request to another server.
struct HttpRequest
{
    QByteArray method = "GET";
    QString url{};
    /// Names and values.
    QList<QPair<QByteArray, QByteArray>> headers{};
    QByteArray body{};
    /// Where there are fields they are the body.
    QList<FormField> form{};
    /// Signed for the service "s3" where there are keys.
    std::optional<AwsKeys> keys{};
    /// Bytes of the answer's body that are kept; a longer one is cut there.
    qint64 answerBytes = 64 * 1024;
};

/// What came back.
struct HttpAnswer
{
    /// HTTP status, or 0 where no answer came.
    int status = 0;
    QByteArray body{};
    /// The body came to its end within `answerBytes` and the time there is.
    bool isWhole = false;
    /// Why no answer came: "address-refused", "timeout", "tls", "unreachable"; empty where one did.
    QString error{};
    /// Where the answer sends whoever asked (a status of 3xx with a Location), absolute; else empty.
    QString redirect{};
};

/// Port: requests to servers elsewhere. Thread: main.
class HttpClient
{
public:
    virtual ~HttpClient() = default;

    /// Sends it once, without following redirects. Takes a bounded time.
    [[nodiscard]] virtual QCoro::Task<HttpAnswer> exchange(HttpRequest request) = 0;
    /// Ends what is under way, soon: every task that waits gets an answer.
    virtual void stop() = 0;
};

} // namespace foyer::outgoing
