// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/platform/notifier.h"

#include "desktop/platform/tray_notifier.h"
#ifdef FOYER_WITH_DBUS
#include "desktop/platform/dbus_notifier.h"
#endif

namespace foyer::platform {

std::unique_ptr<Notifier> Notifier::forThisDesktop()
{
#ifdef FOYER_WITH_DBUS
    // Not even asked for a tray then: Qt looks for one once, and it may not be there yet.
    if (DbusNotifier::isAvailable())
        return std::make_unique<DbusNotifier>();
#endif
    if (TrayNotifier::isAvailable())
        return std::make_unique<TrayNotifier>();
    return nullptr;
}

} // namespace foyer::platform
