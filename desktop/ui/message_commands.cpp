// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/ui/message_commands.h"

#include "desktop/model/chat_session.h"
#include "desktop/ui/emoji_picker.h"
#include "desktop/ui/error_text.h"
#include "desktop/ui/forward_dialog.h"
#include "desktop/ui/icons.h"
#include "desktop/ui/message_action_text.h"
#include "desktop/ui/pins_dialog.h"
#include "desktop/ui/reaction_picker.h"
#include "desktop/ui/report_dialog.h"
#include "desktop/ui/seen_dialog.h"
#include "desktop/ui/theme.h"
#include "desktop/ui/wordings_dialog.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QMenu>
#include <QMessageBox>
#include <QPushButton>
#include <QStyle>

namespace foyer::ui {

using model::MessageAction;
using model::MessagePlace;

MessageCommands::MessageCommands(model::ChatSession &session, const Theme &theme, QWidget *window)
    : QObject(window)
    , m_session(session)
    , m_theme(theme)
    , m_window(window)
{
    connect(&session.actions(), &model::MessageActions::refused, this,
            [this](const MessagePlace &, const Error &error) { say(error); });
}

bool MessageCommands::isPossible(const MessagePlace &place, MessageAction action) const
{
    return m_session.actions().isPossible(place, action);
}

void MessageCommands::fill(QMenu &menu, const MessagePlace &place)
{
    const QList<MessageAction> possible = m_session.actions().possible(place);
    for (const MessageAction action : possible) {
        const bool isRecall = action == MessageAction::Recall;
        if (isRecall)
            menu.addSeparator();
        const QColor ink = isRecall ? m_theme.danger : m_theme.ink2;
        QAction *added = menu.addAction(inkedIcon(actionIcon(action), ink), actionText(action));
        added->setObjectName(actionIcon(action));
        added->setShortcut(actionKey(action));
        added->setShortcutVisibleInContextMenu(true);
        // The place of the menu, as its items are gone when it is asked for.
        connect(added, &QAction::triggered, this,
                [this, action, place, &menu] { run(action, place, menu.pos()); });
    }
}

void MessageCommands::run(MessageAction action, const MessagePlace &place, QPoint beside)
{
    const protocol::Message *const message = m_session.actions().message(place);
    if (message == nullptr || !isPossible(place, action))
        return;
    switch (action) {
    case MessageAction::React:
        pickReaction(place, beside);
        break;
    case MessageAction::Reply:
        m_session.composing().startReply(*message);
        break;
    case MessageAction::Edit:
        m_session.composing().startEdit(*message);
        break;
    case MessageAction::Forward:
        open(new ForwardDialog(m_session, *message, m_theme, m_window));
        break;
    case MessageAction::Copy:
        QGuiApplication::clipboard()->setText(message->text);
        break;
    case MessageAction::Pin:
    case MessageAction::Unpin:
        m_session.actions().setPinned(place, action == MessageAction::Pin);
        break;
    case MessageAction::MarkUnread:
        markUnread(place);
        break;
    case MessageAction::SeenBy:
        open(new SeenDialog(m_session, place, m_window));
        break;
    case MessageAction::Wordings:
        open(new WordingsDialog(m_session, *message, m_window));
        break;
    case MessageAction::Report:
        open(new ReportDialog(m_session, *message, m_window));
        break;
    case MessageAction::Recall:
        askToRecall(place);
        break;
    }
}

void MessageCommands::toggleReaction(const MessagePlace &place, const QString &emoji)
{
    if (isPossible(place, MessageAction::React))
        m_session.actions().toggleReaction(place, emoji);
}

void MessageCommands::pickReaction(const MessagePlace &place, QPoint beside)
{
    QStringList there;
    for (const protocol::Reaction &reaction : m_session.actions().message(place)->reactions)
        there.append(reaction.emoji);
    auto *picker = new ReactionPicker(there, m_window);
    connect(picker, &ReactionPicker::chosen, this,
            [this, place](const QString &emoji) { toggleReaction(place, emoji); });
    connect(picker, &ReactionPicker::moreWanted, this, [this, place, beside] {
        auto *all = new EmojiPicker(m_session.emoji(), m_theme, m_window);
        connect(all, &EmojiPicker::chosen, this,
                [this, place](const QString &emoji) { toggleReaction(place, emoji); });
        all->openAt(beside);
    });
    connect(picker, &QObject::destroyed, this, [this] { emit pickingChanged(false); });
    emit pickingChanged(true);
    picker->openAt(beside);
}

void MessageCommands::markUnread(const MessagePlace &place)
{
    if (const auto marked = m_session.actions().markUnread(place); !marked)
        say(marked.error());
}

void MessageCommands::askToRecall(const MessagePlace &place)
{
    auto *box = new QMessageBox(m_window);
    box->setWindowTitle(tr("Take this message back?"));
    box->setText(QStringLiteral("<b>%1</b>").arg(tr("Take this message back?").toHtmlEscaped()));
    box->setInformativeText(
        tr("It disappears for everyone. A note that something was taken back stays in its place."));
    box->setObjectName(QStringLiteral("recallQuestion"));
    QPushButton *recall = box->addButton(actionText(MessageAction::Recall), QMessageBox::AcceptRole);
    recall->setObjectName(QStringLiteral("recall"));
    recall->setProperty("kind", QStringLiteral("danger"));
    // It was dressed when it was added, before it was known what it is.
    recall->style()->unpolish(recall);
    recall->style()->polish(recall);
    box->addButton(tr("Cancel"), QMessageBox::RejectRole);
    box->setDefaultButton(recall);
    connect(recall, &QPushButton::clicked, this, [this, place] { m_session.actions().recall(place); });
    open(box);
}

void MessageCommands::showPins()
{
    open(new PinsDialog(m_session, m_window));
}

void MessageCommands::say(const Error &error)
{
    emit said(errorText(error.code));
}

void MessageCommands::open(QDialog *dialog)
{
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(&m_session, &model::ChatSession::signedOut, dialog, &QDialog::reject);
    if (const auto *forward = qobject_cast<ForwardDialog *>(dialog))
        connect(forward, &ForwardDialog::forwarded, this,
                [this](const QString &name) { emit said(tr("Forwarded to %1").arg(name)); });
    if (const auto *report = qobject_cast<ReportDialog *>(dialog))
        connect(report, &ReportDialog::reported, this,
                [this] { emit said(tr("The administrators were told. Thank you.")); });
    dialog->open();
}

} // namespace foyer::ui
