// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/app/folder_lock.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QLockFile>

#ifdef Q_OS_UNIX
#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#endif

namespace foyer::app {
namespace {

tl::unexpected<QString> refuse(const QString &folder, const QString &why)
{
    return tl::unexpected(QStringLiteral("The data folder %1 cannot be used: %2").arg(folder, why));
}

tl::expected<void, QString> ensureFolder(const QString &folder)
{
    const QFileInfo info(folder);
    if (info.exists() && !info.isDir())
        return refuse(folder, QStringLiteral("it is not a folder."));
    if (!info.exists()) {
        if (!QDir().mkpath(folder))
            return refuse(folder, QStringLiteral("it cannot be made."));
        const auto ownerOnly = QFileDevice::ReadOwner | QFileDevice::WriteOwner | QFileDevice::ExeOwner;
        QFile::setPermissions(folder, ownerOnly);
    }
    if (!QFileInfo(folder).isWritable())
        return refuse(folder, QStringLiteral("it cannot be written to."));
    return {};
}

QString inUse()
{
    return QStringLiteral("another foyer-server is using it. Stop that one, or give this one a folder of "
                          "its own with --data.");
}

} // namespace

FolderLock::FolderLock() = default;

FolderLock::~FolderLock()
{
#ifdef Q_OS_UNIX
    if (m_descriptor >= 0)
        ::close(m_descriptor);
#endif
}

tl::expected<void, QString> FolderLock::take(const QString &folder)
{
    if (const auto ensured = ensureFolder(folder); !ensured)
        return ensured;
    const QString path = folder + QStringLiteral("/foyer.lock");
#ifdef Q_OS_UNIX
    m_descriptor = ::open(QFile::encodeName(path).constData(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (m_descriptor < 0)
        return refuse(folder, QString::fromLocal8Bit(std::strerror(errno)));
    if (::flock(m_descriptor, LOCK_EX | LOCK_NB) != 0)
        return refuse(folder, errno == EWOULDBLOCK ? inUse() : QString::fromLocal8Bit(std::strerror(errno)));
#else
    m_file = std::make_unique<QLockFile>(path);
    m_file->setStaleLockTime(0);
    if (!m_file->tryLock(0))
        return refuse(folder, inUse());
#endif
    return {};
}

} // namespace foyer::app
