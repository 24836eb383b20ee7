// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QTimer>

namespace foyer::ui {

/// Tells when nobody has used the program's windows for some minutes, and when somebody does again.
class ActivityWatch : public QObject
{
    Q_OBJECT

public:
    /// `quiet`: for so long nobody must have touched anything.
    explicit ActivityWatch(std::chrono::milliseconds quiet, QObject *parent = nullptr);

signals:
    void idleChanged(bool isIdle);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    QTimer m_quiet;
    bool m_isIdle = false;
};

} // namespace foyer::ui
