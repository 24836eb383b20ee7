// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/base/result.h"

#include <QByteArray>
#include <QString>

namespace foyer::media {

/// Writes a new file and returns when it is on the disk. It must not exist yet; on failure none is left behind.
/// StorageFull when there is no room, Internal otherwise. Thread: any; blocks.
[[nodiscard]] Result<> writeDurably(const QString &path, const QByteArray &bytes);
/// Makes a folder's entries durable: files made, renamed or removed in it. Thread: any; blocks.
[[nodiscard]] Result<> syncFolder(const QString &path);
/// Renames a file or folder at once; a file that is there is replaced. Thread: any; blocks.
[[nodiscard]] Result<> renameTo(const QString &from, const QString &to);
/// Makes a folder, its parents must be there; fine if it exists. Only this account may enter it. StorageFull, Internal.
[[nodiscard]] Result<> makeFolder(const QString &path);

/// What the last failed system call means: StorageFull when there is no room, Internal otherwise.
[[nodiscard]] Error lastSystemError(const QString &doing);

} // namespace foyer::media
