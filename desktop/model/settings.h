// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>
#include <QObject>
#include <QString>

QT_BEGIN_NAMESPACE
class QSettings;
QT_END_NAMESPACE

namespace foyer::model {

/// System: as the desktop has it, also when that changes.
enum class ThemeChoice { System, Light, Dark };
/// What sends a message; the other one of the two begins a new line.
enum class SendKey { Enter, CtrlEnter };

/// Where the tokens of sessions are kept where there is no keyring. Keyring: nobody was asked yet.
enum class TokenPlace { Keyring, File, Nowhere };

/// What the person chose for this program, on this computer. Every value is written as soon as it is set, and one that
/// cannot be understood counts as not set. Thread: main.
class Settings : public QObject
{
    Q_OBJECT

public:
    /// The store must outlive this.
    explicit Settings(QSettings &store, QObject *parent = nullptr);

    /// "en", "zh_CN"; empty: that of the system.
    [[nodiscard]] QString language() const { return m_language; }
    void setLanguage(const QString &language);
    /// The languages that there are.
    [[nodiscard]] static QStringList languages();

    [[nodiscard]] ThemeChoice theme() const { return m_theme; }
    void setTheme(ThemeChoice theme);

    /// Size of all text, in hundredths of what the system has: one of fontSizes().
    [[nodiscard]] int fontSize() const { return m_fontSize; }
    void setFontSize(int percent);
    [[nodiscard]] static QList<int> fontSizes();

    [[nodiscard]] SendKey sendKey() const { return m_sendKey; }
    void setSendKey(SendKey key);

    /// Whether notifications make a sound.
    [[nodiscard]] bool hasSound() const { return m_hasSound; }
    void setSound(bool hasSound);

    /// Whether nothing is told at all; what is unread is counted all the same.
    [[nodiscard]] bool isDoNotDisturb() const { return m_isDoNotDisturb; }
    void setDoNotDisturb(bool isDoNotDisturb);

    /// Whether the program goes on in the tray when its window is closed, where there is a tray.
    [[nodiscard]] bool isClosedToTray() const { return m_isClosedToTray; }
    void setClosedToTray(bool isClosedToTray);

    /// Whether the program is to be started with the session of the desktop.
    [[nodiscard]] bool isStartedAtLogin() const { return m_isStartedAtLogin; }
    void setStartedAtLogin(bool isStartedAtLogin);

    [[nodiscard]] TokenPlace tokenPlace() const;
    void setTokenPlace(TokenPlace place);

    /// Whether something is still to be explained to the person; true only once for each name.
    [[nodiscard]] bool explainOnce(const QString &what);

    /// How the window was left: QWidget::saveGeometry(), and the division inside.
    [[nodiscard]] QByteArray windowGeometry() const;
    [[nodiscard]] QByteArray windowLayout() const;
    void setWindow(const QByteArray &geometry, const QByteArray &layout);

    /// Where somebody signed in last, and as whom.
    [[nodiscard]] QString lastServer() const;
    [[nodiscard]] QString lastUsername() const;
    void setLastSignIn(const QString &server, const QString &username);

signals:
    void languageChanged();
    void themeChanged();
    void fontSizeChanged();
    void sendKeyChanged();
    void soundChanged();
    void doNotDisturbChanged();
    void closedToTrayChanged();
    void startedAtLoginChanged();

private:
    QSettings &m_store;
    QString m_language;
    ThemeChoice m_theme = ThemeChoice::System;
    int m_fontSize = 100;
    SendKey m_sendKey = SendKey::Enter;
    bool m_hasSound = true;
    bool m_isDoNotDisturb = false;
    bool m_isClosedToTray = true;
    bool m_isStartedAtLogin = false;
};

} // namespace foyer::model
