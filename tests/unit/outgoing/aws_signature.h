// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QMap>

namespace foyer::test {

/// What of a request is signed.
struct SignedRequest
{
    QByteArray method;
    /// Encoded, without query.
    QByteArray path;
    /// By lower-case name: only those that are signed.
    QMap<QByteArray, QByteArray> headers;
    /// As in x-amz-content-sha256.
    QByteArray payloadHash;
    /// As in x-amz-date: 20130524T000000Z.
    QByteArray date;
};

/// The signature, in hexadecimal, that Amazon's Signature Version 4 asks for with the service "s3"
/// (https://docs.aws.amazon.com/AmazonS3/latest/API/sig-v4-header-based-auth.html).
[[nodiscard]] QByteArray awsSignature(const SignedRequest &request, const QByteArray &region,
                                      const QByteArray &secretKey);

} // namespace foyer::test
