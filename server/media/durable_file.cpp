// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/media/durable_file.h"

#include <QDir>
#include <QFile>

#include <cerrno>
#include <filesystem>
#include <system_error>

#ifdef Q_OS_WIN
#include <io.h>
#else
#include <fcntl.h>
#include <unistd.h>
#endif

namespace foyer::media {

namespace {

Error systemError(const QString &doing, const std::error_code &error)
{
    bool isFull = error == std::errc::no_space_on_device;
#ifdef EDQUOT
    isFull = isFull || error.value() == EDQUOT;
#endif
    return {isFull ? ErrorCode::StorageFull : ErrorCode::Internal,
            doing + QStringLiteral(": ") + QString::fromStdString(error.message()),
            {},
            std::chrono::seconds{0}};
}

bool syncDescriptor(int descriptor)
{
#ifdef Q_OS_WIN
    return _commit(descriptor) == 0;
#else
    return ::fsync(descriptor) == 0;
#endif
}

Result<> writeAndSync(QFile &file, const QByteArray &bytes)
{
    errno = 0;
    if (file.write(bytes) != bytes.size() || !file.flush() || !syncDescriptor(file.handle()))
        return tl::unexpected(lastSystemError(QStringLiteral("write ") + file.fileName()));
    return {};
}

} // namespace

Error lastSystemError(const QString &doing)
{
    return systemError(doing, {errno, std::generic_category()});
}

Result<> writeDurably(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    errno = 0;
    // Unbuffered, so that the number written is the number that the disk took.
    if (!file.open(QIODevice::WriteOnly | QIODevice::NewOnly | QIODevice::Unbuffered,
                   QFile::ReadOwner | QFile::WriteOwner))
        return tl::unexpected(lastSystemError(QStringLiteral("open ") + path));
    auto written = writeAndSync(file, bytes);
    file.close();
    if (!written)
        file.remove();
    return written;
}

Result<> syncFolder(const QString &path)
{
#ifndef Q_OS_WIN
    const int descriptor = ::open(QFile::encodeName(path).constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (descriptor < 0)
        return tl::unexpected(lastSystemError(QStringLiteral("open ") + path));
    const bool isSynced = syncDescriptor(descriptor);
    const Error error = lastSystemError(QStringLiteral("sync ") + path);
    ::close(descriptor);
    if (!isSynced)
        return tl::unexpected(error);
#else
    Q_UNUSED(path) // NTFS keeps its folders in a journal; there is nothing to ask for.
#endif
    return {};
}

Result<> renameTo(const QString &from, const QString &to)
{
    std::error_code error;
    std::filesystem::rename(from.toStdU16String(), to.toStdU16String(), error);
    if (error)
        return tl::unexpected(systemError(QStringLiteral("rename to ") + to, error));
    return {};
}

Result<> makeFolder(const QString &path)
{
    std::error_code error;
    const std::filesystem::path folder(path.toStdU16String());
    if (std::filesystem::create_directory(folder, error))
        std::filesystem::permissions(folder, std::filesystem::perms::owner_all, error);
    if (error)
        return tl::unexpected(systemError(QStringLiteral("make ") + path, error));
    return {};
}

} // namespace foyer::media
