// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/app/tls_files.h"

#include <QFile>
#include <QSslCertificate>
#include <QSslKey>
#include <QSslSocket>

namespace foyer::app {
namespace {

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QSslKey keyFrom(const QByteArray &pem)
{
    for (const QSsl::KeyAlgorithm algorithm : {QSsl::Rsa, QSsl::Ec}) {
        const QSslKey key(pem, algorithm, QSsl::Pem, QSsl::PrivateKey);
        if (!key.isNull())
            return key;
    }
    return {};
}

} // namespace

tl::expected<QSslConfiguration, QString> loadTls(const QString &certificateFile, const QString &keyFile)
{
    if (!QSslSocket::supportsSsl())
        return tl::unexpected(QStringLiteral("TLS is not available: Qt found no OpenSSL on this machine."));
    const QList<QSslCertificate> chain = QSslCertificate::fromData(contentOf(certificateFile), QSsl::Pem);
    if (chain.isEmpty()) {
        return tl::unexpected(
            QStringLiteral("--tls-cert: %1 holds no certificate in PEM form.").arg(certificateFile));
    }
    const QSslKey key = keyFrom(contentOf(keyFile));
    if (key.isNull()) {
        return tl::unexpected(
            QStringLiteral("--tls-key: %1 holds no unencrypted RSA or EC key in PEM form.").arg(keyFile));
    }
    QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
    configuration.setLocalCertificateChain(chain);
    configuration.setPrivateKey(key);
    configuration.setProtocol(QSsl::TlsV1_2OrLater);
    configuration.setPeerVerifyMode(QSslSocket::VerifyNone);
    return configuration;
}

} // namespace foyer::app
