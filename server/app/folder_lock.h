// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <tl/expected.hpp>

#include <memory>

class QLockFile;

namespace foyer::app {

/// Holds a data folder for one server. The system gives the lock back when the process ends, however it ends; a
/// lock that is judged by a process id would stay for ever where every server is process 1, as in a container.
class FolderLock
{
public:
    FolderLock();
    ~FolderLock();
    Q_DISABLE_COPY_MOVE(FolderLock)

    /// Makes the folder, for this user alone, if need be, and takes the lock. The failed side is a sentence for
    /// the operator.
    [[nodiscard]] tl::expected<void, QString> take(const QString &folder);

private:
    int m_descriptor = -1;
    std::unique_ptr<QLockFile> m_file; // where there is no flock()
};

} // namespace foyer::app
