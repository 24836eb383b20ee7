// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QImage>
#include <QObject>
#include <QString>

#include <memory>

namespace foyer::platform {

/// Something to tell the user. Plain texts.
struct Notification
{
    /// What was told under the same key before is replaced.
    QString key;
    QString title;
    QString text;
    /// Who says it; null for nobody.
    QImage picture{};
    /// Whether it can be answered on the spot, where the desktop lets one.
    bool canReply = false;
};

/// Tells the user something by the desktop's own means, and says when he wants to see it. Thread: main.
class Notifier : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    virtual void show(const Notification &what) = 0;
    /// Takes it away, if it is still there.
    virtual void withdraw(const QString &key) = 0;
    /// Whether what is told from now on makes a sound, as far as the desktop lets a program decide.
    void setSound(bool hasSound) { m_hasSound = hasSound; }

    /// What this desktop has: its notification service, else a balloon at a tray icon; null if it has neither.
    [[nodiscard]] static std::unique_ptr<Notifier> forThisDesktop();

signals:
    /// The user clicked on what was told under this key.
    void activated(const QString &key);
    /// He answered it on the spot.
    void replied(const QString &key, const QString &text);

protected:
    [[nodiscard]] bool hasSound() const { return m_hasSound; }

private:
    bool m_hasSound = true;
};

} // namespace foyer::platform
