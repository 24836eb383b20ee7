// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QPalette>

QT_BEGIN_NAMESPACE
class QApplication;
QT_END_NAMESPACE

namespace foyer::ui {

/// The colours of the window: the same as those of the web client. Text on its ground has a contrast of at least
/// 4.5:1 in both.
struct Theme
{
    QColor ground;
    QColor side;
    QColor sideActive;
    QColor surface;
    QColor hover;
    QColor line;
    QColor ink;
    QColor ink2;
    QColor ink3;
    QColor accent;
    QColor accentHover;
    QColor onAccent;
    QColor accentInk;
    QColor accentSoft;
    QColor lamp;
    QColor lampSoft;
    QColor danger;
    QColor dangerSoft;
    QColor online;
    QColor badge;
    QColor onBadge;

    [[nodiscard]] static Theme light();
    [[nodiscard]] static Theme dark();
    /// Whether the desktop asks for light text on dark ground.
    [[nodiscard]] static bool isDark(const QPalette &system);

    /// Makes the whole program look like this.
    void applyTo(QApplication &application) const;

private:
    [[nodiscard]] QPalette palette() const;
    [[nodiscard]] QString styleSheet() const;
};

} // namespace foyer::ui
