// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/ui/settings_dialog.h"

#include "desktop/ui/fonts.h"
#include "desktop/ui/small_widgets.h"

#include <QCheckBox>
#include <QComboBox>
#include <QEvent>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QSignalBlocker>
#include <QVBoxLayout>

namespace foyer::ui {

using model::SendKey;
using model::Settings;
using model::ThemeChoice;

namespace {

constexpr int kWidth = 460;
constexpr int kHintIndent = 26;

/// Keeps what is chosen while the words change.
void setTexts(QComboBox *box, const QStringList &texts)
{
    const QSignalBlocker quiet(box);
    for (int i = 0; i < texts.size(); ++i)
        box->setItemText(i, texts.at(i));
}

void choose(QComboBox *box, const QVariant &value)
{
    const QSignalBlocker quiet(box);
    box->setCurrentIndex(box->findData(value));
}

void tick(QCheckBox *box, bool isTicked)
{
    const QSignalBlocker quiet(box);
    box->setChecked(isTicked);
}

} // namespace

SettingsDialog::SettingsDialog(Settings &settings, DesktopAbilities abilities, QWidget *parent)
    : QDialog(parent)
    , m_settings(settings)
    , m_abilities(abilities)
{
    setObjectName(QStringLiteral("settings"));
    setMinimumWidth(kWidth);
    // What is inside knows its new size only after all of it has heard of the change.
    m_fit.setSingleShot(true);
    m_fit.setInterval(0);
    connect(&m_fit, &QTimer::timeout, this, [this] {
        layout()->invalidate();
        adjustSize();
    });
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(20, 16, 20, 16);
    layout->setSpacing(8);
    makeLooks(layout);
    makeWriting(layout);
    makeNotifications(layout);
    makeProgram(layout);
    makeFoot(layout);
    retranslateUi();
    showSettings();
    for (const auto signal :
         {&Settings::languageChanged, &Settings::themeChanged, &Settings::fontSizeChanged,
          &Settings::sendKeyChanged, &Settings::soundChanged, &Settings::doNotDisturbChanged,
          &Settings::closedToTrayChanged, &Settings::startedAtLoginChanged})
        connect(&settings, signal, this, &SettingsDialog::showSettings);
}

QLabel *SettingsDialog::addHeading(QVBoxLayout *layout)
{
    if (layout->count() > 0)
        layout->addSpacing(10);
    QLabel *heading = headingLabel({}, this);
    layout->addWidget(heading);
    return heading;
}

QComboBox *SettingsDialog::addChoice(QFormLayout *form, QLabel *label, const char *name)
{
    auto *box = new QComboBox(this);
    box->setObjectName(QLatin1StringView(name));
    box->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    label->setBuddy(box);
    form->addRow(label, box);
    return box;
}

QCheckBox *SettingsDialog::addCheck(QVBoxLayout *layout, const char *name, QLabel **hint)
{
    auto *box = new QCheckBox(this);
    box->setObjectName(QLatin1StringView(name));
    layout->addWidget(box);
    if (hint != nullptr) {
        *hint = new QLabel(this);
        (*hint)->setProperty("kind", QStringLiteral("dim"));
        (*hint)->setWordWrap(true);
        (*hint)->setIndent(kHintIndent);
        layout->addWidget(*hint);
    }
    return box;
}

void SettingsDialog::makeLooks(QVBoxLayout *layout)
{
    m_looksHeading = addHeading(layout);
    auto *form = new QFormLayout;
    form->setHorizontalSpacing(20);
    m_languageLabel = new QLabel(this);
    m_themeLabel = new QLabel(this);
    m_fontSizeLabel = new QLabel(this);
    m_language = addChoice(form, m_languageLabel, "language");
    m_language->addItem(QString(), QVariant(QString()));
    // Languages have their own names everywhere, so that whoever cannot read the others finds his.
    m_language->addItem(QStringLiteral("English"), QStringLiteral("en"));
    m_language->addItem(QStringLiteral("简体中文"), QStringLiteral("zh_CN"));
    m_theme = addChoice(form, m_themeLabel, "theme");
    for (const ThemeChoice theme : {ThemeChoice::System, ThemeChoice::Light, ThemeChoice::Dark})
        m_theme->addItem({}, int(theme));
    m_fontSize = addChoice(form, m_fontSizeLabel, "fontSize");
    for (const int size : Settings::fontSizes())
        m_fontSize->addItem({}, size);
    layout->addLayout(form);
    connect(m_language, &QComboBox::currentIndexChanged, this,
            [this] { m_settings.setLanguage(m_language->currentData().toString()); });
    connect(m_theme, &QComboBox::currentIndexChanged, this,
            [this] { m_settings.setTheme(ThemeChoice(m_theme->currentData().toInt())); });
    connect(m_fontSize, &QComboBox::currentIndexChanged, this,
            [this] { m_settings.setFontSize(m_fontSize->currentData().toInt()); });
}

void SettingsDialog::makeWriting(QVBoxLayout *layout)
{
    m_writingHeading = addHeading(layout);
    auto *form = new QFormLayout;
    form->setHorizontalSpacing(20);
    m_sendKeyLabel = new QLabel(this);
    m_sendKey = addChoice(form, m_sendKeyLabel, "sendKey");
    for (const SendKey key : {SendKey::Enter, SendKey::CtrlEnter})
        m_sendKey->addItem({}, int(key));
    layout->addLayout(form);
    connect(m_sendKey, &QComboBox::currentIndexChanged, this,
            [this] { m_settings.setSendKey(SendKey(m_sendKey->currentData().toInt())); });
}

void SettingsDialog::makeNotifications(QVBoxLayout *layout)
{
    m_notificationsHeading = addHeading(layout);
    m_sound = addCheck(layout, "sound", nullptr);
    m_doNotDisturb = addCheck(layout, "doNotDisturb", &m_doNotDisturbHint);
    connect(m_sound, &QCheckBox::toggled, &m_settings, &Settings::setSound);
    connect(m_doNotDisturb, &QCheckBox::toggled, &m_settings, &Settings::setDoNotDisturb);
}

void SettingsDialog::makeProgram(QVBoxLayout *layout)
{
    m_programHeading = addHeading(layout);
    m_closeToTray = addCheck(layout, "closeToTray", &m_closeToTrayHint);
    m_startAtLogin = addCheck(layout, "startAtLogin", &m_startAtLoginHint);
    m_closeToTray->setEnabled(m_abilities.hasTray);
    m_startAtLogin->setEnabled(m_abilities.canStartAtLogin);
    m_startAtLoginHint->setVisible(!m_abilities.canStartAtLogin);
    connect(m_closeToTray, &QCheckBox::toggled, &m_settings, &Settings::setClosedToTray);
    connect(m_startAtLogin, &QCheckBox::toggled, &m_settings, &Settings::setStartedAtLogin);
}

void SettingsDialog::makeFoot(QVBoxLayout *layout)
{
    m_close = new QPushButton(this);
    m_close->setObjectName(QStringLiteral("closeSettings"));
    connect(m_close, &QPushButton::clicked, this, &QDialog::accept);
    auto *foot = new QHBoxLayout;
    foot->addStretch(1);
    foot->addWidget(m_close);
    layout->addSpacing(10);
    layout->addLayout(foot);
}

void SettingsDialog::retranslateUi()
{
    setWindowTitle(tr("Settings"));
    m_looksHeading->setText(tr("Looks"));
    m_languageLabel->setText(tr("Language"));
    m_themeLabel->setText(tr("Colours"));
    m_fontSizeLabel->setText(tr("Size of text"));
    m_language->setItemText(0, tr("As the system"));
    setTexts(m_theme, {tr("As the system"), tr("Light"), tr("Dark")});
    QStringList sizes;
    for (const int size : Settings::fontSizes())
        sizes.append(size == 100 ? tr("Usual") : tr("%1 %").arg(size));
    setTexts(m_fontSize, sizes);
    m_writingHeading->setText(tr("Writing"));
    m_sendKeyLabel->setText(tr("Send with"));
    setTexts(m_sendKey,
             {tr("Enter; Shift+Enter begins a new line"), tr("Ctrl+Enter; Enter begins a new line")});
    m_notificationsHeading->setText(tr("Notifications"));
    m_sound->setText(tr("With a sound"));
    m_doNotDisturb->setText(tr("Do not disturb"));
    m_doNotDisturbHint->setText(tr("Nothing is told; what is unread is counted all the same."));
    m_programHeading->setText(tr("Program"));
    m_closeToTray->setText(tr("Go on in the tray when the window is closed"));
    m_closeToTrayHint->setText(m_abilities.hasTray
                                   ? tr("Messages are told of as before; the icon brings the window back.")
                                   : tr("This desktop has no tray, so closing the window ends Foyer."));
    m_startAtLogin->setText(tr("Start when I log in to this computer"));
    m_startAtLoginHint->setText(tr("Foyer cannot arrange that on this system."));
    m_close->setText(tr("Close"));
}

void SettingsDialog::showSettings()
{
    choose(m_language, m_settings.language());
    choose(m_theme, int(m_settings.theme()));
    choose(m_fontSize, m_settings.fontSize());
    choose(m_sendKey, int(m_settings.sendKey()));
    tick(m_sound, m_settings.hasSound());
    tick(m_doNotDisturb, m_settings.isDoNotDisturb());
    tick(m_closeToTray, m_abilities.hasTray && m_settings.isClosedToTray());
    tick(m_startAtLogin, m_settings.isStartedAtLogin());
}

void SettingsDialog::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslateUi();
    QDialog::changeEvent(event);
    if (event->type() != QEvent::LanguageChange && event->type() != QEvent::FontChange)
        return;
    // Headings take the size from their surroundings when they are made.
    for (QLabel *heading : {m_looksHeading, m_writingHeading, m_notificationsHeading, m_programHeading}) {
        if (heading != nullptr)
            heading->setFont(boldFont(font()));
    }
    m_fit.start();
}

} // namespace foyer::ui
