// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "desktop/model/settings.h"

#include <QString>

#include <chrono>
#include <optional>

QT_BEGIN_NAMESPACE
class QCoreApplication;
QT_END_NAMESPACE

namespace foyer::app {

/// What the command line says.
struct DesktopOptions
{
    /// Empty: the last one.
    QString server;
    QString dataFolder;
    /// Whether dataFolder is not the usual one.
    bool isOwnFolder = false;
    /// Whether it begins in the tray, where there is one, without its window.
    bool isHidden = false;
    /// After how long without any input the others see the user as away.
    std::chrono::milliseconds idleAfter = std::chrono::minutes(5);
    std::optional<model::ThemeChoice> theme;
    /// Empty: as the settings have it.
    QString language;

    /// Reads the options; prints help, version or what is wrong, and ends the program then.
    [[nodiscard]] static DesktopOptions read(const QCoreApplication &application);
};

} // namespace foyer::app
