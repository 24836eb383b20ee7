// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/ui/saving_dialog.h"

#include "desktop/ui/error_text.h"
#include "desktop/ui/small_widgets.h"

#include <QFile>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>

namespace foyer::ui {

SavingDialog::SavingDialog(QWidget *parent)
    : QDialog(parent)
    , m_error(errorLabel(this))
    , m_save(new QPushButton(tr("Save"), this))
{
    m_save->setProperty("kind", QStringLiteral("primary"));
    m_save->setDefault(true);
}

void SavingDialog::addFoot(QVBoxLayout *layout, const char *saveName, const QString &saveText)
{
    m_save->setObjectName(QLatin1StringView(saveName));
    if (!saveText.isEmpty())
        m_save->setText(saveText);
    auto *cancel = new QPushButton(tr("Cancel"), this);
    cancel->setAutoDefault(false);
    auto *buttons = new QHBoxLayout;
    buttons->addStretch(1);
    buttons->addWidget(cancel);
    buttons->addWidget(m_save);
    layout->addWidget(m_error);
    layout->addStretch(1);
    layout->addLayout(buttons);
    // Made before all else, but the last that Tab comes to.
    setTabOrder(cancel, m_save);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_save, &QPushButton::clicked, this, [this] {
        if (!isBusy())
            save();
    });
}

void SavingDialog::setSavable(bool isSavable)
{
    m_save->setEnabled(isSavable);
}

void SavingDialog::startSaving(int requests)
{
    m_hasFailed = false;
    m_error->hide();
    m_pending = requests;
    if (requests == 0)
        accept();
    else
        m_save->setEnabled(false);
}

void SavingDialog::startAtOnce()
{
    ++m_pending;
    m_hasFailed = false;
}

std::function<void(const Result<> &)> SavingDialog::whenDone()
{
    return [this](const Result<> &done) {
        finished(done);
    };
}

void SavingDialog::refuse(const QString &why)
{
    m_error->setText(why);
    m_error->show();
}

void SavingDialog::forgetRefusal()
{
    m_error->hide();
}

void SavingDialog::finished(const Result<> &done)
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

std::optional<QByteArray> SavingDialog::choosePicture(const QString &title)
{
    const QString name =
        QFileDialog::getOpenFileName(this, title, {}, tr("Pictures (*.png *.jpg *.jpeg *.gif *.webp)"));
    if (name.isEmpty())
        return std::nullopt;
    QFile file(name);
    if (!file.open(QIODevice::ReadOnly)) {
        refuse(tr("This file cannot be read."));
        return std::nullopt;
    }
    return file.readAll();
}

} // namespace foyer::ui
