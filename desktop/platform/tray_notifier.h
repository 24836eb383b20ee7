// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "desktop/platform/notifier.h"

#include <QSystemTrayIcon>

namespace foyer::platform {

/// Balloons at an icon in the tray: what Windows and macOS have, and Linux without D-Bus. One at a time.
class TrayNotifier final : public Notifier
{
    Q_OBJECT

public:
    explicit TrayNotifier(QObject *parent = nullptr);

    [[nodiscard]] static bool isAvailable();

    void show(const Notification &what) override;
    void withdraw(const QString &key) override;

private:
    QSystemTrayIcon m_icon;
    QString m_shown;
};

} // namespace foyer::platform
