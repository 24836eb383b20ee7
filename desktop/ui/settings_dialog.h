// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "desktop/model/settings.h"

#include <QDialog>
#include <QTimer>

QT_BEGIN_NAMESPACE
class QCheckBox;
class QComboBox;
class QFormLayout;
class QLabel;
class QPushButton;
class QVBoxLayout;
QT_END_NAMESPACE

namespace foyer::ui {

/// What this desktop offers a program.
struct DesktopAbilities
{
    bool hasTray = false;
    bool canStartAtLogin = false;
};

/// The settings of the program. Each one holds as soon as it is chosen.
class SettingsDialog : public QDialog
{
    Q_OBJECT

public:
    /// The settings must outlive the dialog.
    SettingsDialog(model::Settings &settings, DesktopAbilities abilities, QWidget *parent = nullptr);

protected:
    void changeEvent(QEvent *event) override;

private:
    void makeLooks(QVBoxLayout *layout);
    void makeWriting(QVBoxLayout *layout);
    void makeNotifications(QVBoxLayout *layout);
    void makeProgram(QVBoxLayout *layout);
    void makeFoot(QVBoxLayout *layout);
    [[nodiscard]] QLabel *addHeading(QVBoxLayout *layout);
    [[nodiscard]] QComboBox *addChoice(QFormLayout *form, QLabel *label, const char *name);
    [[nodiscard]] QCheckBox *addCheck(QVBoxLayout *layout, const char *name, QLabel **hint);
    /// Puts all words, in the language of now.
    void retranslateUi();
    /// Shows what is set, wherever it was set.
    void showSettings();

    model::Settings &m_settings;
    DesktopAbilities m_abilities;
    QTimer m_fit;
    QLabel *m_looksHeading = nullptr;
    QLabel *m_writingHeading = nullptr;
    QLabel *m_notificationsHeading = nullptr;
    QLabel *m_programHeading = nullptr;
    QLabel *m_languageLabel = nullptr;
    QLabel *m_themeLabel = nullptr;
    QLabel *m_fontSizeLabel = nullptr;
    QLabel *m_sendKeyLabel = nullptr;
    QComboBox *m_language = nullptr;
    QComboBox *m_theme = nullptr;
    QComboBox *m_fontSize = nullptr;
    QComboBox *m_sendKey = nullptr;
    QCheckBox *m_sound = nullptr;
    QCheckBox *m_doNotDisturb = nullptr;
    QLabel *m_doNotDisturbHint = nullptr;
    QCheckBox *m_closeToTray = nullptr;
    QLabel *m_closeToTrayHint = nullptr;
    QCheckBox *m_startAtLogin = nullptr;
    QLabel *m_startAtLoginHint = nullptr;
    QPushButton *m_close = nullptr;
};

} // namespace foyer::ui
