// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include <chrono>
#include <memory>

namespace foyer::platform {

/// Whether nobody has used the computer for a while. Thread: main.
class IdleWatch : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    [[nodiscard]] bool isIdle() const { return m_isIdle; }

    /// By what this desktop has: the idle monitor of GNOME, the screen saver's clock of KDE and others; else by what happens
    /// in the program's own windows.
    [[nodiscard]] static std::unique_ptr<IdleWatch> ofThisDesktop(std::chrono::milliseconds after);

signals:
    void idleChanged(bool isIdle);

protected:
    void setIdle(bool isIdle);

private:
    bool m_isIdle = false;
};

} // namespace foyer::platform
