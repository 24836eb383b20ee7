// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "desktop/model/settings.h"
#include "desktop/ui/theme.h"

#include <QFont>
#include <QLocale>
#include <QObject>
#include <QString>
#include <QTimer>
#include <QTranslator>

#include <optional>

QT_BEGIN_NAMESPACE
class QApplication;
QT_END_NAMESPACE

namespace foyer::ui {

/// Gives the whole program the language, the colours and the size of text that were chosen, at once when another choice is
/// made, and follows the desktop between light and dark. Thread: main.
class Looks : public QObject
{
    Q_OBJECT

public:
    /// What was asked for on the command line: it goes before the settings until these are changed.
    struct Asked
    {
        QString language;
        std::optional<model::ThemeChoice> theme;
    };

    /// Settings and application must outlive this.
    Looks(model::Settings &settings, QApplication &application, Asked asked = {});
    ~Looks() override;

    /// Stays the same object, with other colours.
    [[nodiscard]] const Theme &theme() const { return m_theme; }
    /// What the desktop says about itself; nothing where it says nothing, so that its palette tells.
    void setSystemDark(std::optional<bool> isDark);

signals:
    /// The colours or the size of text are others now. (Another language is told by QEvent::LanguageChange.)
    void changed();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void translate();
    void paint();
    [[nodiscard]] bool isDark() const;
    [[nodiscard]] bool isSystemPaletteDark() const;

    model::Settings &m_settings;
    QApplication &m_application;
    Asked m_asked;
    std::optional<bool> m_isSystemDark;
    bool m_isPainting = false;
    QTimer m_followSystem;
    QFont m_systemFont;
    QLocale m_systemLocale;
    QTranslator m_own;
    QTranslator m_qt;
    Theme m_theme;
};

} // namespace foyer::ui
