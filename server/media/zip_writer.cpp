// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/media/zip_writer.h"

#include <QFile>

#include <archive.h>
#include <archive_entry.h>

#include <cerrno>

namespace foyer::media {
namespace {

struct FreeArchive
{
    void operator()(archive *each) const { archive_write_free(each); }
};
struct FreeEntry
{
    void operator()(archive_entry *each) const { archive_entry_free(each); }
};

constexpr int kFileMode = 0600;
constexpr qint64 kMillisecondsASecond = 1000;

} // namespace

struct ZipWriter::Private
{
    [[nodiscard]] Result<> check(int outcome) const
    {
        if (outcome >= ARCHIVE_WARN)
            return {};
        const bool isFull = archive_errno(writer.get()) == ENOSPC;
        return fail(isFull ? ErrorCode::StorageFull : ErrorCode::Internal,
                    QString::fromUtf8(archive_error_string(writer.get())));
    }

    std::unique_ptr<archive, FreeArchive> writer;
    QFile file;
    qint64 given = 0;
};

ZipWriter::ZipWriter()
    : d(std::make_unique<Private>())
{
}

ZipWriter::~ZipWriter() = default;

Result<> ZipWriter::open(const QString &path)
{
    d->file.setFileName(path);
    if (!d->file.open(QIODevice::WriteOnly | QIODevice::NewOnly, QFile::ReadOwner | QFile::WriteOwner))
        return fail(ErrorCode::Internal, d->file.errorString());
    d->writer.reset(archive_write_new());
    FOYER_CHECK(d->check(archive_write_set_format_zip(d->writer.get())));
    return d->check(archive_write_open_fd(d->writer.get(), d->file.handle()));
}

Result<> ZipWriter::add(const QString &name, const QByteArray &bytes, Packing packing, Timestamp at)
{
    archive *const writer = d->writer.get();
    const bool isStored = packing == Packing::Stored;
    FOYER_CHECK(d->check(isStored ? archive_write_zip_set_compression_store(writer)
                                  : archive_write_zip_set_compression_deflate(writer)));
    const std::unique_ptr<archive_entry, FreeEntry> entry(archive_entry_new());
    archive_entry_set_pathname_utf8(entry.get(), name.toUtf8().constData());
    archive_entry_set_size(entry.get(), bytes.size());
    archive_entry_set_filetype(entry.get(), AE_IFREG);
    archive_entry_set_perm(entry.get(), kFileMode);
    archive_entry_set_mtime(entry.get(), at / kMillisecondsASecond, 0);
    FOYER_CHECK(d->check(archive_write_header(writer, entry.get())));
    const la_ssize_t written = archive_write_data(writer, bytes.constData(), size_t(bytes.size()));
    if (written < 0) {
        FOYER_CHECK(d->check(int(written)));
    }
    d->given += bytes.size();
    return d->check(archive_write_finish_entry(writer));
}

Result<> ZipWriter::finish()
{
    FOYER_CHECK(d->check(archive_write_close(d->writer.get())));
    d->writer.reset();
    d->file.close();
    return {};
}

qint64 ZipWriter::bytesGiven() const
{
    return d->given;
}

} // namespace foyer::media
