// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>
#include <QtGlobal>

namespace foyer::app {

/// One line for one event, with its newline: time in UTC with milliseconds, level, category, text. Line breaks and
/// other control characters of the text are escaped, so that nobody can forge a line.
[[nodiscard]] QByteArray logLine(qint64 time, QtMsgType type, const char *category, const QString &text);

/// From now on all messages of Qt and of ours go to standard error as lines of that form. Thread: any.
void installLogFormat();

/// Sets the least important level that our categories log: "debug", "info", "warning" or "error".
/// QT_LOGGING_RULES still goes before.
void setLogLevel(const QString &level);

} // namespace foyer::app
