// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/app/user_agent.h"

#include <QCoreApplication>

namespace foyer::app {

QByteArray userAgent()
{
    return "Foyer/" + QCoreApplication::applicationVersion().toLatin1();
}

} // namespace foyer::app
