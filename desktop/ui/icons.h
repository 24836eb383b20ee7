// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QIcon>
#include <QString>

namespace foyer::ui {

/// The drawing of resources/icons with this name, in this colour, sharp at every scale. Thread: main.
[[nodiscard]] QIcon inkedIcon(const QString &name, const QColor &color);

/// A picture as an icon that keeps its colours where its row is selected.
[[nodiscard]] QIcon plainIcon(const QPixmap &picture);

} // namespace foyer::ui
