// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/ui/shortcuts_dialog.h"

#include "desktop/ui/message_action_text.h"
#include "desktop/ui/small_widgets.h"

#include <QDialogButtonBox>
#include <QFormLayout>
#include <QKeySequence>
#include <QLabel>
#include <QVBoxLayout>

namespace foyer::ui {

ShortcutsDialog::ShortcutsDialog(model::SendKey sendKey, QWidget *parent)
    : QDialog(parent)
{
    using model::MessageAction;
    setObjectName(QStringLiteral("shortcuts"));
    setWindowTitle(tr("Keyboard shortcuts"));
    auto *layout = new QVBoxLayout(this);
    layout->setSpacing(10);
    QFormLayout *window = addPart(tr("In the window"));
    add(window, tr("Jump to a conversation"), {Qt::CTRL | Qt::Key_K});
    add(window, tr("Search here, everywhere"),
        {QKeySequence(QKeySequence::Find), Qt::CTRL | Qt::SHIFT | Qt::Key_F});
    add(window, tr("Conversation above, below"), {Qt::ALT | Qt::Key_Up, Qt::ALT | Qt::Key_Down});
    add(window, tr("New message"), {QKeySequence(QKeySequence::New)});
    add(window, tr("Newest message"), {Qt::CTRL | Qt::Key_End});
    add(window, tr("Mark all here as read"), {Qt::Key_Escape});
    add(window, tr("Settings"), {Qt::CTRL | Qt::Key_Comma});
    add(window, tr("This list"), {Qt::Key_F1});
    QFormLayout *writing = addPart(tr("While writing"));
    const bool isCtrl = sendKey == model::SendKey::CtrlEnter;
    add(writing, tr("Send"), {isCtrl ? Qt::CTRL | Qt::Key_Return : QKeyCombination(Qt::Key_Return)});
    add(writing, tr("New line"), {isCtrl ? QKeyCombination(Qt::Key_Return) : Qt::SHIFT | Qt::Key_Return});
    add(writing, tr("Change the last message"), {Qt::Key_Up});
    add(writing, tr("To the messages and back"), {Qt::SHIFT | Qt::Key_Tab, Qt::Key_Escape});
    QFormLayout *message = addPart(tr("On a message"));
    add(message, tr("Everything that is possible"), {Qt::Key_Return});
    for (const MessageAction action :
         {MessageAction::React, MessageAction::Reply, MessageAction::Edit, MessageAction::Forward,
          MessageAction::Copy, MessageAction::MarkUnread, MessageAction::Recall})
        add(message, actionText(action), {actionKey(action)});
    auto *buttons = new QDialogButtonBox(this);
    buttons->addButton(tr("Close"), QDialogButtonBox::RejectRole);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    layout->addWidget(buttons);
}

QFormLayout *ShortcutsDialog::addPart(const QString &heading)
{
    auto *form = new QFormLayout;
    form->setHorizontalSpacing(32);
    form->setVerticalSpacing(4);
    auto *all = static_cast<QVBoxLayout *>(layout());
    all->addWidget(headingLabel(heading, this));
    all->addLayout(form);
    return form;
}

void ShortcutsDialog::add(QFormLayout *form, const QString &what, const QList<QKeySequence> &keys)
{
    QStringList names;
    for (const QKeySequence &key : keys)
        names.append(key.toString(QKeySequence::NativeText));
    auto *label = new QLabel(what, this);
    label->setMinimumWidth(220);
    auto *key = new QLabel(names.join(QStringLiteral("   ")), this);
    key->setProperty("kind", QStringLiteral("dim"));
    form->addRow(label, key);
}

} // namespace foyer::ui
