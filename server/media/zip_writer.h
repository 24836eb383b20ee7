// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/base/clock.h"
#include "common/base/result.h"

#include <QByteArray>
#include <QString>

#include <memory>

namespace foyer::media {

/// Writes one ZIP file. Thread: any, one at a time; blocks.
class ZipWriter
{
public:
    /// How the bytes of an entry are kept.
    enum class Packing {
        Deflated,
        /// As they are: pictures are packed already.
        Stored,
    };

    ZipWriter();
    /// What was not finished is no ZIP.
    ~ZipWriter();
    Q_DISABLE_COPY_MOVE(ZipWriter)

    /// Makes the file; there must be none yet. StorageFull, Internal.
    [[nodiscard]] Result<> open(const QString &path);
    [[nodiscard]] Result<> add(const QString &name, const QByteArray &bytes, Packing packing, Timestamp at);
    /// Writes the list of entries and closes the file.
    [[nodiscard]] Result<> finish();
    /// Bytes given so far, before packing.
    [[nodiscard]] qint64 bytesGiven() const;

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace foyer::media
