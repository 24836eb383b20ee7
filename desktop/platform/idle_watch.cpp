// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/platform/idle_watch.h"

#include "desktop/platform/input_idle_watch.h"
#ifdef FOYER_WITH_DBUS
#include "desktop/platform/dbus_idle_watches.h"
#endif

#include <utility>

namespace foyer::platform {

std::unique_ptr<IdleWatch> IdleWatch::ofThisDesktop(std::chrono::milliseconds after)
{
#ifdef FOYER_WITH_DBUS
    if (MutterIdleWatch::isAvailable())
        return std::make_unique<MutterIdleWatch>(after);
    if (ScreenSaverIdleWatch::isAvailable())
        return std::make_unique<ScreenSaverIdleWatch>(after);
#endif
    return std::make_unique<InputIdleWatch>(after);
}

void IdleWatch::setIdle(bool isIdle)
{
    if (std::exchange(m_isIdle, isIdle) != isIdle)
        emit idleChanged(isIdle);
}

} // namespace foyer::platform
