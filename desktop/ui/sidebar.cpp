// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/ui/sidebar.h"

#include "desktop/model/chat_session.h"
#include "desktop/ui/avatar_painter.h"
#include "desktop/ui/conversation_delegate.h"
#include "desktop/ui/fonts.h"
#include "desktop/ui/theme.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QListView>
#include <QMenu>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

namespace foyer::ui {

namespace {
constexpr int kAvatar = 36;
/// What the buttons below have between them when the sidebar is as wide as it is at first.
constexpr int kFootWidth = 250;
} // namespace

Sidebar::Sidebar(model::ChatSession &session, const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_session(session)
    , m_list(new QListView(this))
{
    setObjectName(QStringLiteral("sidebar"));
    setAttribute(Qt::WA_StyledBackground);
    setStyleSheet(QStringLiteral("#sidebar, #conversations { background: %1; }").arg(theme.side.name()));
    setMinimumWidth(200);
    m_list->setObjectName(QStringLiteral("conversations"));
    m_list->setAccessibleName(tr("Conversations"));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setModel(&session.conversations());
    m_list->setItemDelegate(new ConversationDelegate(theme, session.pictures(), m_list));
    m_list->setUniformItemSizes(true);
    m_list->setMouseTracking(true);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_list->setEditTriggers(QAbstractItemView::NoEditTriggers);

    auto *rooms = new QPushButton(tr("Rooms …"), this);
    rooms->setObjectName(QStringLiteral("roomsButton"));
    auto *people = new QPushButton(tr("New message …"), this);
    people->setObjectName(QStringLiteral("newMessage"));
    // With large text they do not fit beside one another.
    const bool isWide = people->sizeHint().width() + rooms->sizeHint().width() > kFootWidth;
    auto *foot = new QBoxLayout(isWide ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight);
    foot->setContentsMargins(12, 8, 12, 12);
    foot->setSpacing(8);
    foot->addWidget(people, 1);
    foot->addWidget(rooms, 1);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(makePerson());
    layout->addWidget(m_list, 1);
    layout->addLayout(foot);

    connect(&session.pictures(), &model::PictureCache::thumbnailReady, m_list->viewport(),
            qOverload<>(&QWidget::update));
    connect(&session.pictures(), &model::PictureCache::thumbnailReady, this, [this](const QString &id) {
        if (m_session.user().avatar == id)
            showPerson();
    });
    connect(rooms, &QPushButton::clicked, this, &Sidebar::roomsWanted);
    connect(people, &QPushButton::clicked, this, &Sidebar::peopleWanted);
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this,
            [this](const QModelIndex &current) {
                if (current.isValid())
                    m_session.openConversation(m_session.conversations().idAt(current));
            });
    connect(&session, &model::ChatSession::openChanged, this, &Sidebar::showOpen);
    connect(&session, &model::ChatSession::stateChanged, this, &Sidebar::showPerson);
    connect(&session, &model::ChatSession::userChanged, this, &Sidebar::showPerson);
}

QWidget *Sidebar::makePerson()
{
    auto *person = new QWidget(this);
    m_avatar = new QLabel(person);
    m_name = new QLabel(person);
    m_name->setTextFormat(Qt::PlainText);
    m_name->setFont(boldFont(m_name->font()));
    m_server = new QLabel(person);
    m_server->setTextFormat(Qt::PlainText);
    m_server->setProperty("kind", QStringLiteral("dim"));
    QFont small = m_server->font();
    small.setPointSizeF(small.pointSizeF() * 0.85);
    m_server->setFont(small);
    for (QLabel *label : {m_name, m_server})
        label->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    auto *names = new QVBoxLayout;
    names->setSpacing(0);
    names->addWidget(m_name);
    names->addWidget(m_server);
    auto *more = new QToolButton(person);
    more->setObjectName(QStringLiteral("more"));
    more->setText(QStringLiteral("⋯"));
    more->setAccessibleName(tr("Menu"));
    more->setPopupMode(QToolButton::InstantPopup);
    auto *menu = new QMenu(more);
    menu->addAction(tr("My profile …"), this, &Sidebar::profileWanted);
    menu->addAction(tr("Account and data …"), this, &Sidebar::accountWanted)
        ->setObjectName(QStringLiteral("openAccount"));
    menu->addAction(tr("Where you are signed in …"), this, &Sidebar::sessionsWanted)
        ->setObjectName(QStringLiteral("openSessions"));
    menu->addAction(tr("Blocked people …"), this, &Sidebar::blockedWanted)
        ->setObjectName(QStringLiteral("openBlocked"));
    QAction *settings = menu->addAction(tr("Settings …"), this, &Sidebar::settingsWanted);
    // Shown only: the window has the key, as it works before anybody is signed in.
    settings->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_Comma));
    settings->setShortcutContext(Qt::WidgetShortcut);
    menu->addSeparator();
    menu->addAction(tr("Add an account …"), this, &Sidebar::addAccountWanted);
    menu->addAction(tr("Sign out"), this, [this] { m_session.signOut(); });
    more->setMenu(menu);
    auto *layout = new QHBoxLayout(person);
    layout->setContentsMargins(16, 12, 12, 12);
    layout->setSpacing(10);
    layout->addWidget(m_avatar);
    layout->addLayout(names, 1);
    layout->addWidget(more);
    return person;
}

void Sidebar::showPerson()
{
    const protocol::User &user = m_session.user();
    m_avatar->setPixmap(
        avatarPixmap(m_session.pictures(), user.avatar, user.displayName, kAvatar, devicePixelRatioF()));
    m_name->setText(user.displayName);
    m_server->setText(m_session.serverName());
    m_server->setToolTip(m_session.serverName());
}

void Sidebar::showOpen()
{
    const QModelIndex index = m_session.conversations().indexOf(m_session.openId());
    if (index.isValid())
        m_list->setCurrentIndex(index);
    else
        m_list->selectionModel()->clear();
}

void Sidebar::step(int by)
{
    const int count = m_session.conversations().rowCount();
    if (count == 0)
        return;
    const QModelIndex open = m_session.conversations().indexOf(m_session.openId());
    const int row = open.isValid() ? std::clamp(open.row() + by, 0, count - 1) : 0;
    m_session.openConversation(m_session.conversations().idAt(m_session.conversations().index(row)));
}

} // namespace foyer::ui
