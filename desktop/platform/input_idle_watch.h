// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "desktop/platform/idle_watch.h"

#include <QTimer>

namespace foyer::platform {

/// Goes by keys, mouse and touch in the windows of this program.
class InputIdleWatch final : public IdleWatch
{
    Q_OBJECT

public:
    explicit InputIdleWatch(std::chrono::milliseconds after, QObject *parent = nullptr);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    QTimer m_quiet;
};

} // namespace foyer::platform
