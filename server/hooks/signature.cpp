// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/hooks/signature.h"

#include "server/accounts/secrets.h"

#include <QMessageAuthenticationCode>

namespace foyer::hooks {
namespace {

constexpr QLatin1String kPrefix("whsec_");

} // namespace

QString newSecret()
{
    const QByteArray raw = QByteArray::fromBase64(accounts::randomToken(), QByteArray::Base64UrlEncoding);
    return kPrefix + QString::fromLatin1(raw.toBase64());
}

QByteArray signatureOf(const QString &secret, const QByteArray &id, qint64 timestamp, const QByteArray &body)
{
    const QByteArray key = QByteArray::fromBase64(secret.sliced(kPrefix.size()).toLatin1());
    QMessageAuthenticationCode code(QCryptographicHash::Sha256, key);
    code.addData(id);
    code.addData(".");
    code.addData(QByteArray::number(timestamp));
    code.addData(".");
    code.addData(body);
    return "v1," + code.result().toBase64();
}

} // namespace foyer::hooks
