// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/app/reindex.h"

#include "server/app/folder_lock.h"

#include <QDir>

namespace foyer::app {

QString searchFolder(const QString &dataFolder)
{
    return dataFolder + QStringLiteral("/search");
}

tl::expected<QString, QString> discardSearchIndex(const QString &dataFolder)
{
    FolderLock lock;
    if (const auto locked = lock.take(dataFolder); !locked)
        return tl::unexpected(locked.error());
    QDir folder(searchFolder(dataFolder));
    if (folder.exists() && !folder.removeRecursively())
        return tl::unexpected(QStringLiteral("%1 cannot be removed.").arg(folder.path()));
    return QStringLiteral(
        "The search index was thrown away. The server makes it anew when it starts; until then older "
        "messages are not all found.\n");
}

} // namespace foyer::app
