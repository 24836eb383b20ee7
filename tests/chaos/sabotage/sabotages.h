// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/app/port_wrapper.h"

#include <QString>
#include <QStringList>

#include <memory>

namespace foyer::test {

/// The wrapper that breaks the guarantee of this name; null if there is none such.
[[nodiscard]] std::unique_ptr<app::PortWrapper> makeSabotage(const QString &name);

/// All names, sorted.
[[nodiscard]] QStringList sabotageNames();

} // namespace foyer::test
