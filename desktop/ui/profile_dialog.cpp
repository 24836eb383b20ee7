// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/ui/profile_dialog.h"

#include "common/base/limits.h"
#include "desktop/model/chat_session.h"
#include "desktop/ui/avatar_choice.h"
#include "desktop/ui/error_text.h"
#include "desktop/ui/small_widgets.h"

#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QVBoxLayout>

namespace foyer::ui {

namespace {

constexpr int kWidth = 440;
/// An emoji may be made of many characters.
constexpr int kEmojiLength = 16;

} // namespace

ProfileDialog::ProfileDialog(model::ChatSession &session, const Theme &theme, QWidget *parent)
    : SavingDialog(parent)
    , m_model(session.ownProfile())
    , m_avatar(new AvatarChoice(session, theme, this))
{
    setWindowTitle(tr("My profile"));
    setMinimumWidth(kWidth);
    auto *layout = new QVBoxLayout(this);
    layout->setSpacing(12);
    layout->addWidget(m_avatar);
    layout->addWidget(makeShown());
    layout->addWidget(headingLabel(tr("Another password"), this));
    layout->addWidget(makePassword());
    addFoot(layout, "saveProfile");
    setSavable(false);
    m_avatar->setUser(session.user());
    connect(m_name, &QLineEdit::textChanged, m_avatar, &AvatarChoice::setName);
    connect(m_avatar, &AvatarChoice::refused, this, &ProfileDialog::refuse);
    connect(m_avatar, &AvatarChoice::changed, this, &ProfileDialog::forgetRefusal);
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

void ProfileDialog::fill(const protocol::Profile &profile)
{
    m_profile = profile;
    m_name->setText(profile.user.displayName);
    m_emoji->setText(profile.status.emoji);
    m_status->setText(profile.status.text);
    m_avatar->setUser(profile.user);
    setSavable(true);
}

model::ProfileChange ProfileDialog::wanted() const
{
    model::ProfileChange change;
    if (const QString name = m_name->text().trimmed(); name != m_profile.user.displayName)
        change.displayName = name;
    const protocol::Status status{m_emoji->text().trimmed(), m_status->text().trimmed()};
    if (status != m_profile.status)
        change.status = status;
    change.avatar = m_avatar->drawn();
    return change;
}

void ProfileDialog::save()
{
    const bool isPasswordWanted = !m_password->text().isEmpty() || !m_newPassword->text().isEmpty();
    if (isPasswordWanted && m_newPassword->text().size() < limits::kPasswordMin) {
        refuse(
            tr("The new password is too short. Take at least %n characters.", nullptr, limits::kPasswordMin));
        return;
    }
    const model::ProfileChange change = wanted();
    const bool isChanged = change.displayName || change.avatar || change.status;
    const bool hasPicture = !m_avatar->picture().isNull();
    startSaving((isChanged ? 1 : 0) + (hasPicture ? 1 : 0) + (isPasswordWanted ? 1 : 0));
    if (isChanged)
        m_model.change(change, this, whenDone());
    if (hasPicture)
        m_model.setAvatar(m_avatar->picture(), this, whenDone());
    if (isPasswordWanted)
        m_model.changePassword(m_password->text(), m_newPassword->text(), this, whenDone());
}

} // namespace foyer::ui
