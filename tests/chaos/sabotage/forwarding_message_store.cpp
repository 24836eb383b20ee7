// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/chaos/sabotage/forwarding_message_store.h"

#include <QUuid>

namespace foyer::test {

Ref freshRef()
{
    return QUuid::createUuid().toString(QUuid::WithoutBraces);
}

} // namespace foyer::test
