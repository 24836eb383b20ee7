// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/platform/dbus_notifier.h"

#include <QDBusConnectionInterface>
#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QGuiApplication>

#include <utility>

namespace foyer::platform {

namespace {

const QString kService = QStringLiteral("org.freedesktop.Notifications");
const QString kPath = QStringLiteral("/org/freedesktop/Notifications");
/// What the service calls a click on the whole.
const QString kDefaultAction = QStringLiteral("default");
/// As long as the desktop likes.
constexpr int kUsualTime = -1;

} // namespace

DbusNotifier::DbusNotifier(QObject *parent)
    : Notifier(parent)
    , m_bus(QDBusConnection::sessionBus())
{
    m_bus.connect(kService, kPath, kService, QStringLiteral("ActionInvoked"), this,
                  SLOT(onAction(uint, QString)));
    m_bus.connect(kService, kPath, kService, QStringLiteral("NotificationClosed"), this,
                  SLOT(onClosed(uint, uint)));
    askWhatItCan();
}

bool DbusNotifier::isAvailable()
{
    const QDBusConnection bus = QDBusConnection::sessionBus();
    if (!bus.isConnected())
        return false;
    QDBusConnectionInterface *daemon = bus.interface();
    return daemon->isServiceRegistered(kService).value()
        || daemon->activatableServiceNames().value().contains(kService);
}

QDBusPendingCall DbusNotifier::call(const QString &method, const QVariantList &arguments) const
{
    QDBusMessage message = QDBusMessage::createMethodCall(kService, kPath, kService, method);
    message.setArguments(arguments);
    return m_bus.asyncCall(message);
}

void DbusNotifier::askWhatItCan()
{
    auto *watcher = new QDBusPendingCallWatcher(call(QStringLiteral("GetCapabilities"), {}), this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this, [this, watcher] {
        watcher->deleteLater();
        const QDBusPendingReply<QStringList> reply = *watcher;
        m_hasMarkup = reply.isValid() && reply.value().contains(QStringLiteral("body-markup"));
        const QStringList waiting = m_entries.keys();
        for (const QString &key : waiting)
            tell(key);
    });
}

void DbusNotifier::show(const QString &key, const QString &title, const QString &text)
{
    Entry &entry = m_entries[key];
    entry.isWithdrawn = false;
    entry.next = Told{title, text};
    tell(key);
}

void DbusNotifier::withdraw(const QString &key)
{
    const auto entry = m_entries.find(key);
    if (entry == m_entries.end())
        return;
    entry->next.reset();
    entry->isWithdrawn = true;
    if (entry->isAsked)
        return;
    if (entry->id != 0)
        (void)call(QStringLiteral("CloseNotification"), {entry->id});
    m_entries.erase(entry);
}

/// One call a key at a time, so that a later text replaces the earlier one.
void DbusNotifier::tell(const QString &key)
{
    Entry &entry = m_entries[key];
    if (!m_hasMarkup || entry.isAsked || !entry.next)
        return;
    const Told told = *std::exchange(entry.next, std::nullopt);
    entry.isAsked = true;
    const QVariantMap hints{{QStringLiteral("desktop-entry"), QGuiApplication::desktopFileName()},
                            {QStringLiteral("category"), QStringLiteral("im.received")}};
    const QVariantList arguments{QStringLiteral("Foyer"),
                                 entry.id,
                                 QString(),
                                 told.title,
                                 *m_hasMarkup ? told.text.toHtmlEscaped() : told.text,
                                 QStringList{kDefaultAction, QString()},
                                 hints,
                                 kUsualTime};
    auto *watcher = new QDBusPendingCallWatcher(call(QStringLiteral("Notify"), arguments), this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this, [this, watcher, key] {
        watcher->deleteLater();
        const QDBusPendingReply<uint> reply = *watcher;
        onTold(key, reply.isValid() ? reply.value() : 0);
    });
}

void DbusNotifier::onTold(const QString &key, uint id)
{
    Entry &entry = m_entries[key];
    entry.isAsked = false;
    entry.id = id;
    if (entry.isWithdrawn)
        withdraw(key);
    else
        tell(key);
}

QString DbusNotifier::keyOf(uint id) const
{
    for (auto entry = m_entries.cbegin(); entry != m_entries.cend(); ++entry) {
        if (entry->id == id && id != 0)
            return entry.key();
    }
    return {};
}

void DbusNotifier::onAction(uint id, const QString &action)
{
    // Other programs' notifications are heard of as well.
    const QString key = keyOf(id);
    if (!key.isEmpty() && action == kDefaultAction)
        emit activated(key);
}

void DbusNotifier::onClosed(uint id, uint reason)
{
    Q_UNUSED(reason)
    const QString key = keyOf(id);
    if (key.isEmpty())
        return;
    Entry &entry = m_entries[key];
    entry.id = 0;
    if (!entry.isAsked && !entry.next)
        m_entries.remove(key);
}

} // namespace foyer::platform
