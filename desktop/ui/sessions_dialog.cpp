// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/ui/sessions_dialog.h"

#include "desktop/model/ago_text.h"
#include "desktop/model/own_account.h"
#include "desktop/ui/error_text.h"
#include "desktop/ui/quiet_times.h"

#include <QDateTime>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>

namespace foyer::ui {

using protocol::Session;
using protocol::SessionKind;

namespace {
constexpr int kIdRole = Qt::UserRole;
constexpr int kCurrentRole = Qt::UserRole + 1;
} // namespace

SessionsDialog::SessionsDialog(model::OwnAccount &account, QWidget *parent)
    : ListChoiceDialog(tr("Type a few letters"), tr("Sign out there"), parent)
    , m_account(account)
{
    setObjectName(QStringLiteral("sessionsDialog"));
    setWindowTitle(tr("Where you are signed in"));
    resize(480, 420);
    list().setObjectName(QStringLiteral("sessions"));
    list().setAccessibleName(tr("Where you are signed in"));
    button().setObjectName(QStringLiteral("endSession"));
    say(tr("Loading …"));
    // Not oneself: that is what signing out is for.
    connect(&list(), &QListWidget::currentItemChanged, this, [this](const QListWidgetItem *item) {
        button().setEnabled(item != nullptr && !item->data(kCurrentRole).toBool());
    });
    connect(&search(), &QLineEdit::textChanged, this, [this](const QString &words) {
        for (int row = 0; row < list().count(); ++row)
            list().item(row)->setHidden(
                !list().item(row)->text().contains(words.trimmed(), Qt::CaseInsensitive));
    });
    account.loadSessions(this, [this](const Result<QList<Session>> &sessions) {
        if (sessions)
            fill(*sessions);
        else
            say(errorText(sessions.error().code));
    });
}

QString SessionsDialog::kindText(SessionKind kind)
{
    switch (kind) {
    case SessionKind::Web:
        return tr("Browser");
    case SessionKind::Desktop:
        return tr("Desktop program");
    case SessionKind::Bot:
        return tr("Bot");
    }
    return {};
}

void SessionsDialog::fill(const QList<Session> &sessions)
{
    const Timestamp now = QDateTime::currentMSecsSinceEpoch();
    for (const Session &session : sessions) {
        const QString name = session.client.isEmpty() ? kindText(session.kind) : session.client;
        const QString seen = session.isCurrent
            ? tr("This one")
            : tr("Last used %1").arg(model::agoText(session.lastSeenAt, now));
        const QString since = tr("since %1").arg(momentText(session.createdAt));
        QListWidgetItem *item = addRow(QStringLiteral("%1\n%2 · %3").arg(name, seen, since));
        item->setData(kIdRole, session.id.value());
        item->setData(kCurrentRole, session.isCurrent);
    }
    say(tr("Sign out whatever you do not know or no longer use."));
}

void SessionsDialog::choose(const QListWidgetItem &item)
{
    if (item.data(kCurrentRole).toBool())
        return;
    const qint64 id = item.data(kIdRole).toLongLong();
    m_account.endSession(SessionId(id), this, [this, id](const Result<> &done) {
        if (!done) {
            say(errorText(done.error().code));
            return;
        }
        for (int row = list().count() - 1; row >= 0; --row) {
            if (list().item(row)->data(kIdRole).toLongLong() == id)
                delete list().takeItem(row);
        }
    });
}

} // namespace foyer::ui
