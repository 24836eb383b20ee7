// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/ui/rooms_dialog.h"

#include "desktop/model/chat_session.h"
#include "desktop/ui/error_text.h"

#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>

namespace foyer::ui {

namespace {
constexpr int kIdRole = Qt::UserRole;
constexpr int kJoinedRole = Qt::UserRole + 1;
} // namespace

RoomsDialog::RoomsDialog(model::ChatSession &session, QWidget *parent)
    : ListChoiceDialog(tr("Search rooms"), tr("Join"), parent)
    , m_session(session)
{
    setWindowTitle(tr("Rooms"));
    list().setAccessibleName(tr("Rooms"));
    list().setObjectName(QStringLiteral("rooms"));
    say(tr("Loading …"));

    connect(&list(), &QListWidget::currentItemChanged, this, [this](const QListWidgetItem *item) {
        const bool isJoined = item != nullptr && item->data(kJoinedRole).toBool();
        button().setText(isJoined ? tr("Open") : tr("Join"));
    });
    connect(&search(), &QLineEdit::textChanged, this, &RoomsDialog::filter);
    connect(&session, &model::ChatSession::roomsLoaded, this, &RoomsDialog::fill);
    connect(&session, &model::ChatSession::roomsFailed, this,
            [this](const Error &error) { say(errorText(error.code)); });
    connect(&session, &model::ChatSession::joined, this, &QDialog::accept);
    session.loadRooms();
}

void RoomsDialog::fill(const QList<protocol::Room> &rooms)
{
    list().clear();
    for (const protocol::Room &room : rooms) {
        const QString people = tr("%n online", nullptr, room.onlineCount);
        const QString joined = room.isJoined ? tr(" · you are in it") : QString();
        QListWidgetItem *item = addRow(QStringLiteral("# %1\n%2%3").arg(room.name, people, joined));
        item->setData(kIdRole, room.id.value());
        item->setData(kJoinedRole, room.isJoined);
        item->setToolTip(room.topic.toHtmlEscaped());
    }
    say({});
    filter(search().text());
}

void RoomsDialog::filter(const QString &text)
{
    for (int row = 0; row < list().count(); ++row) {
        QListWidgetItem *item = list().item(row);
        item->setHidden(!item->text().contains(text.trimmed(), Qt::CaseInsensitive));
    }
}

void RoomsDialog::choose(const QListWidgetItem &item)
{
    const ConversationId id(item.data(kIdRole).toLongLong());
    if (item.data(kJoinedRole).toBool()) {
        m_session.openConversation(id);
        accept();
    } else {
        m_session.joinRoom(id);
    }
}

} // namespace foyer::ui
