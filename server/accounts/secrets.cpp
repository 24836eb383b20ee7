// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/accounts/secrets.h"

#include "server/accounts/sessions.h"

#include <sodium.h>

#include <algorithm>

namespace foyer::accounts {
namespace {

constexpr qsizetype kTokenBytes = 32;
constexpr qsizetype kTokenLength = 43;
constexpr qsizetype kInviteBytes = 16;
constexpr qsizetype kHashBytes = 32;

QByteArray randomText(qsizetype bytes)
{
    // Safe to call again; makes the random source ready the first time.
    if (sodium_init() < 0)
        qFatal("libsodium cannot be used on this machine");
    QByteArray raw(bytes, Qt::Uninitialized);
    randombytes_buf(raw.data(), static_cast<size_t>(raw.size()));
    QByteArray text = raw.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
    wipe(raw);
    return text;
}

bool isBase64Url(char c)
{
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
}

} // namespace

QByteArray randomToken()
{
    return randomText(kTokenBytes);
}

QString randomInviteCode()
{
    return QString::fromLatin1(randomText(kInviteBytes));
}

bool isTokenShaped(const QByteArray &bytes)
{
    return bytes.size() == kTokenLength && std::ranges::all_of(bytes, isBase64Url);
}

QByteArray hashOfToken(const QByteArray &token)
{
    QByteArray hash(kHashBytes, Qt::Uninitialized);
    crypto_generichash(reinterpret_cast<unsigned char *>(hash.data()), static_cast<size_t>(hash.size()),
                       reinterpret_cast<const unsigned char *>(token.constData()),
                       static_cast<unsigned long long>(token.size()), nullptr, 0);
    return hash;
}

void wipe(QByteArray &secret)
{
    if (secret.isDetached())
        sodium_memzero(secret.data(), static_cast<size_t>(secret.size()));
    secret.clear();
}

void wipe(QString &secret)
{
    if (secret.isDetached())
        sodium_memzero(secret.data(), static_cast<size_t>(secret.size()) * sizeof(QChar));
    secret.clear();
}

} // namespace foyer::accounts
