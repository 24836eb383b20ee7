// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLabel>
#include <QTimer>

namespace foyer::ui {

struct Theme;

/// A few words at the lower edge of a widget, which go by themselves: that something is done, or why it is not.
class ShortNote : public QLabel
{
    Q_OBJECT

public:
    /// Lies above `parent`; the theme must outlive it.
    ShortNote(const Theme &theme, QWidget *parent);

    void say(const QString &text);

private:
    QTimer m_timer;
};

} // namespace foyer::ui
