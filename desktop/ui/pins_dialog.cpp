// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/ui/pins_dialog.h"

#include "desktop/model/chat_session.h"
#include "desktop/ui/avatar_icons.h"
#include "desktop/ui/error_text.h"
#include "desktop/ui/quiet_times.h"

#include <QListWidget>
#include <QPushButton>

namespace foyer::ui {

namespace {
constexpr int kSeqRole = Qt::UserRole;
} // namespace

PinsDialog::PinsDialog(model::ChatSession &session, QWidget *parent)
    : ListChoiceDialog(tr("Type a few letters"), tr("Go there"), parent)
    , m_session(session)
    , m_id(session.openId())
    , m_avatars(new AvatarIcons(session, list()))
{
    setObjectName(QStringLiteral("pinsDialog"));
    setWindowTitle(tr("Pinned messages"));
    list().setObjectName(QStringLiteral("pins"));
    list().setAccessibleName(tr("Pinned messages"));
    say(tr("Loading …"));
    filterRows();
    session.actions().loadPins(m_id, this, [this](const Result<QList<protocol::Message>> &pins) {
        if (pins)
            fill(*pins);
        else
            say(errorText(pins.error().code));
    });
}

void PinsDialog::fill(const QList<protocol::Message> &pins)
{
    for (const protocol::Message &pin : pins) {
        const QString what = model::MessageLine::of(pin, m_session.user().id).summary();
        QListWidgetItem *item = addRow(
            QStringLiteral("%1 · %2\n%3").arg(pin.author.displayName, momentText(pin.createdAt), what));
        m_avatars->show(*item, pin.author);
        item->setData(kSeqRole, pin.seq.value());
    }
    say(pins.isEmpty() ? tr("Nothing is pinned here yet.") : QString());
    list().setCurrentRow(pins.isEmpty() ? -1 : 0);
}

void PinsDialog::choose(const QListWidgetItem &item)
{
    accept();
    if (m_session.openId() == m_id)
        m_session.finder().find(Seq(item.data(kSeqRole).toLongLong()));
}

} // namespace foyer::ui
