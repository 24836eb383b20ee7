// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDBusArgument>
#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusPendingCall>
#include <QDBusPendingReply>
#include <QDBusVariant>
#include <QImage>
#include <QMap>
#include <QMutex>
#include <QObject>
#include <QTest>
#include <QThread>
#include <QVariant>

#include <optional>

namespace foyer::test {

/// Keeps the list of tray icons on the bus, as a panel does.
class TrayWatcher : public QObject
{
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.kde.StatusNotifierWatcher")
    Q_PROPERTY(bool IsStatusNotifierHostRegistered READ isHostRegistered)
    Q_PROPERTY(int ProtocolVersion READ protocolVersion)
    Q_PROPERTY(QStringList RegisteredStatusNotifierItems READ items)

public:
    [[nodiscard]] bool isHostRegistered() const { return true; }
    [[nodiscard]] int protocolVersion() const { return 0; }
    [[nodiscard]] QStringList items() const
    {
        const QMutexLocker lock(&m_mutex);
        return m_items;
    }

public slots: // NOLINT(readability-identifier-naming): named by the bus.
    void RegisterStatusNotifierItem(const QString &service)
    {
        {
            const QMutexLocker lock(&m_mutex);
            m_items.append(service);
        }
    }
    void RegisterStatusNotifierHost(const QString &service) { Q_UNUSED(service) }

signals:
    void StatusNotifierItemRegistered(const QString &service);
    void StatusNotifierItemUnregistered(const QString &service);
    void StatusNotifierHostRegistered();

private:
    mutable QMutex m_mutex;
    QStringList m_items;
};

/// A panel with a tray on the session's bus, in a thread of its own, as Qt waits for its answers: sees the newest icon as a
/// panel sees it, clicks on it and chooses from its menu.
class TrayHost
{
public:
    TrayHost() { m_watcher.moveToThread(&m_thread); }
    ~TrayHost()
    {
        m_bus.unregisterService(QStringLiteral("org.kde.StatusNotifierWatcher"));
        m_thread.quit();
        m_thread.wait();
        QDBusConnection::disconnectFromBus(QStringLiteral("tray"));
    }
    Q_DISABLE_COPY_MOVE(TrayHost)

    [[nodiscard]] bool start()
    {
        m_thread.start();
        return m_bus.registerObject(QStringLiteral("/StatusNotifierWatcher"), &m_watcher,
                                    QDBusConnection::ExportAllContents)
            && m_bus.registerService(QStringLiteral("org.kde.StatusNotifierWatcher"));
    }

    [[nodiscard]] QStringList items() const { return m_watcher.items(); }

    /// A property of the icon; invalid if there is none.
    [[nodiscard]] QVariant property(const QString &name)
    {
        QDBusMessage message = QDBusMessage::createMethodCall(
            item(), QStringLiteral("/StatusNotifierItem"), QStringLiteral("org.freedesktop.DBus.Properties"),
            QStringLiteral("Get"));
        message.setArguments({QStringLiteral("org.kde.StatusNotifierItem"), name});
        const QDBusMessage reply = ask(message);
        return reply.arguments().isEmpty() ? QVariant()
                                           : reply.arguments().constFirst().value<QDBusVariant>().variant();
    }

    /// The icon at its largest.
    [[nodiscard]] QImage image()
    {
        const auto argument = property(QStringLiteral("IconPixmap")).value<QDBusArgument>();
        QImage largest;
        argument.beginArray();
        while (!argument.atEnd()) {
            int width = 0;
            int height = 0;
            QByteArray bytes;
            argument.beginStructure();
            argument >> width >> height >> bytes;
            argument.endStructure();
            if (width <= largest.width() || bytes.size() != qsizetype(width) * height * 4)
                continue;
            // The bus has them in the order of networks.
            QImage image(width, height, QImage::Format_ARGB32);
            const auto *from = reinterpret_cast<const uchar *>(bytes.constData());
            for (int y = 0; y < height; ++y) {
                for (int x = 0; x < width; ++x, from += 4)
                    image.setPixelColor(x, y, QColor(from[1], from[2], from[3], from[0]));
            }
            largest = image;
        }
        argument.endArray();
        return largest;
    }

    /// What is said of the icon when the mouse is on it.
    [[nodiscard]] QString toolTip()
    {
        const auto argument = property(QStringLiteral("ToolTip")).value<QDBusArgument>();
        QString icon;
        QString title;
        QString text;
        argument.beginStructure();
        argument >> icon;
        argument.beginArray();
        while (!argument.atEnd()) {
            int width = 0;
            int height = 0;
            QByteArray bytes;
            argument.beginStructure();
            argument >> width >> height >> bytes;
            argument.endStructure();
        }
        argument.endArray();
        argument >> title >> text;
        argument.endStructure();
        return title;
    }

    void click()
    {
        QDBusMessage message = QDBusMessage::createMethodCall(item(), QStringLiteral("/StatusNotifierItem"),
                                                              QStringLiteral("org.kde.StatusNotifierItem"),
                                                              QStringLiteral("Activate"));
        message.setArguments({1, 1});
        (void)ask(message);
    }

    /// What the menu has: its words and their numbers; those without words are left out.
    [[nodiscard]] QMap<QString, int> menu()
    {
        QDBusMessage message = menuCall(QStringLiteral("GetLayout"));
        message.setArguments({0, -1, QStringList()});
        const QDBusMessage reply = ask(message);
        QMap<QString, int> entries;
        if (reply.arguments().size() < 2)
            return entries;
        const auto layout = reply.arguments().at(1).value<QDBusArgument>();
        int id = 0;
        QVariantMap properties;
        layout.beginStructure();
        layout >> id >> properties;
        layout.beginArray();
        while (!layout.atEnd()) {
            QDBusVariant child;
            layout >> child;
            const auto entry = child.variant().value<QDBusArgument>();
            entry.beginStructure();
            entry >> id >> properties;
            entry.endStructure();
            QString label = properties.value(QStringLiteral("label")).toString();
            label.remove(u'_');
            if (!label.isEmpty())
                entries.insert(label, id);
        }
        layout.endArray();
        layout.endStructure();
        return entries;
    }

    void choose(const QString &words)
    {
        QDBusMessage message = menuCall(QStringLiteral("Event"));
        message.setArguments({menu().value(words, -1), QStringLiteral("clicked"),
                              QVariant::fromValue(QDBusVariant(QString())), 0U});
        (void)ask(message);
    }

private:
    [[nodiscard]] QString item() const { return items().isEmpty() ? QString() : items().constLast(); }

    [[nodiscard]] QDBusMessage menuCall(const QString &method)
    {
        const QString path = property(QStringLiteral("Menu")).value<QDBusObjectPath>().path();
        return QDBusMessage::createMethodCall(item(), path, QStringLiteral("com.canonical.dbusmenu"), method);
    }

    /// The icon is of this same process, so its answers need the event loop.
    [[nodiscard]] QDBusMessage ask(const QDBusMessage &message)
    {
        const QDBusPendingCall call = m_bus.asyncCall(message);
        if (!QTest::qWaitFor([&call] { return call.isFinished(); }))
            return {};
        return call.reply();
    }

    QDBusConnection m_bus =
        QDBusConnection::connectToBus(QDBusConnection::SessionBus, QStringLiteral("tray"));
    TrayWatcher m_watcher;
    QThread m_thread;
};

} // namespace foyer::test
