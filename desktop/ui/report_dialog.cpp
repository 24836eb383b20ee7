// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/ui/report_dialog.h"

#include "common/base/limits.h"
#include "common/text/names.h"
#include "desktop/model/chat_session.h"
#include "desktop/ui/small_widgets.h"

#include <QLabel>
#include <QPlainTextEdit>
#include <QVBoxLayout>

namespace foyer::ui {

namespace {
constexpr int kWidth = 440;
constexpr int kLines = 4;
} // namespace

ReportDialog::ReportDialog(model::ChatSession &session, const protocol::Message &message, QWidget *parent)
    : SavingDialog(parent)
    , m_session(session)
    , m_place{message.conversation, message.seq}
    , m_reason(new QPlainTextEdit(this))
{
    setObjectName(QStringLiteral("reportDialog"));
    setWindowTitle(tr("Report this message"));
    setMinimumWidth(kWidth);
    auto *what = new QLabel(tr("The administrators will see what %1 wrote, and that you reported it.")
                                .arg(message.author.displayName),
                            this);
    what->setTextFormat(Qt::PlainText);
    what->setWordWrap(true);
    auto *label = new QLabel(tr("What is wrong with it?"), this);
    label->setBuddy(m_reason);
    m_reason->setObjectName(QStringLiteral("reportReason"));
    m_reason->setAccessibleName(tr("What is wrong with it?"));
    m_reason->setTabChangesFocus(true);
    m_reason->setFixedHeight(kLines * fontMetrics().lineSpacing() + 16);
    connect(m_reason, &QPlainTextEdit::textChanged, this, [this] {
        const QString reason = m_reason->toPlainText().trimmed();
        setSavable(!reason.isEmpty() && text::codePointCount(reason) <= limits::kReportReasonMax);
    });
    auto *layout = new QVBoxLayout(this);
    layout->setSpacing(10);
    layout->addWidget(quoteLabel(message, this));
    layout->addWidget(what);
    layout->addWidget(label);
    layout->addWidget(m_reason);
    addFoot(layout, "sendReport", tr("Report"));
    setSavable(false);
    m_reason->setFocus();
}

void ReportDialog::save()
{
    startSaving(1);
    m_session.actions().report(m_place, m_reason->toPlainText().trimmed(), this,
                               [this](const Result<> &done) {
                                   if (done)
                                       emit reported();
                                   whenDone()(done);
                               });
}

} // namespace foyer::ui
