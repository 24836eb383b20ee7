// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "desktop/platform/notifier.h"

#include <QDBusConnection>
#include <QHash>
#include <QVariant>

#include <optional>

QT_BEGIN_NAMESPACE
class QDBusPendingCall;
QT_END_NAMESPACE

namespace foyer::platform {

/// The notification service of Linux desktops (org.freedesktop.Notifications, version 1.2). Nothing here waits for it. At the
/// start of a session it may come up later than the program does; what there was to tell before is not told afterwards.
class DbusNotifier final : public Notifier
{
    Q_OBJECT

public:
    explicit DbusNotifier(QObject *parent = nullptr);

    /// Whether there is a bus on which there may be such a service.
    [[nodiscard]] static bool isAvailable();

    void show(const Notification &what) override;
    void withdraw(const QString &key) override;

private slots:
    void onAction(uint id, const QString &action);
    void onReplied(uint id, const QString &text);
    void onClosed(uint id, uint reason);

private:
    struct Entry
    {
        /// What the service calls it; 0: it was not told yet.
        uint id = 0;
        /// The service was asked and has not answered.
        bool isAsked = false;
        bool isWithdrawn = false;
        /// What is to be told when it has.
        std::optional<Notification> next;
    };

    [[nodiscard]] QDBusPendingCall call(const QString &method, const QVariantList &arguments) const;
    [[nodiscard]] QStringList actionsOf(const Notification &what) const;
    [[nodiscard]] QVariantMap hintsOf(const Notification &what) const;
    void askWhatItCan();
    void tell(const QString &key);
    void onTold(const QString &key, uint id);
    [[nodiscard]] QString keyOf(uint id) const;

    QDBusConnection m_bus;
    QHash<QString, Entry> m_entries;
    /// What the service can do; nothing: it has not answered yet, and nothing is told before.
    std::optional<QStringList> m_abilities;
};

} // namespace foyer::platform
