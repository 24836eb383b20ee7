// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/ui/profile_dialog.h"

#include "common/base/limits.h"
#include "desktop/ui/avatar_painter.h"
#include "desktop/ui/error_text.h"
#include "desktop/ui/small_widgets.h"

#include <QButtonGroup>
#include <QFile>
#include <QFileDialog>
#include <QFormLayout>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

namespace foyer::ui {

namespace {

constexpr int kWidth = 440;
constexpr int kAvatarColumns = 6;
constexpr int kAvatarSide = 40;
/// An emoji may be made of many characters.
constexpr int kEmojiLength = 16;

} // namespace

ProfileDialog::ProfileDialog(model::OwnProfile &profile, QWidget *parent)
    : QDialog(parent)
    , m_model(profile)
    , m_error(errorLabel(this))
{
    setWindowTitle(tr("My profile"));
    setMinimumWidth(kWidth);
    auto *layout = new QVBoxLayout(this);
    layout->setSpacing(12);
    layout->addWidget(makeShown());
    layout->addWidget(makeAvatars());
    layout->addWidget(headingLabel(tr("Another password"), this));
    layout->addWidget(makePassword());
    layout->addWidget(m_error);
    layout->addStretch(1);
    layout->addWidget(makeButtons());
    m_model.load(this, [this](const Result<protocol::Profile> &loaded) {
        if (loaded)
            fill(*loaded);
        else
            refuse(errorText(loaded.error().code));
    });
}

QWidget *ProfileDialog::makeShown()
{
    auto *shown = new QWidget(this);
    m_name = new QLineEdit(shown);
    m_name->setObjectName(QStringLiteral("displayName"));
    m_name->setMaxLength(limits::kDisplayNameMax);
    m_emoji = new QLineEdit(shown);
    m_emoji->setObjectName(QStringLiteral("statusEmoji"));
    m_emoji->setAccessibleName(tr("Emoji of the status"));
    m_emoji->setPlaceholderText(QStringLiteral("🌴"));
    m_emoji->setMaxLength(kEmojiLength);
    m_emoji->setFixedWidth(56);
    m_status = new QLineEdit(shown);
    m_status->setObjectName(QStringLiteral("statusText"));
    m_status->setPlaceholderText(tr("What are you at today?"));
    m_status->setMaxLength(limits::kStatusMax);
    auto *line = new QHBoxLayout;
    line->addWidget(m_emoji);
    line->addWidget(m_status, 1);
    auto *form = new QFormLayout(shown);
    form->setContentsMargins(0, 0, 0, 0);
    form->addRow(tr("Name"), m_name);
    form->addRow(tr("Status"), line);
    return shown;
}

QWidget *ProfileDialog::makeAvatars()
{
    auto *box = new QWidget(this);
    m_avatars = new QButtonGroup(box);
    auto *grid = new QGridLayout;
    grid->setSpacing(4);
    const QStringList names = avatarNames();
    for (int i = 0; i < names.size(); ++i) {
        auto *button = new QToolButton(box);
        button->setCheckable(true);
        button->setIcon(avatarPixmap(names.at(i), {}, kAvatarSide, devicePixelRatioF()));
        button->setIconSize({kAvatarSide, kAvatarSide});
        button->setAccessibleName(tr("Picture %1").arg(i + 1));
        button->setStyleSheet(
            QStringLiteral("QToolButton:checked { border: 2px solid palette(highlight); }"));
        m_avatars->addButton(button, i);
        grid->addWidget(button, i / kAvatarColumns, i % kAvatarColumns);
    }
    auto *own = new QPushButton(tr("A picture of your own …"), box);
    own->setObjectName(QStringLiteral("ownPicture"));
    own->setAutoDefault(false);
    connect(own, &QPushButton::clicked, this, &ProfileDialog::chooseAvatar);
    auto *layout = new QVBoxLayout(box);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addLayout(grid);
    layout->addWidget(own, 0, Qt::AlignLeft);
    return box;
}

QWidget *ProfileDialog::makePassword()
{
    auto *box = new QWidget(this);
    m_password = new QLineEdit(box);
    m_password->setObjectName(QStringLiteral("oldPassword"));
    m_newPassword = new QLineEdit(box);
    m_newPassword->setObjectName(QStringLiteral("newPassword"));
    m_newPassword->setPlaceholderText(tr("At least %n characters", nullptr, limits::kPasswordMin));
    for (QLineEdit *edit : {m_password, m_newPassword}) {
        edit->setEchoMode(QLineEdit::Password);
        edit->setMaxLength(limits::kPasswordMax);
    }
    auto *hint = new QLabel(tr("Your other sessions end with it."), box);
    hint->setProperty("kind", QStringLiteral("dim"));
    auto *form = new QFormLayout(box);
    form->setContentsMargins(0, 0, 0, 0);
    form->addRow(tr("Password now"), m_password);
    form->addRow(tr("New password"), m_newPassword);
    form->addRow(QString(), hint);
    return box;
}

QWidget *ProfileDialog::makeButtons()
{
    auto *buttons = new QWidget(this);
    auto *cancel = new QPushButton(tr("Cancel"), buttons);
    cancel->setAutoDefault(false);
    m_save = new QPushButton(tr("Save"), buttons);
    m_save->setObjectName(QStringLiteral("saveProfile"));
    m_save->setProperty("kind", QStringLiteral("primary"));
    m_save->setDefault(true);
    m_save->setEnabled(false);
    auto *line = new QHBoxLayout(buttons);
    line->setContentsMargins(0, 0, 0, 0);
    line->addStretch(1);
    line->addWidget(cancel);
    line->addWidget(m_save);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_save, &QPushButton::clicked, this, &ProfileDialog::save);
    return buttons;
}

void ProfileDialog::fill(const protocol::Profile &profile)
{
    m_profile = profile;
    m_name->setText(profile.user.displayName);
    m_emoji->setText(profile.status.emoji);
    m_status->setText(profile.status.text);
    if (QAbstractButton *button = m_avatars->button(int(avatarNames().indexOf(profile.user.avatar))))
        button->setChecked(true);
    m_save->setEnabled(true);
}

model::ProfileChange ProfileDialog::wanted() const
{
    model::ProfileChange change;
    if (const QString name = m_name->text().trimmed(); name != m_profile.user.displayName)
        change.displayName = name;
    const protocol::Status status{m_emoji->text().trimmed(), m_status->text().trimmed()};
    if (status != m_profile.status)
        change.status = status;
    const int chosen = m_avatars->checkedId();
    if (chosen >= 0 && avatarNames().at(chosen) != m_profile.user.avatar)
        change.avatar = avatarNames().at(chosen);
    return change;
}

void ProfileDialog::save()
{
    if (m_pending > 0)
        return;
    const bool isPasswordWanted = !m_password->text().isEmpty() || !m_newPassword->text().isEmpty();
    if (isPasswordWanted && m_newPassword->text().size() < limits::kPasswordMin) {
        refuse(
            tr("The new password is too short. Take at least %n characters.", nullptr, limits::kPasswordMin));
        return;
    }
    const model::ProfileChange change = wanted();
    const bool isChanged = change.displayName || change.avatar || change.status;
    m_hasFailed = false;
    m_error->hide();
    m_pending = (isChanged ? 1 : 0) + (isPasswordWanted ? 1 : 0);
    if (m_pending == 0) {
        accept();
        return;
    }
    m_save->setEnabled(false);
    const auto done = [this](const Result<> &result) {
        finished(result);
    };
    if (isChanged)
        m_model.change(change, this, done);
    if (isPasswordWanted)
        m_model.changePassword(m_password->text(), m_newPassword->text(), this, done);
}

void ProfileDialog::refuse(const QString &why)
{
    m_error->setText(why);
    m_error->show();
}

void ProfileDialog::finished(const Result<> &done)
{
    --m_pending;
    if (!done) {
        m_hasFailed = true;
        refuse(errorText(done.error().code));
    }
    if (m_pending > 0)
        return;
    if (m_hasFailed)
        m_save->setEnabled(true);
    else
        accept();
}

void ProfileDialog::chooseAvatar()
{
    const QString name = QFileDialog::getOpenFileName(this, tr("A picture of your own"), {},
                                                      tr("Pictures (*.png *.jpg *.jpeg *.gif *.webp)"));
    if (name.isEmpty() || m_pending > 0)
        return;
    QFile file(name);
    if (!file.open(QIODevice::ReadOnly)) {
        refuse(tr("This file cannot be read."));
        return;
    }
    ++m_pending;
    m_hasFailed = false;
    m_model.setAvatar(file.readAll(), this, [this](const Result<> &done) { finished(done); });
}

} // namespace foyer::ui
