// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QString>

#include <memory>

namespace foyer::platform {

/// Tells the user something by the desktop's own means, and says when he wants to see it. Thread: main.
class Notifier : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    /// Plain texts. What was told under the same key before is replaced.
    virtual void show(const QString &key, const QString &title, const QString &text) = 0;
    /// Takes it away, if it is still there.
    virtual void withdraw(const QString &key) = 0;

    /// What this desktop has: its notification service, else a balloon at a tray icon; null if it has neither.
    [[nodiscard]] static std::unique_ptr<Notifier> forThisDesktop();

signals:
    /// The user clicked on what was told under this key.
    void activated(const QString &key);
};

} // namespace foyer::platform
