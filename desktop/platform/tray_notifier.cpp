// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/platform/tray_notifier.h"

#include <QGuiApplication>

#include <utility>

namespace foyer::platform {

TrayNotifier::TrayNotifier(QObject *parent)
    : Notifier(parent)
    , m_icon(QGuiApplication::windowIcon())
{
    connect(&m_icon, &QSystemTrayIcon::messageClicked, this, [this] {
        if (!m_shown.isEmpty())
            emit activated(std::exchange(m_shown, {}));
    });
}

bool TrayNotifier::isAvailable()
{
    return QSystemTrayIcon::isSystemTrayAvailable() && QSystemTrayIcon::supportsMessages();
}

void TrayNotifier::show(const Notification &what)
{
    m_shown = what.key;
    m_icon.show();
    if (what.picture.isNull())
        m_icon.showMessage(what.title, what.text);
    else
        m_icon.showMessage(what.title, what.text, QIcon(QPixmap::fromImage(what.picture)));
}

void TrayNotifier::withdraw(const QString &key)
{
    if (m_shown != key)
        return;
    m_shown.clear();
    m_icon.hide();
}

} // namespace foyer::platform
