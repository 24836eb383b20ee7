// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QTemporaryDir>

namespace foyer::chaos {

/// A folder on a file system of its own that is small enough to be filled. Where none can be mounted (that takes root) it
/// is a common folder that cannot be filled.
class SmallDisk
{
public:
    explicit SmallDisk(int mebibytes);
    ~SmallDisk();
    Q_DISABLE_COPY_MOVE(SmallDisk)

    [[nodiscard]] QString path() const { return m_folder.path(); }
    [[nodiscard]] bool canBeFilled() const { return m_isMounted; }
    /// Leaves no room.
    void fill();
    void free();

private:
    QTemporaryDir m_folder;
    bool m_isMounted = false;
};

} // namespace foyer::chaos
