// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/ui/rooms_dialog.h"

#include "desktop/model/chat_session.h"
#include "desktop/ui/cover_pixmap.h"
#include "desktop/ui/create_room_dialog.h"
#include "desktop/ui/error_text.h"
#include "desktop/ui/icons.h"
#include "desktop/ui/theme.h"

#include <QHBoxLayout>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>

namespace foyer::ui {

namespace {

constexpr int kIdRole = Qt::UserRole;
constexpr int kJoinedRole = Qt::UserRole + 1;
constexpr int kCover = 40;

/// The code of an invitation that was pasted, with the address around it or bare after "join="; empty if it is none.
QString codeIn(const QString &text)
{
    const qsizetype at = text.indexOf(u"join=");
    return at < 0 ? QString() : text.mid(at + 5).trimmed();
}

} // namespace

RoomsDialog::RoomsDialog(model::ChatSession &session, const Theme &theme, QWidget *parent)
    : ListChoiceDialog(tr("Search rooms, or paste an invitation link"), tr("Join"), parent)
    , m_session(session)
    , m_theme(theme)
{
    setObjectName(QStringLiteral("roomsDialog"));
    setWindowTitle(tr("Rooms"));
    resize(520, 520);
    search().setObjectName(QStringLiteral("findRoom"));
    button().setObjectName(QStringLiteral("joinRoom"));
    list().setAccessibleName(tr("Rooms"));
    list().setObjectName(QStringLiteral("rooms"));
    list().setIconSize({kCover, kCover});
    say(tr("Loading …"));
    auto *make = new QPushButton(inkedIcon(QStringLiteral("plus"), theme.ink2), tr("New room …"), this);
    make->setObjectName(QStringLiteral("newRoom"));
    make->setAutoDefault(false);
    connect(make, &QPushButton::clicked, this, &RoomsDialog::create);
    addAbove(make);

    connect(&list(), &QListWidget::currentItemChanged, this, [this](const QListWidgetItem *item) {
        const bool isJoined = item != nullptr && item->data(kJoinedRole).toBool();
        button().setText(isJoined ? tr("Open") : tr("Join"));
    });
    connect(&search(), &QLineEdit::textChanged, this, &RoomsDialog::filter);
    connect(&session, &model::ChatSession::roomsLoaded, this, &RoomsDialog::fill);
    connect(&session, &model::ChatSession::roomsFailed, this,
            [this](const Error &error) { say(errorText(error.code)); });
    connect(&session, &model::ChatSession::joined, this, &QDialog::accept);
    connect(&session.pictures(), &model::PictureCache::thumbnailReady, this, &RoomsDialog::showCovers);
    session.loadRooms();
}

void RoomsDialog::fill(const QList<protocol::Room> &rooms)
{
    m_rooms = rooms;
    list().clear();
    for (const protocol::Room &room : rooms) {
        QStringList about{tr("%n members", nullptr, room.memberCount),
                          tr("%n online", nullptr, room.onlineCount)};
        if (room.isJoined)
            about.append(tr("you are in it"));
        const QString name =
            room.topic.isEmpty() ? room.name : QStringLiteral("%1 — %2").arg(room.name, room.topic);
        QListWidgetItem *item = addRow(QStringLiteral("%1\n%2").arg(name, about.join(QStringLiteral(" · "))));
        item->setData(kIdRole, room.id.value());
        item->setData(kJoinedRole, room.isJoined);
        item->setToolTip(room.topic.toHtmlEscaped());
    }
    showCovers();
    filter();
}

void RoomsDialog::showCovers()
{
    for (int row = 0; row < list().count() && row < m_rooms.size(); ++row)
        list().item(row)->setIcon(plainIcon(coverPixmap(m_session.pictures(), m_rooms.at(row).state, kCover,
                                                        devicePixelRatioF(), font(), m_theme)));
}

void RoomsDialog::filter()
{
    const QString words = search().text().trimmed();
    const bool isLink = !codeIn(words).isEmpty();
    int found = 0;
    for (int row = 0; row < list().count(); ++row) {
        const bool fits = isLink || list().item(row)->text().contains(words, Qt::CaseInsensitive);
        list().item(row)->setHidden(!fits);
        found += fits ? 1 : 0;
    }
    say(isLink           ? tr("Press Enter to join by this link.")
            : found == 0 ? tr("No room is called that. You can make it.")
                         : QString());
    if (list().currentItem() != nullptr && list().currentItem()->isHidden())
        list().setCurrentItem(nullptr);
    if (isLink) {
        list().setCurrentItem(nullptr);
        button().setText(tr("Join"));
        button().setEnabled(true);
    }
}

void RoomsDialog::create()
{
    const bool isLink = !codeIn(search().text()).isEmpty();
    auto *dialog =
        new CreateRoomDialog(m_session.roomSettings(), isLink ? QString() : search().text().trimmed(), this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &CreateRoomDialog::created, this, [this](ConversationId room) {
        m_session.openConversation(room);
        accept();
    });
    dialog->open();
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

void RoomsDialog::chooseNothing()
{
    if (const QString code = codeIn(search().text()); !code.isEmpty())
        m_session.joinByLink(code);
}

} // namespace foyer::ui
