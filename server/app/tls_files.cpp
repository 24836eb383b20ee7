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

/// Whether the key is the certificate's. Both hold the public numbers, and a stretch of them near the end is in no other.
bool belongs(const QSslKey &key, const QSslCertificate &certificate)
{
    constexpr qsizetype kFromEnd = 40;
    constexpr qsizetype kStretch = 30;
    const QByteArray numbers = certificate.publicKey().toDer();
    return key.toDer().contains(numbers.right(kFromEnd).left(kStretch));
}

/// What Mozilla's "intermediate" configuration allows with TLS 1.2: forward secrecy and authenticated encryption only. With
/// TLS 1.3 there is nothing else.
QString ciphers()
{
    return QStringLiteral("TLS_AES_128_GCM_SHA256:TLS_AES_256_GCM_SHA384:TLS_CHACHA20_POLY1305_SHA256:"
                          "ECDHE-ECDSA-AES128-GCM-SHA256:ECDHE-RSA-AES128-GCM-SHA256:"
                          "ECDHE-ECDSA-AES256-GCM-SHA384:ECDHE-RSA-AES256-GCM-SHA384:"
                          "ECDHE-ECDSA-CHACHA20-POLY1305:ECDHE-RSA-CHACHA20-POLY1305");
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
    if (!belongs(key, chain.first())) {
        return tl::unexpected(QStringLiteral("--tls-key: %1 is not the key of the certificate in %2.")
                                  .arg(keyFile, certificateFile));
    }
    QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
    configuration.setLocalCertificateChain(chain);
    configuration.setPrivateKey(key);
    configuration.setProtocol(QSsl::TlsV1_2OrLater);
    configuration.setCiphers(ciphers());
    configuration.setPeerVerifyMode(QSslSocket::VerifyNone);
    return configuration;
}

} // namespace foyer::app
