// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/ui/account_dialog.h"

#include "common/base/limits.h"
#include "desktop/model/own_account.h"
#include "desktop/ui/error_text.h"
#include "desktop/ui/export_section.h"
#include "desktop/ui/small_widgets.h"

#include <QCheckBox>
#include <QDialogButtonBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalBlocker>
#include <QVBoxLayout>

namespace foyer::ui {

using protocol::PersonalChange;

namespace {

constexpr int kWidth = 480;

QLabel *dimLabel(const QString &text, QWidget *parent)
{
    auto *label = new QLabel(text, parent);
    label->setProperty("kind", QStringLiteral("dim"));
    label->setWordWrap(true);
    return label;
}

QString whatGoes()
{
    return AccountDialog::tr(
        "Your name, picture and profile are removed and you are signed out everywhere. Nobody can take "
        "your name again, not even you. This cannot be undone.");
}

} // namespace

AccountDialog::AccountDialog(model::OwnAccount &account, QWidget *parent)
    : QDialog(parent)
    , m_account(account)
    , m_error(errorLabel(this))
{
    setObjectName(QStringLiteral("accountDialog"));
    setWindowTitle(tr("Account and data"));
    setFixedWidth(kWidth);
    auto *buttons = new QDialogButtonBox(this);
    buttons->addButton(tr("Close"), QDialogButtonBox::RejectRole);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto *layout = new QVBoxLayout(this);
    layout->setSpacing(10);
    layout->addWidget(headingLabel(tr("What others see of you"), this));
    layout->addWidget(makePrivacy());
    layout->addWidget(headingLabel(tr("Your data"), this));
    layout->addWidget(new ExportSection(account, this));
    layout->addWidget(headingLabel(tr("Delete the account"), this));
    layout->addWidget(makeEnd());
    layout->addWidget(m_error);
    layout->addWidget(buttons);
    connect(&account, &model::OwnAccount::settingsChanged, this, &AccountDialog::showSettings);
    showSettings();
    account.loadSettings();
}

QWidget *AccountDialog::makePrivacy()
{
    auto *box = new QWidget(this);
    auto *layout = new QVBoxLayout(box);
    layout->setContentsMargins(0, 0, 0, 8);
    layout->setSpacing(2);
    m_seen =
        addChoice(box, "tellsSeen", tr("That you have read a message"),
                  tr("In small conversations. If you switch it off, you do not see it of others either."),
                  &PersonalChange::tellsSeen);
    m_lastSeen =
        addChoice(box, "tellsLastSeen", tr("When you were last here"),
                  tr("Shown in the list of members while you are offline."), &PersonalChange::tellsLastSeen);
    m_typing = addChoice(box, "tellsTyping", tr("That you are writing"),
                         tr("Shown to the others in the conversation."), &PersonalChange::tellsTyping);
    return box;
}

QCheckBox *AccountDialog::addChoice(QWidget *parent, const char *name, const QString &text,
                                    const QString &hint, Choice choice)
{
    auto *box = new QCheckBox(text, parent);
    box->setObjectName(QLatin1StringView(name));
    box->setAccessibleDescription(hint);
    connect(box, &QCheckBox::toggled, this, [this, box, choice] { change(box, choice); });
    QLabel *below = dimLabel(hint, parent);
    below->setContentsMargins(24, 0, 0, 4);
    parent->layout()->addWidget(box);
    parent->layout()->addWidget(below);
    return box;
}

QWidget *AccountDialog::makeEnd()
{
    auto *box = new QWidget(this);
    auto *end = new QPushButton(tr("Delete the account …"), box);
    end->setObjectName(QStringLiteral("deleteAccount"));
    end->setAutoDefault(false);
    connect(end, &QPushButton::clicked, this, &AccountDialog::askToDelete);
    auto *layout = new QVBoxLayout(box);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(dimLabel(whatGoes(), box));
    layout->addWidget(end, 0, Qt::AlignLeading);
    return box;
}

void AccountDialog::showSettings()
{
    const auto settings = m_account.settings();
    const auto show = [&settings](QCheckBox *box, bool isTold) {
        const QSignalBlocker quiet(box);
        box->setEnabled(settings.has_value());
        box->setChecked(isTold);
    };
    const protocol::PersonalSettings shown = settings.value_or(protocol::PersonalSettings{});
    show(m_seen, shown.tellsSeen);
    show(m_lastSeen, shown.tellsLastSeen);
    show(m_typing, shown.tellsTyping);
}

void AccountDialog::change(QCheckBox *box, Choice choice)
{
    m_error->hide();
    PersonalChange wanted;
    wanted.*choice = box->isChecked();
    m_account.changeSettings(wanted, this, [this](const Result<protocol::PersonalSettings> &done) {
        if (done)
            return;
        m_error->setText(errorText(done.error().code));
        m_error->show();
        showSettings();
    });
}

void AccountDialog::askToDelete()
{
    auto *dialog = new DeleteAccountDialog(m_account, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

DeleteAccountDialog::DeleteAccountDialog(model::OwnAccount &account, QWidget *parent)
    : SavingDialog(parent)
    , m_account(account)
    , m_password(new QLineEdit(this))
{
    setObjectName(QStringLiteral("deleteAccountDialog"));
    setWindowTitle(tr("Delete the account?"));
    setMinimumWidth(kWidth);
    m_password->setObjectName(QStringLiteral("deletePassword"));
    m_password->setEchoMode(QLineEdit::Password);
    m_password->setMaxLength(limits::kPasswordMax);
    auto *label = new QLabel(tr("Your password"), this);
    label->setBuddy(m_password);
    auto *layout = new QVBoxLayout(this);
    layout->setSpacing(10);
    layout->addWidget(dimLabel(whatGoes(), this));
    layout->addWidget(label);
    layout->addWidget(m_password);
    addFoot(layout, "deleteNow", tr("Delete for good"));
    connect(m_password, &QLineEdit::textChanged, this,
            [this](const QString &text) { setSavable(!text.isEmpty()); });
    setSavable(false);
    m_password->setFocus();
}

void DeleteAccountDialog::save()
{
    startSaving(1);
    m_account.deleteAccount(m_password->text(), this, [this](const Result<> &done) {
        if (!done && done.error().code == ErrorCode::WrongPassword)
            m_password->selectAll();
        whenDone()(done);
    });
}

} // namespace foyer::ui
