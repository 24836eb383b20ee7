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

/// The notification service of Linux desktops (org.freedesktop.Notifications, version 1.2). Nothing here waits for it.
class DbusNotifier final : public Notifier
{
    Q_OBJECT

public:
    explicit DbusNotifier(QObject *parent = nullptr);

    /// Whether the session has such a service, running or to be started.
    [[nodiscard]] static bool isAvailable();

    void show(const QString &key, const QString &title, const QString &text) override;
    void withdraw(const QString &key) override;

private slots:
    void onAction(uint id, const QString &action);
    void onClosed(uint id, uint reason);

private:
    struct Told
    {
        QString title;
        QString text;
    };
    struct Entry
    {
        /// What the service calls it; 0: it was not told yet.
        uint id = 0;
        /// The service was asked and has not answered.
        bool isAsked = false;
        bool isWithdrawn = false;
        /// What is to be told when it has.
        std::optional<Told> next;
    };

    [[nodiscard]] QDBusPendingCall call(const QString &method, const QVariantList &arguments) const;
    void askWhatItCan();
    void tell(const QString &key);
    void onTold(const QString &key, uint id);
    [[nodiscard]] QString keyOf(uint id) const;

    QDBusConnection m_bus;
    QHash<QString, Entry> m_entries;
    /// Whether texts are markup to the service; nothing: it was not answered yet, and nothing is told before.
    std::optional<bool> m_hasMarkup;
};

} // namespace foyer::platform
