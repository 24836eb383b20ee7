// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QIcon>

namespace foyer::ui {

/// What there is for the user, as the icon in the tray shows it.
struct TrayNews
{
    /// What is unread, as far as he wants to be told.
    qint64 unread = 0;
    /// What of it calls him, or is for him alone.
    qint64 calls = 0;
    bool isDoNotDisturb = false;

    bool operator==(const TrayNews &) const = default;
};

/// The program's sign with a number on it for what calls the user, or else with a dot when something is unread; pale while
/// nobody is to disturb him. Sharp at every size that trays ask for. Thread: main.
[[nodiscard]] QIcon trayImage(const TrayNews &news);

} // namespace foyer::ui
