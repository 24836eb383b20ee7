// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/platform/color_scheme.h"

#ifdef FOYER_WITH_DBUS
#include "desktop/platform/portal_color_scheme.h"
#endif

namespace foyer::platform {

std::unique_ptr<ColorScheme> ColorScheme::ofThisDesktop()
{
#ifdef FOYER_WITH_DBUS
    if (PortalColorScheme::isAvailable())
        return std::make_unique<PortalColorScheme>();
#endif
    return nullptr;
}

} // namespace foyer::platform
