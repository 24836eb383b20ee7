// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/ui/rooms_dialog.h"

#include "desktop/model/chat_session.h"
#include "desktop/ui/error_text.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QVBoxLayout>

namespace foyer::ui {

namespace {
constexpr int kIdRole = Qt::UserRole;
constexpr int kJoinedRole = Qt::UserRole + 1;
} // namespace

RoomsDialog::RoomsDialog(model::ChatSession &session, QWidget *parent)
    : QDialog(parent)
    , m_session(session)
    , m_search(new QLineEdit(this))
    , m_list(new QListWidget(this))
    , m_status(new QLabel(tr("Loading …"), this))
    , m_choose(new QPushButton(tr("Join"), this))
{
    setWindowTitle(tr("Rooms"));
    resize(420, 460);
    m_search->setPlaceholderText(tr("Search rooms"));
    m_list->setAccessibleName(tr("Rooms"));
    m_list->setObjectName(QStringLiteral("rooms"));
    m_list->setSpacing(2);
    m_choose->setProperty("kind", QStringLiteral("primary"));
    m_choose->setEnabled(false);
    m_status->setProperty("kind", QStringLiteral("dim"));
    auto *close = new QPushButton(tr("Close"), this);
    auto *buttons = new QHBoxLayout;
    buttons->addWidget(m_status, 1);
    buttons->addWidget(close);
    buttons->addWidget(m_choose);
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(m_search);
    layout->addWidget(m_list, 1);
    layout->addLayout(buttons);

    connect(close, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_choose, &QPushButton::clicked, this, &RoomsDialog::choose);
    connect(m_list, &QListWidget::itemActivated, this, &RoomsDialog::choose);
    connect(m_list, &QListWidget::currentItemChanged, this, [this](const QListWidgetItem *item) {
        m_choose->setEnabled(item != nullptr);
        const bool isJoined = item != nullptr && item->data(kJoinedRole).toBool();
        m_choose->setText(isJoined ? tr("Open") : tr("Join"));
    });
    connect(m_search, &QLineEdit::textChanged, this, &RoomsDialog::filter);
    connect(&session, &model::ChatSession::roomsLoaded, this, &RoomsDialog::fill);
    connect(&session, &model::ChatSession::roomsFailed, this,
            [this](const Error &error) { m_status->setText(errorText(error.code)); });
    connect(&session, &model::ChatSession::joined, this, &QDialog::accept);
    session.loadRooms();
}

void RoomsDialog::fill(const QList<protocol::Room> &rooms)
{
    m_list->clear();
    for (const protocol::Room &room : rooms) {
        const QString people = tr("%n online", nullptr, room.onlineCount);
        const QString joined = room.isJoined ? tr(" · you are in it") : QString();
        auto *item = new QListWidgetItem(QStringLiteral("# %1\n%2%3").arg(room.name, people, joined), m_list);
        item->setData(kIdRole, room.id.value());
        item->setData(kJoinedRole, room.isJoined);
        item->setSizeHint({0, 3 * fontMetrics().height() + 4});
        item->setToolTip(room.topic.toHtmlEscaped());
    }
    m_status->clear();
    filter(m_search->text());
}

void RoomsDialog::filter(const QString &text)
{
    for (int row = 0; row < m_list->count(); ++row) {
        QListWidgetItem *item = m_list->item(row);
        item->setHidden(!item->text().contains(text.trimmed(), Qt::CaseInsensitive));
    }
}

void RoomsDialog::choose()
{
    const QListWidgetItem *item = m_list->currentItem();
    if (item == nullptr)
        return;
    const ConversationId id(item->data(kIdRole).toLongLong());
    if (item->data(kJoinedRole).toBool()) {
        m_session.openConversation(id);
        accept();
    } else {
        m_session.joinRoom(id);
    }
}

} // namespace foyer::ui
