// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

#include <memory>

namespace foyer::platform {

/// Whether the system starts the program when its user logs in. The system knows it, not the program: the user may change it
/// there. Thread: main.
class Autostart
{
public:
    /// What is to be started.
    struct Command
    {
        QString program;
        QStringList arguments;
    };

    Autostart() = default;
    virtual ~Autostart() = default;
    Q_DISABLE_COPY_MOVE(Autostart)

    [[nodiscard]] virtual bool isOn() const = 0;
    /// Whether that could be done.
    [[nodiscard]] virtual bool set(bool isOn) = 0;

    /// The way of this system.
    [[nodiscard]] static std::unique_ptr<Autostart> ofThisSystem(const Command &command);
};

} // namespace foyer::platform
