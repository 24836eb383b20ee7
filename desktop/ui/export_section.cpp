// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/ui/export_section.h"

#include "desktop/ui/error_text.h"
#include "desktop/ui/quiet_times.h"

#include <QDir>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QSaveFile>
#include <QVBoxLayout>

#include <chrono>

namespace foyer::ui {

using model::DataExport;
using State = model::DataExport::State;

namespace {
using namespace std::chrono_literals;
constexpr auto kAskAgain = 1500ms;
} // namespace

ExportSection::ExportSection(model::OwnAccount &account, QWidget *parent)
    : QWidget(parent)
    , m_account(account)
    , m_state(new QLabel(this))
    , m_begin(new QPushButton(tr("Make a copy"), this))
    , m_save(new QPushButton(tr("Save …"), this))
{
    auto *hint =
        new QLabel(tr("A copy of your profile, messages and pictures, as ZIP files with JSON inside."), this);
    hint->setProperty("kind", QStringLiteral("dim"));
    m_state->setObjectName(QStringLiteral("exportState"));
    for (QLabel *label : {hint, m_state})
        label->setWordWrap(true);
    m_begin->setObjectName(QStringLiteral("beginExport"));
    m_save->setObjectName(QStringLiteral("saveExport"));
    m_begin->setEnabled(false);
    m_save->hide();
    auto *buttons = new QHBoxLayout;
    for (QPushButton *button : {m_begin, m_save}) {
        button->setAutoDefault(false);
        buttons->addWidget(button);
    }
    buttons->addStretch(1);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(hint);
    layout->addWidget(m_state);
    layout->addLayout(buttons);
    const auto shown = [this](const Result<DataExport> &made) {
        showMade(made);
    };
    m_again.setSingleShot(true);
    m_again.setInterval(kAskAgain);
    connect(&m_again, &QTimer::timeout, this, [this, shown] { m_account.loadExport(this, shown); });
    connect(m_begin, &QPushButton::clicked, this, [this, shown] {
        m_begin->setEnabled(false);
        m_account.beginExport(this, shown);
    });
    connect(m_save, &QPushButton::clicked, this, &ExportSection::chooseFolder);
    account.loadExport(this, shown);
}

QString ExportSection::stateText() const
{
    switch (m_made.state) {
    case State::None:
        return {};
    case State::Working:
        return tr("Making the copy …");
    case State::Failed:
        return tr("The copy could not be made. Try again.");
    case State::Ready:
        break;
    }
    qint64 bytes = 0;
    for (const DataExport::Part &part : m_made.parts)
        bytes += part.bytes;
    return tr("%n files, %1, kept until %2", nullptr, int(m_made.parts.size()))
        .arg(QLocale().formattedDataSize(bytes), momentText(m_made.expiresAt));
}

void ExportSection::showMade(const Result<DataExport> &made)
{
    if (!made) {
        m_state->setText(errorText(made.error().code));
        m_begin->setEnabled(true);
        return;
    }
    m_made = *made;
    m_state->setText(stateText());
    m_begin->setEnabled(m_made.state != State::Working);
    m_save->setVisible(m_made.state == State::Ready);
    if (m_made.state == State::Working)
        m_again.start();
}

void ExportSection::chooseFolder()
{
    const QString folder = QFileDialog::getExistingDirectory(this, tr("Where to save the copy"));
    if (!folder.isEmpty())
        saveTo(folder);
}

void ExportSection::saveTo(const QString &folder)
{
    m_save->setEnabled(false);
    saveNext(folder, 0);
}

void ExportSection::saveNext(const QString &folder, qsizetype index)
{
    if (index >= m_made.parts.size()) {
        m_state->setText(tr("Saved in %1").arg(QDir::toNativeSeparators(folder)));
        m_save->setEnabled(true);
        return;
    }
    const int number = m_made.parts.at(index).number;
    m_account.loadExportPart(number, this, [=, this](const Result<QByteArray> &bytes) {
        QSaveFile file(QStringLiteral("%1/foyer-%2.zip").arg(folder).arg(number));
        if (!bytes) {
            m_state->setText(errorText(bytes.error().code));
        } else if (!file.open(QIODevice::WriteOnly) || file.write(*bytes) != bytes->size()
                   || !file.commit()) {
            m_state->setText(tr("%1 cannot be written: %2")
                                 .arg(QDir::toNativeSeparators(file.fileName()), file.errorString()));
        } else {
            saveNext(folder, index + 1);
            return;
        }
        m_save->setEnabled(true);
    });
}

} // namespace foyer::ui
