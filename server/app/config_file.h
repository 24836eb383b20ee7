// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>

#include <tl/expected.hpp>

namespace foyer::app {

/// One line `name = value` of a configuration file.
struct ConfigLine
{
    QString name;
    QString value;
    int number = 0;
};

/// Reads a configuration file: UTF-8, one `name = value` a line. Blank lines and lines that begin with # are
/// skipped; blanks around name and value do not count; a value in "double quotes" is taken as it stands between
/// them. The failed side is a sentence for the operator that repeats no value.
[[nodiscard]] tl::expected<QList<ConfigLine>, QString> readConfigFile(const QString &path);

} // namespace foyer::app
