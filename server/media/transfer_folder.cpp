// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/media/transfer_folder.h"

#include "common/base/json_reader.h"
#include "server/media/durable_file.h"
#include "server/media/random_id.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QSet>
#include <QStorageInfo>

#include <algorithm>
#include <cerrno>
#include <utility>

namespace foyer::media {

namespace {

const QLatin1String kPart(".part");
const QLatin1String kNote(".json");
const QLatin1String kNew(".new");
const QLatin1String kOwner("owner");
const QLatin1String kSize("size");
const QLatin1String kImage("image");

/// Room that the disk must keep besides what a transfer announces.
constexpr qint64 kSpareBytes = 4 * 1024 * 1024;

QByteArray noteOf(UserId owner, qint64 size, const std::optional<protocol::Image> &image)
{
    QJsonObject note{{kOwner, owner.value()}, {kSize, size}};
    if (image)
        note.insert(kImage, protocol::toJson(*image));
    return QJsonDocument(note).toJson(QJsonDocument::Compact);
}

Result<StoredTransfer> parseNote(const QByteArray &bytes)
{
    FOYER_TRY(const QJsonObject object, parseJsonObject(bytes));
    JsonReader reader(object);
    StoredTransfer transfer;
    transfer.owner = reader.id<UserId>(kOwner);
    transfer.size = reader.integer(kSize, 1, JsonReader::kMaxSafeInteger);
    FOYER_CHECK(reader.check());
    if (object.contains(kImage)) {
        FOYER_TRY(transfer.image, protocol::imageFromJson(object.value(kImage).toObject()));
    }
    return transfer;
}

Result<QByteArray> readAll(const QString &path)
{
    QFile file(path);
    errno = 0;
    if (!file.open(QIODevice::ReadOnly))
        return tl::unexpected(lastSystemError(QStringLiteral("open ") + path));
    QByteArray bytes = file.readAll();
    if (file.error() != QFileDevice::NoError)
        return tl::unexpected(lastSystemError(QStringLiteral("read ") + path));
    return bytes;
}

} // namespace

TransferFolder::TransferFolder(QString path)
    : m_path(std::move(path))
{
    QDir().mkpath(m_path);
}

QString TransferFolder::partPath(const QString &id) const
{
    return m_path + u'/' + id + kPart;
}

QString TransferFolder::notePath(const QString &id) const
{
    return m_path + u'/' + id + kNote;
}

QList<StoredTransfer> TransferFolder::load() const
{
    QList<StoredTransfer> transfers;
    const QDateTime now = QDateTime::currentDateTimeUtc();
    QSet<QString> known;
    const auto files = QDir(m_path).entryInfoList(QDir::Files, QDir::Time | QDir::Reversed);
    for (const QFileInfo &file : files) {
        const QString id = file.completeBaseName();
        if (!isRandomId(id) || u'.' + file.suffix() != kNote)
            continue;
        const auto bytes = readAll(file.filePath());
        auto transfer = bytes ? parseNote(*bytes) : tl::unexpected(bytes.error());
        const QFileInfo part(partPath(id));
        if (!transfer || part.size() > transfer->size)
            continue;
        transfer->id = id;
        transfer->received = transfer->image ? transfer->size : part.size();
        const QDateTime touched =
            part.exists() ? qMax(part.lastModified(), file.lastModified()) : file.lastModified();
        transfer->age = qMax<qint64>(0, touched.msecsTo(now));
        known.insert(id);
        transfers.append(*transfer);
    }
    for (const QFileInfo &file : files) {
        // Only what is named like ours: the folder may have been chosen by mistake.
        const bool isOurs = isRandomId(QStringView(file.fileName()).left(32));
        if (isOurs && !known.contains(file.completeBaseName()))
            QFile::remove(file.filePath());
    }
    return transfers;
}

Result<> TransferFolder::create(const QString &id, UserId owner, qint64 size) const
{
    const QStorageInfo disk(m_path);
    if (disk.isValid() && disk.bytesAvailable() < size + kSpareBytes)
        return fail(ErrorCode::StorageFull, QStringLiteral("no room for a transfer"));
    FOYER_CHECK(writeDurably(partPath(id), {}));
    auto noted = writeNote(id, noteOf(owner, size, {}));
    if (!noted)
        remove(id);
    return noted;
}

Result<> TransferFolder::append(const QString &id, qint64 offset, const QByteArray &part) const
{
    QFile file(partPath(id));
    errno = 0;
    if (!file.open(QIODevice::WriteOnly | QIODevice::Append | QIODevice::Unbuffered
                   | QIODevice::ExistingOnly))
        return tl::unexpected(lastSystemError(QStringLiteral("open ") + file.fileName()));
    if (file.size() != offset)
        return fail(ErrorCode::UploadOffsetMismatch);
    errno = 0;
    if (file.write(part) == part.size())
        return {};
    const Error error = lastSystemError(QStringLiteral("write ") + file.fileName());
    file.resize(offset);
    return tl::unexpected(error);
}

qint64 TransferFolder::received(const QString &id) const
{
    return QFileInfo(partPath(id)).size();
}

Result<QByteArray> TransferFolder::read(const QString &id) const
{
    return readAll(partPath(id));
}

Result<> TransferFolder::finish(const QString &id, UserId owner, qint64 size,
                                const protocol::Image &image) const
{
    FOYER_CHECK(writeNote(id, noteOf(owner, size, image)));
    QFile::remove(partPath(id));
    return {};
}

void TransferFolder::remove(const QString &id) const
{
    QFile::remove(notePath(id));
    QFile::remove(partPath(id));
}

Result<> TransferFolder::writeNote(const QString &id, const QByteArray &note) const
{
    const QString aside = notePath(id) + kNew;
    QFile::remove(aside);
    FOYER_CHECK(writeDurably(aside, note));
    auto renamed = renameTo(aside, notePath(id));
    if (!renamed)
        QFile::remove(aside);
    return renamed;
}

} // namespace foyer::media
