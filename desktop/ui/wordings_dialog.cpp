// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/ui/wordings_dialog.h"

#include "desktop/model/chat_session.h"
#include "desktop/ui/error_text.h"
#include "desktop/ui/quiet_times.h"

#include <QDialogButtonBox>
#include <QLabel>
#include <QScrollArea>
#include <QVBoxLayout>

#include <ranges>

namespace foyer::ui {

WordingsDialog::WordingsDialog(model::ChatSession &session, const protocol::Message &message, QWidget *parent)
    : QDialog(parent)
    , m_status(new QLabel(tr("Loading …"), this))
{
    setObjectName(QStringLiteral("wordingsDialog"));
    setWindowTitle(tr("Earlier wordings"));
    resize(460, 360);
    auto *inside = new QWidget(this);
    m_wordings = new QVBoxLayout(inside);
    m_wordings->setSpacing(4);
    m_wordings->addStretch(1);
    add(tr("Now"), message.text);
    m_status->setProperty("kind", QStringLiteral("dim"));
    m_wordings->insertWidget(m_wordings->count() - 1, m_status);
    auto *area = new QScrollArea(this);
    area->setWidget(inside);
    area->setWidgetResizable(true);
    area->setFrameShape(QFrame::NoFrame);
    auto *buttons = new QDialogButtonBox(this);
    buttons->addButton(tr("Close"), QDialogButtonBox::RejectRole);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(area, 1);
    layout->addWidget(buttons);
    session.actions().loadWordings({message.conversation, message.seq}, this,
                                   [this](const Result<QList<model::Wording>> &wordings) {
                                       if (wordings)
                                           fill(*wordings);
                                       else
                                           m_status->setText(errorText(wordings.error().code));
                                   });
}

void WordingsDialog::fill(const QList<model::Wording> &wordings)
{
    m_status->hide();
    for (const model::Wording &wording : wordings | std::views::reverse)
        add(tr("Until %1").arg(momentText(wording.until)), wording.text);
}

void WordingsDialog::add(const QString &when, const QString &text)
{
    auto *head = new QLabel(when, this);
    head->setProperty("kind", QStringLiteral("dim"));
    auto *body = new QLabel(text, this);
    body->setObjectName(QStringLiteral("wording"));
    body->setTextFormat(Qt::PlainText);
    body->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    body->setWordWrap(true);
    body->setContentsMargins(0, 0, 0, 10);
    // Above the stretch.
    m_wordings->insertWidget(m_wordings->count() - 1, head);
    m_wordings->insertWidget(m_wordings->count() - 1, body);
}

} // namespace foyer::ui
