// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/ui/room_header.h"

#include "desktop/model/chat_session.h"
#include "desktop/model/conversation_title.h"
#include "desktop/ui/fonts.h"
#include "desktop/ui/icons.h"
#include "desktop/ui/room_menu.h"
#include "desktop/ui/theme.h"
#include "desktop/ui/times.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QToolButton>

namespace foyer::ui {

namespace {
/// Narrower, there is no room for who is there.
constexpr int kNarrow = 520;
} // namespace

RoomHeader::RoomHeader(model::ChatSession &session, const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_session(session)
    , m_theme(theme)
    , m_name(new QLabel(this))
    , m_topic(new QLabel(this))
    , m_people(new QLabel(this))
    , m_search(addButton(QStringLiteral("search"), QStringLiteral("searchButton"), tr("Search here")))
    , m_members(addButton(QStringLiteral("members"), QStringLiteral("membersButton"), tr("Members")))
    , m_pins(addButton(QStringLiteral("pin"), QStringLiteral("pinsButton"), tr("Pinned messages")))
    , m_settings(addButton(QStringLiteral("settings"), QStringLiteral("roomSettings"), tr("Settings")))
    , m_more(addButton(QStringLiteral("more"), QStringLiteral("roomMenuButton"), tr("More")))
{
    QFont font = boldFont(m_name->font());
    font.setPointSizeF(font.pointSizeF() * 1.15);
    m_name->setFont(font);
    m_name->setObjectName(QStringLiteral("roomName"));
    m_topic->setProperty("kind", QStringLiteral("dim"));
    m_topic->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_people->setStyleSheet(QStringLiteral("color: %1;").arg(theme.ink2.name()));
    for (QLabel *label : {m_name, m_topic})
        label->setTextFormat(Qt::PlainText);
    m_search->setCheckable(true);
    connect(m_search, &QToolButton::clicked, this, &RoomHeader::searchWanted);
    m_members->setCheckable(true);
    connect(m_members, &QToolButton::clicked, this, &RoomHeader::membersWanted);
    connect(m_pins, &QToolButton::clicked, this, &RoomHeader::pinsWanted);
    connect(m_settings, &QToolButton::clicked, this, &RoomHeader::settingsWanted);
    auto *menu = new RoomMenu(session, theme, m_more);
    connect(menu, &RoomMenu::settingsWanted, this, &RoomHeader::settingsWanted);
    connect(menu, &RoomMenu::personWanted, this, &RoomHeader::personWanted);
    connect(menu, &RoomMenu::said, this, &RoomHeader::said);
    m_more->setMenu(menu);
    m_more->setPopupMode(QToolButton::InstantPopup);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(20, 12, 20, 12);
    layout->setSpacing(6);
    layout->addWidget(m_name);
    layout->addWidget(m_topic, 1);
    layout->addWidget(m_people);
    layout->addWidget(m_search);
    layout->addWidget(m_members);
    layout->addWidget(m_pins);
    layout->addWidget(m_settings);
    layout->addWidget(m_more);
    connect(&session, &model::ChatSession::openChanged, this, &RoomHeader::refresh);
    connect(&session, &model::ChatSession::openUpdated, this, &RoomHeader::refresh);
    refresh();
}

QToolButton *RoomHeader::addButton(const QString &icon, const QString &name, const QString &text)
{
    auto *button = new QToolButton(this);
    button->setObjectName(name);
    button->setIcon(inkedIcon(icon, m_theme.ink2));
    button->setIconSize({20, 20});
    button->setToolTip(text);
    button->setAccessibleName(text);
    return button;
}

void RoomHeader::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    // The name is worth more than half a number.
    m_people->setVisible(width() >= kNarrow);
}

void RoomHeader::setMembersShown(bool isShown)
{
    m_members->setChecked(isShown);
}

void RoomHeader::setSearchShown(bool isShown)
{
    m_search->setChecked(isShown);
}

void RoomHeader::refresh()
{
    const protocol::Conversation *open = m_session.open();
    setVisible(open != nullptr);
    if (open == nullptr)
        return;
    m_name->setText(model::titleOf(*open));
    m_topic->setText(open->topic);
    m_topic->setToolTip(open->topic.toHtmlEscaped());
    if (open->partner) {
        showPartner(*open->partner);
        return;
    }
    const QString online = tr("%n online", nullptr, open->onlineCount);
    const QString members = tr("%n members", nullptr, open->memberCount);
    m_people->setText(QStringLiteral("<span style='color:%1; font-size:small'>●</span>&nbsp; %2 · %3")
                          .arg(m_theme.online.name(), online, members));
}

void RoomHeader::showPartner(const protocol::Member &partner)
{
    QString text = tr("offline");
    QColor dot = m_theme.ink3;
    if (partner.isOnline) {
        text = partner.isIdle ? tr("away") : tr("online");
        dot = partner.isIdle ? m_theme.ink2 : m_theme.online;
    } else if (partner.lastSeenAt > 0) {
        text = tr("last here %1").arg(fullTime(partner.lastSeenAt));
    }
    m_people->setText(QStringLiteral("<span style='color:%1; font-size:small'>●</span>&nbsp; %2")
                          .arg(dot.name(), text.toHtmlEscaped()));
}

} // namespace foyer::ui
