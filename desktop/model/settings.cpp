// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/model/settings.h"

#include <QSettings>
#include <QStringList>

#include <utility>

namespace foyer::model {

namespace {

constexpr auto kLanguage = QLatin1StringView("looks/language");
constexpr auto kTheme = QLatin1StringView("looks/theme");
constexpr auto kFontSize = QLatin1StringView("looks/fontSize");
constexpr auto kSendKey = QLatin1StringView("writing/sendKey");
constexpr auto kSound = QLatin1StringView("notifications/sound");
constexpr auto kDoNotDisturb = QLatin1StringView("notifications/doNotDisturb");
constexpr auto kCloseToTray = QLatin1StringView("window/closeToTray");
constexpr auto kStartAtLogin = QLatin1StringView("start/atLogin");
constexpr auto kTokens = QLatin1StringView("signIn/tokens");
constexpr auto kExplained = QLatin1StringView("explained/");
constexpr auto kGeometry = QLatin1StringView("window/geometry");
constexpr auto kLayout = QLatin1StringView("window/layout");
constexpr auto kServer = QLatin1StringView("signIn/server");
constexpr auto kUsername = QLatin1StringView("signIn/username");

constexpr int kUsualSize = 100;

/// The names of choices in the file, in the order of their enum.
const QStringList kThemes{QStringLiteral("system"), QStringLiteral("light"), QStringLiteral("dark")};
const QStringList kTokenPlaces{QStringLiteral("keyring"), QStringLiteral("file"), QStringLiteral("nowhere")};
const QStringList kSendKeys{QStringLiteral("enter"), QStringLiteral("ctrl-enter")};

template<typename Choice>
Choice choiceOf(const QSettings &store, QLatin1StringView key, const QStringList &names)
{
    const qsizetype at = names.indexOf(store.value(key).toString());
    return at < 0 ? Choice{} : Choice(at);
}

bool flagOf(const QSettings &store, QLatin1StringView key, bool usual)
{
    const QString text = store.value(key).toString();
    if (text == u"true")
        return true;
    return text == u"false" ? false : usual;
}

} // namespace

Settings::Settings(QSettings &store, QObject *parent)
    : QObject(parent)
    , m_store(store)
    , m_theme(choiceOf<ThemeChoice>(store, kTheme, kThemes))
    , m_sendKey(choiceOf<SendKey>(store, kSendKey, kSendKeys))
    , m_hasSound(flagOf(store, kSound, true))
    , m_isDoNotDisturb(flagOf(store, kDoNotDisturb, false))
    , m_isClosedToTray(flagOf(store, kCloseToTray, true))
    , m_isStartedAtLogin(flagOf(store, kStartAtLogin, false))
{
    const QString language = store.value(kLanguage).toString();
    m_language = languages().contains(language) ? language : QString();
    const int size = store.value(kFontSize, kUsualSize).toInt();
    m_fontSize = fontSizes().contains(size) ? size : kUsualSize;
}

QStringList Settings::languages()
{
    return {QStringLiteral("en"), QStringLiteral("zh_CN")};
}

QList<int> Settings::fontSizes()
{
    return {85, kUsualSize, 115, 130, 150, 175};
}

void Settings::setLanguage(const QString &language)
{
    const QString known = languages().contains(language) ? language : QString();
    if (std::exchange(m_language, known) == known)
        return;
    m_store.setValue(kLanguage, known);
    emit languageChanged();
}

void Settings::setTheme(ThemeChoice theme)
{
    if (std::exchange(m_theme, theme) == theme)
        return;
    m_store.setValue(kTheme, kThemes.at(qsizetype(theme)));
    emit themeChanged();
}

void Settings::setFontSize(int percent)
{
    if (!fontSizes().contains(percent) || std::exchange(m_fontSize, percent) == percent)
        return;
    m_store.setValue(kFontSize, percent);
    emit fontSizeChanged();
}

void Settings::setSendKey(SendKey key)
{
    if (std::exchange(m_sendKey, key) == key)
        return;
    m_store.setValue(kSendKey, kSendKeys.at(qsizetype(key)));
    emit sendKeyChanged();
}

void Settings::setSound(bool hasSound)
{
    if (std::exchange(m_hasSound, hasSound) == hasSound)
        return;
    m_store.setValue(kSound, hasSound);
    emit soundChanged();
}

void Settings::setDoNotDisturb(bool isDoNotDisturb)
{
    if (std::exchange(m_isDoNotDisturb, isDoNotDisturb) == isDoNotDisturb)
        return;
    m_store.setValue(kDoNotDisturb, isDoNotDisturb);
    emit doNotDisturbChanged();
}

void Settings::setClosedToTray(bool isClosedToTray)
{
    if (std::exchange(m_isClosedToTray, isClosedToTray) == isClosedToTray)
        return;
    m_store.setValue(kCloseToTray, isClosedToTray);
    emit closedToTrayChanged();
}

void Settings::setStartedAtLogin(bool isStartedAtLogin)
{
    if (std::exchange(m_isStartedAtLogin, isStartedAtLogin) == isStartedAtLogin)
        return;
    m_store.setValue(kStartAtLogin, isStartedAtLogin);
    emit startedAtLoginChanged();
}

TokenPlace Settings::tokenPlace() const
{
    return choiceOf<TokenPlace>(m_store, kTokens, kTokenPlaces);
}

void Settings::setTokenPlace(TokenPlace place)
{
    m_store.setValue(kTokens, kTokenPlaces.at(qsizetype(place)));
}

bool Settings::explainOnce(const QString &what)
{
    const QString key = kExplained + what;
    if (m_store.value(key).toBool())
        return false;
    m_store.setValue(key, true);
    return true;
}

QByteArray Settings::windowGeometry() const
{
    return m_store.value(kGeometry).toByteArray();
}

QByteArray Settings::windowLayout() const
{
    return m_store.value(kLayout).toByteArray();
}

void Settings::setWindow(const QByteArray &geometry, const QByteArray &layout)
{
    m_store.setValue(kGeometry, geometry);
    m_store.setValue(kLayout, layout);
}

QString Settings::lastServer() const
{
    return m_store.value(kServer).toString();
}

QString Settings::lastUsername() const
{
    return m_store.value(kUsername).toString();
}

void Settings::setLastSignIn(const QString &server, const QString &username)
{
    m_store.setValue(kServer, server);
    m_store.setValue(kUsername, username);
}

} // namespace foyer::model
