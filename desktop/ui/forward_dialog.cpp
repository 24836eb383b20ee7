// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/ui/forward_dialog.h"

#include "desktop/model/chat_session.h"
#include "desktop/ui/conversation_choice.h"
#include "desktop/ui/error_text.h"
#include "desktop/ui/small_widgets.h"

#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>

namespace foyer::ui {

ForwardDialog::ForwardDialog(model::ChatSession &session, const protocol::Message &message,
                             const Theme &theme, QWidget *parent)
    : ListChoiceDialog(tr("Type a few letters"), tr("Forward"), parent)
    , m_session(session)
    , m_place{message.conversation, message.seq}
{
    setObjectName(QStringLiteral("forwardDialog"));
    setWindowTitle(tr("Forward to"));
    search().setObjectName(QStringLiteral("forwardFind"));
    search().setAccessibleName(tr("Find a conversation"));
    list().setObjectName(QStringLiteral("forwardTo"));
    list().setAccessibleName(tr("Forward to"));
    addAbove(quoteLabel(message, this));
    auto *choice = new ConversationChoice(session, list(), theme);
    const auto fill = [this, choice](const QString &words) {
        const int found = choice->fill(words);
        say(found == 0 ? tr("No conversation is called that.") : QString());
    };
    connect(&search(), &QLineEdit::textChanged, this, fill);
    fill({});
}

void ForwardDialog::choose(const QListWidgetItem &item)
{
    const QString name = item.text().section(u'\n', 0, 0);
    if (const auto sent = m_session.actions().forward(m_place, ConversationChoice::of(item)); !sent) {
        say(errorText(sent.error().code));
        return;
    }
    emit forwarded(name);
    accept();
}

} // namespace foyer::ui
