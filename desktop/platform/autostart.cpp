// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/platform/autostart.h"

#include "desktop/platform/autostart_file.h"
#include "desktop/platform/run_key_autostart.h"

#include <QDir>
#include <QSettings>
#include <QStandardPaths>

namespace foyer::platform {

std::unique_ptr<Autostart> Autostart::ofThisSystem(const Command &command)
{
#if defined(Q_OS_WIN)
    return std::make_unique<RunKeyAutostart>(
        std::make_unique<QSettings>(
            QStringLiteral("HKEY_CURRENT_USER\\Software\\Microsoft\\Windows\\CurrentVersion\\Run"),
            QSettings::NativeFormat),
        command);
#elif defined(Q_OS_MACOS)
    return std::make_unique<LaunchAgent>(QDir::homePath(), command);
#else
    return std::make_unique<XdgAutostart>(
        QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation), command);
#endif
}

} // namespace foyer::platform
