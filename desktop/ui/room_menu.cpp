// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/ui/room_menu.h"

#include "desktop/model/chat_session.h"
#include "desktop/ui/bans_dialog.h"
#include "desktop/ui/error_text.h"
#include "desktop/ui/icons.h"
#include "desktop/ui/invite_dialog.h"
#include "desktop/ui/theme.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QMessageBox>
#include <QPushButton>
#include <QStyle>

namespace foyer::ui {

using protocol::Conversation;
using protocol::Right;

RoomMenu::RoomMenu(model::ChatSession &session, const Theme &theme, QWidget *parent)
    : QMenu(parent)
    , m_session(session)
    , m_theme(theme)
{
    setObjectName(QStringLiteral("roomMenu"));
    connect(this, &QMenu::aboutToShow, this, &RoomMenu::fill);
}

QAction *RoomMenu::add(const char *name, const QString &icon, const QString &text)
{
    QAction *action = addAction(inkedIcon(icon, m_theme.ink2), text);
    action->setObjectName(QLatin1StringView(name));
    return action;
}

void RoomMenu::fill()
{
    clear();
    const Conversation *open = m_session.open();
    if (open == nullptr)
        return;
    const bool isFavourite = open->preferences.isFavourite;
    connect(add("favourite", QStringLiteral("star"),
                isFavourite ? tr("Remove from favourites") : tr("Add to favourites")),
            &QAction::triggered, this, [this, conversation = *open] { toggleFavourite(conversation); });
    if (open->partner)
        fillDirect(*open);
    else
        fillRoom(*open);
}

void RoomMenu::fillRoom(const Conversation &room)
{
    const model::RoomSettings &settings = m_session.roomSettings();
    if (m_session.people().mayInvite(room.id) || settings.may(room.id, Right::ManageInviteLinks))
        connect(add("invitePeople", QStringLiteral("invite"), tr("Invite people …")), &QAction::triggered,
                this, [this, id = room.id] {
                    open(new InviteDialog(m_session, m_theme, id, parentWidget()->window()));
                });
    connect(add("copyRoomLink", QStringLiteral("link"), tr("Copy link")), &QAction::triggered, this,
            [this, id = room.id] {
                QGuiApplication::clipboard()->setText(m_session.people().addressOf(id));
                emit said(tr("The link was copied."));
            });
    if (settings.may(room.id, Right::Ban))
        connect(add("showBans", QStringLiteral("ban"), tr("Who is banned …")), &QAction::triggered, this,
                [this, id = room.id] { open(new BansDialog(m_session, id, parentWidget()->window())); });
    connect(add("openSettings", QStringLiteral("settings"), tr("Settings …")), &QAction::triggered, this,
            &RoomMenu::settingsWanted);
    addSeparator();
    QAction *leave = addAction(inkedIcon(QStringLiteral("leave"), m_theme.danger), tr("Leave …"));
    leave->setObjectName(QStringLiteral("leaveRoom"));
    connect(leave, &QAction::triggered, this, [this, room] { askToLeave(room); });
}

void RoomMenu::fillDirect(const Conversation &direct)
{
    const UserId other = direct.partner->user.id;
    const bool isBlocked = m_session.people().isBlocked(other);
    connect(add("showProfile", QStringLiteral("person"), tr("Profile")), &QAction::triggered, this,
            [this, other] { emit personWanted(other); });
    connect(add("blockPartner", QStringLiteral("ban"), isBlocked ? tr("Unblock") : tr("Block")),
            &QAction::triggered, this, [this, other, isBlocked] {
                m_session.people().setBlocked(other, !isBlocked, this,
                                              [this](const Result<> &done) { tell(done); });
            });
    connect(add("openSettings", QStringLiteral("settings"), tr("Settings …")), &QAction::triggered, this,
            &RoomMenu::settingsWanted);
    addSeparator();
    connect(add("hideDirect", QStringLiteral("close"), tr("Hide until the next message")),
            &QAction::triggered, this, [this, id = direct.id] {
                m_session.people().hide(id, this, [this](const Result<> &done) { tell(done); });
            });
}

void RoomMenu::toggleFavourite(const Conversation &conversation)
{
    model::PreferenceChange change;
    change.isFavourite = !conversation.preferences.isFavourite;
    m_session.roomSettings().setPreferences(conversation.id, change, this,
                                            [this](const Result<> &done) { tell(done); });
}

void RoomMenu::askToLeave(const Conversation &room)
{
    auto *box = new QMessageBox(parentWidget()->window());
    const QString question = tr("Leave “%1”?").arg(room.name);
    box->setObjectName(QStringLiteral("leaveQuestion"));
    box->setWindowTitle(question);
    box->setText(QStringLiteral("<b>%1</b>").arg(question.toHtmlEscaped()));
    box->setInformativeText(room.state.visibility == protocol::Visibility::Private
                                ? tr("It is private: to come back you need a new invitation.")
                                : tr("It goes from your list. You can join again at any time."));
    QPushButton *leave = box->addButton(tr("Leave"), QMessageBox::AcceptRole);
    leave->setObjectName(QStringLiteral("leaveNow"));
    leave->setProperty("kind", QStringLiteral("danger"));
    // It was dressed when it was added, before it was known what it is.
    leave->style()->unpolish(leave);
    leave->style()->polish(leave);
    box->addButton(tr("Cancel"), QMessageBox::RejectRole);
    connect(leave, &QPushButton::clicked, this, [this, id = room.id] {
        m_session.roomSettings().leave(id, this, [this](const Result<> &done) { tell(done); });
    });
    open(box);
}

void RoomMenu::open(QDialog *dialog)
{
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(&m_session, &model::ChatSession::signedOut, dialog, &QDialog::reject);
    dialog->open();
}

void RoomMenu::tell(const Result<> &done)
{
    if (!done)
        emit said(errorText(done.error().code));
}

} // namespace foyer::ui
