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

ReportDialog::ReportDialog(model::ChatSession &session, QWidget *parent)
    : SavingDialog(parent)
    , m_session(session)
    , m_reason(new QPlainTextEdit(this))
{
    setObjectName(QStringLiteral("reportDialog"));
    setMinimumWidth(kWidth);
    auto *layout = new QVBoxLayout(this);
    layout->setSpacing(10);
}

ReportDialog::ReportDialog(model::ChatSession &session, const protocol::Message &message, QWidget *parent)
    : ReportDialog(session, parent)
{
    m_place = {message.conversation, message.seq};
    setWindowTitle(tr("Report this message"));
    layout()->addWidget(quoteLabel(message, this));
    addQuestion(tr("The administrators will see what %1 wrote, and that you reported it.")
                    .arg(message.author.displayName),
                tr("What is wrong with it?"));
}

ReportDialog::ReportDialog(model::ChatSession &session, const protocol::User &user, QWidget *parent)
    : ReportDialog(session, parent)
{
    m_user = user.id;
    setWindowTitle(tr("Report %1").arg(user.displayName));
    addQuestion(
        tr("The administrators will read what you write here, and that it is from you. %1 is not told.")
            .arg(user.displayName),
        tr("What did this person do?"));
}

void ReportDialog::addQuestion(const QString &what, const QString &question)
{
    auto *about = new QLabel(what, this);
    about->setTextFormat(Qt::PlainText);
    about->setWordWrap(true);
    auto *label = new QLabel(question, this);
    label->setBuddy(m_reason);
    m_reason->setObjectName(QStringLiteral("reportReason"));
    m_reason->setAccessibleName(question);
    m_reason->setTabChangesFocus(true);
    m_reason->setFixedHeight(kLines * fontMetrics().lineSpacing() + 16);
    connect(m_reason, &QPlainTextEdit::textChanged, this, [this] {
        const QString reason = m_reason->toPlainText().trimmed();
        setSavable(!reason.isEmpty() && text::codePointCount(reason) <= limits::kReportReasonMax);
    });
    auto *stack = static_cast<QVBoxLayout *>(layout());
    stack->addWidget(about);
    stack->addWidget(label);
    stack->addWidget(m_reason);
    addFoot(stack, "sendReport", tr("Report"));
    setSavable(false);
    m_reason->setFocus();
}

void ReportDialog::save()
{
    startSaving(1);
    const QString reason = m_reason->toPlainText().trimmed();
    const auto done = [this](const Result<> &answer) {
        if (answer)
            emit reported();
        whenDone()(answer);
    };
    if (m_place.seq.isValid())
        m_session.actions().report(m_place, reason, this, done);
    else
        m_session.people().report(m_user, reason, this, done);
}

} // namespace foyer::ui
