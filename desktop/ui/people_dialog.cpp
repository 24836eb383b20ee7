// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/ui/people_dialog.h"

#include "desktop/model/chat_session.h"
#include "desktop/ui/avatar_icons.h"
#include "desktop/ui/error_text.h"

#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>

#include <chrono>

namespace foyer::ui {

namespace {

using namespace std::chrono_literals;

constexpr int kIdRole = Qt::UserRole;
/// While somebody types, the server is asked at most so often.
constexpr auto kPause = 200ms;

} // namespace

PeopleDialog::PeopleDialog(model::ChatSession &session, QWidget *parent)
    : ListChoiceDialog(tr("Name of a person"), tr("Write"), parent)
    , m_session(session)
    , m_avatars(new AvatarIcons(session, list()))
{
    setObjectName(QStringLiteral("peopleDialog"));
    setWindowTitle(tr("New message"));
    search().setObjectName(QStringLiteral("findPerson"));
    list().setObjectName(QStringLiteral("people"));
    list().setAccessibleName(tr("People"));

    m_pause.setSingleShot(true);
    m_pause.setInterval(kPause);
    connect(&m_pause, &QTimer::timeout, this, &PeopleDialog::look);
    connect(&search(), &QLineEdit::textChanged, this, [this] { m_pause.start(); });
    connect(&session, &model::ChatSession::peopleFound, this, &PeopleDialog::fill);
    connect(&session, &model::ChatSession::writingFailed, this,
            [this](const Error &error) { say(errorText(error.code)); });
    connect(&session, &model::ChatSession::joined, this, &QDialog::accept);
    look();
}

void PeopleDialog::look()
{
    m_session.findPeople(search().text());
}

void PeopleDialog::fill(const QString &words, const QList<protocol::User> &people)
{
    // The answer to earlier words came late.
    if (words != search().text())
        return;
    list().clear();
    for (const protocol::User &user : people) {
        QListWidgetItem *item = addRow(QStringLiteral("%1\n@%2").arg(user.displayName, user.username));
        m_avatars->show(*item, user);
        item->setData(kIdRole, user.id.value());
    }
    say(people.isEmpty() ? tr("Nobody is called that.") : QString());
    list().setCurrentRow(people.isEmpty() ? -1 : 0);
    button().setEnabled(!people.isEmpty());
}

void PeopleDialog::choose(const QListWidgetItem &item)
{
    m_session.writeTo(UserId(item.data(kIdRole).toLongLong()));
}

} // namespace foyer::ui
