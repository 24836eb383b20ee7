// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/app/config_file.h"

#include <QFile>

namespace foyer::app {
namespace {

/// Far more than a configuration needs; guards against a slip such as --config foyer.db.
constexpr qint64 kBytesMax = 1024 * 1024;

QString unquoted(const QString &value)
{
    if (value.size() >= 2 && value.startsWith(u'"') && value.endsWith(u'"'))
        return value.mid(1, value.size() - 2);
    return value;
}

} // namespace

tl::expected<QList<ConfigLine>, QString> readConfigFile(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        return tl::unexpected(
            QStringLiteral("The configuration file %1 cannot be read: %2.").arg(path, file.errorString()));
    }
    const QByteArray bytes = file.read(kBytesMax + 1);
    if (bytes.size() > kBytesMax || bytes.contains('\0'))
        return tl::unexpected(QStringLiteral("%1 is not a configuration file.").arg(path));

    QList<ConfigLine> lines;
    int number = 0;
    for (const QString &raw : QString::fromUtf8(bytes).split(u'\n')) {
        ++number;
        const QString line = raw.trimmed();
        if (line.isEmpty() || line.startsWith(u'#'))
            continue;
        const qsizetype equals = line.indexOf(u'=');
        if (equals < 1) {
            return tl::unexpected(
                QStringLiteral("%1, line %2: write a setting as name = value.").arg(path).arg(number));
        }
        lines.append({line.left(equals).trimmed(), unquoted(line.mid(equals + 1).trimmed()), number});
    }
    return lines;
}

} // namespace foyer::app
