// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/ui/switcher_dialog.h"

#include "desktop/model/chat_session.h"
#include "desktop/ui/conversation_choice.h"

#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>

namespace foyer::ui {

SwitcherDialog::SwitcherDialog(model::ChatSession &session, const Theme &theme, QWidget *parent)
    : ListChoiceDialog(tr("Type a few letters"), tr("Open"), parent)
    , m_session(session)
{
    setObjectName(QStringLiteral("switcher"));
    setWindowTitle(tr("Jump to a conversation"));
    search().setObjectName(QStringLiteral("switcherFind"));
    list().setObjectName(QStringLiteral("switcherList"));
    list().setAccessibleName(tr("Jump to a conversation"));
    auto *choice = new ConversationChoice(session, list(), theme);
    const auto fill = [this, choice](const QString &words) {
        const int found = choice->fill(words);
        say(found == 0 ? tr("No conversation is called that.") : QString());
    };
    connect(&search(), &QLineEdit::textChanged, this, fill);
    fill({});
}

void SwitcherDialog::choose(const QListWidgetItem &item)
{
    const ConversationId wanted = ConversationChoice::of(item);
    accept();
    m_session.openConversation(wanted);
}

} // namespace foyer::ui
