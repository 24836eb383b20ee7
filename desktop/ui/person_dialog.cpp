// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/ui/person_dialog.h"

#include "desktop/model/chat_session.h"
#include "desktop/model/conversation_title.h"
#include "desktop/ui/avatar_painter.h"
#include "desktop/ui/ban_dialog.h"
#include "desktop/ui/error_text.h"
#include "desktop/ui/fonts.h"
#include "desktop/ui/icons.h"
#include "desktop/ui/quiet_times.h"
#include "desktop/ui/report_dialog.h"
#include "desktop/ui/small_widgets.h"
#include "desktop/ui/theme.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QVBoxLayout>

#include <array>

namespace foyer::ui {

using protocol::MemberRole;
using protocol::UserRole;

namespace {

constexpr int kWidth = 400;
constexpr int kAvatar = 96;
constexpr std::array kSilences{600, 3600, 86'400};

QLabel *centred(QWidget *parent, const char *name)
{
    auto *label = new QLabel(parent);
    label->setObjectName(QLatin1StringView(name));
    label->setTextFormat(Qt::PlainText);
    label->setAlignment(Qt::AlignCenter);
    label->setWordWrap(true);
    return label;
}

} // namespace

PersonDialog::PersonDialog(model::ChatSession &session, const Theme &theme, UserId user, QWidget *parent)
    : QDialog(parent)
    , m_session(session)
    , m_theme(theme)
    , m_user(user)
    , m_room(session.openId())
    , m_picture(centred(this, "personPicture"))
    , m_name(centred(this, "personName"))
    , m_about(centred(this, "personAbout"))
    , m_status(centred(this, "personStatus"))
    , m_error(errorLabel(this))
    , m_layout(new QVBoxLayout(this))
{
    setObjectName(QStringLiteral("personDialog"));
    setWindowTitle(tr("Profile"));
    setFixedWidth(kWidth);
    QFont large = boldFont(font());
    large.setPointSizeF(large.pointSizeF() * 1.3);
    m_name->setFont(large);
    m_about->setProperty("kind", QStringLiteral("dim"));
    m_layout->setSpacing(8);
    m_layout->setContentsMargins(20, 20, 20, 20);
    for (QLabel *label : {m_picture, m_name, m_about, m_status, m_error})
        m_layout->addWidget(label);
    const model::People &people = session.people();
    connect(&people, &model::People::profileChanged, this, [this](const protocol::Profile &profile) {
        if (profile.user.id == m_user) {
            m_profile = profile;
            refresh();
        }
    });
    connect(&session.pictures(), &model::PictureCache::thumbnailReady, this, [this](const QString &id) {
        if (m_profile && m_profile->user.avatar == id)
            showWho();
    });
    connect(&people, &model::People::blockedChanged, this, &PersonDialog::refresh);
    connect(&people, &model::People::membersChanged, this, [this](ConversationId conversation) {
        // What is open of this card stays while others come and go.
        if (conversation == m_room && member() != m_shownMember)
            refresh();
    });
    connect(&session, &model::ChatSession::joined, this, &QDialog::accept);
    m_name->setText(tr("Loading …"));
    load();
}

void PersonDialog::load()
{
    m_session.people().loadProfile(m_user, this, [this](const Result<protocol::Profile> &profile) {
        if (profile) {
            m_profile = *profile;
        } else {
            m_name->clear();
            m_error->setText(errorText(profile.error().code));
            m_error->show();
        }
        refresh();
    });
}

std::optional<protocol::Member> PersonDialog::member() const
{
    return m_session.people().member(m_room, m_user);
}

void PersonDialog::refresh()
{
    if (!m_profile)
        return;
    m_shownMember = member();
    showWho();
    // An old one may be where this came from.
    if (m_actions != nullptr) {
        m_actions->hide();
        m_actions->setParent(nullptr);
        m_actions->deleteLater();
    }
    m_actions = new QWidget(this);
    m_actions->setEnabled(!m_isBusy);
    m_actions->setObjectName(QStringLiteral("personActions"));
    auto *stack = new QVBoxLayout(m_actions);
    stack->setContentsMargins(0, 8, 0, 0);
    stack->setSpacing(8);
    addActions();
    addModeration();
    m_layout->addWidget(m_actions);
    // Lines that break need their height asked for; adjustSize() guesses it.
    m_layout->activate();
    resize(kWidth, m_layout->totalHeightForWidth(kWidth));
}

void PersonDialog::showWho()
{
    const protocol::User &user = m_profile->user;
    m_picture->setPixmap(
        avatarPixmap(m_session.pictures(), user.avatar, model::nameOf(user), kAvatar, devicePixelRatioF()));
    m_name->setText(model::nameOf(user));
    QStringList about;
    if (!user.username.isEmpty() && user.role != UserRole::Deleted)
        about.append(QStringLiteral("@") + user.username);
    if (user.role == UserRole::Admin)
        about.append(tr("administrator of the server"));
    if (const auto here = member()) {
        about.append(model::MemberListModel::roleText(*here));
        about.append(model::MemberListModel::whereabouts(*here, m_session.roomSettings().now()));
    }
    about.removeAll(QString());
    m_about->setText(about.join(QStringLiteral(" · ")));
    const protocol::Status &status = m_profile->status;
    m_status->setText(QStringLiteral("%1 %2").arg(status.emoji, status.text).trimmed());
    m_status->setVisible(!m_status->text().isEmpty());
}

QHBoxLayout *PersonDialog::addLine()
{
    auto *line = new QHBoxLayout;
    line->setSpacing(8);
    static_cast<QVBoxLayout *>(m_actions->layout())->addLayout(line);
    return line;
}

QPushButton *PersonDialog::addButton(QHBoxLayout *line, const char *name, const QString &icon,
                                     const QString &text, const char *kind)
{
    auto *button = new QPushButton(text, m_actions);
    button->setObjectName(QLatin1StringView(name));
    button->setProperty("kind", QLatin1StringView(kind));
    const bool isPrimary = qstrcmp(kind, "primary") == 0;
    if (!icon.isEmpty())
        button->setIcon(inkedIcon(icon, isPrimary ? m_theme.onAccent : m_theme.ink2));
    button->setAutoDefault(false);
    line->addWidget(button, 1);
    return button;
}

void PersonDialog::addActions()
{
    model::People &people = m_session.people();
    const protocol::User &user = m_profile->user;
    QHBoxLayout *first = addLine();
    if (people.isMe(m_user)) {
        connect(addButton(first, "ownProfile", QStringLiteral("edit"), tr("My profile …")),
                &QPushButton::clicked, this, [this] {
                    accept();
                    emit ownProfileWanted();
                });
        return;
    }
    const bool isBlocked = people.isBlocked(m_user);
    const bool isThere = user.role != UserRole::Deleted;
    const protocol::Conversation *open = m_session.roomSettings().conversation(m_room);
    const bool isAlone = open != nullptr && open->partner && open->partner->user.id == m_user;
    if (isThere && !isBlocked && !isAlone)
        connect(addButton(first, "writeToPerson", QStringLiteral("message"), tr("Write"), "primary"),
                &QPushButton::clicked, this, [this] { m_session.writeTo(m_user); });
    if (isThere && !isAlone && member())
        connect(addButton(first, "mentionPerson", {}, tr("Mention")), &QPushButton::clicked, this,
                [this, name = user.username] {
                    accept();
                    emit mentionWanted(name);
                });
    auto *note = new QLabel(
        isBlocked ? tr("You blocked this person. What they write is folded away.")
                  : tr("What people whom you block write is folded away, and they cannot write to you alone. "
                       "They are not told."),
        m_actions);
    note->setProperty("kind", QStringLiteral("dim"));
    note->setWordWrap(true);
    static_cast<QVBoxLayout *>(m_actions->layout())->addWidget(note);
    QHBoxLayout *second = addLine();
    connect(addButton(second, "blockPerson", QStringLiteral("ban"), isBlocked ? tr("Unblock") : tr("Block")),
            &QPushButton::clicked, this, [this, isBlocked] {
                run([this, isBlocked](
                        const auto &done) { m_session.people().setBlocked(m_user, !isBlocked, this, done); },
                    {});
            });
    if (!isThere)
        return;
    connect(addButton(second, "reportPerson", QStringLiteral("flag"), tr("Report …")), &QPushButton::clicked,
            this, [this] {
                auto *report = new ReportDialog(m_session, m_profile->user, this);
                report->setAttribute(Qt::WA_DeleteOnClose);
                connect(report, &ReportDialog::reported, this,
                        [this] { emit said(tr("The administrators were told. Thank you.")); });
                report->open();
            });
}

void PersonDialog::addModeration()
{
    const auto here = member();
    if (!here || !m_session.people().mayMeet(m_room, *here))
        return;
    static_cast<QVBoxLayout *>(m_actions->layout())->addWidget(headingLabel(tr("In this room"), m_actions));
    if (m_session.roomSettings().may(m_room, protocol::Right::ChangeRoles))
        addRoles(*here);
    addSilence(*here);
    QHBoxLayout *line = addLine();
    const QString name = model::nameOf(here->user);
    connect(addButton(line, "removePerson", {}, tr("Remove from the room")), &QPushButton::clicked, this,
            [this, name] {
                run([this](const auto &done) { m_session.people().kick(m_room, m_user, this, done); },
                    tr("%1 was removed from the room").arg(name));
            });
    connect(addButton(line, "banPerson", {}, tr("Ban …"), "danger"), &QPushButton::clicked, this,
            [this, name] {
                auto *ban = new BanDialog(m_session.people(), m_room, m_profile->user, this);
                ban->setAttribute(Qt::WA_DeleteOnClose);
                connect(ban, &QDialog::accepted, this, [this, name] {
                    emit said(tr("%1 was banned from the room").arg(name));
                    accept();
                });
                ban->open();
            });
}

void PersonDialog::addRoles(const protocol::Member &member)
{
    QHBoxLayout *line = addLine();
    auto *roles = new QComboBox(m_actions);
    roles->setObjectName(QStringLiteral("memberRole"));
    roles->addItem(tr("Member"), int(MemberRole::Member));
    roles->addItem(tr("Moderator"), int(MemberRole::Moderator));
    roles->addItem(tr("Owner"), int(MemberRole::Owner));
    roles->setCurrentIndex(roles->findData(int(member.role)));
    auto *label = new QLabel(tr("Role"), m_actions);
    label->setBuddy(roles);
    line->addWidget(label);
    line->addWidget(roles, 1);
    connect(roles, &QComboBox::activated, this, [this, roles] {
        const auto role = MemberRole(roles->currentData().toInt());
        run([this, role](const auto &done) { m_session.people().setRole(m_room, m_user, role, this, done); },
            {});
    });
}

void PersonDialog::addSilence(const protocol::Member &member)
{
    QHBoxLayout *line = addLine();
    const auto silence = [this](int seconds) {
        run([this,
             seconds](const auto &done) { m_session.people().silence(m_room, m_user, seconds, this, done); },
            {});
    };
    if (member.silencedUntil > m_session.roomSettings().now()) {
        auto *until = new QLabel(tr("Muted until %1").arg(momentText(member.silencedUntil)), m_actions);
        until->setObjectName(QStringLiteral("mutedUntil"));
        line->addWidget(until, 1);
        connect(addButton(line, "unmutePerson", {}, tr("Let speak again")), &QPushButton::clicked, this,
                [silence] { silence(0); });
        return;
    }
    QPushButton *button = addButton(line, "mutePerson", {}, tr("Mute"));
    auto *menu = new QMenu(button);
    for (const int seconds : kSilences)
        menu->addAction(tr("For %1").arg(durationText(seconds)), this,
                        [silence, seconds] { silence(seconds); });
    button->setMenu(menu);
}

void PersonDialog::run(const Deed &deed, const QString &done)
{
    if (m_isBusy)
        return;
    m_isBusy = true;
    m_actions->setEnabled(false);
    m_error->hide();
    deed([this, done](const Result<> &answer) {
        m_isBusy = false;
        m_actions->setEnabled(true);
        if (!answer) {
            m_error->setText(errorText(answer.error().code));
            m_error->show();
            refresh();
        } else if (!done.isEmpty()) {
            emit said(done);
            accept();
        }
    });
}

} // namespace foyer::ui
