// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include <memory>
#include <optional>

namespace foyer::platform {

/// Whether the desktop is light or dark, where there is somebody to ask besides Qt. Thread: main.
class ColorScheme : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    /// Null where Qt knows all that there is to know.
    [[nodiscard]] static std::unique_ptr<ColorScheme> ofThisDesktop();

signals:
    /// Once soon after this was made, and whenever it changes; nothing: it makes no difference to the desktop.
    void told(std::optional<bool> isDark);
};

} // namespace foyer::platform
