// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMimeData>
#include <QWidget>

namespace foyer::ui {

struct Theme;

/// Lies over a widget while something is dragged there that can be taken, and says so. Thread: main.
class DropZone : public QWidget
{
    Q_OBJECT

public:
    /// Takes what is dropped on `host`, its parent. The theme must outlive it.
    DropZone(const Theme &theme, QWidget *host);

    /// Whether anything is taken at present.
    void setAccepting(bool isAccepting) { m_isAccepting = isAccepting; }

signals:
    void dropped(const QMimeData *data);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    const Theme &m_theme;
    bool m_isAccepting = false;
};

} // namespace foyer::ui
