// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/platform/dbus_notifier.h"

#include "desktop/platform/bus_picture.h"

#include <QDBusMessage>
#include <QDBusMetaType>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QDBusServiceWatcher>
#include <QGuiApplication>

#include <utility>

namespace foyer::platform {

namespace {

const QString kService = QStringLiteral("org.freedesktop.Notifications");
const QString kPath = QStringLiteral("/org/freedesktop/Notifications");
/// What the service calls a click on the whole.
const QString kDefaultAction = QStringLiteral("default");
/// What it calls the field for an answer, and its ability to show one.
const QString kReplyAction = QStringLiteral("inline-reply");
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
    // An addition of KDE that others have taken over.
    m_bus.connect(kService, kPath, kService, QStringLiteral("NotificationReplied"), this,
                  SLOT(onReplied(uint, QString)));
    qDBusRegisterMetaType<BusPicture>();
    auto *watcher = new QDBusServiceWatcher(kService, m_bus, QDBusServiceWatcher::WatchForRegistration, this);
    connect(watcher, &QDBusServiceWatcher::serviceRegistered, this, &DbusNotifier::askWhatItCan);
    askWhatItCan();
}

bool DbusNotifier::isAvailable()
{
    return QDBusConnection::sessionBus().isConnected();
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
        if (!reply.isValid()) {
            m_entries.clear();
            return;
        }
        m_abilities = reply.value();
        const QStringList waiting = m_entries.keys();
        for (const QString &key : waiting)
            tell(key);
    });
}

void DbusNotifier::show(const Notification &what)
{
    Entry &entry = m_entries[what.key];
    entry.isWithdrawn = false;
    entry.next = what;
    tell(what.key);
}

QStringList DbusNotifier::actionsOf(const Notification &what) const
{
    QStringList actions{kDefaultAction, QString()};
    if (what.canReply && m_abilities->contains(kReplyAction))
        actions << kReplyAction << tr("Reply");
    return actions;
}

QVariantMap DbusNotifier::hintsOf(const Notification &what) const
{
    QVariantMap hints{{QStringLiteral("desktop-entry"), QGuiApplication::desktopFileName()},
                      {QStringLiteral("category"), QStringLiteral("im.received")}};
    if (hasSound())
        hints.insert(QStringLiteral("sound-name"), QStringLiteral("message-new-instant"));
    else
        hints.insert(QStringLiteral("suppress-sound"), true);
    if (!what.picture.isNull())
        hints.insert(QStringLiteral("image-data"), QVariant::fromValue(BusPicture::of(what.picture)));
    if (what.canReply)
        hints.insert(QStringLiteral("x-kde-reply-placeholder-text"), tr("Your answer"));
    return hints;
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
    if (!m_abilities || entry.isAsked || !entry.next)
        return;
    const Notification what = *std::exchange(entry.next, std::nullopt);
    entry.isAsked = true;
    const bool isMarkup = m_abilities->contains(QStringLiteral("body-markup"));
    const QVariantList arguments{QStringLiteral("Foyer"),
                                 entry.id,
                                 QString(),
                                 what.title,
                                 isMarkup ? what.text.toHtmlEscaped() : what.text,
                                 actionsOf(what),
                                 hintsOf(what),
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

void DbusNotifier::onReplied(uint id, const QString &text)
{
    const QString key = keyOf(id);
    if (!key.isEmpty() && !text.trimmed().isEmpty())
        emit replied(key, text.trimmed());
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
