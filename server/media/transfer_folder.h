// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/base/ids.h"
#include "common/base/result.h"
#include "common/protocol/image.h"

#include <QByteArray>
#include <QList>
#include <QString>

#include <optional>

namespace foyer::media {

/// A transfer as its folder shows it.
struct StoredTransfer
{
    QString id;
    UserId owner;
    qint64 size = 0;
    /// Bytes of the part file.
    qint64 received = 0;
    /// The picture that it became.
    std::optional<protocol::Image> image;
    /// Milliseconds since anything of it was written.
    qint64 age = 0;
};

/// The folder where the parts of pictures lie: ID.part with the bytes, ID.json with owner, size and, once it
/// is there, the picture. Every call blocks. Thread: any, but one at a time for each transfer.
class TransferFolder
{
public:
    explicit TransferFolder(QString path);

    /// What an earlier run left, oldest first. Files that fit nothing are removed.
    [[nodiscard]] QList<StoredTransfer> load() const;
    /// Makes a new, empty transfer. StorageFull also when the disk has no room for `size` bytes.
    [[nodiscard]] Result<> create(const QString &id, UserId owner, qint64 size) const;
    /// Appends to the part file, which must have `offset` bytes; it keeps that length if this fails.
    [[nodiscard]] Result<> append(const QString &id, qint64 offset, const QByteArray &part) const;
    /// Bytes that the part file has.
    [[nodiscard]] qint64 received(const QString &id) const;
    /// All bytes of it.
    [[nodiscard]] Result<QByteArray> read(const QString &id) const;
    /// Notes the picture and drops the bytes.
    [[nodiscard]] Result<> finish(const QString &id, UserId owner, qint64 size,
                                  const protocol::Image &image) const;
    /// Removes all of it; fine if there is nothing.
    void remove(const QString &id) const;

private:
    [[nodiscard]] QString partPath(const QString &id) const;
    [[nodiscard]] QString notePath(const QString &id) const;
    [[nodiscard]] Result<> writeNote(const QString &id, const QByteArray &note) const;

    QString m_path;
};

} // namespace foyer::media
