// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

namespace foyer::platform {

/// A file with one secret, which nobody but its user may read. Written as a whole or not at all.
class SecretFile
{
public:
    explicit SecretFile(QString path);

    /// Empty if there is none, or if others may read it: then it is no secret any more.
    [[nodiscard]] QByteArray read() const;
    /// Whether that could be done.
    [[nodiscard]] bool write(const QByteArray &secret) const;
    void remove() const;

private:
    QString m_path;
};

} // namespace foyer::platform
