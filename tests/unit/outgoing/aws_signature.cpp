// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/unit/outgoing/aws_signature.h"

#include <QCryptographicHash>
#include <QMessageAuthenticationCode>

namespace foyer::test {
namespace {

QByteArray sha256(const QByteArray &bytes)
{
    return QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex();
}

QByteArray hmac(const QByteArray &key, const QByteArray &bytes)
{
    return QMessageAuthenticationCode::hash(bytes, key, QCryptographicHash::Sha256);
}

} // namespace

QByteArray awsSignature(const SignedRequest &request, const QByteArray &region, const QByteArray &secretKey)
{
    QByteArray headers;
    for (auto it = request.headers.cbegin(); it != request.headers.cend(); ++it)
        headers += it.key() + ':' + it.value() + '\n';
    const QByteArray canonical = request.method + '\n' + request.path + "\n\n" + headers + '\n'
        + request.headers.keys().join(';') + '\n' + request.payloadHash;
    const QByteArray day = request.date.left(8);
    const QByteArray scope = day + '/' + region + "/s3/aws4_request";
    const QByteArray text = "AWS4-HMAC-SHA256\n" + request.date + '\n' + scope + '\n' + sha256(canonical);
    const QByteArray key = hmac(hmac(hmac(hmac("AWS4" + secretKey, day), region), "s3"), "aws4_request");
    return hmac(key, text).toHex();
}

} // namespace foyer::test
