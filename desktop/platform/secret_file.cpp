// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/platform/secret_file.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSaveFile>

#include <utility>

namespace foyer::platform {

namespace {
constexpr qint64 kMostBytes = 4096;
constexpr QFileDevice::Permissions kOwner = QFileDevice::ReadOwner | QFileDevice::WriteOwner;
} // namespace

SecretFile::SecretFile(QString path)
    : m_path(std::move(path))
{
}

QByteArray SecretFile::read() const
{
    QFile file(m_path);
    if (!file.open(QIODevice::ReadOnly))
        return {};
#ifdef Q_OS_UNIX
    constexpr QFileDevice::Permissions kOthers =
        QFileDevice::ReadGroup | QFileDevice::WriteGroup | QFileDevice::ReadOther | QFileDevice::WriteOther;
    if ((file.permissions() & kOthers) != 0)
        return {};
#endif
    return file.read(kMostBytes);
}

bool SecretFile::write(const QByteArray &secret) const
{
    if (!QDir().mkpath(QFileInfo(m_path).absolutePath()))
        return false;
    QSaveFile file(m_path);
    // Closed to others before anything is in it.
    return file.open(QIODevice::WriteOnly) && file.setPermissions(kOwner)
        && file.write(secret) == secret.size() && file.commit();
}

void SecretFile::remove() const
{
    QFile::remove(m_path);
}

} // namespace foyer::platform
