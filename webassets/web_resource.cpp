// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "webassets/web_resource.h"

#include <QtGlobal>

/// Q_INIT_RESOURCE only works outside of any namespace.
static void registerFiles()
{
    Q_INIT_RESOURCE(foyer_web);
}

namespace foyer::web {

void initResource()
{
    registerFiles();
}

} // namespace foyer::web
