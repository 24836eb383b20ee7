// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/ui/invite_dialog.h"

#include "desktop/model/chat_session.h"
#include "desktop/ui/error_text.h"
#include "desktop/ui/icons.h"
#include "desktop/ui/quiet_times.h"
#include "desktop/ui/small_widgets.h"
#include "desktop/ui/theme.h"

#include <QClipboard>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QToolButton>
#include <QVBoxLayout>

#include <array>

namespace foyer::ui {

using protocol::RoomLink;

namespace {

constexpr int kWidth = 520;
constexpr int kDay = 86'400;
constexpr std::array kUses{1, 5, 25, 100};
constexpr std::array kDays{1, 7, 30};
/// What is proposed.
constexpr int kUsual = 25;
constexpr int kUsualDays = 7;

} // namespace

InviteDialog::InviteDialog(model::ChatSession &session, const Theme &theme, ConversationId room,
                           QWidget *parent)
    : QDialog(parent)
    , m_session(session)
    , m_theme(theme)
    , m_room(room)
    , m_answer(new QLabel(this))
    , m_error(errorLabel(this))
{
    setObjectName(QStringLiteral("inviteDialog"));
    setWindowTitle(tr("Invite people to %1").arg(session.roomSettings().conversation(room)->name));
    setMinimumWidth(kWidth);
    m_answer->setObjectName(QStringLiteral("inviteAnswer"));
    m_answer->setTextFormat(Qt::PlainText);
    m_answer->setProperty("kind", QStringLiteral("dim"));
    m_answer->setWordWrap(true);
    auto *layout = new QVBoxLayout(this);
    layout->setSpacing(10);
    if (session.people().mayInvite(room))
        layout->addWidget(makeNames());
    if (session.roomSettings().may(room, protocol::Right::ManageInviteLinks)) {
        layout->addWidget(makeLinks(), 1);
        loadLinks();
    }
    auto *buttons = new QDialogButtonBox(this);
    buttons->addButton(tr("Close"), QDialogButtonBox::RejectRole)->setAutoDefault(false);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    layout->addWidget(m_error);
    layout->addWidget(m_answer);
    layout->addWidget(buttons);
}

QWidget *InviteDialog::makeNames()
{
    auto *names = new QWidget(this);
    m_name = new QLineEdit(names);
    m_name->setObjectName(QStringLiteral("inviteName"));
    m_name->setPlaceholderText(tr("Username"));
    m_name->setAccessibleName(tr("Username"));
    m_add = new QPushButton(tr("Add"), names);
    m_add->setObjectName(QStringLiteral("inviteAdd"));
    m_add->setProperty("kind", QStringLiteral("primary"));
    m_add->setDefault(true);
    m_add->setEnabled(false);
    connect(m_name, &QLineEdit::textChanged, this,
            [this](const QString &text) { m_add->setEnabled(!text.trimmed().isEmpty()); });
    connect(m_add, &QPushButton::clicked, this, &InviteDialog::add);
    auto *line = new QHBoxLayout;
    line->addWidget(m_name, 1);
    line->addWidget(m_add);
    auto *layout = new QVBoxLayout(names);
    layout->setContentsMargins(0, 0, 0, 8);
    layout->addWidget(headingLabel(tr("By name"), names));
    layout->addLayout(line);
    m_name->setFocus();
    return names;
}

QWidget *InviteDialog::makeLinks()
{
    auto *links = new QWidget(this);
    auto *hint = new QLabel(tr("Whoever opens the link joins the room, after signing in."), links);
    hint->setProperty("kind", QStringLiteral("dim"));
    hint->setWordWrap(true);
    m_uses = new QComboBox(links);
    m_uses->setObjectName(QStringLiteral("linkUses"));
    m_uses->setAccessibleName(tr("For how many people"));
    for (const int uses : kUses)
        m_uses->addItem(tr("For %n people", nullptr, uses), uses);
    m_uses->setCurrentIndex(m_uses->findData(kUsual));
    m_days = new QComboBox(links);
    m_days->setObjectName(QStringLiteral("linkDays"));
    m_days->setAccessibleName(tr("For how long"));
    for (const int days : kDays)
        m_days->addItem(tr("Valid for %n days", nullptr, days), days);
    m_days->setCurrentIndex(m_days->findData(kUsualDays));
    auto *make = new QPushButton(tr("Make a link"), links);
    make->setObjectName(QStringLiteral("makeLink"));
    make->setAutoDefault(false);
    connect(make, &QPushButton::clicked, this, &InviteDialog::makeLink);
    auto *terms = new QHBoxLayout;
    terms->addWidget(m_uses, 1);
    terms->addWidget(m_days, 1);
    terms->addWidget(make);
    auto *inside = new QWidget(links);
    m_rows = new QVBoxLayout(inside);
    m_rows->setContentsMargins(0, 0, 0, 0);
    m_rows->addStretch(1);
    auto *area = new QScrollArea(links);
    area->setWidget(inside);
    area->setWidgetResizable(true);
    area->setFrameShape(QFrame::NoFrame);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    area->setMinimumHeight(160);
    auto *layout = new QVBoxLayout(links);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(headingLabel(tr("By link"), links));
    layout->addWidget(hint);
    layout->addLayout(terms);
    layout->addWidget(area, 1);
    return links;
}

void InviteDialog::add()
{
    const QString who = m_name->text().trimmed();
    m_add->setEnabled(false);
    m_session.people().invite(m_room, who, this, [this, who](const Result<QList<protocol::Member>> &added) {
        m_add->setEnabled(true);
        if (added) {
            say(added->isEmpty() ? tr("%1 is in the room already.").arg(who)
                                 : tr("%1 is in the room now.").arg(who));
            m_name->clear();
        } else if (added.error().code == ErrorCode::NotFound
                   || added.error().code == ErrorCode::InvalidField) {
            m_answer->clear();
            m_error->setText(tr("There is nobody called “%1”. Check the name and try again.").arg(who));
            m_error->show();
        } else {
            refuse(added.error());
        }
    });
}

void InviteDialog::makeLink()
{
    const model::LinkTerms terms{m_uses->currentData().toInt(), m_days->currentData().toInt() * kDay};
    m_session.people().createLink(m_room, terms, this, [this](const Result<RoomLink> &link) {
        if (!link) {
            refuse(link.error());
            return;
        }
        m_links.prepend(*link);
        showLinks();
        copy(*link);
    });
}

void InviteDialog::loadLinks()
{
    m_session.people().loadLinks(m_room, this, [this](const Result<QList<RoomLink>> &links) {
        if (!links) {
            refuse(links.error());
            return;
        }
        m_links = *links;
        showLinks();
    });
}

void InviteDialog::showLinks()
{
    while (m_rows->count() > 1) {
        QLayoutItem *item = m_rows->takeAt(0);
        // The button that was pressed may be in it.
        item->widget()->deleteLater();
        delete item;
    }
    for (const RoomLink &link : std::as_const(m_links))
        m_rows->insertWidget(m_rows->count() - 1, rowOf(link));
}

QWidget *InviteDialog::rowOf(const RoomLink &link)
{
    auto *row = new QWidget(this);
    row->setObjectName(QStringLiteral("link"));
    auto *address = new QLineEdit(m_session.people().addressOf(link), row);
    address->setObjectName(QStringLiteral("linkAddress"));
    address->setReadOnly(true);
    address->setAccessibleName(tr("Invitation link"));
    address->setCursorPosition(0);
    const auto addButton = [this, row](const QString &icon, const char *name, const QString &text) {
        auto *button = new QToolButton(row);
        button->setObjectName(QLatin1StringView(name));
        button->setIcon(inkedIcon(icon, m_theme.ink2));
        button->setToolTip(text);
        button->setAccessibleName(text);
        return button;
    };
    auto *copying = addButton(QStringLiteral("copy"), "copyLink", tr("Copy link"));
    auto *ending = addButton(QStringLiteral("recall"), "withdrawLink", tr("Withdraw the link"));
    connect(copying, &QToolButton::clicked, this, [this, link] { copy(link); });
    connect(ending, &QToolButton::clicked, this, [this, code = link.code] { withdraw(code); });
    auto *left =
        new QLabel(tr("%n uses left, until %1", nullptr, link.usesLeft).arg(momentText(link.expiresAt)), row);
    left->setProperty("kind", QStringLiteral("dim"));
    auto *line = new QHBoxLayout;
    line->addWidget(address, 1);
    line->addWidget(copying);
    line->addWidget(ending);
    auto *layout = new QVBoxLayout(row);
    layout->setContentsMargins(0, 4, 0, 4);
    layout->setSpacing(2);
    layout->addLayout(line);
    layout->addWidget(left);
    return row;
}

void InviteDialog::copy(const RoomLink &link)
{
    QGuiApplication::clipboard()->setText(m_session.people().addressOf(link));
    say(tr("The invitation link was copied."));
}

void InviteDialog::withdraw(const QString &code)
{
    m_session.people().removeLink(m_room, code, this, [this, code](const Result<> &done) {
        if (!done) {
            refuse(done.error());
            return;
        }
        m_links.removeIf([&code](const RoomLink &link) { return link.code == code; });
        showLinks();
        say(tr("The link works no longer."));
    });
}

void InviteDialog::say(const QString &text)
{
    m_error->hide();
    m_answer->setText(text);
}

void InviteDialog::refuse(const Error &error)
{
    m_answer->clear();
    m_error->setText(errorText(error.code));
    m_error->show();
}

} // namespace foyer::ui
