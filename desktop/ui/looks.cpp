// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/ui/looks.h"

#include <QApplication>
#include <QEvent>
#include <QLibraryInfo>
#include <QScopedValueRollback>
#include <QStyleHints>

#include <utility>

namespace foyer::ui {

using model::Settings;
using model::ThemeChoice;

Looks::Looks(Settings &settings, QApplication &application, Asked asked)
    : m_settings(settings)
    , m_application(application)
    , m_asked(std::move(asked))
    , m_systemFont(QApplication::font())
    , m_systemLocale(QLocale::system())
{
    translate();
    paint();
    connect(&settings, &Settings::languageChanged, this, [this] {
        m_asked.language.clear();
        translate();
    });
    connect(&settings, &Settings::themeChanged, this, [this] {
        m_asked.theme.reset();
        paint();
    });
    connect(&settings, &Settings::fontSizeChanged, this, &Looks::paint);
    m_followSystem.setSingleShot(true);
    m_followSystem.setInterval(0);
    connect(&m_followSystem, &QTimer::timeout, this, &Looks::paint);
    application.installEventFilter(this);
#if QT_VERSION >= QT_VERSION_CHECK(6, 5, 0)
    connect(QGuiApplication::styleHints(), &QStyleHints::colorSchemeChanged, this, &Looks::paint);
#endif
}

Looks::~Looks()
{
    QCoreApplication::removeTranslator(&m_own);
    QCoreApplication::removeTranslator(&m_qt);
}

void Looks::setSystemDark(std::optional<bool> isDark)
{
    if (std::exchange(m_isSystemDark, isDark) != isDark)
        paint();
}

bool Looks::eventFilter(QObject *watched, QEvent *event)
{
    // It comes once for every window, and while the colours are being set.
    if (event->type() == QEvent::ThemeChange && !m_isPainting)
        m_followSystem.start();
    return QObject::eventFilter(watched, event);
}

void Looks::translate()
{
    const QString wanted = m_asked.language.isEmpty() ? m_settings.language() : m_asked.language;
    QLocale::setDefault(wanted.isEmpty() ? m_systemLocale : QLocale(wanted));
    const QLocale locale;
    QCoreApplication::removeTranslator(&m_own);
    QCoreApplication::removeTranslator(&m_qt);
    const QString folder = QLibraryInfo::path(QLibraryInfo::TranslationsPath);
    if (m_qt.load(locale, QStringLiteral("qtbase"), QStringLiteral("_"), folder))
        QCoreApplication::installTranslator(&m_qt);
    if (m_own.load(locale, QStringLiteral("foyer-desktop"), QStringLiteral("_"), QStringLiteral(":/i18n")))
        QCoreApplication::installTranslator(&m_own);
}

void Looks::paint()
{
    const QScopedValueRollback painting(m_isPainting, true);
    m_theme = isDark() ? Theme::dark() : Theme::light();
    QFont font = m_systemFont;
    font.setPointSizeF(font.pointSizeF() * m_settings.fontSize() / 100);
    QApplication::setFont(font);
    m_theme.applyTo(m_application);
    emit changed();
}

bool Looks::isDark() const
{
    const ThemeChoice choice = m_asked.theme.value_or(m_settings.theme());
    if (choice != ThemeChoice::System)
        return choice == ThemeChoice::Dark;
    return m_isSystemDark ? *m_isSystemDark : isSystemPaletteDark();
}

bool Looks::isSystemPaletteDark() const
{
#if QT_VERSION >= QT_VERSION_CHECK(6, 5, 0)
    if (const Qt::ColorScheme scheme = QGuiApplication::styleHints()->colorScheme();
        scheme != Qt::ColorScheme::Unknown)
        return scheme == Qt::ColorScheme::Dark;
#endif
    // Without colours of ours, those of the desktop show.
    QApplication::setPalette(QPalette());
    return Theme::isDark(QGuiApplication::palette());
}

} // namespace foyer::ui
