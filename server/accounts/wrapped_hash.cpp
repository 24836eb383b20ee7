// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/accounts/wrapped_hash.h"

#include <QCryptographicHash>

#include <algorithm>

namespace foyer::accounts {
namespace {

constexpr qsizetype kDigits = 32;
const QByteArray kPrefix("md5:");

bool isHex(QChar c)
{
    return (c >= u'0' && c <= u'9') || (c >= u'a' && c <= u'f') || (c >= u'A' && c <= u'F');
}

} // namespace

std::optional<QByteArray> md5Digits(QStringView text)
{
    if (text.size() != kDigits || !std::all_of(text.begin(), text.end(), isHex))
        return std::nullopt;
    return text.toLatin1().toLower();
}

QByteArray md5DigitsOf(const QByteArray &password)
{
    return QCryptographicHash::hash(password, QCryptographicHash::Md5).toHex();
}

QString wrapHash(const QString &argon)
{
    return QString::fromLatin1(kPrefix) + argon;
}

std::optional<QByteArray> unwrapHash(const QByteArray &stored)
{
    if (!stored.startsWith(kPrefix))
        return std::nullopt;
    return stored.mid(kPrefix.size());
}

} // namespace foyer::accounts
