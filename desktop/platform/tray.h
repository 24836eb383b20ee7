// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QIcon>
#include <QObject>
#include <QString>
#include <QTimer>

#include <memory>

QT_BEGIN_NAMESPACE
class QAction;
class QMenu;
class QSystemTrayIcon;
QT_END_NAMESPACE

namespace foyer::platform {

/// The icon in the desktop's tray, with its menu; there as soon as there is a tray, which may come up later than the
/// program does. Thread: main.
class Tray : public QObject
{
    Q_OBJECT

public:
    struct Texts
    {
        QString open;
        QString doNotDisturb;
        QString quit;
    };

    explicit Tray(QObject *parent = nullptr);
    ~Tray() override;

    /// Whether the icon can be seen.
    [[nodiscard]] bool isThere() const { return m_icon != nullptr; }
    /// Whether it is not known yet whether there is a tray: came() or missed() tells.
    [[nodiscard]] bool isLooking() const { return m_patience.isActive(); }
    void setTexts(const Texts &texts);
    void setIcon(const QIcon &icon, const QString &toolTip);
    void setDoNotDisturb(bool isDoNotDisturb);

signals:
    void came();
    /// There is no tray so far.
    void missed();
    /// The person clicked on it, or chose from the menu.
    void openWanted();
    void doNotDisturbWanted(bool isDoNotDisturb);
    void quitWanted();

private:
    void lookForTray();
    void come();

    std::unique_ptr<QMenu> m_menu;
    QAction *m_open;
    QAction *m_doNotDisturb;
    QAction *m_quit;
    QIcon m_image;
    QString m_toolTip;
    QTimer m_patience;
    std::unique_ptr<QSystemTrayIcon> m_icon;
};

} // namespace foyer::platform
